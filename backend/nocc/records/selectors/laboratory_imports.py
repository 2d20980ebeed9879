from django.db.models import Q, QuerySet

from nocc.accounts.models import User
from nocc.cases.selectors.clearances import case_ids_read_in_full

from ..models import ImportState, LaboratoryImport

KEPT = (ImportState.DONE, ImportState.WITHDRAWN)


def imports_visible_to(user: User) -> QuerySet[LaboratoryImport]:
    """Tables brought into cases that this person reads in full; a preview is for whoever made it."""
    rows = LaboratoryImport.objects.filter(case__in=case_ids_read_in_full(user))
    mine_or_kept = Q(imported_by=user) | Q(state__in=KEPT)
    return rows.filter(mine_or_kept).exclude(state=ImportState.DISCARDED).select_related("case", "imported_by")
