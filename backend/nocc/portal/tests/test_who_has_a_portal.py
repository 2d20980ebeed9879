import pytest

from nocc.accounts.factories import UserFactory
from nocc.audit.models import AccessEntry
from nocc.patients.factories import PatientFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

READABLE = [
    "journey",
    "team",
    "facilities",
    "exams",
    "messages",
    "diary",
    "accesses",
    "consents",
    "priorities",
    "release-preference",
]
STAFF = ["lead", "participant", "observer", "member", "coordinator", "outsider", "administrator"]
WRITES = [
    ("post", "messages", {"text": "Posso mangiare?"}, 201),
    ("post", "diary", {"symptom": "pain", "score": 3}, 201),
    ("post", "consents", {"kind": "precedent", "granted": False}, 201),
    ("put", "priorities", {"ranking": ["voice"]}, 200),
    ("put", "release-preference", {"choice": "at_once"}, 200),
]


@pytest.mark.parametrize("page", READABLE)
@pytest.mark.parametrize(("who", "status"), [("patient", 200), *((who, 404) for who in STAFF), ("anonymous", 401)])
def test_only_patients_have_a_portal(api_as, case_with_everyone, page, who, status):
    assert api_as(case_with_everyone.people[who]).get(f"/api/v1/portal/{page}/").status_code == status


@pytest.mark.parametrize(("method", "page", "body", "written"), WRITES)
@pytest.mark.parametrize("who", ["patient", "lead", "observer", "outsider", "anonymous"])
def test_only_patients_write_in_the_portal(api_as, case_with_everyone, method, page, body, written, who):
    expected = {"patient": written, "anonymous": 401}.get(who, 404)
    client = api_as(case_with_everyone.people[who])
    assert getattr(client, method)(f"/api/v1/portal/{page}/", body).status_code == expected


def test_the_record_is_the_accounts_own_whatever_the_request_says(api_as, case_with_everyone):
    other = PatientFactory(user=UserFactory())
    client = api_as(other.user)
    for page in ("exams", "messages", "accesses", "diary"):
        query = {"patient": str(case_with_everyone.case.patient_id), "case": str(case_with_everyone.case.pk)}
        assert client.get(f"/api/v1/portal/{page}/", query).json()["results"] == []


@pytest.mark.parametrize("page", READABLE)
def test_a_patient_without_a_case_has_an_empty_portal(api_as, db, page):
    assert api_as(PatientFactory(user=UserFactory()).user).get(f"/api/v1/portal/{page}/").status_code == 200


def test_reading_ones_own_record_is_logged_as_such(patient, case_with_everyone):
    for page in READABLE:
        patient.get(f"/api/v1/portal/{page}/")
    entries = AccessEntry.objects.filter(actor=case_with_everyone.people["patient"].pk)
    assert set(entries.values_list("ground", flat=True)) == {"own_record"}
    assert all(entry.patients == [case_with_everyone.case.patient_id] for entry in entries)
