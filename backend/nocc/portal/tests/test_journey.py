from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.care.factories import TreatmentFactory, VisitFactory, signed_decision_of
from nocc.care.services import edit_treatment, record_treatment
from nocc.cases.factories import CaseFactory
from nocc.cases.models import Case, Notification
from nocc.cases.services import move_case
from nocc.common.clinic import day_of, today
from nocc.deliberation.factories import draft_decision_of, running_round_of

pytestmark = pytest.mark.django_db

URL = "/api/v1/portal/journey/"
STEPS = ["taken_in_charge", "examinations", "board", "decision", "treatment", "discharge", "follow_up"]


def states(patient) -> dict[str, str]:
    return {step["kind"]: step["state"] for step in patient.get(URL).json()["steps"]}


def now(patient) -> list[str]:
    return [kind for kind, state in states(patient).items() if state == "now"]


def test_the_way_begins_with_being_taken_in_charge(patient, case_with_everyone):
    body = patient.get(URL).json()
    assert [step["kind"] for step in body["steps"]] == STEPS
    assert [step["state"] for step in body["steps"]] == ["done", "now", *["next"] * 5]
    assert (body["decision"], body["next_visit"]) == (None, None)


@pytest.mark.parametrize(("language", "title"), [("it", "Presa in carico"), ("en", "Taken in charge")])
def test_titles_are_in_the_readers_language(patient, language, title):
    steps = patient.get(URL, headers={"Accept-Language": language}).json()["steps"]
    assert steps[0]["title"] == title


def test_the_way_goes_from_the_board_to_follow_up(patient, case_with_everyone):
    case, lead = case_with_everyone.case, case_with_everyone.people["lead"]
    running_round_of(CaseFactory(patient__user=None))
    signed_decision_of(case)
    assert now(patient) == ["treatment"]
    case = Case.objects.get(pk=case.pk)
    stay = {"admitted_on": today() - timedelta(days=9), "discharged_on": today() - timedelta(days=2)}
    started = today() - timedelta(days=8)
    operation = record_treatment(case=case, recorded_by=lead, code="S.SKIN", started_on=started, **stay)
    assert states(patient)["discharge"] == "done"
    edit_treatment(treatment=operation, actor=lead, changes={"ended_on": started})
    assert now(patient) == ["follow_up"]
    move_case(case=Case.objects.get(pk=case.pk), to="closed", actor=lead)
    assert set(states(patient).values()) == {"done"}


def test_the_patient_is_told_when_the_journey_moves_on(patient, case_with_everyone):
    case, account = case_with_everyone.case, case_with_everyone.people["patient"]
    before = Notification.objects.filter(user=account).count()
    running_round_of(case)
    told = list(Notification.objects.filter(user=account).order_by("seq").values_list("kind", flat=True))
    assert told[before:] == ["journey.moved"]


def test_while_the_board_votes_the_patient_is_with_the_board(patient, case_with_everyone):
    running_round_of(case_with_everyone.case)
    assert now(patient) == ["board"]


def test_a_draft_of_a_decision_is_nothing_yet(patient, case_with_everyone):
    draft_decision_of(case_with_everyone.case, plain_words="Faremo la radioterapia.")
    body = patient.get(URL)
    assert body.json()["decision"] is None
    assert "radioterapia" not in body.content.decode()
    assert now(patient) == ["decision"]


def test_the_signed_decision_is_told_in_plain_words(patient, case_with_everyone):
    decision = signed_decision_of(case_with_everyone.case, plain_words="Faremo la radioterapia.", summary="CRT")
    told = patient.get(URL).json()["decision"]
    assert told["text"] == "Faremo la radioterapia."
    assert told.keys() == {"text", "signed_at"}
    assert told["signed_at"][:19] == decision.signed_at.isoformat()[:19]


def test_steps_behind_the_patient_say_when(patient, case_with_everyone):
    case = case_with_everyone.case
    signed_decision_of(case)
    TreatmentFactory(case=case, admitted_on=today() - timedelta(days=5), discharged_on=today())
    moments = {step["kind"]: step["at"] for step in patient.get(URL).json()["steps"]}
    assert all(moments[kind] for kind in ("taken_in_charge", "examinations", "board", "decision"))
    assert day_of(timezone.datetime.fromisoformat(moments["discharge"])) == today()
    assert moments["follow_up"] is None


def test_an_open_admission_is_no_discharge(patient, case_with_everyone):
    signed_decision_of(case_with_everyone.case)
    TreatmentFactory(case=case_with_everyone.case, admitted_on=today() - timedelta(days=5))
    assert states(patient)["discharge"] == "next"


def test_the_next_visit_is_the_first_one_planned_ahead(patient, case_with_everyone):
    case, soon = case_with_everyone.case, timezone.now() + timedelta(days=3)
    facility = case.patient.facility
    facility.phone = "080 123"
    facility.save()
    VisitFactory(case=case, scheduled_at=soon + timedelta(days=3))
    VisitFactory(case=case, scheduled_at=soon, facility=facility, instructions="A digiuno")
    VisitFactory(case=case, scheduled_at=soon - timedelta(days=1), status="done", done_at=timezone.now())
    VisitFactory(case=case, scheduled_at=timezone.now() - timedelta(days=1))
    visit = patient.get(URL).json()["next_visit"]
    assert (visit["kind"], visit["phone"], visit["instructions"]) == ("clinical_visit", "080 123", "A digiuno")
    assert visit["place"] == f"{facility.name}, Bari"
    assert visit["at"][:16] == soon.isoformat()[:16]


def test_the_latest_case_that_goes_on_is_the_current_one(patient, case_with_everyone):
    first = case_with_everyone.case
    signed_decision_of(first)
    CaseFactory(patient=first.patient)
    assert now(patient) == ["examinations"]


def test_the_appointments_after_the_next_are_told_in_their_order(patient, case_with_everyone):
    for days in (40, 3, 20, 60, 80, 100):
        VisitFactory(case=case_with_everyone.case, scheduled_at=timezone.now() + timedelta(days=days))
    VisitFactory(case=case_with_everyone.case, withdrawn_at=timezone.now())
    journey = patient.get(URL).json()
    told = [journey["next_visit"]["at"], *(visit["at"] for visit in journey["later_visits"])]
    assert told == sorted(told)
    assert len(told) == 5
    assert told[0][:10] == (timezone.now() + timedelta(days=3)).isoformat()[:10]
