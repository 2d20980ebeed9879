import pytest

from nocc.cases.services.discussion import post_message
from nocc.patients.models import Concealment

pytestmark = pytest.mark.django_db

URL = "/api/v1/concealments/"


@pytest.fixture
def message(case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    case.refresh_from_db()
    return post_message(case=case, author=people["participant"], thread="board", text="Nota")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("patient", 201),
        ("lead", 404),
        ("participant", 404),
        ("observer", 404),
        ("coordinator", 404),
        ("outsider", 404),
        ("administrator", 404),
        ("anonymous", 401),
    ],
)
def test_only_the_patient_conceals(api_as, case_with_everyone, message, who, status):
    body = {"kind": "message", "id": str(message.pk)}
    assert api_as(case_with_everyone.people[who]).post(URL, body).status_code == status


def test_what_is_concealed_can_be_shown_again(api_as, case_with_everyone, message):
    patient, body = api_as(case_with_everyone.people["patient"]), {"kind": "message", "id": str(message.pk)}
    assert patient.delete(URL, body).status_code == 404
    for _ in range(2):
        assert patient.post(URL, body).status_code == 201
    assert [row["id"] for row in patient.get(URL).json()["results"]] == [str(message.pk)]
    assert patient.delete(URL, body).status_code == 204
    assert patient.get(URL).json()["results"] == []
    assert Concealment.objects.get().revoked_at is not None


def test_nothing_tells_that_something_is_concealed(api_as, case_with_everyone, message):
    case, people = case_with_everyone.case, case_with_everyone.people
    before = case.events.count()
    api_as(people["patient"]).post(URL, {"kind": "message", "id": str(message.pk)})
    assert case.events.count() == before
    assert api_as(people["lead"]).get(f"/api/v1/cases/{case.pk}/messages/").json() == {"results": [], "next": None}


def test_an_answer_does_not_tell_that_it_answers_something_concealed(api_as, case_with_everyone, message):
    case, people = case_with_everyone.case, case_with_everyone.people
    url, body = f"/api/v1/cases/{case.pk}/messages/", {"thread": "board", "text": "D'accordo", "reply_to": message.pk}
    lead = api_as(people["lead"])
    assert lead.post(url, body).json()["reply_to"] == str(message.pk)
    api_as(people["patient"]).post(URL, {"kind": "message", "id": str(message.pk)})
    assert [row["reply_to"] for row in lead.get(url).json()["results"]] == [None]
    assert lead.post(url, body).json()["code"] == "reply_to_elsewhere"
    read_by_author = api_as(people["participant"]).get(url).json()["results"]
    assert str(message.pk) in {row["reply_to"] for row in read_by_author}


@pytest.mark.parametrize("kind", ["message", "diagnosis", "case", "horoscope"])
def test_only_items_of_one_s_own_record_can_be_concealed(api_as, case_with_everyone, kind):
    from nocc.cases.factories import CaseFactory

    other = CaseFactory()
    foreign = post_message(case=other, author=other.opened_by, thread="board", text="Nota")
    item = {"message": foreign.pk, "diagnosis": case_with_everyone.case.diagnosis.pk}.get(kind, other.pk)
    answer = api_as(case_with_everyone.people["patient"]).post(URL, {"kind": kind, "id": str(item)})
    assert answer.status_code == 404
