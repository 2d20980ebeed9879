from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nocc.cases.models import Participant, TaskKind
from nocc.cases.services import append_event, settle_tasks
from nocc.common.rules import InvalidInput

from ..models import Ballot, BallotKind, Investigation, Round, RoundMethod
from .investigations import request_investigation
from .locks import database_time, locked_round, must_be_open
from .progress import show_progress
from .rounds import pause_round

METHOD_OF_KIND = {BallotKind.CHOICE: RoundMethod.SINGLE, BallotKind.RANKED: RoundMethod.RANKED}


@dataclass(frozen=True)
class Question:
    """What a voter wants to know before choosing."""

    what: str
    why: str = ""
    owner: Participant | None = None
    due: datetime | None = None


@dataclass(frozen=True)
class Stance:
    """What a ballot says."""

    kind: BallotKind
    option: UUID | None = None
    ranking: list[UUID] = field(default_factory=list)
    confidence: int | None = None
    reason: str = ""
    question: Question | None = None


@transaction.atomic
def cast_ballot(*, vote_round: Round, voter: Participant, stance: Stance) -> Ballot:
    """Record the voter's ballot, replace the earlier one, or confirm a stale one.

    A question to be investigated first is put to its owner, and the round waits for the answer.
    Raises RuleBroken: `round_closed`, `round_paused`; InvalidInput: `kind_does_not_fit_method`, `option_required`,
    `option_not_on_paper`, `ranking_required`, `ranked_twice`, `investigation_required`, `not_on_the_board`. Who may
    vote is the permission's question.
    """
    # The lock keeps a late ballot from slipping in while the lead closes the round.
    vote_round = locked_round(vote_round)
    must_be_open(vote_round, at=database_time())
    _check_stance(vote_round, stance)
    investigation = _ask(vote_round, voter, stance.question)
    ballot = _write(vote_round, voter, stance, investigation)
    target = ("round", vote_round.pk)
    for kind in (TaskKind.VOTE, TaskKind.CONFIRM_BALLOT):
        settle_tasks(kind=kind, target=target, assignee=voter.user)
    # The same question may have been asked before: it now keeps this round waiting.
    touched = [("investigation", investigation.pk)] if investigation is not None else ()
    append_event(case=vote_round.case, kind="ballot.cast", actor=voter.user, target=target, touched=touched)
    if investigation is not None:
        pause_round(vote_round=vote_round, actor=voter.user)
    show_progress(vote_round=vote_round)
    return ballot


def _write(vote_round: Round, voter: Participant, stance: Stance, investigation: Investigation | None) -> Ballot:
    says = {
        "kind": stance.kind,
        "option_id": stance.option,
        "ranking": stance.ranking,
        "confidence": stance.confidence,
        "reason": stance.reason,
        "investigation": investigation,
        "cast_at": database_time(),
        "stale_since": None,
    }
    ballot, _ = Ballot.objects.update_or_create(round=vote_round, voter=voter, defaults=says)
    return ballot


def _ask(vote_round: Round, voter: Participant, question: Question | None) -> Investigation | None:
    if question is None:
        return None
    return request_investigation(
        case=vote_round.case,
        requester=voter.user,
        what=question.what,
        why=question.why,
        owner=question.owner,
        due=question.due,
        vote_round=vote_round,
    )


def _check_stance(vote_round: Round, stance: Stance) -> None:
    if METHOD_OF_KIND.get(stance.kind, vote_round.method) != vote_round.method:
        raise InvalidInput("kind_does_not_fit_method", field="kind")
    if (stance.kind == BallotKind.CHOICE) != (stance.option is not None):
        raise InvalidInput("option_required" if stance.option is None else "option_not_expected", field="option")
    if (stance.kind == BallotKind.RANKED) != bool(stance.ranking):
        raise InvalidInput("ranking_required" if not stance.ranking else "ranking_not_expected", field="ranking")
    if (stance.kind == BallotKind.INVESTIGATE) != (stance.question is not None):
        code = "investigation_required" if stance.question is None else "investigation_not_expected"
        raise InvalidInput(code, field="investigation")
    if len(set(stance.ranking)) != len(stance.ranking):
        raise InvalidInput("ranked_twice", field="ranking")
    paper = set(vote_round.paper.values_list("option", flat=True))
    if stance.option is not None and stance.option not in paper:
        raise InvalidInput("option_not_on_paper", field="option")
    if not set(stance.ranking) <= paper:
        raise InvalidInput("option_not_on_paper", field="ranking")
