from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine

from nocc.care.factories import OutcomeFactory, TreatmentFactory
from nocc.care.models import Visit
from nocc.care.services import remind_of_overdue
from nocc.cases.models import Assessment, CaseEvent, Notification, Staging
from nocc.common.clinic import clinic_zone
from nocc.common.working_days import is_working_day

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

NOW = datetime(2026, 6, 16, 8, tzinfo=UTC)
ENDED = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def the_day_after_treatment(decided):
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def treated(decided):
    """Chemoradiotherapy of 70 Gy to neck and mouth has just ended."""
    decided.course = TreatmentFactory(
        case=decided.case,
        started_on=date(2026, 5, 1),
        ended_on=ENDED,
        dose_gy=Decimal(70),
        irradiated=["neck", "oral_region"],
    )
    case = decided.case
    Staging.objects.create(
        case=case, classification="c", edition="8", t="T3", n="N1", m="M0", recorded_by=case.opened_by
    )
    Assessment.objects.update_or_create(
        case=case, defaults={"smoking_status": "current", "pack_years": 30, "alcohol_status": "never"}
    )
    case.diagnosis.topography, case.diagnosis.p16_status = "C10.9", "positive"
    case.diagnosis.save()
    return decided


@pytest.fixture
def as_lead(api_as, treated):
    """The lead, signed in at the time it is: tokens live for minutes, and these tests travel for months."""
    return lambda: api_as(treated.people["lead"])


@pytest.fixture
def generate(as_lead, treated):
    def post(status: int = 201, **body):
        answer = as_lead().post(treated.base + "visits/generate/", body)
        assert answer.status_code == status, answer.json()
        return answer.json()

    return post


@pytest.fixture
def preview(as_lead, treated):
    return lambda query="": as_lead().get(f"{treated.base}visits/schedule/{query}").json()


def standing(rule_id: str):
    return Visit.objects.filter(rule_id=rule_id, withdrawn_at=None).exclude(status="moved").order_by("rule_number")


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 403, 403),
        ("observer", 403, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_see_and_follow_the_schedule(api_as, treated, who, read, write):
    client = api_as(treated.people[who])
    assert client.get(treated.base + "visits/schedule/").status_code == read
    assert client.post(treated.base + "visits/generate/", {"until_month": 6}).status_code == write


def test_the_preview_says_what_is_due_when_and_why_and_plans_nothing(preview):
    schedule = preview()
    assert (schedule["anchor"], schedule["basis"], schedule["reason"]) == ("2026-06-15", "guideline", None)
    petct = next(visit for visit in schedule["visits"] if visit["rule_id"] == "petct_12w")
    assert petct["because"] == ["radiotherapy", "node_positive"]
    assert (petct["due_from"], petct["due_to"], petct["state"]) == ("2026-09-07", "2026-10-15", "new")
    assert [rule["rule_id"] for rule in schedule["on_symptoms"]] == ["ctmr_symptom"]
    assert "ebv_dna" in schedule["not_applicable"]
    assert not Visit.objects.exists()


def test_what_a_missing_fact_keeps_open_is_named_and_not_planned(preview, generate, treated):
    treated.course.irradiated = None
    treated.course.save()
    missing = {rule["rule_id"]: rule["missing"] for rule in preview()["to_decide"]}
    assert missing["tsh"] == missing["dental"] == missing["osteo_mr"] == ["irradiated"]
    generate()
    assert not standing("tsh").exists()
    generate(decided=["tsh"])
    assert standing("tsh").count() == 20


def test_generated_visits_keep_rule_and_window_and_come_on_working_days(generate):
    generate(time_of_day="10:30")
    assert standing("visit_y1").count() == 6
    for visit in Visit.objects.all():
        local = visit.scheduled_at.astimezone(clinic_zone())
        assert is_working_day(local.date())
        assert local.time() == time(10, 30)
        assert visit.due_from <= visit.due_to
        assert local.date() <= visit.due_to
    # 15 August 2026 is a Saturday and a holiday.
    assert standing("visit_y1").get(rule_number=1).scheduled_at.date() == date(2026, 8, 17)
    assert standing("visit_y1").get(rule_number=1).with_rules == ["smoking"]


@pytest.mark.parametrize(
    ("ended", "before", "after"),
    [
        # Summer time ends on 25 October 2026 and begins on 28 March 2027.
        (date(2026, 8, 25), date(2026, 9, 25), (2026, 10, 26, 8)),
        (date(2027, 1, 28), date(2027, 2, 28), (2027, 3, 30, 7)),
    ],
)
def test_nine_in_the_morning_stays_nine_across_daylight_saving(generate, treated, ended, before, after):
    treated.course.ended_on = ended
    treated.course.save()
    with time_machine.travel(datetime.combine(before, time(8), tzinfo=UTC), tick=False):
        generate()
    first = standing("visit_y1").get(rule_number=1)
    # The twenty-fifth of October and the twenty-eighth of March are Sundays, and that March one is Easter.
    assert first.scheduled_at == datetime(*after, tzinfo=UTC)
    assert first.scheduled_at.astimezone(clinic_zone()).hour == 9


def test_once_more_plans_only_what_is_missing(generate):
    assert len(generate(until_month=12)["created"]) > 10
    events = CaseEvent.objects.count()
    assert generate(until_month=12) == {"created": [], "moved": [], "withdrawn": []}
    assert CaseEvent.objects.count() == events
    more = generate(until_month=24)["created"]
    assert {visit["rule_id"] for visit in more} >= {"visit_y2", "carotid_us"}
    assert standing("visit_y1").count() == 6


def test_it_is_one_event_and_one_word_to_the_patient(generate, treated):
    generate()
    assert CaseEvent.objects.filter(kind="visit.generated").count() == 1
    assert Notification.objects.filter(user=treated.people["patient"], kind="visit.planned").count() == 1


def test_only_the_rules_that_are_wanted(generate):
    created = generate(rules=["visit_y1"], until_month=12)["created"]
    assert {visit["rule_id"] for visit in created} == {"visit_y1"}


@pytest.mark.parametrize("rules", [["ebv_dna"], ["ctmr_symptom"], ["no_such_rule"]])
def test_a_rule_that_does_not_apply_is_refused(generate, rules):
    assert generate(400, rules=rules)["errors"]["rules"][0]["code"] == "rule_not_applicable"


def test_a_moved_visit_keeps_its_place_in_the_schedule(generate, lead):
    generate(until_month=6)
    visit = standing("visit_y1").get(rule_number=1)
    lead.patch(f"/api/v1/visits/{visit.pk}/", {"scheduled_at": "2026-08-20T08:00:00Z"})
    assert generate(until_month=6)["created"] == []
    replacement = standing("visit_y1").get(rule_number=1)
    assert replacement.pk != visit.pk
    assert (replacement.due_from, replacement.due_to) == (visit.due_from, visit.due_to)


def test_a_visit_taken_back_is_not_planned_again(generate, lead, preview):
    generate(until_month=6)
    visit = standing("petct_12w").get()
    assert lead.post(f"/api/v1/visits/{visit.pk}/withdraw/").status_code == 200
    assert lead.post(f"/api/v1/visits/{visit.pk}/withdraw/").status_code == 404
    assert generate(until_month=6)["created"] == []
    assert {each["state"] for each in preview()["visits"] if each["rule_id"] == "petct_12w"} == {"declined"}


def test_another_treatment_moves_what_is_still_to_come_and_leaves_what_was_done(generate, treated, as_lead, preview):
    generate(until_month=12)
    with time_machine.travel(datetime(2026, 9, 1, 8, tzinfo=UTC), tick=False):
        first = standing("visit_y1").get(rule_number=1)
        as_lead().patch(f"/api/v1/visits/{first.pk}/", {"status": "done"})
        TreatmentFactory(case=treated.case, code="S.ND.SALV", started_on=date(2026, 8, 31), ended_on=date(2026, 8, 31))
        second = next(each for each in preview()["visits"] if (each["rule_id"], each["number"]) == ("visit_y1", 2))
        assert (second["state"], second["scheduled_on"]) == ("moves", "2026-12-31")
        answer = generate(until_month=12)
    assert {visit["rule_id"] for visit in answer["moved"]} >= {"visit_y1", "petct_12w"}
    anchors = list(Visit.objects.filter(rule_id="visit_y1").values_list("rule_number", "anchored_on", "status"))
    assert (1, ENDED, "done") in anchors
    assert (1, date(2026, 8, 31), "planned") in anchors
    assert not Visit.objects.filter(status="planned", anchored_on=ENDED, scheduled_at__gt=NOW + timedelta(90)).exists()


def test_what_the_schedule_no_longer_asks_for_is_withdrawn(generate, treated):
    generate(until_month=12)
    Staging.objects.filter(case=treated.case).update(n="N0")
    answer = generate(until_month=12)
    assert [visit["rule_id"] for visit in answer["withdrawn"]] == ["petct_12w"]


def test_intervals_by_risk_are_only_ever_chosen(generate, preview):
    generate()
    assert not Visit.objects.filter(rule_id__startswith="visit_risk").exists()
    offered = {each["basis"]: each["is_available"] for each in preview()["bases"]}
    assert offered == {"guideline": True, "risk_based": True}
    generate(basis="risk_based")
    assert standing("visit_risk_1").count() == 2
    assert not standing("visit_y2").exists()
    assert preview()["basis"] == "risk_based"


def test_intervals_by_risk_need_a_site_of_the_table(generate, treated):
    treated.case.diagnosis.topography = "C02.1"
    treated.case.diagnosis.save()
    assert generate(400, basis="risk_based")["errors"]["basis"][0]["code"] == "basis_not_available"


def test_a_window_gone_by_is_shown_and_not_planned(generate, preview):
    with time_machine.travel(datetime(2027, 3, 1, 8, tzinfo=UTC), tick=False):
        states = {(each["rule_id"], each["number"]): each["state"] for each in preview()["visits"]}
        assert states["petct_12w", 1] == states["visit_y1", 3] == "past"
        # Its window is open until the fifteenth of March.
        assert states["visit_y1", 4] == "new"
        created = generate(until_month=12)["created"]
    assert min(visit["scheduled_at"] for visit in created) == "2027-03-02T08:00:00Z"


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda world: world.course.delete(), "no_treatment_yet"),
        (lambda world: TreatmentFactory(case=world.case), "treatment_running"),
        (lambda world: OutcomeFactory(case=world.case, kind="vital_status", code="dead_other"), "patient_died"),
    ],
)
def test_without_an_end_of_treatment_or_a_living_patient_there_is_no_schedule(
    generate, preview, treated, break_it, code
):
    break_it(treated)
    assert preview()["reason"] == code
    assert generate(409)["code"] == code


def test_observers_read_rule_and_window_without_place(api_as, generate, treated):
    generate(until_month=2)
    rows = api_as(treated.people["observer"]).get(treated.base + "visits/").json()["results"]
    assert rows
    assert all(row["rule_id"] and row["due_from"] and row["recorded_by"] is None for row in rows)


def test_a_window_still_open_is_not_overdue(generate):
    generate(rules=["visit_y1"], until_month=2)
    with time_machine.travel(datetime(2026, 9, 15, 8, tzinfo=UTC), tick=False):
        assert remind_of_overdue() == 0
    with time_machine.travel(datetime(2026, 9, 16, 8, tzinfo=UTC), tick=False):
        assert remind_of_overdue() == 1
