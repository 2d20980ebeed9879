"""Ballots that do not know the latest material are marked, and their voters asked to confirm or change them."""

from datetime import datetime

from nocc.cases.models import Case, CaseEvent, TaskKind
from nocc.cases.services import open_task, settle_tasks

from ..models import Round
from .locks import database_time, running_round
from .progress import show_progress

MATERIAL_EVENTS = frozenset(
    {
        "assessment.recorded",
        "case.edited",
        "diagnosis.recorded",
        "document.added",
        "document.versioned",
        "document.withdrawn",
        "investigation.answered",
        "observation.recorded",
        "observation.withdrawn",
        "option.edited",
        "option.proposed",
        "priorities.set",
        "staging.recorded",
        "study.added",
        "study.edited",
        "study.withdrawn",
    }
)


def hear_of_event(sender, event: CaseEvent, **kwargs) -> None:
    """A running round hears of new material and of voters who leave."""
    if event.kind in MATERIAL_EVENTS:
        note_new_material(case=event.case)
    elif event.kind == "participant.left":
        note_departure(case=event.case)


def note_new_material(*, case: Case) -> None:
    """Called while the case row is locked: the event that brings the material has been appended."""
    if (vote_round := running_round(case)) is not None:
        mark_ballots_stale(vote_round=vote_round, since=database_time())


def note_departure(*, case: Case) -> None:
    """Whoever left the board is waited for no more; a ballot already cast stays."""
    if (vote_round := running_round(case)) is None:
        return
    for voter in vote_round.eligible.filter(removed_at__isnull=False).select_related("user"):
        for kind in (TaskKind.VOTE, TaskKind.CONFIRM_BALLOT):
            settle_tasks(kind=kind, target=("round", vote_round.pk), assignee=voter.user)
    show_progress(vote_round=vote_round)


def mark_ballots_stale(*, vote_round: Round, since: datetime) -> None:
    """A ballot already stale keeps its time; its voter's task gets the round's present deadline."""
    vote_round.ballots.filter(stale_since__isnull=True).update(stale_since=since)
    asked = vote_round.ballots.filter(voter__removed_at__isnull=True).select_related("voter__user")
    for ballot in asked.order_by("voter__user"):
        open_task(
            case=vote_round.case,
            assignee=ballot.voter.user,
            kind=TaskKind.CONFIRM_BALLOT,
            target=("round", vote_round.pk),
            due=vote_round.deadline,
        )
