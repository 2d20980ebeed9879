"""The order of locks: the case row first, then the round, then what hangs on it.

Every event of a case locks the case row, so whoever took another row first could meet a writer who holds the case and
waits for that row. Who holds the case row is alone with the whole deliberation of that case.
"""

from datetime import datetime

from django.db import connection

from nocc.cases.models import Case
from nocc.cases.services import locked_case
from nocc.common.rules import RuleBroken

from ..models import Round, RoundStatus


def locked_round(vote_round: Round) -> Round:
    """The round as it is now, alone with it until the end of the transaction."""
    locked_case(vote_round.case)
    return Round.objects.select_for_update(of=("self",)).select_related("case").get(pk=vote_round.pk)


def running_round(case: Case) -> Round | None:
    """The round that is open or paused, under lock; the caller holds the case row."""
    running = Round.objects.select_for_update(of=("self",)).select_related("case")
    return running.filter(case=case).exclude(status=RoundStatus.CLOSED).first()


def database_time() -> datetime:
    """Now, by the one clock that all servers share; unlike SQL's `now()` it goes on while a lock is waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def must_be_open(vote_round: Round, *, at: datetime) -> None:
    """Raises RuleBroken: `round_closed` (also past the deadline), `round_paused`."""
    if vote_round.status == RoundStatus.PAUSED:
        raise RuleBroken("round_paused")
    if vote_round.status == RoundStatus.CLOSED or at >= vote_round.deadline:
        raise RuleBroken("round_closed")
