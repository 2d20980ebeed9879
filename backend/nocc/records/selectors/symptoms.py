from django.db.models import Q, QuerySet

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.selectors.clearances import case_ids_read_in_full

from ..models import SymptomEntry


def symptoms_visible_to(user: User) -> QuerySet[SymptomEntry]:
    """The patient's own diary, and for a board the diaries of its patients."""
    cases = Case.objects.filter(pk__in=case_ids_read_in_full(user))
    return SymptomEntry.objects.filter(Q(patient__user=user) | Q(patient__in=cases.values("patient")))
