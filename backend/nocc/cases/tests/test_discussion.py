import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Message, Notification, Task
from nocc.cases.services.discussion import post_message
from nocc.common.rules import NotAllowed
from nocc.patients.models import Concealment

pytestmark = pytest.mark.django_db

ABSENT = [("member", 404), ("coordinator", 404), ("outsider", 404), ("patient", 404), ("anonymous", 401)]
BOARD_ONLY = [("lead", 201), ("participant", 201), ("observer", 403), *ABSENT]
EVERYONE = [("lead", 201), ("participant", 201), ("observer", 201), *ABSENT]


def say(api_as, case, user, /, text="Propongo la chirurgia", **body):
    return api_as(user).post(f"/api/v1/cases/{case.pk}/messages/", {"text": text, **body})


def heard(api_as, case, user, query="") -> list[str]:
    answer = api_as(user).get(f"/api/v1/cases/{case.pk}/messages/{query}")
    return [message["text"] for message in answer.json()["results"]]


@pytest.mark.parametrize(
    ("thread", "who", "status"),
    [
        *(("board", *row) for row in BOARD_ONLY),
        *(("observers", *row) for row in EVERYONE),
        *(("patient", *row) for row in BOARD_ONLY),
    ],
)
def test_who_may_write_where(api_as, case_with_everyone, thread, who, status):
    answer = say(api_as, case_with_everyone.case, case_with_everyone.people[who], thread=thread)
    assert answer.status_code == status


@pytest.mark.parametrize(("who", "thread"), [("participant", "board"), ("observer", "observers")])
def test_a_message_goes_to_the_writers_own_thread_where_none_is_named(api_as, case_with_everyone, who, thread):
    answer = say(api_as, case_with_everyone.case, case_with_everyone.people[who])
    assert (answer.status_code, answer.json()["thread"]) == (201, thread)


def test_observers_hear_their_own_thread_only(api_as):
    case = CaseFactory()
    observer = ParticipantFactory(case=case, role="observer").user
    for thread in ("board", "observers", "patient"):
        say(api_as, case, case.opened_by, thread, thread=thread)
    assert heard(api_as, case, observer) == ["observers"]
    assert heard(api_as, case, observer, "?thread=board") == []
    assert heard(api_as, case, case.opened_by) == ["patient", "observers", "board"]
    audiences = dict(case.events.values_list("seq", "audience"))
    assert list(audiences.values()) == ["staff", "everyone", "staff"]


def test_who_is_mentioned_is_told_and_must_be_there(api_as):
    case = CaseFactory()
    colleague = ParticipantFactory(case=case).user
    observer = ParticipantFactory(case=case, role="observer").user
    answer = say(api_as, case, case.opened_by, mentions=[str(colleague.pk), str(case.opened_by_id)])
    assert {person["id"] for person in answer.json()["mentions"]} == {str(colleague.pk), str(case.opened_by_id)}
    assert [note.user for note in Notification.objects.filter(kind="message.mentioned")] == [colleague]
    refused = say(api_as, case, case.opened_by, mentions=[str(observer.pk)])
    assert (refused.status_code, refused.json()["code"]) == (400, "not_in_thread")


def test_an_answer_stays_in_its_thread(api_as):
    case = CaseFactory()
    first = say(api_as, case, case.opened_by).json()
    assert say(api_as, case, case.opened_by, reply_to=first["id"]).json()["reply_to"] == first["id"]
    refused = say(api_as, case, case.opened_by, thread="observers", reply_to=first["id"])
    assert (refused.status_code, refused.json()["code"]) == (400, "reply_to_elsewhere")


def test_an_edit_keeps_what_was_said_before(api_as):
    case = CaseFactory()
    client, message = api_as(case.opened_by), say(api_as, case, case.opened_by, "Uno").json()
    edited = client.patch(f"/api/v1/messages/{message['id']}/", {"text": "Due"}).json()
    assert (edited["text"], edited["edited_at"] is not None) == ("Due", True)
    revisions = client.get(f"/api/v1/messages/{message['id']}/revisions/").json()["results"]
    assert [revision["text"] for revision in revisions] == ["Uno"]


def test_what_is_taken_back_is_shown_no_more(api_as):
    case = CaseFactory()
    client, message = api_as(case.opened_by), say(api_as, case, case.opened_by, "Uno").json()
    client.patch(f"/api/v1/messages/{message['id']}/", {"text": "Due"})
    assert client.delete(f"/api/v1/messages/{message['id']}/").status_code == 204
    assert heard(api_as, case, case.opened_by) == [""]
    assert client.get(f"/api/v1/messages/{message['id']}/revisions/").json()["results"] == []
    assert client.patch(f"/api/v1/messages/{message['id']}/", {"text": "Tre"}).json()["code"] == "message_removed"
    kinds = [event.kind for event in case.events.order_by("seq")]
    assert kinds == ["message.posted", "message.edited", "message.removed"]


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("participant", 403), ("observer", 404), *ABSENT, ("administrator", 404)]
)
@pytest.mark.parametrize("method", ["patch", "delete"])
def test_only_its_author_changes_a_message(api_as, case_with_everyone, who, status, method):
    case, people = case_with_everyone.case, case_with_everyone.people
    message = say(api_as, case, people["lead"]).json()
    answer = getattr(api_as(people[who]), method)(f"/api/v1/messages/{message['id']}/", {"text": "Altro"})
    assert answer.status_code == (204 if (status, method) == (200, "delete") else status)


def test_a_patient_s_question_waits_for_the_lead_until_the_board_answers(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    case.refresh_from_db()
    post_message(case=case, author=people["patient"], thread="patient", text="Perderò la voce?")
    task = Task.objects.get()
    assert (task.kind, task.assignee) == ("answer_patient", people["lead"])
    say(api_as, case, people["participant"], thread="patient")
    task.refresh_from_db()
    assert task.done_at is not None
    assert Notification.objects.filter(user=people["patient"], kind="message.posted").exists()


def test_the_patient_writes_in_no_other_thread(case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    case.refresh_from_db()
    with pytest.raises(NotAllowed):
        post_message(case=case, author=people["patient"], thread="board", text="Buongiorno")


def test_a_concealed_message_is_there_for_its_author_alone(api_as):
    case = CaseFactory()
    colleague = ParticipantFactory(case=case).user
    message = Message.objects.get(pk=say(api_as, case, colleague).json()["id"])
    Concealment.objects.create(patient=case.patient, kind="message", item=message.pk)
    assert heard(api_as, case, case.opened_by) == []
    assert len(heard(api_as, case, colleague)) == 1
    assert api_as(case.opened_by).get(f"/api/v1/messages/{message.pk}/revisions/").status_code == 404
