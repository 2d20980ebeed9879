"""What each consent blocks while it is missing.

dossier: the case is not shared beyond the lead's facility. network: nobody of another facility is invited.
observers: no observers. precedent: the case is nobody's precedent. portal: no credentials for the patient.
"""

from django.db import transaction

from nocc.accounts.models import User
from nocc.common.rules import RuleBroken

from ..events import consent_recorded
from ..models import Consent, ConsentKind, Patient
from ..selectors import has_consented
from .credentials import revoke_credentials


def require_consent(patient: Patient, kind: ConsentKind) -> None:
    """Raises RuleBroken `consent_missing` with the kind in `consent`."""
    if not has_consented(patient, kind):
        raise RuleBroken("consent_missing", consent=str(kind))


@transaction.atomic
def record_consent(*, patient: Patient, kind: ConsentKind, granted: bool, recorded_by: User) -> Consent:
    """Keep the patient's statement; the latest of a kind counts. Without `portal` the patient's account is shut."""
    consent = Consent.objects.create(patient=patient, kind=kind, granted=granted, recorded_by=recorded_by)
    if kind == ConsentKind.PORTAL and not granted:
        revoke_credentials(patient=patient)
    consent_recorded.send(Consent, consent=consent)
    return consent
