from django.db.models import Exists, OuterRef, Q, QuerySet

from nocc.accounts.models import User
from nocc.cases.models import ParticipantRole
from nocc.cases.selectors.viewpoints import STAFF_ROLES, places_of
from nocc.directory.models import MembershipRole
from nocc.directory.selectors import places_in_groups
from nocc.patients.models import Concealment

from ..models import QuarantinedUpload


def quarantined_visible_to(user: User) -> QuerySet[QuarantinedUpload]:
    """What waits, newest first: for who sent it, for the lead, and for the coordinators of the case's group.

    A newer version of what the patient conceals is for who sent it alone.
    """
    on_board = places_of(user).filter(role__in=STAFF_ROLES)
    sent = Q(added_by=user, case__in=on_board.values("case"))
    led = Q(case__in=on_board.filter(role=ParticipantRole.LEAD).values("case"))
    coordinated = places_in_groups().filter(user=user, role=MembershipRole.COORDINATOR)
    in_charge = led | Q(case__group__in=coordinated.values("group"))
    concealed = Concealment.objects.filter(kind="document", item=OuterRef("document"), revoked_at__isnull=True)
    rows = QuarantinedUpload.objects.filter(sent | (in_charge & ~Exists(concealed)), resolved_at__isnull=True)
    return rows.select_related("case", "added_by").order_by("-created_at", "-id")
