from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from nocc.care.factories import OutcomeFactory, VisitFactory
from nocc.care.services import choose_reminders, remind_patients
from nocc.cases.services import move_case
from nocc.patients.models import ConsentKind
from nocc.patients.services import record_consent

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def patient(decided):
    patient = decided.case.patient
    record_consent(patient=patient, kind=ConsentKind.PORTAL, granted=True, recorded_by=decided.people["lead"])
    return patient


def visit_in(decided, days: int, **facts):
    return VisitFactory(case=decided.case, scheduled_at=timezone.now() + timedelta(days=days), **facts)


def mails() -> list[dict]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name="send_mail").order_by("id")]


def test_a_patient_is_reminded_two_days_before_and_once(decided, patient):
    visit_in(decided, 1)
    visit_in(decided, 8)
    assert (remind_patients(), remind_patients()) == (1, 0)
    (mail,) = mails()
    assert mail["to"] == patient.user.email


def test_the_mail_says_that_there_is_an_appointment_and_nothing_else(decided, patient):
    visit_in(decided, 1, kind="imaging", instructions="PET a digiuno")
    remind_patients()
    (mail,) = mails()
    text = mail["subject"] + mail["text"]
    for telling in (patient.family_name, patient.given_name, "PET", "imaging", "oncolog", decided.case.reference):
        assert telling.casefold() not in text.casefold()
    assert mail["subject"] == "NOCC: un appuntamento si avvicina"


def test_another_time_is_another_reminder(decided, patient):
    visit = visit_in(decided, 1)
    assert remind_patients() == 1
    visit.refresh_from_db()
    visit.scheduled_at += timedelta(hours=3)
    visit.save()
    assert remind_patients() == 1


@pytest.mark.parametrize(("days_before", "sent"), [(None, 0), (1, 0), (5, 1), (14, 1)])
def test_each_patient_chooses_how_long_before(decided, patient, days_before, sent):
    choose_reminders(patient=patient, days_before=days_before)
    visit_in(decided, 4)
    assert remind_patients() == sent


def test_without_consent_to_the_portal_nothing_is_sent(decided, patient):
    record_consent(patient=patient, kind=ConsentKind.PORTAL, granted=False, recorded_by=decided.people["lead"])
    visit_in(decided, 1)
    assert remind_patients() == 0


@pytest.mark.parametrize(
    "facts", [{"status": "missed"}, {"status": "done", "done_at": timezone.now()}, {"withdrawn_at": timezone.now()}]
)
def test_what_does_not_wait_reminds_nobody(decided, patient, facts):
    visit_in(decided, 1, **facts)
    assert remind_patients() == 0


def test_nobody_is_reminded_of_a_closed_case_or_after_death(decided, patient):
    visit_in(decided, 1)
    OutcomeFactory(case=decided.case, kind="vital_status", code="dead_other")
    assert remind_patients() == 0
    decided.case.outcomes.all().delete()
    for state in ("follow-up", "closed"):
        move_case(case=decided.case, to=state, actor=decided.people["lead"])
    assert remind_patients() == 0


@pytest.mark.parametrize(
    ("who", "status"), [("patient", 200), ("lead", 404), ("observer", 404), ("outsider", 404), ("anonymous", 401)]
)
def test_who_chooses_reminders(api_as, decided, who, status):
    client, url = api_as(decided.people[who]), "/api/v1/portal/reminder-preference/"
    assert client.get(url).status_code == status
    assert client.put(url, {"days_before": 5}).status_code == status
    if status == 200:
        assert client.get(url).json() == {"days_before": 5}
        assert client.put(url, {"days_before": 15}).status_code == 400
