from datetime import timedelta

import pytest

from nocc.care.factories import OutcomeFactory, TreatmentFactory
from nocc.cases.models import Case, StateChange
from nocc.cases.services import move_case
from nocc.common.clinic import today

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def days_ago(days: int) -> str:
    return str(today() - timedelta(days=days))


def response(**changes) -> dict:
    return {"kind": "response", "code": "CR", "observed_on": days_ago(1), **changes}


@pytest.fixture
def url(decided):
    return decided.base + "outcomes/"


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
def test_who_may_read_and_record_outcomes(api_as, decided, url, who, read, write):
    client = api_as(decided.people[who])
    assert client.get(url).status_code == read
    assert client.post(url, response()).status_code == write


@pytest.mark.parametrize(("who", "status"), [("lead", 200), ("participant", 403), ("observer", 403), ("outsider", 404)])
def test_who_may_withdraw_an_outcome(api_as, decided, url, who, status):
    outcome = OutcomeFactory(case=decided.case)
    assert api_as(decided.people[who]).post(f"/api/v1/outcomes/{outcome.pk}/withdraw/").status_code == status
    shown = len(api_as(decided.people["lead"]).get(url).json()["results"])
    assert shown == (0 if status == 200 else 1)


@pytest.mark.parametrize(
    "body",
    [
        response(),
        response(kind="recurrence", code="local_recurrence"),
        response(kind="toxicity", code="mucositis_oral", grade=3),
        response(kind="vital_status", code="alive_ned"),
    ],
)
def test_each_kind_has_its_vocabulary(lead, url, body):
    answer = lead.post(url, body)
    assert answer.status_code == 201
    assert {name: answer.json()[name] for name in body} == body


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": "alive_ned"}, "code", "unknown_code"),
        ({"kind": "toxicity", "code": "mucositis_oral"}, "grade", "grade_required"),
        ({"grade": 2}, "grade", "grade_not_applicable"),
        ({"kind": "toxicity", "code": "mucositis_oral", "grade": 6}, "grade", "max_value"),
        ({"observed_on": str(today() + timedelta(days=1))}, "observed_on", "date_in_future"),
        ({"observed_on": days_ago(61)}, "observed_on", "date_before_diagnosis"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused(lead, url, changes, field, code):
    answer = lead.post(url, response(**changes))
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code


@pytest.mark.parametrize("state", ["decided", "treatment", "follow-up"])
def test_a_death_closes_a_decided_case_by_way_of_follow_up(lead, decided, url, state_of, state):
    if state != "decided":
        move_case(case=decided.case, to=state, actor=decided.people["lead"])
    lead.post(url, response(kind="vital_status", code="dead_of_disease"))
    assert state_of() == "closed"
    assert StateChange.objects.filter(to_state="follow-up").count() == 1


def test_being_alive_or_lost_closes_nothing(lead, decided, url, state_of):
    TreatmentFactory(case=decided.case)
    for code in ("alive_disease", "lost"):
        lead.post(url, response(kind="vital_status", code=code))
    assert state_of() == "decided"


def test_a_death_before_the_decision_leaves_the_case_where_it_is(api_as, case_with_everyone):
    case = case_with_everyone.case
    body = response(kind="vital_status", code="dead_other")
    api_as(case_with_everyone.people["lead"]).post(f"/api/v1/cases/{case.pk}/outcomes/", body)
    assert Case.objects.get(pk=case.pk).state == "review"


def test_nothing_is_observed_after_death(lead, decided, url):
    lead.post(url, response(kind="vital_status", code="dead_other", observed_on=days_ago(5)))
    assert lead.post(url, response(observed_on=days_ago(5))).status_code == 201
    refused = lead.post(url, response(observed_on=days_ago(4)))
    assert refused.json()["errors"]["observed_on"][0]["code"] == "date_after_death"


def test_observers_read_codes_without_notes(api_as, decided, url):
    OutcomeFactory(case=decided.case, note="La signora Rossi")
    (row,) = api_as(decided.people["observer"]).get(url).json()["results"]
    assert (row["code"], row["note"], row["recorded_by"]) == ("CR", None, None)


def test_a_death_is_told_once_and_never_before_the_patient_was_last_seen(lead, url):
    lead.post(url, response(observed_on=days_ago(2)))
    early = lead.post(url, response(kind="vital_status", code="dead_other", observed_on=days_ago(3)))
    assert early.json()["errors"]["observed_on"][0]["code"] == "date_before_last_seen"
    death = response(kind="vital_status", code="dead_other", observed_on=days_ago(1))
    assert lead.post(url, death).status_code == 201
    assert lead.post(url, death).json()["errors"]["code"][0]["code"] == "death_already_recorded"
