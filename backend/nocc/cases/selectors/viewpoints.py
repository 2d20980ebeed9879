from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import Exact
from django.utils import timezone

from nocc.accounts.models import User
from nocc.directory.models import Membership, MembershipRole
from nocc.patients.models import Consent, ConsentKind

from ..models import Case, CaseState, EmergencyAccess, Participant, ParticipantRole

STAFF_ROLES = (ParticipantRole.LEAD, ParticipantRole.PARTICIPANT)


class ViewpointRole(models.TextChoices):
    """The roles of a case, and who has broken the glass: reads like the board, changes nothing."""

    LEAD = "lead"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    EMERGENCY = "emergency"


EMERGENCY = ViewpointRole.EMERGENCY


@dataclass(frozen=True)
class Viewpoint:
    """From where somebody looks at a case. `until` is when this place ends, if it does."""

    user_id: UUID
    case_id: UUID
    role: str
    participant_id: UUID | None
    until: datetime | None

    @property
    def is_staff(self) -> bool:
        """Reads everything, as the board does; an observer reads what has been cleaned."""
        return self.role in STAFF_ROLES or self.role == EMERGENCY

    @property
    def is_on_board(self) -> bool:
        """Takes part: may add, discuss and propose."""
        return self.role in STAFF_ROLES

    @property
    def is_lead(self) -> bool:
        return self.role == ParticipantRole.LEAD


def lasting(now: datetime) -> Q:
    return Q(until__isnull=True) | Q(until__gt=now)


def places_of(user: User) -> QuerySet[Participant]:
    """The places in cases that this person holds now."""
    return Participant.objects.filter(lasting(timezone.now()), user=user, removed_at__isnull=True)


def observed_groups(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(
        lasting(timezone.now()), user=user, role=MembershipRole.OBSERVER, left_at__isnull=True
    )


def open_to_observers(patient: str = "patient") -> Q:
    """Cases (or what leads to one) that observers may see: shared, and the patient agrees to observers.

    `patient` is the path from the row to the patient; the state is beside it.
    """
    statements = Consent.objects.filter(patient=OuterRef(patient), kind=ConsentKind.OBSERVERS).order_by("-created_at")
    state = f"{patient.removesuffix('patient')}state"
    return ~Q(**{state: CaseState.DRAFT}) & Q(Exact(Subquery(statements.values("granted")[:1]), Value(True)))


def emergency_accesses_of(user: User) -> QuerySet[EmergencyAccess]:
    return EmergencyAccess.objects.filter(user=user, expires_at__gt=timezone.now())


def visible_case_ids(user: User) -> QuerySet:
    """As board, as observer of what is open to observers, or for a day in an emergency.

    A union of identifiers, not alternatives in one condition: so each arm is looked up by its own index.
    """
    places = places_of(user).filter(Q(role__in=STAFF_ROLES) | open_to_observers("case__patient"))
    observed = Case.objects.filter(open_to_observers(), group__in=observed_groups(user).values("group"))
    return places.values("case").union(observed.values("pk"), emergency_accesses_of(user).values("case"), all=True)


def cases_visible_to(user: User) -> QuerySet[Case]:
    """The cases whose content this person may open."""
    rows = Case.objects.select_related("patient", "group", "diagnosis", "assessment", "current_staging")
    return rows.filter(pk__in=visible_case_ids(user))


def viewpoints_of(user: User, case_ids: Iterable[UUID]) -> dict[UUID, Viewpoint]:
    """This person's viewpoint on each of these cases that they may see (state aside)."""
    wanted = set(case_ids)
    found = {
        place.case_id: Viewpoint(user.pk, place.case_id, place.role, place.pk, place.until)
        for place in places_of(user).filter(case__in=wanted)
    }
    # Whoever observes may have broken the glass since.
    if unresolved := {case_id for case_id in wanted if case_id not in found or not found[case_id].is_on_board}:
        for access in emergency_accesses_of(user).filter(case__in=unresolved):
            found[access.case_id] = Viewpoint(user.pk, access.case_id, EMERGENCY, None, access.expires_at)
    if missing := wanted - found.keys():
        observed = {membership.group_id: membership.until for membership in observed_groups(user)}
        for case_id, group_id in Case.objects.filter(pk__in=missing, group__in=observed).values_list("pk", "group"):
            found[case_id] = Viewpoint(user.pk, case_id, ParticipantRole.OBSERVER, None, observed[group_id])
    return found


def viewpoint_of(user: User, case: Case) -> Viewpoint | None:
    return viewpoints_of(user, [case.pk]).get(case.pk)


def staff_of(case: Case) -> QuerySet[Participant]:
    """The board of a case: its lead and participants."""
    return case.participants.filter(removed_at__isnull=True, role__in=STAFF_ROLES).select_related("user")


def lead_of(case: Case) -> Participant:
    return case.participants.select_related("user").get(removed_at__isnull=True, role=ParticipantRole.LEAD)
