from datetime import datetime

from django.db import transaction

from nocc.accounts.models import User
from nocc.cases.models import Case, Participant, TaskKind
from nocc.cases.selectors import lead_of, staff_of
from nocc.cases.services import append_event, locked_case, open_task, settle_tasks
from nocc.common.rules import InvalidInput, RuleBroken

from ..models import Investigation, InvestigationStatus, Round, RoundStatus
from .locks import database_time, locked_round
from .rounds import resume_round


@transaction.atomic
def request_investigation(
    *,
    case: Case,
    requester: User,
    what: str,
    why: str = "",
    owner: Participant | None = None,
    due: datetime | None = None,
    vote_round: Round | None = None,
) -> Investigation:
    """Ask for something to be found out; the same question, still open, is asked once. The lead owns it by default.

    `vote_round` then waits for the answer. Raises InvalidInput: `not_on_the_board`.
    """
    case = locked_case(case)
    owner = owner or lead_of(case)
    if not staff_of(case).filter(pk=owner.pk).exists():
        raise InvalidInput("not_on_the_board", field="owner")
    if (known := _open_request(case, what)) is not None:
        return _joined(known, vote_round)
    investigation = Investigation.objects.create(
        case=case, round=vote_round, what=what, why=why, owner=owner, due=due, requested_by=requester
    )
    target = ("investigation", investigation.pk)
    append_event(case=case, kind="investigation.requested", actor=requester, target=target)
    open_task(case=case, assignee=owner.user, kind=TaskKind.INVESTIGATE, target=target, due=due, actor=requester)
    return investigation


@transaction.atomic
def answer_investigation(*, investigation: Investigation, answerer: User, answer: str) -> Investigation:
    """Give what was found out; a round that waited for it goes on. Raises RuleBroken: `investigation_settled`."""
    return _settle(investigation, InvestigationStatus.ANSWERED, actor=answerer, text=answer)


@transaction.atomic
def dismiss_investigation(*, investigation: Investigation, lead: User, reason: str) -> Investigation:
    """Do without the answer, saying why; a round that waited goes on. Raises RuleBroken: `investigation_settled`."""
    return _settle(investigation, InvestigationStatus.DISMISSED, actor=lead, text=reason)


def _open_request(case: Case, what: str) -> Investigation | None:
    waiting = case.investigations.filter(status=InvestigationStatus.REQUESTED).order_by("created_at")
    return next((request for request in waiting if _plain(request.what) == _plain(what)), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _joined(request: Investigation, vote_round: Round | None) -> Investigation:
    if vote_round is not None and request.round_id != vote_round.pk:
        request.round = vote_round
        request.save(update_fields=["round", "updated_at"])
    return request


def _settle(investigation: Investigation, status: InvestigationStatus, *, actor: User, text: str) -> Investigation:
    locked_case(investigation.case)
    investigation = (
        Investigation.objects.select_for_update(of=("self",)).select_related("case").get(pk=investigation.pk)
    )
    if investigation.status != InvestigationStatus.REQUESTED:
        raise RuleBroken("investigation_settled")
    investigation.status, investigation.answer = status, text
    investigation.settled_at, investigation.settled_by = database_time(), actor
    investigation.save(update_fields=["status", "answer", "settled_at", "settled_by", "updated_at"])
    target = ("investigation", investigation.pk)
    settle_tasks(kind=TaskKind.INVESTIGATE, target=target)
    touched = [("round", investigation.round_id)] if investigation.round_id is not None else ()
    append_event(case=investigation.case, kind=f"investigation.{status}", actor=actor, target=target, touched=touched)
    if investigation.round is not None:
        _resume_if_nothing_is_missing(investigation.round, actor=actor)
    return investigation


def _resume_if_nothing_is_missing(vote_round: Round, *, actor: User) -> None:
    vote_round = locked_round(vote_round)
    still_open = vote_round.investigations.filter(status=InvestigationStatus.REQUESTED)
    if vote_round.status == RoundStatus.PAUSED and not still_open.exists():
        resume_round(vote_round=vote_round, actor=actor)
