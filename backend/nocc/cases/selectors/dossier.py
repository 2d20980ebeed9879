from django.db.models import QuerySet

from nocc.accounts.models import User

from ..models import Diagnosis
from .viewpoints import visible_case_ids


def diagnoses_visible_to(user: User) -> QuerySet[Diagnosis]:
    """The tumours of the cases this person may open."""
    return Diagnosis.objects.filter(case__in=visible_case_ids(user)).select_related("case")
