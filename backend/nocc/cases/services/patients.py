"""What the staff does with patients: the rules are those of `patients`, the cases' logs are told from here."""

from collections.abc import Sequence

from django.db import transaction

from nocc.accounts.models import User
from nocc.common.rules import NotAllowed
from nocc.directory.selectors import coordinators_of, groups_visible_to
from nocc.patients import services as patients
from nocc.patients.models import Consent, ConsentKind, Patient, Priorities
from nocc.patients.selectors import possible_duplicates_of

from ..models.log import Audience
from ..selectors.patients import duplicates_visible_to, leads_patient, open_cases_of, treats_patient
from .log import append_event
from .notices import Target, notify
from .participants import NEEDED_ELSEWHERE, end_places_elsewhere
from .search import refresh_search_of_patient
from .versions import earlier_statements


def must_lead_patient(user: User, patient: Patient) -> None:
    """Raises NotAllowed: `patient_lead_only`."""
    if not leads_patient(user, patient):
        raise NotAllowed("patient_lead_only")


def must_treat_patient(user: User, patient: Patient) -> None:
    """Raises NotAllowed: `patient_board_only`."""
    if not treats_patient(user, patient):
        raise NotAllowed("patient_board_only")


@transaction.atomic
def take_in_charge(*, registered_by: User, **registration) -> Patient:
    """Register a patient. Where the same person may stand already and the physician may not see them, the
    coordinators of the physician's groups are told, and the physician is not."""
    patient = patients.register_patient(registered_by=registered_by, **registration)
    seen = duplicates_visible_to(registered_by, patient)
    if possible_duplicates_of(patient).exclude(pk__in=seen.values("pk")).exists():
        groups = groups_visible_to(registered_by)
        for coordinator in coordinators_of(groups).order_by("pk"):
            notify(user=coordinator, kind="patient.possible_duplicate", target=("patient", patient.pk))
    return patient


@transaction.atomic
def correct_patient(*, patient: Patient, changes: dict, actor: User) -> Patient:
    """Change the identity of a locked patient. Raises NotAllowed, and as `edit_patient` does."""
    must_lead_patient(actor, patient)
    patient = patients.edit_patient(patient=patient, changes=changes)
    refresh_search_of_patient(patient)
    note_in_cases(patient, kind="patient.edited", target=("patient", patient.pk), actor=actor)
    return patient


@transaction.atomic
def give_credentials(*, patient: Patient, email: str, actor: User) -> patients.IssuedCredentials:
    """Raises NotAllowed, RuleBroken `consent_missing`, and as `issue_credentials` does."""
    must_lead_patient(actor, patient)
    patients.require_consent(patient, ConsentKind.PORTAL)
    issued = patients.issue_credentials(patient=patient, email=email)
    note_in_cases(patient, kind="credentials.issued", target=("patient", patient.pk), actor=actor)
    return issued


@transaction.atomic
def take_credentials_back(*, patient: Patient, actor: User) -> None:
    must_lead_patient(actor, patient)
    if patients.revoke_credentials(patient=patient):
        note_in_cases(patient, kind="credentials.revoked", target=("patient", patient.pk), actor=actor)


def note_in_cases(
    patient: Patient,
    *,
    kind: str,
    target: Target,
    actor: User,
    audience: Audience = Audience.STAFF,
    touched: Sequence[Target] = (),
) -> None:
    """Append the same event to each of the patient's open cases."""
    for case in open_cases_of(patient.pk):
        append_event(case=case, kind=kind, actor=actor, target=target, audience=audience, touched=touched)


def note_consent(sender, consent: Consent, **kwargs) -> None:
    target = ("consent", consent.pk)
    note_in_cases(
        consent.patient,
        kind="consent.recorded",
        target=target,
        actor=consent.recorded_by,
        touched=earlier_statements(consent),
    )
    if not consent.granted and consent.kind in NEEDED_ELSEWHERE:
        end_places_elsewhere(patient=consent.patient, actor=consent.recorded_by)


def note_priorities(sender, priorities: Priorities, **kwargs) -> None:
    note_in_cases(
        priorities.patient,
        kind="priorities.set",
        target=("priorities", priorities.pk),
        actor=priorities.recorded_by,
        audience=Audience.EVERYONE,
    )
