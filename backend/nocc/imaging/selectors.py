from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.selectors import cases_visible_to
from nocc.cases.selectors.clearances import with_clearance
from nocc.patients.models import Patient
from nocc.patients.selectors import without_concealed

from .models import Study


def standing_studies() -> QuerySet[Study]:
    """Studies that nobody took back."""
    rows = Study.objects.filter(withdrawn_at__isnull=True)
    return with_clearance(rows, kind="study").select_related("case", "added_by")


def studies_visible_to(user: User) -> QuerySet[Study]:
    """Studies of the cases this person may open."""
    rows = standing_studies().filter(case__in=cases_visible_to(user).values("pk"))
    return without_concealed(rows, kind="study", reader=user, author="added_by")


def studies_released_to(patient: Patient, *, wait: timedelta | None) -> QuerySet[Study]:
    """The patient's studies that a physician released or that have waited so long; None waits for the physician."""
    is_released = Q(released_at__isnull=False)
    if wait is not None:
        is_released |= Q(created_at__lte=timezone.now() - wait)
    return Study.objects.filter(is_released, case__patient=patient, withdrawn_at__isnull=True).select_related("case")
