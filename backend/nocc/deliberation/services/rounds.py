"""A round opens, pauses, goes on and closes; see `locks` for who waits for whom."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from procrastinate.contrib.django import app

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState, Participant, TaskKind
from nocc.cases.selectors import lead_of, staff_of
from nocc.cases.services import append_event, locked_case, move_case, open_task, settle_tasks
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.oncology.vocabularies import vocabulary

from ..models import DecisionStatus, Option, Round, RoundMethod, RoundOption, RoundStatus, Voter
from .counting import result_of
from .locks import database_time, locked_round
from .progress import show_progress
from .staleness import ask_to_confirm, mark_ballots_stale

DEFAULT_QUORUM = ("surgery_hn", "radiation_oncology", "medical_oncology")
DEFAULT_DURATION = timedelta(days=7)
MAX_OPTIONS = 12


@transaction.atomic
def open_round(
    *,
    case: Case,
    opener: User,
    method: RoundMethod = RoundMethod.SINGLE,
    options: Sequence[Option] | None = None,
    eligible: Sequence[Participant] | None = None,
    deadline: datetime | None = None,
    quorum: Sequence[str] | None = None,
    supersedes: Round | None = None,
) -> Round:
    """Call the board to vote: by default everyone on it, on every option on the table, for a week.

    Raises RuleBroken: `transition_not_allowed`, `option_withdrawn`; InvalidInput: `options_required`,
    `too_many_options`, `not_on_the_board`, `deadline_passed`, `unknown_code`, `not_the_latest_round`.
    """
    case = locked_case(case)
    vote_round = Round(case=case, method=method, opened_by=opener, number=_next_number(case))
    vote_round.deadline, vote_round.quorum = _deadline(deadline), _quorum(quorum)
    vote_round.supersedes = _superseded(case, supersedes)
    paper, voters = _paper(case, options), _voters(case, eligible)
    move_case(case=case, to=CaseState.VOTING, actor=opener)
    vote_round.save()
    _write_paper(vote_round, paper)
    Voter.objects.bulk_create(Voter(round=vote_round, participant=voter) for voter in voters)
    touched = [("paper", vote_round.pk)]
    if vote_round.supersedes is not None:
        touched.append(("round", vote_round.supersedes.pk))
    append_event(case=case, kind="round.opened", actor=opener, target=("round", vote_round.pk), touched=touched)
    _settle_what_the_last_round_left(case)
    _await_votes(vote_round, actor=opener)
    return vote_round


@transaction.atomic
def close_round(*, vote_round: Round, closer: User) -> Round:
    """Close before the deadline, with or without quorum, and reveal the ballots.

    Raises RuleBroken: `round_closed`, `round_paused` (answer or dismiss what it waits for).
    """
    vote_round = locked_round(vote_round)
    if vote_round.status != RoundStatus.OPEN:
        raise RuleBroken(f"round_{vote_round.status}")
    return _close(vote_round, closer=closer, at=database_time())


@transaction.atomic
def close_if_due(*, round_id: UUID) -> bool:
    """Close at the deadline; a round that somebody closed, or whose deadline has moved, is left alone."""
    vote_round = locked_round(Round.objects.select_related("case").get(pk=round_id))
    now = database_time()
    if vote_round.status != RoundStatus.OPEN or now < vote_round.deadline:
        return False
    _close(vote_round, closer=None, at=now)
    return True


def pause_round(*, vote_round: Round, actor: User) -> None:
    """Let a locked, open round wait for an investigation."""
    vote_round.status, vote_round.paused_at = RoundStatus.PAUSED, database_time()
    vote_round.save(update_fields=["status", "paused_at", "updated_at"])
    append_event(case=vote_round.case, kind="round.paused", actor=actor, target=("round", vote_round.pk))


def resume_round(*, vote_round: Round, actor: User) -> None:
    """Let a locked, paused round go on: the pause does not count, and the ballots cast before it are stale."""
    now = database_time()
    vote_round.deadline += now - (vote_round.paused_at or now)
    vote_round.status, vote_round.paused_at = RoundStatus.OPEN, None
    vote_round.save(update_fields=["status", "paused_at", "deadline", "updated_at"])
    append_event(case=vote_round.case, kind="round.resumed", actor=actor, target=("round", vote_round.pk))
    mark_ballots_stale(vote_round=vote_round, since=now)
    ask_to_confirm(vote_round=vote_round, voters=list(vote_round.ballots.values_list("voter", flat=True)))
    _await_votes(vote_round, actor=actor)


def _await_votes(vote_round: Round, *, actor: User) -> None:
    _ask_for_votes(vote_round, actor=actor)
    _schedule_close(vote_round)
    show_progress(vote_round=vote_round)


def _close(vote_round: Round, *, closer: User | None, at: datetime) -> Round:
    vote_round.result = result_of(vote_round)
    vote_round.status, vote_round.closed_at, vote_round.closed_by = RoundStatus.CLOSED, at, closer
    vote_round.save(update_fields=["status", "closed_at", "closed_by", "result", "updated_at"])
    target = ("round", vote_round.pk)
    for kind in (TaskKind.VOTE, TaskKind.CONFIRM_BALLOT):
        settle_tasks(kind=kind, target=target)
    append_event(case=vote_round.case, kind="round.closed", actor=closer, target=target)
    move_case(case=vote_round.case, to=CaseState.DECIDING, actor=closer)
    lead = lead_of(vote_round.case).user
    open_task(case=vote_round.case, assignee=lead, kind=TaskKind.DECIDE, target=target, actor=closer)
    show_progress(vote_round=vote_round)
    return vote_round


def _next_number(case: Case) -> int:
    return (case.rounds.aggregate(last=Max("number"))["last"] or 0) + 1


def _deadline(deadline: datetime | None) -> datetime:
    now = database_time()
    if deadline is not None and deadline <= now:
        raise InvalidInput("deadline_passed", field="deadline")
    return deadline or now + DEFAULT_DURATION


def _quorum(quorum: Sequence[str] | None) -> list[str]:
    codes = list(dict.fromkeys(DEFAULT_QUORUM if quorum is None else quorum))
    if any(code not in vocabulary("specialties") for code in codes):
        raise InvalidInput("unknown_code", field="quorum", vocabulary="specialties")
    return codes


def _superseded(case: Case, named: Round | None) -> Round | None:
    """The latest closed round, unless a decision has come of it: that is an earlier question's."""
    latest = case.rounds.order_by("-number").first()
    if named is not None:
        if latest is None or named.pk != latest.pk:
            raise InvalidInput("not_the_latest_round", field="supersedes")
        return latest
    return latest if latest and not latest.decisions.filter(signed_at__isnull=False).exists() else None


def _paper(case: Case, options: Sequence[Option] | None) -> Sequence[Option]:
    on_the_table = case.options.filter(withdrawn_at__isnull=True).order_by("created_at")
    paper = list(on_the_table if options is None else dict.fromkeys(options))
    if not paper:
        raise InvalidInput("options_required", field="options")
    if len(paper) > MAX_OPTIONS:
        raise InvalidInput("too_many_options", field="options", max_options=MAX_OPTIONS)
    if any(option.withdrawn_at is not None for option in paper):
        raise RuleBroken("option_withdrawn")
    return paper


def _voters(case: Case, eligible: Sequence[Participant] | None) -> Sequence[Participant]:
    board = list(staff_of(case))
    voters = board if eligible is None else list(dict.fromkeys(eligible))
    if not voters:
        raise InvalidInput("voters_required", field="eligible")
    if not set(voters) <= set(board):
        raise InvalidInput("not_on_the_board", field="eligible")
    return voters


def _write_paper(vote_round: Round, options: Sequence[Option]) -> None:
    # Read under the case lock: an option edited a moment ago stands on the paper as edited.
    current = Option.objects.in_bulk([option.pk for option in options])
    RoundOption.objects.bulk_create(
        RoundOption(
            round=vote_round,
            option=current[option.pk],
            position=position,
            option_version=current[option.pk].version,
            content=current[option.pk].content(),
        )
        for position, option in enumerate(options)
    )


def _ask_for_votes(vote_round: Round, *, actor: User) -> None:
    """Whoever has not voted yet is asked, or learns the new deadline."""
    missing = vote_round.eligible.filter(removed_at__isnull=True).exclude(
        pk__in=vote_round.ballots.values_list("voter", flat=True)
    )
    for voter in missing.select_related("user").order_by("user"):
        open_task(
            case=vote_round.case,
            assignee=voter.user,
            kind=TaskKind.VOTE,
            target=("round", vote_round.pk),
            due=vote_round.deadline,
            actor=actor,
        )


def _settle_what_the_last_round_left(case: Case) -> None:
    for earlier in case.rounds.filter(status=RoundStatus.CLOSED):
        settle_tasks(kind=TaskKind.DECIDE, target=("round", earlier.pk))
    for draft in case.decisions.filter(status=DecisionStatus.DRAFT):
        settle_tasks(kind=TaskKind.SIGN, target=("decision", draft.pk))


def _schedule_close(vote_round: Round) -> None:
    """A job of the same transaction; one left over from before a pause finds nothing due."""
    job = app.configure_task("close_round", schedule_at=vote_round.deadline)
    job.defer(round_id=str(vote_round.pk))
