from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState, MilestoneKind, TaskKind
from nocc.cases.selectors import lead_of, staff_of
from nocc.cases.services import append_event, locked_case, move_case, notify, open_task, reach_milestone, settle_tasks
from nocc.common.concurrency import save_edited
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken

from ..events import decision_signed
from ..models import Decision, DecisionStatus, Option, Round, RoundStatus
from ..record import plain, record_of
from .locks import database_time
from .signing import seal


@transaction.atomic
def draft_decision(*, case: Case, author: User, content: dict[str, Any]) -> Decision:
    """Write down what the lead makes of the last round; nothing holds before it is signed.

    Raises RuleBroken: `case_not_deciding`, `draft_exists`, `option_withdrawn`; InvalidInput: `ranked_twice`.
    """
    case = locked_case(case)
    vote_round = _round_to_decide(case)
    if case.decisions.filter(status=DecisionStatus.DRAFT).exists():
        raise RuleBroken("draft_exists")
    _check_options(content["option"], content.get("alternatives", []))
    decision = Decision.objects.create(case=case, round=vote_round, drafted_by=author, **storable(content))
    append_event(case=case, kind="decision.drafted", actor=author, target=("decision", decision.pk))
    _ask_for_signature(decision)
    return decision


@transaction.atomic
def edit_decision(*, decision: Decision, editor: User, changes: dict[str, Any]) -> Decision:
    """Change a locked draft; it then speaks of the latest round. Raises as `draft_decision`, and `decision_signed`."""
    _must_be_draft(decision)
    decision.round = _round_to_decide(decision.case)
    for name, value in storable(changes).items():
        setattr(decision, name, value)
    _check_options(decision.option, decision.alternatives)
    save_edited(decision, [*changes, "round"])
    append_event(case=decision.case, kind="decision.edited", actor=editor, target=("decision", decision.pk))
    _ask_for_signature(decision)
    return decision


@transaction.atomic
def sign_decision(*, decision: Decision, signer: User, authenticated_at: datetime | None) -> Decision:
    """Make the draft the decision: recorded, sealed, immutable.

    `authenticated_at` is when the signer last proved who they are. Raises NotAllowed: `reauthentication_required`;
    RuleBroken: `decision_signed`, `case_not_deciding`, `round_superseded`, `option_withdrawn`,
    `departure_reason_required`, `quorum_reason_required`.
    """
    case = locked_case(decision.case)
    decision = (
        Decision.objects.select_for_update(of=("self",)).select_related("case", "round", "option").get(pk=decision.pk)
    )
    _must_be_draft(decision)
    now = database_time()
    _must_be_fresh(authenticated_at, now)
    _must_be_justified(decision)
    _seal(decision, signer=signer, at=now)
    for kind in (MilestoneKind.BOARD, MilestoneKind.DECISION):
        reach_milestone(case=case, kind=kind, at=now)
    settle_tasks(kind=TaskKind.SIGN, target=("decision", decision.pk))
    # The signature comes last: the dossier as it stood then is that of a case that is decided.
    move_case(case=case, to=CaseState.DECIDED, actor=signer)
    touched = [("decision", decision.supersedes_id)] if decision.supersedes_id is not None else ()
    append_event(case=case, kind="decision.signed", actor=signer, target=("decision", decision.pk), touched=touched)
    decision_signed.send(Decision, decision=decision)
    _announce(decision)
    return decision


def storable(content: dict[str, Any]) -> dict[str, Any]:
    """Days and identifiers inside JSON as text."""
    return content | {name: plain(content[name]) for name in ("actions", "dissent") if name in content}


def _round_to_decide(case: Case) -> Round:
    latest = case.rounds.order_by("-number").first()
    if case.state != CaseState.DECIDING or latest is None or latest.status != RoundStatus.CLOSED:
        raise RuleBroken("case_not_deciding", state=case.state)
    return latest


def _decision_in_force(case: Case) -> Decision | None:
    return case.decisions.filter(status=DecisionStatus.SIGNED).order_by("-signed_at").first()


def _check_options(option: Option, alternatives: list) -> None:
    if option.withdrawn_at is not None:
        raise RuleBroken("option_withdrawn")
    if len({option.pk, *alternatives}) != 1 + len(alternatives):
        raise InvalidInput("ranked_twice", field="alternatives")


def _must_be_draft(decision: Decision) -> None:
    if decision.status != DecisionStatus.DRAFT:
        raise RuleBroken("decision_signed")


def _must_be_fresh(authenticated_at: datetime | None, now: datetime) -> None:
    longest = timedelta(seconds=settings.SIGNATURE_REAUTHENTICATION_SECONDS)
    if authenticated_at is None or now - authenticated_at > longest:
        raise NotAllowed("reauthentication_required", max_age_seconds=settings.SIGNATURE_REAUTHENTICATION_SECONDS)


def _must_be_justified(decision: Decision) -> None:
    latest = _round_to_decide(decision.case)
    if decision.round_id != latest.pk:
        raise RuleBroken("round_superseded")
    _check_options(decision.option, decision.alternatives)
    result = latest.result or {}
    leaders = result["leaders"]
    if leaders and str(decision.option_id) not in leaders and not decision.departure_reason.strip():
        raise RuleBroken("departure_reason_required")
    if not result["quorum_met"] and not decision.quorum_reason.strip():
        raise RuleBroken("quorum_reason_required")


def _seal(decision: Decision, *, signer: User, at: datetime) -> None:
    decision.status, decision.signed_by, decision.signed_at = DecisionStatus.SIGNED, signer, at
    decision.supersedes = _decision_in_force(decision.case)
    content = record_of(decision)
    made = seal(content)
    decision.record, decision.sha256 = content.decode(), made.sha256
    decision.signature, decision.key_id = made.signature, made.key_id
    decision.save()


def _ask_for_signature(decision: Decision) -> None:
    settle_tasks(kind=TaskKind.DECIDE, target=("round", decision.round_id))
    lead = lead_of(decision.case).user
    open_task(case=decision.case, assignee=lead, kind=TaskKind.SIGN, target=("decision", decision.pk))


def _announce(decision: Decision) -> None:
    people = {place.user for place in staff_of(decision.case)} - {decision.signed_by}
    if decision.case.patient.user is not None:
        people.add(decision.case.patient.user)
    # Always in one order: two announcements at once lock the same people without waiting in a circle.
    for person in sorted(people, key=lambda user: user.pk):
        notify(
            user=person,
            kind="decision.signed",
            target=("decision", decision.pk),
            case=decision.case,
            actor=decision.signed_by,
        )
