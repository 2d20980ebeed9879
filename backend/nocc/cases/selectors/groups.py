from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from nocc.accounts.models import User
from nocc.directory.selectors import coordinates, places_in_groups

from ..models import Case, Participant, ParticipantRole
from .viewpoints import visible_case_ids


def cases_coordinated_by(user: User, group_id: UUID) -> QuerySet[Case]:
    """The group's cases with their lead and milestones, for who coordinates it."""
    if not coordinates(user, group_id):
        return Case.objects.none()
    leads = Participant.objects.filter(role=ParticipantRole.LEAD, removed_at__isnull=True).select_related("user")
    return Case.objects.filter(group=group_id).prefetch_related(
        Prefetch("participants", queryset=leads, to_attr="leads"), "milestones"
    )


def cases_of_own_groups(user: User) -> QuerySet[Case]:
    """Cases of the groups that this person is a member of: who may break the glass."""
    groups = places_in_groups().filter(user=user, role__in=("member", "coordinator")).values("group")
    return Case.objects.filter(group__in=groups).select_related("patient", "group")


def cases_known_to(user: User) -> QuerySet[Case]:
    """Those of one's groups and those one sees: that there is such a case is no secret."""
    known = Q(pk__in=visible_case_ids(user)) | Q(pk__in=cases_of_own_groups(user).values("pk"))
    return Case.objects.filter(known).select_related("patient", "group")
