from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from nocc.accounts.models import User

from ..models import Case, Explanation
from .items import without_concealed_targets
from .viewpoints import viewpoint_of

Target = tuple[str, UUID]


def explanations_visible_to(user: User, case: Case) -> QuerySet[Explanation]:
    """What the patient is told of the items of a case, for who reads the case as the board does."""
    viewpoint = viewpoint_of(user, case)
    rows = Explanation.objects.filter(case=case).select_related("case", "written_by")
    if viewpoint is None or not viewpoint.is_staff:
        return rows.none()
    return without_concealed_targets(rows, kind="kind", item="item")


def explanations_of(targets: Iterable[Target]) -> dict[Target, str]:
    """The words for these items; the caller has found the items through visibility."""
    wanted = set(targets)
    rows = Explanation.objects.filter(kind__in={kind for kind, _ in wanted}, item__in={item for _, item in wanted})
    return {(row.kind, row.item): row.text for row in rows if (row.kind, row.item) in wanted}
