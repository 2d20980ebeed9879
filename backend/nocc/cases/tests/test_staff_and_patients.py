from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.accounts.factories import UserFactory
from nocc.audit.models import AccessEntry
from nocc.directory.factories import MembershipFactory, PhysicianFactory
from nocc.patients.factories import PatientFactory
from nocc.patients.models import Patient
from nocc.patients.services import add_identifier

from ..factories import CaseFactory, ParticipantFactory
from ..models import CaseEvent, EmergencyAccess, Notification

PATIENTS = "/api/v1/patients/"
REGISTRATION = {
    "family_name": "Bianchi",
    "given_name": "Carlo",
    "birth_date": "1958-05-02",
    "sex": "male",
    "identifiers": [{"system": "hospital", "value": "4711", "issuer": "Policlinico"}],
    "contacts": [{"kind": "phone", "value": "080 5555555"}],
    "consents": [{"kind": "dossier", "granted": True}],
}
ON_THE_BOARD = ["lead", "participant", "oncologist"]
UNSEEN = ["observer", "member", "coordinator", "outsider", "patient", "administrator"]
OPEN_TO = [
    *((who, 200) for who in ON_THE_BOARD),
    *((who, 404) for who in UNSEEN),
    ("anonymous", 401),
]
PARTS = ["", "identifiers/", "contacts/", "consents/", "priorities/", "credentials/"]


@pytest.mark.parametrize(("who", "status"), OPEN_TO)
def test_who_sees_a_patient(api_as, case_with_everyone, who, status):
    client, patient = api_as(case_with_everyone.people[who]), case_with_everyone.case.patient
    for part in PARTS:
        assert client.get(f"{PATIENTS}{patient.pk}/{part}").status_code == status, part


LEAD_ONLY = [
    ("lead", 200),
    ("participant", 403),
    *((who, 404) for who in UNSEEN),
    ("anonymous", 401),
]


@pytest.mark.parametrize(("who", "status"), LEAD_ONLY)
def test_who_reads_the_accesses_to_a_record(api_as, case_with_everyone, who, status):
    client, patient = api_as(case_with_everyone.people[who]), case_with_everyone.case.patient
    assert client.get(f"{PATIENTS}{patient.pk}/accesses/").status_code == status


@pytest.mark.parametrize(("who", "status"), LEAD_ONLY)
@pytest.mark.parametrize(
    ("method", "part", "body"),
    [
        ("patch", "", {"birth_place": "Bari"}),
        ("post", "identifiers/", {"system": "stp", "value": "STP1234567890123"}),
        ("post", "contacts/", {"kind": "phone", "value": "080 5555555"}),
        ("post", "consents/", {"kind": "observers", "granted": False}),
        ("post", "credentials/", {"email": "new@example.org"}),
        ("delete", "credentials/", None),
    ],
)
def test_who_changes_a_patient(api_as, case_with_everyone, who, status, method, part, body):
    if part == "credentials/" and method == "post":
        case_with_everyone.case.patient.user = None
        case_with_everyone.case.patient.save()
    client, patient = api_as(case_with_everyone.people[who]), case_with_everyone.case.patient
    answer = getattr(client, method)(f"{PATIENTS}{patient.pk}/{part}", body, HTTP_IF_MATCH='"1"')
    succeeded = {"patch": 200, "post": 201, "delete": 204}[method]
    assert answer.status_code == (succeeded if status == 200 else status), answer.content


@pytest.mark.parametrize(("who", "status"), OPEN_TO)
def test_who_records_the_priorities(api_as, case_with_everyone, who, status):
    client, patient = api_as(case_with_everyone.people[who]), case_with_everyone.case.patient
    assert client.put(f"{PATIENTS}{patient.pk}/priorities/", {"ranking": ["cure"]}).status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 201), ("outsider", 201), ("patient", 403), ("administrator", 403), ("anonymous", 401)],
)
def test_who_takes_patients_in_charge(api_as, case_with_everyone, who, status):
    assert api_as(case_with_everyone.people[who]).post(PATIENTS, REGISTRATION).status_code == status


@pytest.fixture
def physician(db):
    return PhysicianFactory().user


@pytest.fixture
def client(api_as, physician):
    return api_as(physician)


def test_a_patient_is_registered_with_identifiers_contacts_and_consents(client, physician):
    answer = client.post(PATIENTS, REGISTRATION)
    assert answer.status_code == 201
    patient = answer.json()
    assert patient["facility_name"] == physician.physician.facility.name
    assert patient["identifiers"][0]["value"] == "4711"
    assert patient["contacts"][0]["value"] == "080 5555555"
    granted = {state["kind"]: state["granted"] for state in patient["consents"]}
    assert granted == {"dossier": True, "network": None, "observers": None, "precedent": None, "portal": None}
    assert patient["may"] == ["edit", "set_priorities"]
    assert patient["possible_duplicates"] == []
    assert answer.headers["ETag"] == '"1"'


def test_nobody_registers_a_synthetic_patient_over_the_api(client):
    client.post(PATIENTS, {**REGISTRATION, "is_synthetic": True})
    assert Patient.objects.get().is_synthetic is False


def test_a_registration_that_is_wrong_anywhere_leaves_nothing(client):
    body = {**REGISTRATION, "identifiers": [{"system": "fiscal_code", "value": "BNCCRL58E02A662Z"}]}
    answer = client.post(PATIENTS, body)
    assert (answer.status_code, answer.json()["code"]) == (400, "fiscal_code_invalid")
    assert not Patient.objects.exists()


def test_the_registering_physician_sees_the_patient_until_a_case_exists(client):
    patient = Patient.objects.get(pk=client.post(PATIENTS, REGISTRATION).json()["id"])
    path = f"{PATIENTS}{patient.pk}/"
    assert client.get(path).status_code == 200
    CaseFactory(patient=patient)
    assert client.get(path).status_code == 404


def test_a_possible_duplicate_is_shown_where_the_physician_may_see_it(client, physician):
    case = CaseFactory(opened_by=physician)
    add_identifier(patient=case.patient, system="hospital", value="4711", issuer="Policlinico")
    found = client.post(PATIENTS, REGISTRATION).json()["possible_duplicates"]
    assert [row["id"] for row in found] == [str(case.patient.pk)]


def test_a_hidden_duplicate_is_told_to_the_coordinators_only(client, physician):
    coordinator = MembershipFactory(role="coordinator")
    MembershipFactory(group=coordinator.group, user=physician)
    hidden = PatientFactory()
    add_identifier(patient=hidden, system="hospital", value="4711", issuer="Policlinico")
    answer = client.post(PATIENTS, REGISTRATION)
    assert answer.json()["possible_duplicates"] == []
    assert str(hidden.pk) not in answer.content.decode()
    told = Notification.objects.get()
    assert (told.user, told.kind) == (coordinator.user, "patient.possible_duplicate")
    assert str(told.target_id) == answer.json()["id"]


def found(client, text: str) -> set[str]:
    return {row["id"] for row in client.get(f"{PATIENTS}?search={text}").json()["results"]}


def test_patients_are_found_by_name_and_identifier_among_those_one_sees(client):
    own = client.post(PATIENTS, REGISTRATION).json()["id"]
    PatientFactory(family_name="Bianchi", given_name="Carlo")
    for text in ("bianchi", "carlo bian", "4711", ""):
        assert found(client, text) == {own}, text
    assert found(client, "verdi") == set()


def test_an_omocode_finds_the_patient(client):
    identity = {"family_name": "Rossi", "given_name": "Mario", "birth_date": "1980-01-01", "sex": "male"}
    body = {**identity, "identifiers": [{"system": "fiscal_code", "value": "RSSMRA80A01H501U"}]}
    own = client.post(PATIENTS, body).json()["id"]
    assert found(client, "rssmra80a01h501u") == {own}
    assert found(client, "RSSMRA80A01H50MX") == {own}


def test_correcting_asks_for_the_version_that_was_read(client):
    path = f"{PATIENTS}{client.post(PATIENTS, REGISTRATION).json()['id']}/"
    assert client.patch(path, {"birth_place": "Bari"}).status_code == 428
    assert client.patch(path, {"birth_place": "Bari"}, HTTP_IF_MATCH='"1"').headers["ETag"] == '"2"'
    assert client.patch(path, {"birth_place": "Roma"}, HTTP_IF_MATCH='"1"').status_code == 412


@pytest.mark.parametrize("part", ["identifiers", "contacts"])
def test_the_part_of_another_patient_is_not_found_here(client, part):
    mine, other = (client.post(PATIENTS, REGISTRATION).json() for _ in range(2))
    path = f"{PATIENTS}{mine['id']}/{part}/{other[part][0]['id']}/"
    assert client.delete(path).status_code == 404
    assert client.delete(f"{PATIENTS}{mine['id']}/{part}/{mine[part][0]['id']}/").status_code == 204


def test_a_contact_is_edited_in_place(client):
    patient = client.post(PATIENTS, REGISTRATION).json()
    path = f"{PATIENTS}{patient['id']}/contacts/{patient['contacts'][0]['id']}/"
    assert client.patch(path, {"note": "dopo le 18"}).json()["note"] == "dopo le 18"


def test_consents_keep_their_history(client):
    path = f"{PATIENTS}{client.post(PATIENTS, REGISTRATION).json()['id']}/consents/"
    answer = client.post(path, {"kind": "dossier", "granted": False})
    assert [statement["granted"] for statement in answer.json()["history"]] == [False, True]
    dossier = client.get(path).json()["results"][0]
    assert (dossier["kind"], dossier["granted"]) == ("dossier", False)


def test_priorities_are_empty_until_somebody_asks(client):
    path = f"{PATIENTS}{client.post(PATIENTS, REGISTRATION).json()['id']}/priorities/"
    assert client.get(path).json() == {"ranking": [], "note": "", "recorded_at": None, "recorded_by": None}
    client.put(path, {"ranking": ["voice", "cure"]})
    assert client.get(path).json()["ranking"] == ["voice", "cure"]


def test_open_cases_hear_of_what_the_patient_stated(api_as, case_with_everyone):
    case, lead = case_with_everyone.case, api_as(case_with_everyone.people["lead"])
    lead.put(f"{PATIENTS}{case.patient.pk}/priorities/", {"ranking": ["voice"]})
    lead.post(f"{PATIENTS}{case.patient.pk}/consents/", {"kind": "precedent", "granted": False})
    lead.patch(f"{PATIENTS}{case.patient.pk}/", {"birth_place": "Bari"}, HTTP_IF_MATCH='"1"')
    heard = CaseEvent.objects.filter(case=case).order_by("seq").values_list("kind", "audience")
    assert list(heard) == [("priorities.set", "everyone"), ("consent.recorded", "staff"), ("patient.edited", "staff")]


def test_who_broke_the_glass_reads_the_patient_and_changes_nothing(api_as, case_with_everyone):
    case, member = case_with_everyone.case, case_with_everyone.people["member"]
    EmergencyAccess.objects.create(
        case=case, user=member, reason="Emorragia", expires_at=timezone.now() + timedelta(hours=1)
    )
    path = f"{PATIENTS}{case.patient.pk}/"
    assert api_as(member).get(path).status_code == 200
    assert api_as(member).put(f"{path}priorities/", {"ranking": []}).status_code == 403
    assert AccessEntry.objects.get().ground == "emergency"


def test_reading_a_patient_is_in_the_access_log_and_the_lead_sees_it(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    path = f"{PATIENTS}{case.patient.pk}/"
    api_as(people["participant"]).get(path)
    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.kind, entry.action) == (people["participant"].pk, "patient", "read")
    shown = api_as(people["lead"]).get(f"{path}accesses/").json()["results"]
    assert shown[0]["who"] == people["participant"].full_name
    assert set(shown[0]) == {"at", "who", "facility", "what", "ground", "action"}


@pytest.mark.parametrize("who", ["lead", "participant"])
def test_the_ground_is_the_readers_role(api_as, case_with_everyone, who):
    api_as(case_with_everyone.people[who]).get(f"{PATIENTS}{case_with_everyone.case.patient.pk}/")
    assert AccessEntry.objects.get().ground == who


def test_leading_one_case_weighs_more_than_taking_part_in_another(api_as, case_with_everyone):
    lead, patient = case_with_everyone.people["lead"], case_with_everyone.case.patient
    ParticipantFactory(case=CaseFactory(patient=patient), user=lead)
    api_as(lead).get(f"{PATIENTS}{patient.pk}/")
    assert AccessEntry.objects.get().ground == "lead"


def test_a_list_names_in_one_entry_whom_it_showed(client):
    for _ in range(2):
        client.post(PATIENTS, REGISTRATION)
    before = AccessEntry.objects.count()
    client.get(PATIENTS)
    assert AccessEntry.objects.count() == before + 1
    assert len(AccessEntry.objects.latest("at").patients) == 2


@pytest.fixture
def credentials(api_as, case_with_everyone):
    """The lead's client and the address of the credentials of a patient who has none yet."""
    patient = case_with_everyone.case.patient
    patient.user = None
    patient.save()
    return api_as(case_with_everyone.people["lead"]), f"{PATIENTS}{patient.pk}/credentials/"


def test_credentials_are_shown_once(credentials):
    lead, path = credentials
    assert lead.get(path).json()["status"] == "none"
    issued = lead.post(path, {"email": "paola@example.org"}).json()
    assert len(issued["first_password"]) >= 16
    state = lead.get(path)
    assert state.json()["status"] == "waiting"
    assert issued["first_password"] not in state.content.decode()


def test_credentials_need_the_consent_to_the_portal(credentials):
    lead, path = credentials
    lead.post(path.replace("credentials", "consents"), {"kind": "portal", "granted": False})
    refused = lead.post(path, {"email": "paola@example.org"})
    assert (refused.status_code, refused.json()["code"]) == (409, "consent_missing")
    assert refused.json()["consent"] == "portal"


def test_revoking_ends_the_patients_access_at_once(api_as, case_with_everyone):
    patient = case_with_everyone.people["patient"]
    theirs = api_as(patient)
    assert theirs.get("/api/v1/me/").json()["is_patient"] is True
    lead = api_as(case_with_everyone.people["lead"])
    lead.delete(f"{PATIENTS}{case_with_everyone.case.patient.pk}/credentials/")
    assert theirs.get("/api/v1/me/").status_code == 401


def test_the_staff_does_not_hear_of_credentials_that_were_not_issued(credentials):
    lead, path = credentials
    UserFactory(email="taken@example.org")
    assert lead.post(path, {"email": "taken@example.org"}).json()["code"] == "address_in_use"
    assert not CaseEvent.objects.exists()
