from datetime import datetime
from typing import cast
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from nocc.accounts.models import User, UserKind

from .events import describe_me
from .models import Facility, Invitation, InvitationPurpose, Membership, MembershipRole, Physician, WorkGroup

GROUP_PURPOSES = {
    InvitationPurpose.GROUP_MEMBER: MembershipRole.MEMBER,
    InvitationPurpose.GROUP_COORDINATOR: MembershipRole.COORDINATOR,
    InvitationPurpose.GROUP_OBSERVER: MembershipRole.OBSERVER,
}


def is_physician(user: User) -> bool:
    return Physician.objects.filter(user=user).exists()


def facilities_visible_to(user: User) -> QuerySet[Facility]:
    """Every facility in use, for whoever is signed in; the administrator also sees those out of use."""
    return Facility.objects.all() if user.is_administrator else Facility.objects.filter(is_active=True)


def physicians_visible_to(user: User) -> QuerySet[Physician]:
    """Colleagues: for physicians and the administrator."""
    rows = Physician.objects.select_related("user", "facility").annotate(family_name=F("user__family_name"))
    if user.is_administrator:
        return rows
    return rows.filter(user__is_active=True) if is_physician(user) else rows.none()


def places_in_groups(now: datetime | None = None) -> QuerySet[Membership]:
    """The memberships that hold now."""
    lasting = Q(until__isnull=True) | Q(until__gt=now or timezone.now())
    return Membership.objects.filter(lasting, left_at__isnull=True)


def groups_visible_to(user: User) -> QuerySet[WorkGroup]:
    """One's own groups; all of them for the administrator."""
    if user.is_administrator:
        return WorkGroup.objects.all()
    return WorkGroup.objects.filter(Exists(places_in_groups().filter(user=user, group=OuterRef("pk"))))


def members_visible_to(user: User, group: WorkGroup) -> QuerySet[Membership]:
    """Who is in a group, for those who see the group."""
    rows = places_in_groups().filter(group=group, group__in=groups_visible_to(user))
    return rows.select_related("user__physician__facility").annotate(family_name=F("user__family_name"))


def place_in(group_id: UUID, user: User) -> Membership | None:
    return places_in_groups().filter(group=group_id, user=user).first()


def coordinates(user: User, group_id: UUID) -> bool:
    return places_in_groups().filter(group=group_id, user=user, role=MembershipRole.COORDINATOR).exists()


def coordinators_of(groups: QuerySet[WorkGroup]) -> QuerySet[User]:
    """The people who coordinate any of these groups."""
    places = places_in_groups().filter(group__in=groups, role=MembershipRole.COORDINATOR, user=OuterRef("pk"))
    return User.objects.filter(Exists(places), is_active=True)


def invitations_visible_to(user: User) -> QuerySet[Invitation]:
    """Those one sent; those into groups one coordinates; all those into groups for the administrator."""
    rows = Invitation.objects.select_related("invited_by")
    into_groups = Q(purpose__in=list(GROUP_PURPOSES))
    if user.is_administrator:
        return rows.filter(into_groups | Q(invited_by=user))
    coordinated = places_in_groups().filter(user=user, role=MembershipRole.COORDINATOR, group=OuterRef("target"))
    return rows.filter(Q(invited_by=user) | (into_groups & Exists(coordinated)))


def users_visible_to(user: User) -> QuerySet[User]:
    """The network's staff, for the administrator. That somebody is a patient is clinical: patients are not here."""
    if not user.is_administrator:
        return User.objects.none()
    second_factor = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    staff = Q(physician__isnull=False) | Q(is_administrator=True)
    rows = User.objects.filter(staff, kind=UserKind.PERSON).select_related("physician__facility")
    return rows.annotate(second_factor=Exists(second_factor))


def myself(user: User) -> dict:
    """What `me/` says: the account, the profile, the groups, and what the apps above add."""
    places = list(places_in_groups().filter(user=user).select_related("group").order_by("group__name"))
    profile = Physician.objects.filter(user=user).select_related("facility").first()
    added: dict = {"is_patient": False}
    for _, part in describe_me.send(User, user=user):
        added |= cast(dict, part)
    held = {
        "administrator": user.is_administrator,
        "physician": profile is not None,
        "coordinator": any(place.role == MembershipRole.COORDINATOR for place in places),
        "patient": added["is_patient"],
    }
    return {
        "user": user,
        "physician": profile,
        "groups": places,
        "second_factor": is_mfa_enabled(user, types=[Authenticator.Type.TOTP]),
        "roles": [role for role, is_held in held.items() if is_held],
        **added,
    }
