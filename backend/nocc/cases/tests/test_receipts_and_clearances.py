import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Clearance, Receipt
from nocc.cases.services.discussion import post_message
from nocc.patients.models import Concealment

pytestmark = pytest.mark.django_db

ABSENT = [("member", 404), ("coordinator", 404), ("outsider", 404), ("patient", 404), ("anonymous", 401)]


def item_of(case) -> dict:
    return {"kind": "diagnosis", "item": str(case.diagnosis.pk)}


@pytest.mark.parametrize(("who", "status"), [("lead", 201), ("participant", 201), ("observer", 201), *ABSENT])
def test_who_may_give_a_receipt(api_as, case_with_everyone, who, status):
    case = case_with_everyone.case
    answer = api_as(case_with_everyone.people[who]).post(f"/api/v1/cases/{case.pk}/receipts/", item_of(case))
    assert answer.status_code == status


def test_a_receipt_is_given_once_for_each_version(api_as):
    case = CaseFactory()
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/receipts/"
    for version in (1, 1, 2):
        client.post(url, {**item_of(case), "version": version})
    assert sorted(Receipt.objects.values_list("item_version", flat=True)) == [1, 2]


def test_the_board_sees_who_opened_what_and_observers_their_own(api_as):
    case = CaseFactory()
    observer, url = ParticipantFactory(case=case, role="observer").user, f"/api/v1/cases/{case.pk}/receipts/"
    for reader in (case.opened_by, observer):
        api_as(reader).post(url, item_of(case))
    assert len(api_as(case.opened_by).get(url).json()["results"]) == 2
    (own,) = api_as(observer).get(url).json()["results"]
    assert own["reader"]["id"] == str(observer.pk)


@pytest.mark.parametrize("path", ["receipts/", "clearances/"])
def test_an_item_of_another_case_is_not_found_in_this_one(api_as, path):
    case, other = CaseFactory(), CaseFactory()
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/{path}"
    assert client.post(url, item_of(other)).status_code == 404
    unknown = client.post(url, {"kind": "horoscope", "item": str(case.pk)})
    assert (unknown.status_code, unknown.json()["code"]) == (400, "unknown_kind")


def test_a_concealed_item_can_be_neither_opened_nor_cleared_nor_found_among_receipts(api_as):
    case = CaseFactory()
    message = post_message(case=case, author=ParticipantFactory(case=case).user, thread="board", text="Nota")
    body = {"kind": "message", "item": str(message.pk)}
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/"
    assert client.post(f"{url}receipts/", body).status_code == 201
    Concealment.objects.create(patient=case.patient, kind="message", item=message.pk)
    assert client.get(f"{url}receipts/").json()["results"] == []
    assert client.post(f"{url}receipts/", body).status_code == 404
    assert client.post(f"{url}clearances/", body).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("lead", 201), ("participant", 201), ("observer", 403), *ABSENT])
def test_who_may_clear_an_item_for_observers(api_as, case_with_everyone, who, status):
    case = case_with_everyone.case
    answer = api_as(case_with_everyone.people[who]).post(f"/api/v1/cases/{case.pk}/clearances/", item_of(case))
    assert answer.status_code == status


def test_a_clearance_may_be_withdrawn(api_as):
    case = CaseFactory()
    case.diagnosis.note = "Nulla che identifichi"
    case.diagnosis.save()
    observer = ParticipantFactory(case=case, role="observer").user
    lead, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/"
    clearance = lead.post(f"{url}clearances/", item_of(case)).json()
    assert api_as(observer).get(f"{url}diagnosis/").json()["note"] == "Nulla che identifichi"
    assert lead.delete(f"{url}clearances/{clearance['id']}/").status_code == 204
    assert api_as(observer).get(f"{url}diagnosis/").json()["note"] == ""
    assert not Clearance.objects.exists()
