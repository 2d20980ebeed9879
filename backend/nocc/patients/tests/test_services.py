from datetime import date, timedelta

import pytest
from codicefiscale import codicefiscale
from django.utils import timezone

from nocc.accounts.factories import UserFactory
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.directory.factories import PhysicianFactory

from ..factories import PatientFactory
from ..models import ConsentKind, Patient
from ..selectors import consent_states, credentials_of, current_priorities, has_consented, possible_duplicates_of
from ..services import (
    add_identifier,
    edit_patient,
    issue_credentials,
    record_consent,
    register_patient,
    require_consent,
    revoke_credentials,
    set_priorities,
)

pytestmark = pytest.mark.django_db

IDENTITY = {"family_name": "Rossi", "given_name": "Paola", "birth_date": date(1962, 3, 14), "sex": "female"}
CODE = codicefiscale.encode("Rossi", "Paola", "F", "14/03/1962", "Bari")
OMOCODE = codicefiscale.decode(CODE)["omocodes"][5]


@pytest.fixture
def physician():
    return PhysicianFactory().user


@pytest.mark.parametrize("kind", ConsentKind)
def test_silence_is_no_consent(kind):
    patient = PatientFactory(consents=())
    with pytest.raises(RuleBroken) as missing:
        require_consent(patient, kind)
    assert (missing.value.code, missing.value.extra) == ("consent_missing", {"consent": kind})


def test_the_latest_statement_of_a_kind_counts_and_earlier_ones_stay(physician):
    patient = PatientFactory(consents=())
    for granted in (True, False, True):
        record_consent(patient=patient, kind=ConsentKind.NETWORK, granted=granted, recorded_by=physician)
    require_consent(patient, ConsentKind.NETWORK)
    state = next(state for state in consent_states(patient) if state.kind == ConsentKind.NETWORK)
    assert [statement.granted for statement in state.history] == [True, False, True]
    assert not has_consented(patient, ConsentKind.OBSERVERS)


def test_a_patient_is_registered_whole_or_not_at_all(physician):
    contacts = [{"kind": "phone", "value": "080 5555555"}]
    bad = [{"system": "fiscal_code", "value": "X"}]
    with pytest.raises(InvalidInput):
        register_patient(registered_by=physician, identity=IDENTITY, identifiers=bad, contacts=contacts)
    assert not Patient.objects.exists()

    good = [{"system": "fiscal_code", "value": CODE}]
    patient = register_patient(registered_by=physician, identity=IDENTITY, identifiers=good, contacts=contacts)
    assert patient.facility == physician.physician.facility
    assert patient.contacts.get().value == "080 5555555"


@pytest.mark.parametrize("days", [1, -131 * 366])
def test_a_birth_date_is_plausible(physician, days):
    identity = IDENTITY | {"birth_date": timezone.localdate() + timedelta(days=days)}
    with pytest.raises(InvalidInput, match="birth_date_implausible"):
        register_patient(registered_by=physician, identity=identity)


def test_two_people_may_hold_the_same_code(physician):
    codes = [{"system": "fiscal_code", "value": CODE}]
    for _ in range(2):
        register_patient(registered_by=physician, identity=IDENTITY, identifiers=codes)


def test_one_person_has_one_fiscal_code_or_omocodes_of_it(physician):
    patient = register_patient(registered_by=physician, identity=IDENTITY | {"sex": "unknown"})
    add_identifier(patient=patient, system="fiscal_code", value=CODE)
    add_identifier(patient=patient, system="fiscal_code", value=OMOCODE)
    with pytest.raises(RuleBroken, match="identifier_exists"):
        add_identifier(patient=patient, system="fiscal_code", value=CODE)
    another = codicefiscale.encode("Rossi", "Paola", "F", "14/03/1962", "Roma")
    with pytest.raises(RuleBroken, match="fiscal_code_exists"):
        add_identifier(patient=patient, system="fiscal_code", value=another)


def test_correcting_the_identity_keeps_it_in_agreement_with_the_code(physician):
    codes = [{"system": "fiscal_code", "value": CODE}]
    patient = register_patient(registered_by=physician, identity=IDENTITY, identifiers=codes)
    with pytest.raises(InvalidInput, match="fiscal_code_mismatch"):
        edit_patient(patient=patient, changes={"family_name": "Bianchi"})
    edited = edit_patient(patient=Patient.objects.get(), changes={"birth_place": "Bari"})
    assert edited.version == 2


def duplicates(patient: Patient) -> set[Patient]:
    return set(possible_duplicates_of(patient))


def test_the_same_code_or_the_same_name_and_birth_date_may_be_the_same_person(physician):
    codes = [{"system": "fiscal_code", "value": CODE}]
    first = register_patient(registered_by=physician, identity=IDENTITY, identifiers=codes)
    by_name = register_patient(registered_by=physician, identity=IDENTITY | {"family_name": "ROSSI"})
    assert duplicates(by_name) == {first}

    married = PatientFactory(family_name="Rossi", given_name="Paola", birth_date=IDENTITY["birth_date"])
    add_identifier(patient=married, system="fiscal_code", value=OMOCODE)
    Patient.objects.filter(pk=married.pk).update(family_name="Verdi")
    married.refresh_from_db()
    assert duplicates(married) == {first}
    assert duplicates(PatientFactory()) == set()


def test_hospital_numbers_are_compared_within_their_hospital():
    here, there, same = (PatientFactory() for _ in range(3))
    for patient, issuer in ((here, "Bari"), (there, "Lecce"), (same, "Bari")):
        add_identifier(patient=patient, system="hospital", value="77", issuer=issuer)
    assert duplicates(here) == {same}


def test_credentials_let_the_patient_in_once_with_a_first_password():
    patient = PatientFactory(language="en")
    issued = issue_credentials(patient=patient, email="Paola@example.org")
    patient.refresh_from_db()
    assert (patient.user.email, patient.user.language) == ("paola@example.org", "en")
    assert patient.user.check_password(issued.first_password)
    assert credentials_of(patient).status == "waiting"


def test_a_first_password_that_was_never_used_is_replaced():
    patient = PatientFactory()
    issue_credentials(patient=patient, email="wrong@example.org")
    issued = issue_credentials(patient=patient, email="right@example.org")
    patient.refresh_from_db()
    assert patient.user.email == "right@example.org"
    assert patient.user.check_password(issued.first_password)


def test_credentials_in_use_are_not_replaced():
    patient = PatientFactory(user=UserFactory())
    with pytest.raises(RuleBroken, match="credentials_in_use"):
        issue_credentials(patient=patient, email="new@example.org")


def test_an_address_in_use_is_nobody_elses():
    taken = UserFactory().email
    patient = PatientFactory()
    for _ in range(2):
        with pytest.raises(RuleBroken, match="address_in_use"):
            issue_credentials(patient=patient, email=taken)
        issue_credentials(patient=patient, email="own@example.org")
        patient.refresh_from_db()


def test_revoked_credentials_let_nobody_in_until_issued_again():
    patient = PatientFactory(user=UserFactory(email="paola@example.org"))
    assert revoke_credentials(patient=patient) is True
    assert revoke_credentials(patient=patient) is False
    patient.refresh_from_db()
    assert credentials_of(patient).status == "revoked"
    assert not patient.user.has_usable_password()
    issue_credentials(patient=patient, email="paola@example.org")
    patient.refresh_from_db()
    assert credentials_of(patient).status == "waiting"


def test_withdrawing_the_consent_to_the_portal_shuts_the_account(physician):
    patient = PatientFactory(user=UserFactory())
    record_consent(patient=patient, kind=ConsentKind.PORTAL, granted=False, recorded_by=physician)
    patient.user.refresh_from_db()
    assert not patient.user.is_active


def test_priorities_are_codes_in_order_and_the_latest_count(physician):
    patient = PatientFactory()
    set_priorities(patient=patient, ranking=["cure", "voice"], recorded_by=physician)
    set_priorities(patient=patient, ranking=["voice", "cure"], note="Canta", recorded_by=physician)
    assert current_priorities(patient).ranking == ["voice", "cure"]
    assert patient.priorities.count() == 2


@pytest.mark.parametrize(("ranking", "code"), [(["wealth"], "unknown_code"), (["cure", "cure"], "repeated_code")])
def test_priorities_that_make_no_sense_are_refused(physician, ranking, code):
    with pytest.raises(InvalidInput, match=code):
        set_priorities(patient=PatientFactory(), ranking=ranking, recorded_by=physician)
