from django.db.models import Exists, OuterRef, QuerySet

from ..models import Clearance


def with_clearance(rows: QuerySet, *, kind: str) -> QuerySet:
    """These rows, each with `is_cleared`: may observers read its free text or file?"""
    return rows.annotate(is_cleared=Exists(Clearance.objects.filter(kind=kind, item=OuterRef("pk"))))
