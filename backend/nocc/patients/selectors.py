from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices

from nocc.accounts.models import User

from .models import Concealment, Consent, ConsentKind, Patient, PatientIdentifier, Priorities


def without_concealed(rows: QuerySet, *, kind: str, reader: User | None, author: str) -> QuerySet:
    """These rows less what the patient has concealed; a row's author (its field `author`) still sees it."""
    concealed = Concealment.objects.filter(kind=kind, item=OuterRef("pk"), revoked_at__isnull=True)
    return rows.filter(~Exists(concealed) | Q(**{author: reader}))


def has_consented(patient: Patient, kind: ConsentKind) -> bool:
    """The patient's latest statement of this kind; silence is no consent."""
    latest = Consent.objects.filter(patient=patient, kind=kind).order_by("-created_at").first()
    return latest is not None and latest.granted


def current_priorities(patient: Patient) -> Priorities | None:
    return patient.priorities.order_by("-created_at").first()


@dataclass(frozen=True)
class ConsentState:
    """A kind of consent with the patient's statements about it, latest first; none means never asked."""

    kind: ConsentKind
    history: list[Consent]

    @property
    def latest(self) -> Consent | None:
        return self.history[0] if self.history else None

    @property
    def granted(self) -> bool | None:
        return self.latest.granted if self.latest else None


def consent_states(patient: Patient) -> list[ConsentState]:
    statements = list(patient.consents.select_related("recorded_by").order_by("-created_at"))
    return [ConsentState(kind, [row for row in statements if row.kind == kind]) for kind in ConsentKind]


def possible_duplicates_of(patient: Patient) -> QuerySet[Patient]:
    """Others who may be the same person: an identifier in common (omocodes too), or names and birth date.

    The caller decides who may learn of them.
    """
    codes = Q(pk__in=[])
    for own in patient.identifiers.all():
        codes |= Q(system=own.system, match_key=own.match_key, issuer=own.issuer)
    same_code = Exists(PatientIdentifier.objects.filter(codes, patient=OuterRef("pk")))
    same_person = Q(
        family_name__iexact=patient.family_name,
        given_name__iexact=patient.given_name,
        birth_date=patient.birth_date,
    )
    return Patient.objects.filter(Q(same_code) | same_person).exclude(pk=patient.pk)


class CredentialsStatus(TextChoices):
    """`waiting`: the first password was not used yet; `expired`: nor can it be any more."""

    NONE = "none"
    WAITING = "waiting"
    EXPIRED = "expired"
    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True)
class CredentialsState:
    """Whether the patient can sign in."""

    status: CredentialsStatus
    email: str | None = None
    first_password_expires_at: datetime | None = None
    last_login: datetime | None = None


def credentials_of(patient: Patient) -> CredentialsState:
    user = patient.user
    if user is None:
        return CredentialsState(CredentialsStatus.NONE)
    if not user.is_active:
        status = CredentialsStatus.REVOKED
    elif user.is_password_expired():
        status = CredentialsStatus.EXPIRED
    else:
        status = CredentialsStatus.WAITING if user.must_change_password else CredentialsStatus.ACTIVE
    return CredentialsState(status, user.email, user.password_expires_at, user.last_login)
