from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from nocc.care.factories import OutcomeFactory, VisitFactory, signed_decision_of
from nocc.care.models import Visit
from nocc.care.services import remind_of_overdue
from nocc.cases.models import CaseEvent, Notification, Task
from nocc.cases.services import move_case
from nocc.common.clinic import today

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def url(decided):
    return decided.base + "visits/"


def one(visit: Visit) -> str:
    return f"/api/v1/visits/{visit.pk}/"


def in_days(days: int) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


def control(**changes) -> dict:
    return {"kind": "clinical_visit", "scheduled_at": in_days(30), "instructions": "A digiuno", **changes}


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 403),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_read_and_plan_visits(api_as, decided, url, who, read, write):
    client = api_as(decided.people[who])
    assert client.get(url).status_code == read
    assert client.post(url, control()).status_code == write


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("participant", 403), ("observer", 403), ("outsider", 404), ("anonymous", 401)]
)
def test_who_may_say_what_became_of_a_visit(api_as, decided, who, status):
    visit = VisitFactory(case=decided.case)
    assert api_as(decided.people[who]).patch(one(visit), {"status": "done"}).status_code == status


def test_the_patient_is_told_of_a_planned_visit(lead, decided, url):
    visit = lead.post(url, control()).json()
    told = Notification.objects.get(user=decided.people["patient"], kind="visit.planned")
    assert str(told.target_id) == visit["id"]
    assert CaseEvent.objects.latest("seq").kind == "visit.planned"


def test_visits_are_listed_in_the_order_of_time(lead, decided, url):
    for days in (9, 2, 5):
        VisitFactory(case=decided.case, scheduled_at=timezone.now() + timedelta(days=days))
    times = [row["scheduled_at"] for row in lead.get(url).json()["results"]]
    assert times == sorted(times)


def test_a_visit_done_keeps_its_findings(lead, decided):
    visit = VisitFactory(case=decided.case)
    body = lead.patch(one(visit), {"status": "done", "findings": "Nessuna ripresa"}).json()
    assert (body["status"], body["findings"]) == ("done", "Nessuna ripresa")
    assert body["done_at"]
    assert lead.patch(one(visit), {"findings": "Nessuna ripresa di malattia"}).status_code == 200


def test_a_new_time_moves_a_visit_and_another_replaces_it(lead, decided):
    visit = VisitFactory(case=decided.case, instructions="A digiuno")
    body = lead.patch(one(visit), {"scheduled_at": in_days(14)}).json()
    assert body["status"] == "moved"
    replacement = Visit.objects.get(pk=body["replaced_by"])
    assert (replacement.status, replacement.instructions) == ("planned", "A digiuno")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"status": "moved"}, "scheduled_at", "new_time_required"),
        ({"status": "done", "scheduled_at": "2030-01-01T09:00:00Z"}, "scheduled_at", "time_not_applicable"),
        ({"status": "missed"}, "status", "visit_not_due"),
        ({"status": "done", "done_at": "2999-01-01T09:00:00Z"}, "done_at", "date_in_future"),
        ({"done_at": "2020-01-01T09:00:00Z"}, "done_at", "time_not_applicable"),
        ({"kind": "party"}, "kind", "invalid_choice"),
    ],
)
def test_what_cannot_become_of_a_visit_is_refused(lead, decided, body, field, code):
    visit = VisitFactory(case=decided.case)
    answer = lead.patch(one(visit), body)
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code
    visit.refresh_from_db()
    assert (visit.status, visit.done_at) == ("planned", None)


@pytest.mark.parametrize(
    "body", [{"status": "missed"}, {"status": "planned"}, {"scheduled_at": "2030-01-01T09:00:00Z"}]
)
def test_a_settled_visit_stays_settled(lead, decided, body):
    visit = VisitFactory(case=decided.case, status="done", done_at=timezone.now())
    answer = lead.patch(one(visit), body)
    assert (answer.status_code, answer.json()["code"]) == (409, "visit_settled")


def test_a_closed_case_plans_no_visits(lead, decided, url):
    for state in ("follow-up", "closed"):
        move_case(case=decided.case, to=state, actor=decided.people["lead"])
    assert lead.post(url, control()).json()["code"] == "case_closed"


def test_observers_read_neither_findings_nor_place(api_as, decided, url):
    VisitFactory(case=decided.case, findings="La signora Rossi", instructions="Chiedere di Rossi")
    (row,) = api_as(decided.people["observer"]).get(url).json()["results"]
    assert (row["findings"], row["instructions"], row["facility"]) == (None, None, None)


def test_what_is_overdue_waits_for_the_lead_once_and_until_it_is_settled(lead, decided):
    visit = VisitFactory(case=decided.case, scheduled_at=timezone.now() - timedelta(days=2))
    VisitFactory(case=decided.case)
    waiting = Task.objects.filter(kind="follow_up", done_at__isnull=True)
    assert (remind_of_overdue(), remind_of_overdue()) == (1, 1)
    assert (waiting.get().target_id, waiting.get().assignee) == (visit.pk, decided.people["lead"])
    lead.patch(one(visit), {"status": "missed"})
    assert not waiting.exists()


def test_an_overdue_action_reaches_the_lead_too(case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    owner = case.participants.get(user=people["oncologist"])
    yesterday = str(today() - timedelta(days=1))
    signed_decision_of(case, actions=[{"what": "TC", "owner": str(owner.pk), "where": "", "due": yesterday}])
    remind_of_overdue()
    waiting = Task.objects.filter(kind="carry_out", done_at__isnull=True)
    assert {task.assignee for task in waiting} == {people["oncologist"], people["lead"]}


def test_a_visit_is_overdue_from_the_clinics_next_midnight(decided):
    # 25 October 2026 has 25 hours in Rome: its last minute is 22:59 UTC.
    VisitFactory(case=decided.case, scheduled_at=datetime(2026, 10, 25, 22, 30, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 10, 25, 22, 59, tzinfo=UTC), tick=False):
        assert remind_of_overdue() == 0
    with time_machine.travel(datetime(2026, 10, 25, 23, 0, tzinfo=UTC), tick=False):
        assert remind_of_overdue() == 1


def test_nobody_is_reminded_of_a_closed_case(decided):
    VisitFactory(case=decided.case, scheduled_at=timezone.now() - timedelta(days=2))
    for state in ("follow-up", "closed"):
        move_case(case=decided.case, to=state, actor=decided.people["lead"])
    assert remind_of_overdue() == 0


def test_a_planned_visit_can_be_taken_back_and_a_settled_one_cannot(lead, decided, url):
    planned = VisitFactory(case=decided.case)
    done = VisitFactory(case=decided.case, status="done", done_at=timezone.now())
    assert lead.post(one(planned) + "withdraw/").json()["withdrawn_at"]
    assert lead.post(one(done) + "withdraw/").json()["code"] == "visit_settled"
    assert [row["id"] for row in lead.get(url).json()["results"]] == [str(done.pk)]


@pytest.mark.parametrize(("who", "status"), [("lead", 200), ("participant", 403), ("observer", 403), ("outsider", 404)])
def test_who_may_take_a_visit_back(api_as, decided, who, status):
    visit = VisitFactory(case=decided.case)
    assert api_as(decided.people[who]).post(one(visit) + "withdraw/").status_code == status


def test_nobody_is_seen_after_death(lead, decided, url):
    OutcomeFactory(case=decided.case, kind="vital_status", code="dead_other", observed_on=today())
    refused = lead.post(url, control())
    assert refused.json()["errors"]["scheduled_at"][0]["code"] == "date_after_death"
    assert lead.post(url, control(scheduled_at=timezone.now().isoformat())).status_code == 201
