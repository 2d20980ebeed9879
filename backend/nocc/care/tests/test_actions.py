from datetime import timedelta

import pytest

from nocc.care.factories import signed_decision_of
from nocc.care.models import Action
from nocc.cases.models import CaseEvent, Task
from nocc.cases.services import move_case
from nocc.common.clinic import day_of, today
from nocc.deliberation.factories import closed_round_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def asked(case_with_everyone):
    """A case whose decision asks the oncologist for a blood test, and nobody in particular for a dentist."""
    case, people = case_with_everyone.case, case_with_everyone.people
    owner = case.participants.get(user=people["oncologist"])
    due = str(today() + timedelta(days=7))
    signed_decision_of(
        case,
        actions=[
            {"what": "Clearance della creatinina", "owner": str(owner.pk), "where": "Bari", "due": due},
            {"what": "Bonifica dentaria", "owner": None, "where": "", "due": None},
        ],
    )
    case_with_everyone.action = Action.objects.get(owner=owner)
    case_with_everyone.url = f"/api/v1/actions/{case_with_everyone.action.pk}/"
    return case_with_everyone


def test_a_signed_decision_waits_for_those_it_asks(asked):
    tasks = {task.assignee: task for task in Task.objects.filter(kind="carry_out", done_at__isnull=True)}
    assert tasks.keys() == {asked.people["oncologist"], asked.people["lead"]}
    assert day_of(tasks[asked.people["oncologist"]].due) == today() + timedelta(days=7)
    assert tasks[asked.people["lead"]].due is None


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 200),
        ("oncologist", 200, 200),
        ("participant", 200, 403),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_the_owner_or_the_lead_says_what_became_of_an_action(api_as, asked, who, read, write):
    client = api_as(asked.people[who])
    assert client.get(f"/api/v1/cases/{asked.case.pk}/actions/").status_code == read
    assert client.patch(asked.url, {"status": "done"}).status_code == write


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"status": "not_done"}, "reason", "reason_required"),
        ({"status": "partly", "reason": ""}, "reason", "reason_required"),
        ({"status": "done", "reason": "toxicity"}, "reason", "reason_not_applicable"),
        ({"status": "not_done", "reason": "laziness"}, "reason", "invalid_choice"),
        ({}, "status", "required"),
    ],
)
def test_only_what_was_not_done_needs_a_reason(api_as, asked, body, field, code):
    answer = api_as(asked.people["lead"]).patch(asked.url, body)
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code


def test_a_settled_action_waits_no_more_and_a_reopened_one_does(api_as, asked):
    client = api_as(asked.people["oncologist"])
    waiting = Task.objects.filter(target_id=asked.action.pk, done_at__isnull=True)
    body = client.patch(asked.url, {"status": "partly", "reason": "waiting_time", "note": "Metà"}).json()
    assert (body["status"], body["reason"], body["note"]) == ("partly", "waiting_time", "Metà")
    assert body["settled_at"]
    assert not waiting.exists()
    assert client.patch(asked.url, {"status": "pending"}).json()["settled_at"] is None
    assert waiting.get().assignee == asked.people["oncologist"]
    assert CaseEvent.objects.filter(kind="action.updated").count() == 2


def test_observers_read_no_free_text(api_as, asked):
    rows = api_as(asked.people["observer"]).get(f"/api/v1/cases/{asked.case.pk}/actions/").json()["results"]
    assert {row["status"] for row in rows} == {"pending"}
    assert {(row["what"], row["place"], row["owner"]) for row in rows} == {(None, None, None)}


def test_what_a_superseded_decision_asked_waits_no_more(asked):
    case = move_case(case=asked.case, to="review", actor=asked.people["lead"], reason="Recidiva")
    closed_round_of(case)
    signed_decision_of(case)
    assert not Task.objects.filter(kind="carry_out", done_at__isnull=True).exists()
    assert Action.objects.filter(status="pending").count() == 2
