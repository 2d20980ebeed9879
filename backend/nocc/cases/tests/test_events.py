import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import CaseEvent
from nocc.cases.models.log import Audience
from nocc.cases.services import append_event
from nocc.cases.services.discussion import post_message
from nocc.patients.models import Concealment

pytestmark = pytest.mark.django_db


def happen(case, count=1, audience=Audience.EVERYONE, actor=None):
    for _ in range(count):
        append_event(case=case, kind="document.added", actor=actor, target=("document", case.pk), audience=audience)


def read(api_as, case, user, query=""):
    return api_as(user).get(f"/api/v1/cases/{case.pk}/events/{query}").json()


def test_events_follow_a_number_in_order_and_without_gaps(api_as):
    case = CaseFactory()
    happen(case, 7, actor=case.opened_by)
    first = read(api_as, case, case.opened_by, "?after=2&page_size=3")
    assert [event["seq"] for event in first["results"]] == [3, 4, 5]
    second = read(api_as, case, case.opened_by, f"?after={first['next']}&page_size=3")
    assert ([event["seq"] for event in second["results"]], second["next"]) == ([6, 7], None)
    event = second["results"][0]
    assert event["target"] == {"kind": "document", "id": str(case.pk)}
    assert (event["actor"], event["actor_name"]) == (str(case.opened_by_id), case.opened_by.full_name)


def test_observers_get_a_number_for_what_is_the_board_s(api_as):
    case = CaseFactory()
    observer = ParticipantFactory(case=case, role="observer").user
    happen(case)
    happen(case, audience=Audience.STAFF)
    results = read(api_as, case, observer)["results"]
    assert results[0]["kind"] == "document.added"
    assert results[1] == {"seq": 2, "kind": "noop"}


def test_what_is_concealed_is_a_number_for_all_but_its_author(api_as):
    case = CaseFactory()
    colleague = ParticipantFactory(case=case).user
    message = post_message(case=case, author=colleague, thread="board", text="Nota")
    Concealment.objects.create(patient=case.patient, kind="message", item=message.pk)
    assert read(api_as, case, case.opened_by)["results"] == [{"seq": 1, "kind": "noop"}]
    assert read(api_as, case, colleague)["results"][0]["kind"] == "message.posted"


@pytest.mark.parametrize("query", ["?after=x", "?after=-1", "?page_size=many", "?after=1e3"])
def test_numbers_are_numbers(api_as, query):
    case = CaseFactory()
    assert api_as(case.opened_by).get(f"/api/v1/cases/{case.pk}/events/{query}").status_code == 400


def test_an_event_is_never_changed_or_deleted():
    case = CaseFactory()
    happen(case)
    with pytest.raises(Exception, match="append_only"):
        CaseEvent.objects.update(kind="nothing")


def test_what_one_does_oneself_is_not_new_to_oneself(api_as):
    case = CaseFactory()
    colleague = ParticipantFactory(case=case).user
    happen(case, actor=case.opened_by)
    unseen = {
        who: api_as(who).get("/api/v1/cases/").json()["results"][0]["unseen"] for who in (case.opened_by, colleague)
    }
    assert unseen == {case.opened_by: 0, colleague: 1}
    happen(case, actor=colleague)
    assert api_as(colleague).get("/api/v1/cases/").json()["results"][0]["unseen"] == 2


def test_what_one_has_seen_never_goes_back_nor_past_the_end(api_as):
    case = CaseFactory()
    happen(case, 5)
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/seen/"
    assert client.put(url, {"seq": 3}).json() == {"seq": 3}
    assert client.put(url, {"seq": 1}).json() == {"seq": 3}
    assert client.get("/api/v1/cases/").json()["results"][0]["unseen"] == 2
    assert client.put(url, {"seq": 99}).json() == {"seq": 5}
