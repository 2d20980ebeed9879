from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.concurrency import save_edited
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken
from nocc.directory.models import Physician

from ..identifiers import read_identifier
from ..models import IdentifierSystem, Patient, PatientContact, PatientIdentifier
from .consents import record_consent


@transaction.atomic
def register_patient(
    *,
    registered_by: User,
    identity: dict,
    identifiers: Iterable[dict] = (),
    contacts: Iterable[dict] = (),
    consents: Iterable[dict] = (),
    is_synthetic: bool = False,
) -> Patient:
    """Take charge of somebody; the patient belongs to the facility of the physician who does.

    `identity` holds family_name, given_name, birth_date, sex and optionally birth_place, language; the others are
    what `add_identifier`, `add_contact` and `record_consent` take. Raises NotAllowed `physician_required`,
    InvalidInput as they do.
    """
    profile = Physician.objects.filter(user=registered_by).first()
    if profile is None:
        raise NotAllowed("physician_required")
    patient = Patient(
        registered_by=registered_by, facility_id=profile.facility_id, is_synthetic=is_synthetic, **identity
    )
    _must_be_born(patient)
    patient.save()
    for identifier in identifiers:
        add_identifier(patient=patient, **identifier)
    for contact in contacts:
        add_contact(patient=patient, **contact)
    for consent in consents:
        record_consent(patient=patient, recorded_by=registered_by, **consent)
    return patient


@transaction.atomic
def edit_patient(*, patient: Patient, changes: dict) -> Patient:
    """Correct the identity of a locked patient; a fiscal code must still agree with it.

    The patient's account keeps the same names. Raises InvalidInput `fiscal_code_mismatch`, `birth_date_implausible`.
    """
    for name, value in changes.items():
        setattr(patient, name, value)
    _must_be_born(patient)
    for code in patient.identifiers.filter(system=IdentifierSystem.FISCAL_CODE):
        read_identifier(system=IdentifierSystem.FISCAL_CODE, value=code.value, patient=patient)
    save_edited(patient, list(changes))
    if patient.user_id is not None:
        names = {"given_name": patient.given_name, "family_name": patient.family_name}
        User.objects.filter(pk=patient.user_id).update(**names)
    return patient


def _must_be_born(patient: Patient) -> None:
    age_years = timezone.localdate().year - patient.birth_date.year
    if patient.birth_date > timezone.localdate() or age_years > 130:
        raise InvalidInput("birth_date_implausible", field="birth_date")


@transaction.atomic
def add_identifier(*, patient: Patient, system: IdentifierSystem, value: str, issuer: str = "") -> PatientIdentifier:
    """Raises RuleBroken `identifier_exists`, `fiscal_code_exists`; InvalidInput as `read_identifier` does."""
    read = read_identifier(system=system, value=value, issuer=issuer, patient=patient)
    others = patient.identifiers.filter(system=IdentifierSystem.FISCAL_CODE)
    if system == IdentifierSystem.FISCAL_CODE and others.exclude(match_key=read.match_key).exists():
        raise RuleBroken("fiscal_code_exists")
    try:
        with transaction.atomic():
            return PatientIdentifier.objects.create(
                patient=patient, system=read.system, value=read.value, issuer=read.issuer, match_key=read.match_key
            )
    except IntegrityError:
        raise RuleBroken("identifier_exists") from None


def remove_identifier(*, identifier: PatientIdentifier) -> None:
    identifier.delete()


def add_contact(*, patient: Patient, **details) -> PatientContact:
    return PatientContact.objects.create(patient=patient, **details)


def edit_contact(*, contact: PatientContact, changes: dict) -> PatientContact:
    for name, value in changes.items():
        setattr(contact, name, value)
    contact.save(update_fields=[*changes, "updated_at"])
    return contact


def remove_contact(*, contact: PatientContact) -> None:
    contact.delete()
