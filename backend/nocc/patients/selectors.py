from django.db.models import Exists, OuterRef, Q, QuerySet

from nocc.accounts.models import User

from .models import Concealment, Consent, ConsentKind, Patient, Priorities


def without_concealed(rows: QuerySet, *, kind: str, reader: User, author: str) -> QuerySet:
    """These rows less what the patient has concealed; the author of a row (its field `author`) still sees it."""
    concealed = Concealment.objects.filter(kind=kind, item=OuterRef("pk"), revoked_at__isnull=True)
    return rows.filter(~Exists(concealed) | Q(**{author: reader}))


def has_consented(patient: Patient, kind: ConsentKind) -> bool:
    """The patient's latest statement of this kind; silence is no consent."""
    latest = Consent.objects.filter(patient=patient, kind=kind).order_by("-created_at").first()
    return latest is not None and latest.granted


def current_priorities(patient: Patient) -> Priorities | None:
    return patient.priorities.order_by("-created_at").first()
