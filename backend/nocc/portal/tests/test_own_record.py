from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.care.factories import TreatmentFactory, signed_decision_of
from nocc.cases.models import CaseEvent, CaseState, Notification, Task
from nocc.deliberation.factories import running_round_of
from nocc.directory.factories import FacilityFactory
from nocc.patients.models import Consent
from nocc.records.models import SymptomEntry

pytestmark = pytest.mark.django_db

PORTAL = "/api/v1/portal/"


def test_the_team_is_the_board_with_the_lead_first_and_without_observers(patient, case_with_everyone):
    members = patient.get(PORTAL + "team/").json()["results"]
    lead = case_with_everyone.people["lead"]
    assert members[0] == {
        "name": lead.full_name,
        "specialty": "Chirurgia testa-collo (otorinolaringoiatria)",
        "role": "lead",
        "facility": lead.physician.facility.name,
        "facility_id": str(lead.physician.facility_id),
        "phone": "",
    }
    assert len(members) == 4
    assert case_with_everyone.people["observer"].full_name not in {member["name"] for member in members}


def test_facilities_say_where_and_when_and_how_to_call(patient, case_with_everyone):
    clinic = FacilityFactory(
        name="Istituto Tumori",
        address="Viale Flacco 65",
        postcode="70124",
        city="Bari",
        province="BA",
        phone="080 555",
        opening_hours=[{"day": 1, "opens": "08:00", "closes": "14:00"}],
        latitude="41.08300",
        longitude="16.86500",
    )
    signed_decision_of(case_with_everyone.case)
    TreatmentFactory(case=case_with_everyone.case, facility=clinic)
    unrelated = FacilityFactory()
    rows = {row["name"]: row for row in patient.get(PORTAL + "facilities/").json()["results"]}
    shown = rows["Istituto Tumori"]
    assert shown["address"] == "Viale Flacco 65, 70124 Bari (BA)"
    assert shown["location"] == {"latitude": 41.083, "longitude": 16.865}
    assert shown["opening_hours"] == [{"day": 1, "opens": "08:00", "closes": "14:00"}]
    assert rows[case_with_everyone.case.patient.facility.name]["location"] is None
    assert case_with_everyone.people["lead"].physician.facility.name in rows
    assert unrelated.name not in rows


def test_a_question_waits_for_the_lead_until_the_team_answers(api_as, patient, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    asked = patient.post(PORTAL + "messages/", {"text": "Posso mangiare?"}).json()
    assert (asked["text"], asked["is_mine"]) == ("Posso mangiare?", True)
    waiting = Task.objects.filter(kind="answer_patient", done_at__isnull=True)
    assert waiting.get().assignee == people["lead"]
    answer = {"thread": "patient", "text": "Sì, cibi morbidi."}
    assert api_as(people["oncologist"]).post(f"/api/v1/cases/{case.pk}/messages/", answer).status_code == 201
    assert not waiting.exists()
    texts = [(row["text"], row["is_mine"]) for row in patient.get(PORTAL + "messages/").json()["results"]]
    assert texts == [("Sì, cibi morbidi.", False), ("Posso mangiare?", True)]
    assert Notification.objects.filter(user=people["patient"], kind="message.posted").exists()


def test_the_patient_reads_their_own_thread_only(api_as, patient, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    for thread in ("board", "observers"):
        body = {"thread": thread, "text": "Prognosi riservata"}
        assert api_as(people["lead"]).post(f"/api/v1/cases/{case.pk}/messages/", body).status_code == 201
    assert patient.get(PORTAL + "messages/").json()["results"] == []


@pytest.mark.parametrize("text", ["", "a" * 8001])
def test_a_question_has_some_words_and_not_too_many(patient, text):
    assert patient.post(PORTAL + "messages/", {"text": text}).status_code == 400


def test_the_diary_keeps_symptoms_and_the_board_reads_it(api_as, patient, case_with_everyone):
    yesterday = (timezone.now() - timedelta(days=1)).isoformat()
    patient.post(PORTAL + "diary/", {"symptom": "pain", "score": 7, "at": yesterday, "note": "Di notte"})
    patient.post(PORTAL + "diary/", {"symptom": "dry_mouth", "score": 2})
    rows = patient.get(PORTAL + "diary/").json()["results"]
    assert [(row["symptom"], row["score"]) for row in rows] == [("dry_mouth", 2), ("pain", 7)]
    board = f"/api/v1/cases/{case_with_everyone.case.pk}/diary/"
    assert api_as(case_with_everyone.people["participant"]).get(board).json()["results"] == rows


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("participant", 200), ("observer", 403), ("member", 404), ("patient", 404), ("anonymous", 401)],
)
def test_who_reads_the_diary_in_the_case(api_as, case_with_everyone, who, status):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/diary/"
    assert api_as(case_with_everyone.people[who]).get(url).status_code == status


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"score": 11}, "score", "max_value"),
        ({"score": -1}, "score", "min_value"),
        ({"symptom": "boredom"}, "symptom", "invalid_choice"),
        ({"at": "2999-01-01T00:00:00Z"}, "at", "date_in_future"),
    ],
)
def test_a_diary_line_that_cannot_be_is_refused(patient, changes, field, code):
    answer = patient.post(PORTAL + "diary/", {"symptom": "pain", "score": 5, **changes})
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code
    assert not SymptomEntry.objects.exists()


def test_the_patient_reads_who_opened_the_record(api_as, patient, case_with_everyone):
    lead = case_with_everyone.people["lead"]
    lead.affiliation = "Policlinico di Bari"
    lead.save()
    api_as(lead).get(f"/api/v1/cases/{case_with_everyone.case.pk}/")
    (row,) = patient.get(PORTAL + "accesses/").json()["results"]
    assert (row["who"], row["facility"], row["ground"]) == (lead.full_name, "Policlinico di Bari", "lead")
    assert (row["what"], row["action"]) == ("case", "read")
    assert row["at"]


def test_the_patient_sets_consents(patient, case_with_everyone):
    body = patient.post(PORTAL + "consents/", {"kind": "observers", "granted": False}).json()
    assert (body["kind"], body["granted"], len(body["history"])) == ("observers", False, 2)
    granted = {row["kind"]: row["granted"] for row in patient.get(PORTAL + "consents/").json()["results"]}
    assert granted == {"dossier": True, "network": True, "observers": False, "precedent": True, "portal": True}
    statement = Consent.objects.get(patient=case_with_everyone.case.patient, granted=False)
    assert statement.recorded_by == case_with_everyone.people["patient"]
    assert CaseEvent.objects.get(kind="consent.recorded").audience == "staff"


def test_priorities_are_the_patients_until_the_vote_begins(patient, case_with_everyone):
    body = patient.put(PORTAL + "priorities/", {"ranking": ["voice", "swallowing"], "note": "Canto in un coro"}).json()
    assert body["ranking"] == ["voice", "swallowing"]
    running_round_of(case_with_everyone.case)
    refused = patient.put(PORTAL + "priorities/", {"ranking": ["cure"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "vote_has_begun")
    assert patient.get(PORTAL + "priorities/").json()["ranking"] == ["voice", "swallowing"]


@pytest.mark.parametrize(
    ("ranking", "code"), [(["immortality"], "unknown_code"), (["voice", "voice"], "repeated_code")]
)
def test_priorities_are_a_ranking_of_known_codes(patient, ranking, code):
    answer = patient.put(PORTAL + "priorities/", {"ranking": ranking})
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_a_case_back_under_review_takes_priorities_again(patient, case_with_everyone):
    assert case_with_everyone.case.state == CaseState.REVIEW
    assert patient.put(PORTAL + "priorities/", {"ranking": ["cure"]}).status_code == 200


def test_the_patient_chooses_when_to_read_reports(patient):
    url = PORTAL + "release-preference/"
    assert patient.get(url).json() == {"choice": "after_days"}
    assert patient.put(url, {"choice": "by_physician"}).json() == {"choice": "by_physician"}
    assert patient.get(url).json() == {"choice": "by_physician"}
    assert patient.put(url, {"choice": "never"}).status_code == 400
