from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from nocc.patients.models import Patient

from ..models import Document, DocumentVersion, ReleaseChoice, ReleasePreference

RELEASE_AFTER = timedelta(days=5)
WAITS = {
    ReleaseChoice.AT_ONCE: timedelta(0),
    ReleaseChoice.AFTER_DAYS: RELEASE_AFTER,
    ReleaseChoice.BY_PHYSICIAN: None,
}


def release_choice_of(patient: Patient) -> ReleaseChoice:
    choice = ReleasePreference.objects.filter(patient=patient).values_list("choice", flat=True).first()
    return ReleaseChoice(choice or ReleaseChoice.AFTER_DAYS)


def waiting_time_of(patient: Patient) -> timedelta | None:
    """How long reports and images wait for a physician to release them; None is as long as it takes."""
    return WAITS[release_choice_of(patient)]


@dataclass(frozen=True)
class PatientReading:
    """What of a document its patient may read now, and when the newest version opens by itself, if it will."""

    version: int | None
    newest_opens_at: datetime | None


def patient_reading_of(document: Document) -> PatientReading:
    """As `versions_released_to` decides, for a document that was read with its versions and `release_choice`."""
    if document.withdrawn_at is not None:
        return PatientReading(None, None)
    wait = WAITS[ReleaseChoice(getattr(document, "release_choice", None) or ReleaseChoice.AFTER_DAYS)]
    now, newest = timezone.now(), document.newest
    readable = [version.number for version in document.versions.all() if _is_open(version, document, wait, now)]
    current = max(readable, default=None)
    opens_at = newest.created_at + wait if current != newest.number and wait is not None else None
    return PatientReading(current, opens_at)


def _is_open(version: DocumentVersion, document: Document, wait: timedelta | None, now: datetime) -> bool:
    is_released = document.released_at is not None and document.released_at >= version.created_at
    return is_released or (wait is not None and version.created_at <= now - wait)
