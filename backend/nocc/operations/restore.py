"""A backup brought into an empty database and an empty file storage, and then proved."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import File
from django.db import connection, transaction

from nocc.audit.selectors import broken_chains
from nocc.common.files import storage
from nocc.common.models import StoredFile
from nocc.common.rules import RuleBroken

from .backup import names_in, not_whole
from .manifest import DUMP, FILES, MANIFEST, Manifest, rows_by_table, sha256_of, table_names
from .postgres_programs import run_program


def checked_manifest(folder: Path) -> Manifest:
    """The manifest of a backup that may be brought here.

    Raises RuleBroken: `backup_unfinished`, `backup_dump_damaged`, `database_not_empty`, `storage_not_empty`.
    """
    if not (folder / MANIFEST).exists():
        raise RuleBroken("backup_unfinished")
    manifest = Manifest.read(folder)
    if sha256_of(folder / DUMP) != manifest.dump_sha256:
        raise RuleBroken("backup_dump_damaged")
    if table_names():
        raise RuleBroken("database_not_empty")
    if next(names_in(storage()), None) is not None:
        raise RuleBroken("storage_not_empty")
    return manifest


def restore_database(folder: Path) -> None:
    """All of it or nothing."""
    run_program(
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        f"--dbname={connection.settings_dict['NAME']}",
        str(folder / DUMP),
    )
    with _without_hurry(), connection.cursor() as cursor:
        # The planner knows nothing of rows that were just brought.
        cursor.execute("ANALYZE")


def restore_files(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Bring every file that is there; one line for each that is not what the manifest says."""
    for name, sha256 in manifest.files.items():
        source = folder / FILES / name
        if not source.exists():
            yield f"file {name}: missing in the backup"
            continue
        if sha256_of(source) != sha256:
            yield f"file {name}: damaged in the backup"
            continue
        with source.open("rb") as content:
            storage().save(name, File(content))


def differences(manifest: Manifest) -> Iterator[str]:
    """One line for everything here that is not as it was: rows, stored files read back, chains of the access log."""
    with _without_hurry():
        rows = rows_by_table()
        for table in sorted(rows.keys() | manifest.tables.keys()):
            if rows.get(table) != manifest.tables.get(table):
                yield f"table {table}: {rows.get(table)} rows, {manifest.tables.get(table)} in the backup"
        found = {name: _sha256_in_storage(name) for name in names_in(storage())}
        for name, sha256 in manifest.files.items():
            if found.get(name, sha256) != sha256:
                yield f"file {name}: its bytes changed on the way"
        yield from not_whole(list(StoredFile.objects.order_by("sha256").values_list("sha256", flat=True)), found)
        yield from broken_chains()


def _sha256_in_storage(name: str) -> str:
    with storage().open(name, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def _without_hurry() -> Iterator[None]:
    """What a request may take is too little for a whole database."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield
