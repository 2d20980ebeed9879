"""Ballots that do not know the latest material are marked, and their voters asked to confirm or change them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from nocc.cases.models import Case, TaskKind
from nocc.cases.services import open_task

from ..models import Round
from .locks import database_time, running_round


def note_new_material(*, case: Case) -> None:
    """Called while the case row is locked: the event that brings the material has been appended."""
    if (vote_round := running_round(case)) is not None:
        mark_ballots_stale(vote_round=vote_round, since=database_time())


def mark_ballots_stale(*, vote_round: Round, since: datetime) -> None:
    """Mark what is not marked yet, and ask its voters."""
    fresh = vote_round.ballots.filter(stale_since__isnull=True)
    voters = list(fresh.values_list("voter", flat=True))
    fresh.update(stale_since=since)
    ask_to_confirm(vote_round=vote_round, voters=voters)


def ask_to_confirm(*, vote_round: Round, voters: Sequence[UUID]) -> None:
    """Let the ballot wait for these voters, or tell them the present deadline."""
    asked = vote_round.eligible.filter(pk__in=voters, removed_at__isnull=True).select_related("user")
    # Always in one order: see `decisions`.
    for voter in asked.order_by("user"):
        open_task(
            case=vote_round.case,
            assignee=voter.user,
            kind=TaskKind.CONFIRM_BALLOT,
            target=("round", vote_round.pk),
            due=vote_round.deadline,
        )
