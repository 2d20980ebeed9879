"""Who sees a case, and what of it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.audit.models import AccessEntry
from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Assessment, Clearance, Diagnosis
from nocc.directory.factories import MembershipFactory
from nocc.patients.services import record_consent

pytestmark = pytest.mark.django_db

READERS = [
    ("lead", 200),
    ("participant", 200),
    ("observer", 200),
    ("member", 404),
    ("coordinator", 404),
    ("outsider", 404),
    ("patient", 404),
    ("administrator", 404),
    ("anonymous", 401),
]


@pytest.mark.parametrize("path", ["", "diagnosis/", "stagings/", "participants/", "messages/", "events/", "receipts/"])
@pytest.mark.parametrize(("who", "status"), READERS)
def test_who_sees_a_case(api_as, case_with_everyone, who, status, path):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/{path}"
    assert api_as(case_with_everyone.people[who]).get(url).status_code == status


def test_what_may_not_be_seen_answers_what_never_was(api_as, case_with_everyone):
    client = api_as(case_with_everyone.people["outsider"])
    hidden = client.get(f"/api/v1/cases/{case_with_everyone.case.pk}/")
    absent = client.get("/api/v1/cases/00000000-0000-4000-8000-000000000000/")
    assert (hidden.status_code, hidden.json()) == (absent.status_code, absent.json())


def test_observers_see_no_draft_and_the_board_does(api_as):
    case = CaseFactory(state="draft")
    observer = ParticipantFactory(case=case, role="observer").user
    watcher = MembershipFactory(group=case.group, role="observer").user
    assert api_as(case.opened_by).get(f"/api/v1/cases/{case.pk}/").status_code == 200
    assert api_as(observer).get(f"/api/v1/cases/{case.pk}/").status_code == 404
    assert api_as(watcher).get(f"/api/v1/cases/{case.pk}/").status_code == 404


def test_an_observer_of_the_group_sees_its_shared_cases(api_as):
    case = CaseFactory()
    watcher = MembershipFactory(group=case.group, role="observer").user
    answer = api_as(watcher).get(f"/api/v1/cases/{case.pk}/").json()
    assert (answer["viewpoint"]["role"], answer["patient"]["family_name"]) == ("observer", None)


def test_observers_see_no_case_of_a_patient_who_does_not_agree(api_as):
    case = CaseFactory()
    watcher = MembershipFactory(group=case.group, role="observer").user
    observer = ParticipantFactory(case=case, role="observer").user
    record_consent(patient=case.patient, kind="observers", granted=False, recorded_by=case.opened_by)
    for person in (watcher, observer):
        assert api_as(person).get(f"/api/v1/cases/{case.pk}/").status_code == 404
        assert api_as(person).get("/api/v1/cases/").json()["results"] == []
    record_consent(patient=case.patient, kind="observers", granted=True, recorded_by=case.opened_by)
    assert api_as(watcher).get(f"/api/v1/cases/{case.pk}/").status_code == 200


def test_an_observer_s_place_ends_by_itself(api_as):
    case = CaseFactory()
    place = ParticipantFactory(case=case, role="observer", until=timezone.now() - timedelta(seconds=1))
    assert api_as(place.user).get(f"/api/v1/cases/{case.pk}/").status_code == 404
    assert api_as(place.user).get("/api/v1/cases/").json()["results"] == []


def test_observers_get_no_identity_and_no_free_text(api_as):
    case = CaseFactory(question="Il signor Verdi chiede", referrer_plan="operare Verdi")
    case.diagnosis.note = "nota su Verdi"
    case.diagnosis.save()
    Assessment.objects.create(
        case=case,
        facts={"weight": 70, "patient_preference": "Verdi vuole parlare"},
        prior_treatments=[{"treatment": "S", "on": None, "dose_gy": None, "field": "Verdi", "note": "Verdi"}],
    )
    Diagnosis.objects.filter(case=case).update(presentation="recurrent", earlier_tumour="Operato dal dr. Verdi")
    observer = ParticipantFactory(case=case, role="observer").user
    seen = api_as(observer).get(f"/api/v1/cases/{case.pk}/").json()
    text = json.dumps(seen)
    patient = case.patient
    for secret in ("Verdi", patient.family_name, patient.given_name, str(patient.pk), patient.birth_date.isoformat()):
        assert secret not in text
    assert seen["patient"]["birth_year"] == patient.birth_date.year
    assert seen["assessment"]["facts"] == {"weight": 70}
    assert (seen["question"], seen["diagnosis"]["topography"]) == (None, "C02.1")


def test_observers_read_what_was_cleared_until_it_changes(api_as):
    case = CaseFactory(question="Chirurgia?")
    observer = ParticipantFactory(case=case, role="observer").user
    lead, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/"
    assert lead.post(f"{url}clearances/", {"kind": "case", "item": str(case.pk)}).status_code == 201
    assert api_as(observer).get(url).json()["question"] == "Chirurgia?"
    assert lead.patch(url, {"question": "Chirurgia per Rossi?"}, headers={"If-Match": '"1"'}).status_code == 200
    assert api_as(observer).get(url).json()["question"] is None
    assert not Clearance.objects.exists()


def test_the_case_says_what_its_reader_may_do(api_as, case_with_everyone):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/"
    may = {who: set(api_as(case_with_everyone.people[who]).get(url).json()["may"]) for who in ("lead", "observer")}
    assert {"edit", "invite", "open_round"} <= may["lead"]
    assert may["observer"] == {"discuss_with_observers", "leave"}


def test_reading_a_case_is_written_down_with_its_ground(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    for who in ("lead", "observer"):
        api_as(people[who]).get(f"/api/v1/cases/{case.pk}/")
    entries = AccessEntry.objects.order_by("at").values_list("actor", "ground", "action", "patients")
    assert list(entries) == [
        (people["lead"].pk, "lead", "read", [case.patient_id]),
        (people["observer"].pk, "observer", "read", [case.patient_id]),
    ]
