"""What patients write about themselves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nocc.common.rules import InvalidInput
from nocc.patients.models import Patient

from ..models import ReleaseChoice, ReleasePreference, Symptom, SymptomEntry


@transaction.atomic
def note_symptom(
    *, patient: Patient, symptom: Symptom, score: int, at: datetime | None = None, note: str = ""
) -> SymptomEntry:
    """Add a line to the patient's diary; `at` is now unless said. Raises InvalidInput: `date_in_future`."""
    now = timezone.now()
    if at is not None and at > now:
        raise InvalidInput("date_in_future", field="at")
    return SymptomEntry.objects.create(patient=patient, symptom=symptom, score=score, at=at or now, note=note)


@transaction.atomic
def choose_release(*, patient: Patient, choice: ReleaseChoice) -> ReleasePreference:
    preference, _ = ReleasePreference.objects.update_or_create(patient=patient, defaults={"choice": choice})
    return preference
