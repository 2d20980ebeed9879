"""Who comes to a case, and who leaves it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.live import publish_on_commit
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken
from nocc.directory.models import Invitation, InvitationPurpose, Membership, MembershipRole, Physician, WorkGroup
from nocc.directory.services import invite
from nocc.patients.models import ConsentKind, Patient
from nocc.patients.services import require_consent

from ..models import Case, CaseState, Participant, ParticipantRole, Task
from ..selectors import STAFF_ROLES, lead_of, places_of
from ..selectors.viewpoints import lasting
from .log import append_event, locked_case
from .notices import notify
from .work import settle

LONGEST_STAY = timedelta(days=366)
# Without both of these nobody beyond the lead's facility takes part.
NEEDED_ELSEWHERE = (ConsentKind.DOSSIER, ConsentKind.NETWORK)


def must_be_allowed_to_invite(*, case: Case, inviter: User, role: str) -> None:
    """The board invites observers; only the lead invites to the board. Raises NotAllowed: `lead_only`."""
    own_roles = set(places_of(inviter).filter(case=case).values_list("role", flat=True))
    allowed = STAFF_ROLES if role == ParticipantRole.OBSERVER else (ParticipantRole.LEAD,)
    if not own_roles & set(allowed):
        raise NotAllowed("lead_only")


def _checked_end(*, role: str, until: datetime | None) -> datetime | None:
    if role == ParticipantRole.OBSERVER and until is None:
        raise InvalidInput("until_required", field="until")
    if until is not None and until <= timezone.now():
        raise InvalidInput("until_not_in_future", field="until")
    if until is not None and until > timezone.now() + LONGEST_STAY:
        raise InvalidInput("until_too_far", field="until")
    return until


def _must_have_consented(case: Case, *, role: str, facility_id: UUID | None) -> None:
    """`facility_id` is where the guest works, None if nobody knows. Raises RuleBroken: `consent_missing`."""
    if role == ParticipantRole.OBSERVER:
        require_consent(case.patient, ConsentKind.OBSERVERS)
    if facility_id != lead_of(case).user.physician.facility_id:
        for kind in NEEDED_ELSEWHERE:
            require_consent(case.patient, kind)


@transaction.atomic
def invite_physician(
    *, case: Case, inviter: User, physician: Physician, role: str, until: datetime | None = None
) -> Participant:
    """Give a colleague a place. An observer may be called to the board; nobody is turned into an observer.

    Raises NotAllowed `lead_only`, InvalidInput `until_required`, `until_not_in_future`, `until_too_far`, `not_active`,
    RuleBroken `consent_missing`, `already_taking_part`.
    """
    must_be_allowed_to_invite(case=case, inviter=inviter, role=role)
    until = _checked_end(role=role, until=until)
    _must_have_consented(case, role=role, facility_id=physician.facility_id)
    return _join(case=case, physician=physician, role=role, until=until, inviter=inviter)


@transaction.atomic
def invite_group(
    *, case: Case, inviter: User, group: WorkGroup, role: str, until: datetime | None = None
) -> list[Participant]:
    """Give a place to every physician of a group who has none yet; raises as `invite_physician` does."""
    must_be_allowed_to_invite(case=case, inviter=inviter, role=role)
    until = _checked_end(role=role, until=until)
    members = Membership.objects.filter(group=group, left_at__isnull=True).exclude(role=MembershipRole.OBSERVER)
    present = case.participants.filter(lasting(timezone.now()), removed_at__isnull=True)
    physicians = Physician.objects.filter(user__in=members.values("user"), user__is_active=True)
    joined = []
    for physician in physicians.exclude(user__in=present.values("user")).order_by("pk"):
        _must_have_consented(case, role=role, facility_id=physician.facility_id)
        joined.append(_join(case=case, physician=physician, role=role, until=until, inviter=inviter))
    return joined


@transaction.atomic
def invite_address(*, case: Case, inviter: User, email: str, role: str, until: datetime | None = None) -> Invitation:
    """Send an invitation by mail; accepting it leads to `join_by_invitation`."""
    must_be_allowed_to_invite(case=case, inviter=inviter, role=role)
    until = _checked_end(role=role, until=until)
    _must_have_consented(case, role=role, facility_id=None)
    is_observer = role == ParticipantRole.OBSERVER
    purpose = InvitationPurpose.CASE_OBSERVER if is_observer else InvitationPurpose.CASE_PARTICIPANT
    return invite(
        purpose=purpose, target=case.pk, target_name=case.reference, email=email, invited_by=inviter, until=until
    )


@transaction.atomic
def join_by_invitation(*, invitation: Invitation, user: User) -> Participant:
    """Somebody followed the link in their mail: what was allowed when it was sent must still be.

    Raises RuleBroken: `invitation_withdrawn`, `consent_missing`, `already_taking_part`.
    """
    case = Case.objects.select_related("patient").get(pk=invitation.target)
    is_observer = invitation.purpose == InvitationPurpose.CASE_OBSERVER
    role = ParticipantRole.OBSERVER if is_observer else ParticipantRole.PARTICIPANT
    try:
        must_be_allowed_to_invite(case=case, inviter=invitation.invited_by, role=role)
    except NotAllowed:
        raise RuleBroken("invitation_withdrawn") from None
    physician = Physician.objects.get(user=user)
    _must_have_consented(case, role=role, facility_id=physician.facility_id)
    return _join(case=case, physician=physician, role=role, until=invitation.until, inviter=invitation.invited_by)


def _join(*, case: Case, physician: Physician, role: str, until: datetime | None, inviter: User) -> Participant:
    case = locked_case(case)
    user = physician.user
    if not user.is_active:
        raise InvalidInput("not_active")
    former = case.participants.filter(user=user, removed_at__isnull=True).first()
    if former is not None:
        is_promoted = former.role == ParticipantRole.OBSERVER and role != ParticipantRole.OBSERVER
        has_lapsed = former.until is not None and former.until <= timezone.now()
        if not is_promoted and not has_lapsed:
            raise RuleBroken("already_taking_part")
        case.participants.filter(pk=former.pk).update(removed_at=timezone.now())
    place = Participant.objects.create(
        case=case,
        user=user,
        role=role,
        specialty=physician.specialty,
        invited_by=inviter,
        until=until,
    )
    touched = [("participant", former.pk)] if former is not None else ()
    append_event(case=case, kind="participant.joined", actor=inviter, target=("participant", place.pk), touched=touched)
    if case.state != CaseState.DRAFT or role in STAFF_ROLES:
        notify(user=user, kind="participant.joined", target=("case", case.pk), case=case, actor=inviter)
    return place


@transaction.atomic
def remove_participant(*, place: Participant, actor: User | None) -> None:
    """End somebody's place; their open sockets close at once and nothing waits for them here any more.

    Raises RuleBroken: `lead_cannot_leave`.
    """
    case = locked_case(place.case)
    place = Participant.objects.select_for_update().get(pk=place.pk)
    if place.role == ParticipantRole.LEAD:
        raise RuleBroken("lead_cannot_leave")
    if place.removed_at is not None:
        return
    place.removed_at = timezone.now()
    place.save(update_fields=["removed_at", "updated_at"])
    settle(list(Task.objects.filter(case=case, assignee=place.user, done_at__isnull=True)))
    append_event(case=case, kind="participant.left", actor=actor, target=("participant", place.pk))
    publish_on_commit(f"user:{place.user_id}", {"recheck": True})


@transaction.atomic
def end_places_elsewhere(*, patient: Patient, actor: User) -> None:
    """The patient no longer agrees to being discussed beyond the facility of whoever leads: the others leave."""
    for case in patient.cases.all():
        near = lead_of(case).user.physician.facility_id
        places = case.participants.filter(removed_at__isnull=True).exclude(role=ParticipantRole.LEAD)
        for place in places.exclude(user__physician__facility=near).select_related("case", "user"):
            remove_participant(place=place, actor=actor)


@transaction.atomic
def leave_cases_of_group(*, membership: Membership) -> None:
    """Who leaves a group leaves its cases. Raises RuleBroken `still_leads_cases`: those are handed over first."""
    publish_on_commit(f"user:{membership.user_id}", {"recheck": True})
    places = Participant.objects.filter(
        user=membership.user, case__group=membership.group, removed_at__isnull=True
    ).select_related("case", "user")
    led = places.filter(role=ParticipantRole.LEAD)
    if led.exclude(case__state=CaseState.CLOSED).exists():
        raise RuleBroken("still_leads_cases")
    for place in places.exclude(role=ParticipantRole.LEAD):
        remove_participant(place=place, actor=None)
