"""Whether each thing that the application stands on answers now."""

import datetime as dt
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from nocc.common.files import storage

# A worker says every ten seconds that it lives.
WORKER_SILENT_AFTER = dt.timedelta(seconds=45)


class WorkerSilent(Exception):
    """No worker has said for a while that it lives."""


def readiness() -> dict[str, bool]:
    """By name: database, cache (which carries the live hints too), storage, worker."""
    return {name: _answers(check) for name, check in CHECKS.items()}


def _answers(check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception:  # whatever fails, the answer is "not ready"
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _worker() -> None:
    if not ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - WORKER_SILENT_AFTER).exists():
        raise WorkerSilent


CHECKS: dict[str, Callable[[], object]] = {
    "database": _database,
    "cache": lambda: cache.set("ready", 1, timeout=5),
    "storage": lambda: storage().exists("ready"),
    "worker": _worker,
}
