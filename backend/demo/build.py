"""The demonstration network: the same seed and day give the same data, identifiers included."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from types import SimpleNamespace
from unittest import mock

from django.core.management import call_command
from django.db import connection, transaction

from nocc.accounts.models import User

from .cast import cast_for
from .clock import travelling
from .network import build_administrator, build_network
from .people import PATIENT_EMAIL
from .sampler import SyntheticCase, sample_cases
from .story import BOARD_STAGES, Telling, tell

SEED = 2026
# How many cases, diagnosed within so many days: some await the board, some are being treated, most are followed.
Batches = Sequence[tuple[int, int]]
BATCHES: Batches = ((24, 30), (10, 120), (10, 500), (16, 2922))
HISTORY_DAYS = 3100


def samples(*, now: datetime, seed: int, batches: Batches) -> list[SyntheticCase]:
    return [
        case
        for index, (count, days) in enumerate(batches)
        for case in sample_cases(seed=seed + index, n=count, today=now.date(), diagnosed_within_days=days)
    ]


def build(*, now: datetime, seed: int = SEED, batches: Batches = BATCHES) -> int:
    """Fill an empty database; returns the number of cases."""
    cases = samples(now=now, seed=seed, batches=batches)
    own = next(case for case in cases if case.phase == "follow_up" and case.courses and case.pathology)
    awaiting = 0
    with _repeatable(seed), travelling(now - timedelta(days=HISTORY_DAYS)) as clock:
        network = build_network(now=now)
        for turn, sample in enumerate(cases):
            stage = "decided"
            if sample.phase == "awaiting_board":
                stage, awaiting = BOARD_STAGES[awaiting % len(BOARD_STAGES)], awaiting + 1
            email = PATIENT_EMAIL if sample is own else ""
            cast = cast_for(sample, network, turn=0 if sample is own else turn)
            # A transaction each: in one for all, PostgreSQL could not prune what thousands of updates leave behind.
            with transaction.atomic():
                tell(Telling(sample, cast, now, stage, patient_email=email), clock)
        _forget_mail()
        # Last, because its account says that the network is whole.
        build_administrator()
    return len(cases)


def is_built() -> bool:
    return User.objects.filter(is_administrator=True).exists()


def clear() -> None:
    """Empty the database for a new build."""
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def _forget_mail() -> None:
    # Nobody is to be reminded of what happened years ago.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE queue_name = 'mail'")


@contextmanager
def _repeatable(seed: int) -> Iterator[None]:
    """Draw the identifiers and references of rows from the seed, so that two builds are the same data."""
    source = random.Random(seed)
    with (
        mock.patch("uuid.os", SimpleNamespace(urandom=source.randbytes)),
        mock.patch("nocc.cases.models.case.secrets", source),
    ):
        yield
