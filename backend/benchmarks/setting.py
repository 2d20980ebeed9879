"""What every benchmark stands on: its own durable database on the embedded server, and Django set up on it."""

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

from config.embedded import embedded_database_url

STATE = Path(os.environ.get("NOCC_STATE_DIR", Path(__file__).resolve().parents[2] / ".local")).resolve()


def set_up(name: str) -> str:
    """Make Django use the migrated database of this name; answers its URL.

    The server is durable, as in production: what tests switch off would flatter us.
    """
    server = embedded_database_url(STATE / "postgres-bench")
    with psycopg.connect(server, autocommit=True) as conn:
        if conn.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            conn.execute(f'CREATE DATABASE "{name}"')
    url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    os.environ.update(DATABASE_URL=url, DJANGO_SETTINGS_MODULE="config.settings.test", NOCC_STATE_DIR=str(STATE))
    django.setup()
    use_database(url)
    from django.core.management import call_command  # Django's modules load after its settings

    call_command("migrate", verbosity=0)
    return url


def use_database(url: str) -> None:
    """Make this process talk to another database from now on."""
    from django.db import connection

    from config.settings.base import database

    connection.close()
    connection.close_pool()
    connection.settings_dict.update(database(url))


def cpu_seconds(pids: list[int]) -> float:
    """Processor time that these processes have used so far."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def family_of(pid: int) -> list[int]:
    """A process and all that it started."""
    family = [pid]
    for member in family:
        for task in Path(f"/proc/{member}/task").iterdir():
            family += map(int, (task / "children").read_text().split())
    return family


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
