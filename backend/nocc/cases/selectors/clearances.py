from django.db.models import Exists, OuterRef, QuerySet

from nocc.accounts.models import User

from ..models import Clearance
from .viewpoints import STAFF_ROLES, emergency_accesses_of, places_of


def with_clearance(rows: QuerySet, *, kind: str) -> QuerySet:
    """These rows, each with `is_cleared`: may observers read its free text or file?"""
    return rows.annotate(is_cleared=Exists(Clearance.objects.filter(kind=kind, item=OuterRef("pk"))))


def case_ids_read_in_full(user: User) -> QuerySet:
    """Cases of which this person reads every word, cleaned or not."""
    on_the_board = places_of(user).filter(role__in=STAFF_ROLES)
    return on_the_board.values("case").union(emergency_accesses_of(user).values("case"), all=True)
