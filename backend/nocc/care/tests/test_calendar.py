from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from rest_framework.test import APIClient

from nocc.audit.models import AccessEntry
from nocc.care.factories import VisitFactory
from nocc.care.models import CalendarFeed
from nocc.care.selectors.calendar import neutral_place
from nocc.cases.services import move_case
from nocc.deliberation.factories import running_round_of
from nocc.directory.models import Facility

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
MINE = "/api/v1/me/calendar/"


@pytest.fixture
def address(api_as):
    return lambda user: "/" + api_as(user).post(MINE).json()["url"].split("/", 3)[3]


@pytest.fixture
def read(address):
    """What the calendar of this person shows, to a program that has nothing but its address."""

    def events(user) -> dict:
        answer = APIClient().get(address(user))
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}

    return events


def test_a_patient_reads_their_appointments_in_neutral_words(read, decided):
    visit = VisitFactory(case=decided.case, kind="imaging", instructions="PET: a digiuno", findings="Recidiva")
    event = read(decided.people["patient"])[f"visit-{visit.pk}@nocc"]
    assert (str(event["summary"]), str(event["status"])) == ("NOCC: visita", "CONFIRMED")
    assert event["dtstart"].dt == visit.scheduled_at.astimezone(UTC).replace(microsecond=0)
    text = event.to_ical().decode()
    for telling in ("PET", "Recidiva", "imaging", decided.case.patient.family_name, "Visit:"):
        assert telling not in text


def test_the_lead_reads_the_visits_of_their_cases_and_a_participant_does_not(read, decided):
    visit = VisitFactory(case=decided.case)
    event = read(decided.people["lead"])[f"visit-{visit.pk}@nocc"]
    assert str(event["summary"]) == f"NOCC: controllo · {decided.case.reference}"
    for who in ("participant", "observer", "member", "outsider"):
        assert not [uid for uid in read(decided.people[who]) if uid.startswith("visit-")]


def test_a_voter_reads_when_a_round_ends(read, case_with_everyone):
    vote = running_round_of(case_with_everyone.case)
    event = read(case_with_everyone.people["lead"])[f"round-{vote.pk}@nocc"]
    assert str(event["summary"]).startswith("NOCC: scadenza di un voto")
    assert not read(case_with_everyone.people["outsider"])


def test_what_was_moved_or_taken_back_is_cancelled_under_the_same_uid(api_as, read, decided):
    moved, withdrawn = VisitFactory(case=decided.case), VisitFactory(case=decided.case)
    lead, patient = api_as(decided.people["lead"]), decided.people["patient"]
    before = read(patient)
    later = (timezone.now() + timedelta(days=20)).isoformat()
    replacement = lead.patch(f"/api/v1/visits/{moved.pk}/", {"scheduled_at": later}).json()["replaced_by"]
    lead.post(f"/api/v1/visits/{withdrawn.pk}/withdraw/")
    after = read(patient)
    for visit in (moved, withdrawn):
        uid = f"visit-{visit.pk}@nocc"
        assert (str(before[uid]["status"]), str(after[uid]["status"])) == ("CONFIRMED", "CANCELLED")
        assert after[uid]["sequence"] >= before[uid]["sequence"]
    assert str(after[f"visit-{replacement}@nocc"]["status"]) == "CONFIRMED"


def test_what_a_closed_case_still_planned_is_cancelled(read, decided):
    visit = VisitFactory(case=decided.case)
    for state in ("follow-up", "closed"):
        move_case(case=decided.case, to=state, actor=decided.people["lead"])
    assert str(read(decided.people["patient"])[f"visit-{visit.pk}@nocc"]["status"]) == "CANCELLED"


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-10-24T09:00:00+02:00", datetime(2026, 10, 24, 7, tzinfo=UTC)),
        ("2026-10-26T09:00:00+01:00", datetime(2026, 10, 26, 8, tzinfo=UTC)),
    ],
)
def test_times_are_utc_on_both_sides_of_the_change_of_hour(read, decided, local, utc):
    visit = VisitFactory(case=decided.case, scheduled_at=datetime.fromisoformat(local))
    if visit.scheduled_at < timezone.now() - timedelta(days=90):
        pytest.skip("too long ago for a calendar")
    assert read(decided.people["patient"])[f"visit-{visit.pk}@nocc"]["dtstart"].dt == utc


def test_only_the_hash_is_kept_and_a_new_address_ends_the_earlier(api_as, address, decided):
    user = decided.people["patient"]
    first, second = address(user), address(user)
    assert len(first.rsplit("/", 1)[1]) >= 43 + len(".ics")
    assert CalendarFeed.objects.get().digest not in second
    assert APIClient().get(first).status_code == 404
    assert APIClient().get(second).status_code == 200
    assert api_as(user).get(MINE).json()["last_read_at"]
    assert api_as(user).delete(MINE).status_code == 204
    assert APIClient().get(second).status_code == 404
    assert api_as(user).get(MINE).json() == {"is_open": False, "opened_at": None, "last_read_at": None}


def test_who_has_left_has_no_calendar(address, decided):
    user = decided.people["participant"]
    mine = address(user)
    user.is_active = False
    user.save()
    assert APIClient().get(mine).status_code == 404


def test_an_unchanged_calendar_is_not_sent_again(address, decided):
    VisitFactory(case=decided.case)
    mine = address(decided.people["patient"])
    etag = APIClient().get(mine)["ETag"]
    read_once = AccessEntry.objects.count()
    assert APIClient().get(mine, HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert AccessEntry.objects.count() == read_once
    VisitFactory(case=decided.case)
    assert APIClient().get(mine, HTTP_IF_NONE_MATCH=etag).status_code == 200


@pytest.mark.parametrize(("who", "ground"), [("patient", "own_record"), ("lead", "lead")])
def test_reading_a_calendar_is_in_the_access_log(address, decided, who, ground):
    visit = VisitFactory(case=decided.case)
    APIClient().get(address(decided.people[who]))
    entry = AccessEntry.objects.filter(kind="visit").latest("at")
    assert (entry.actor, entry.ground, entry.items) == (decided.people[who].pk, ground, [visit.pk])


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ospedale San Giovanni", "Ospedale San Giovanni, Via Roma 1, Bari"),
        ("Istituto Tumori Giovanni Paolo II", "Via Roma 1, Bari"),
        ("Oncologia medica", "Via Roma 1, Bari"),
        ("Centro di Radioterapia", "Via Roma 1, Bari"),
    ],
)
def test_a_name_that_tells_what_for_is_left_out(name, place):
    assert neutral_place(Facility(name=name, address="Via Roma 1", city="Bari")) == place
