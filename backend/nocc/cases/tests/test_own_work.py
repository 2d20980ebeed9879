"""What belongs to one reader: tasks, notifications, saved filters."""

import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import TaskKind
from nocc.cases.services import notify, open_task, settle_tasks
from nocc.directory.factories import PhysicianFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["tasks/", "notifications/", "saved-filters/"])
def test_one_s_own_work_asks_for_a_token(api_as, db, path):
    assert api_as(None).get(f"/api/v1/{path}").status_code == 401
    answer = api_as(PhysicianFactory().user).get(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()) == (200, {"results": [], "next": None})


def test_a_task_waits_for_its_assignee_once_and_until_it_is_settled(api_as):
    case, target = CaseFactory(), ("round", CaseFactory().pk)
    other = ParticipantFactory(case=case).user
    for _ in range(2):
        open_task(case=case, assignee=case.opened_by, kind=TaskKind.VOTE, target=target)
    client = api_as(case.opened_by)
    (task,) = client.get("/api/v1/tasks/").json()["results"]
    assert (task["kind"], task["case"]["reference"], task["target"]["kind"]) == ("vote", case.reference, "round")
    assert client.get(f"/api/v1/cases/{case.pk}/tasks/").json()["results"] == [task]
    assert api_as(other).get("/api/v1/tasks/").json()["results"] == []
    settle_tasks(kind=TaskKind.VOTE, target=target)
    assert client.get("/api/v1/tasks/").json()["results"] == []
    assert len(client.get("/api/v1/tasks/?done=true").json()["results"]) == 1
    assert [note["kind"] for note in client.get("/api/v1/notifications/").json()["results"]] == ["task.vote"]


def test_notifications_are_numbered_for_each_user_and_read_up_to_a_number(api_as):
    case = CaseFactory()
    me, other = case.opened_by, ParticipantFactory(case=case).user
    for user in (me, other, me, me):
        notify(user=user, kind="case.shared", target=("case", case.pk), case=case, actor=other)
    client = api_as(me)
    assert [note["seq"] for note in client.get("/api/v1/notifications/").json()["results"]] == [3, 2, 1]
    assert client.post("/api/v1/notifications/read/", {"up_to": 2}).status_code == 204
    assert [note["seq"] for note in client.get("/api/v1/notifications/?unread=true").json()["results"]] == [3]
    assert len(api_as(other).get("/api/v1/notifications/?unread=true").json()["results"]) == 1


def test_filters_are_saved_renamed_and_deleted_by_their_owner_alone(api_as):
    mine, foreign = api_as(PhysicianFactory().user), api_as(PhysicianFactory().user)
    body = {"name": "Laringe", "query": {"site": "larynx", "state": "review"}}
    saved = mine.post("/api/v1/saved-filters/", body)
    assert saved.status_code == 201
    url = f"/api/v1/saved-filters/{saved.json()['id']}/"
    assert mine.post("/api/v1/saved-filters/", body).json()["code"] == "name_taken"
    assert foreign.post("/api/v1/saved-filters/", body).status_code == 201
    for method in ("get", "patch", "delete"):
        assert getattr(foreign, method)(url).status_code == 404
    assert mine.patch(url, {"name": "Laringi"}).json()["name"] == "Laringi"
    assert mine.patch(url, {"query": {str(n): "x" for n in range(31)}}).status_code == 400
    assert mine.delete(url).status_code == 204
