from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from nocc.audit.models import AccessEntry
from nocc.cases.models import Notification

pytestmark = pytest.mark.django_db


def break_the_glass(api_as, case, user, reason="Emorragia in pronto soccorso"):
    return api_as(user).post(f"/api/v1/cases/{case.pk}/emergency-access/", {"reason": reason})


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("member", 201),
        ("coordinator", 201),
        ("lead", 409),
        ("participant", 409),
        ("observer", 403),
        ("outsider", 404),
        ("patient", 404),
        ("administrator", 404),
        ("anonymous", 401),
    ],
)
def test_who_may_break_the_glass(api_as, case_with_everyone, who, status):
    answer = break_the_glass(api_as, case_with_everyone.case, case_with_everyone.people[who])
    assert answer.status_code == status


def test_it_asks_a_reason(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    assert break_the_glass(api_as, case, people["member"], reason="").status_code == 400


def test_it_lets_read_everything_and_change_nothing_for_a_day(api_as, case_with_everyone):
    case, member = case_with_everyone.case, case_with_everyone.people["member"]
    break_the_glass(api_as, case, member)
    client, url = api_as(member), f"/api/v1/cases/{case.pk}/"
    seen = client.get(url).json()
    assert (seen["viewpoint"]["role"], seen["patient"]["family_name"]) == ("emergency", case.patient.family_name)
    assert seen["may"] == []
    assert client.post(f"{url}messages/", {"text": "Eccomi"}).status_code == 403
    assert client.post(f"{url}clearances/", {"kind": "case", "item": str(case.pk)}).status_code == 403
    assert client.patch(url, {"question": "?"}, headers={"If-Match": '"1"'}).status_code == 403
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert api_as(member).get(url).status_code == 404


def test_it_is_flagged_and_the_patient_lead_and_coordinator_are_told(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    break_the_glass(api_as, case, people["member"])
    api_as(people["member"]).get(f"/api/v1/cases/{case.pk}/")
    told = set(Notification.objects.filter(kind="emergency.opened").values_list("user", flat=True))
    assert told == {people["patient"].pk, people["lead"].pk, people["coordinator"].pk}
    entries = AccessEntry.objects.filter(actor=people["member"].pk).order_by("at")
    assert [(entry.ground, entry.action) for entry in entries] == [("emergency", "write"), ("emergency", "read")]
