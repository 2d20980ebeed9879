"""How a case begins, is shared, changes hands and goes on."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.concurrency import save_edited
from nocc.common.rules import NotAllowed, RuleBroken, refused_within
from nocc.directory.models import Membership, MembershipRole, WorkGroup
from nocc.patients.models import ConsentKind, Patient
from nocc.patients.services import require_consent

from ..models import Case, CaseState, Clearance, MilestoneKind, Participant, ParticipantRole
from ..selectors import lead_of, staff_of
from .dossier import record_assessment, record_diagnosis, record_staging
from .log import append_event, locked_case, move_case, reach_milestone
from .notices import notify
from .search import refresh_search
from .versions import targets_of_patient

# Where the lead moves a case by hand; the rest of the way is walked by voting, signing and treating.
BY_HAND = frozenset({CaseState.REVIEW, CaseState.TREATMENT, CaseState.FOLLOW_UP, CaseState.CLOSED})


@transaction.atomic
def open_case(
    *,
    creator: User,
    patient: Patient,
    group: WorkGroup,
    question: str,
    referrer_plan: str = "",
    diagnosis: Mapping | None = None,
    staging: Mapping | None = None,
    assessment: Mapping | None = None,
) -> Case:
    """Begin a draft that its creator leads. Raises NotAllowed: `not_a_member`."""
    physician = getattr(creator, "physician", None)
    belongs = Membership.objects.filter(group=group, user=creator, left_at__isnull=True)
    if physician is None or not belongs.exclude(role=MembershipRole.OBSERVER).exists():
        raise NotAllowed("not_a_member")
    case = Case.objects.create(
        patient=patient, group=group, opened_by=creator, question=question, referrer_plan=referrer_plan
    )
    place = Participant.objects.create(
        case=case, user=creator, role=ParticipantRole.LEAD, specialty=physician.specialty, invited_by=creator
    )
    touched = [("participant", place.pk), *targets_of_patient(patient)]
    append_event(case=case, kind="case.opened", actor=creator, target=("case", case.pk), touched=touched)
    for name, record, stated in (
        ("diagnosis", record_diagnosis, diagnosis),
        ("staging", record_staging, staging),
        ("assessment", record_assessment, assessment),
    ):
        if stated is not None:
            with refused_within(name):
                record(case=case, author=creator, **stated)
    refresh_search(case)
    return case


@transaction.atomic
def edit_case(*, case: Case, editor: User, **fields: str) -> Case:
    """Change the question or the referrer's plan of a case read under lock; what was cleared for observers was the
    earlier text."""
    for name, value in fields.items():
        setattr(case, name, value)
    save_edited(case, list(fields))
    Clearance.objects.filter(kind="case", item=case.pk).delete()
    refresh_search(case)
    append_event(case=case, kind="case.edited", actor=editor, target=("case", case.pk))
    return case


@transaction.atomic
def share_case(*, case: Case, actor: User) -> Case:
    """Put a draft before its board. Raises RuleBroken: `transition_not_allowed`, `consent_missing`."""
    if case.state == CaseState.DRAFT:
        require_consent(case.patient, ConsentKind.DOSSIER)
    elif case.state != CaseState.DRAFT:
        raise RuleBroken("transition_not_allowed", state=case.state, to=CaseState.REVIEW)
    case = move_case(case=case, to=CaseState.REVIEW, actor=actor)
    reach_milestone(case=case, kind=MilestoneKind.SHARED, at=timezone.now())
    for place in staff_of(case).exclude(user=actor).order_by("user"):
        notify(user=place.user, kind="case.shared", target=("case", case.pk), case=case, actor=actor)
    return case


@transaction.atomic
def transition_case(*, case: Case, to: CaseState, actor: User, reason: str = "") -> Case:
    """Move a case by hand. Back to review, the only way back, asks a reason.

    Raises RuleBroken: `transition_not_allowed`, `reason_required`, `consent_missing`.
    """
    if to == CaseState.REVIEW and case.state == CaseState.DRAFT:
        return share_case(case=case, actor=actor)
    if to not in BY_HAND:
        raise RuleBroken("transition_not_allowed", state=case.state, to=to)
    if to == CaseState.REVIEW and not reason.strip():
        raise RuleBroken("reason_required", state=case.state, to=to)
    return move_case(case=case, to=to, actor=actor, reason=reason)


@transaction.atomic
def hand_over_lead(*, case: Case, actor: User, to: Participant) -> Case:
    """Make another participant of the board the lead; the former one stays a participant.

    Raises RuleBroken: `not_on_board`.
    """
    case = locked_case(case)
    place = staff_of(case).filter(pk=to.pk).first()
    if place is None or place.role == ParticipantRole.LEAD:
        raise RuleBroken("not_on_board")
    former = lead_of(case)
    Participant.objects.filter(pk=former.pk).update(role=ParticipantRole.PARTICIPANT, updated_at=timezone.now())
    Participant.objects.filter(pk=place.pk).update(role=ParticipantRole.LEAD, until=None, updated_at=timezone.now())
    touched = [("participant", former.pk)]
    append_event(case=case, kind="lead.handed_over", actor=actor, target=("participant", place.pk), touched=touched)
    notify(user=place.user, kind="lead.handed_over", target=("case", case.pk), case=case, actor=actor)
    return case
