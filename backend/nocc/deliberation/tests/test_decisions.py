import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import CaseEvent, Clearance, Task
from nocc.deliberation.factories import (
    OptionFactory,
    closed_round_of,
    draft_decision_of,
    running_round_of,
    vote,
)
from nocc.deliberation.models import Decision
from nocc.deliberation.services import close_round
from nocc.deliberation.tests.roles import statuses

pytestmark = pytest.mark.slow


@pytest.fixture
def deciding(board):
    """A closed round: the participant chose B because of the margins, everyone else A."""
    board.round = running_round_of(board.case)
    for who in ("lead", "oncologist", "radiotherapist"):
        vote(board.round, board.people[who], board.first)
    vote(board.round, board.people["participant"], board.second, reason="Margini")
    close_round(vote_round=board.round, closer=board.people["lead"])
    board.url = f"/api/v1/cases/{board.case.pk}/decisions/"
    board.body = {"option": str(board.first.pk), "consensus": "majority"}
    return board


@pytest.mark.parametrize(("who", "status"), statuses(lead=201, board=403, observer=403))
def test_who_may_draft(as_role, deciding, who, status):
    assert as_role(deciding, who).post(deciding.url, deciding.body).status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=404))
def test_who_reads_a_draft(as_role, deciding, who, status):
    draft = draft_decision_of(deciding.case)
    assert as_role(deciding, who).get(f"/api/v1/decisions/{draft.pk}/").status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=403, observer=404))
def test_who_may_edit_a_draft(as_role, deciding, who, status):
    draft = draft_decision_of(deciding.case)
    client = as_role(deciding, who)
    assert client.patch(f"/api/v1/decisions/{draft.pk}/", {"summary": "X"}, HTTP_IF_MATCH='"1"').status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_list_decisions(as_role, deciding, who, status):
    assert as_role(deciding, who).get(deciding.url).status_code == status


def test_a_draft_speaks_of_the_last_round_and_says_everything(as_role, deciding):
    owner = deciding.case.participants.get(user=deciding.people["oncologist"])
    body = deciding.body | {
        "alternatives": [str(deciding.second.pk)],
        "conditions": ["se PET negativa"],
        "actions": [{"what": "PEG", "owner": str(owner.pk), "where": "Bari", "due": "2027-01-04"}],
        "summary": "Chemioradioterapia",
        "plain_words": "Faremo insieme radioterapia e chemioterapia.",
        "told_patient": "Colloquio del 3",
    }
    made = as_role(deciding, "lead").post(deciding.url, body)
    assert (made.data["status"], made.data["round"], made["ETag"]) == ("draft", str(deciding.round.pk), '"1"')
    assert {name: made.data[name] for name in body} == body
    assert Task.objects.get(kind="sign", done_at=None).assignee == deciding.people["lead"]
    assert not Task.objects.filter(kind="decide", done_at=None).exists()
    assert CaseEvent.objects.filter(kind="decision.drafted", target_id=made.data["id"]).exists()


def test_dissent_comes_from_the_ballots_and_can_be_added_to_but_not_left_out(as_role, deciding):
    dissenter = str(deciding.case.participants.get(user=deciding.people["participant"]).pk)
    other = str(deciding.case.participants.get(user=deciding.people["oncologist"]).pk)
    body = deciding.body | {"dissent": [{"participant": other, "reason": "Detto a voce"}]}
    made = as_role(deciding, "lead").post(deciding.url, body).data
    assert made["dissent"] == [
        {"participant": dissenter, "reason": "Margini", "option": str(deciding.second.pk), "source": "ballot"},
        {"participant": other, "reason": "Detto a voce", "option": None, "source": "lead"},
    ]


def test_dissent_of_a_ranked_round_is_another_first_preference(as_role, board):
    vote_round = running_round_of(board.case, method="ranked", options=[board.first, board.second])
    first, second = board.first.pk, board.second.pk
    vote(vote_round, board.people["lead"], kind="ranked", ranking=[first, second])
    vote(vote_round, board.people["oncologist"], kind="ranked", ranking=[second, first], reason="Età")
    close_round(vote_round=vote_round, closer=board.people["lead"])
    draft = draft_decision_of(board.case, option=board.first)
    shown = as_role(board, "lead").get(f"/api/v1/decisions/{draft.pk}/").data
    assert [entry["reason"] for entry in shown["dissent"]] == ["Età"]


@pytest.mark.parametrize("state", ["review", "voting"])
def test_nothing_is_decided_before_the_close(as_role, board, state):
    if state == "voting":
        running_round_of(board.case)
    body = {"option": str(board.first.pk), "consensus": "majority"}
    response = as_role(board, "lead").post(f"/api/v1/cases/{board.case.pk}/decisions/", body)
    assert (response.status_code, response.data["code"]) == (409, "case_not_deciding")


def test_a_case_has_one_draft(as_role, deciding):
    client = as_role(deciding, "lead")
    client.post(deciding.url, deciding.body)
    response = client.post(deciding.url, deciding.body)
    assert (response.status_code, response.data["code"]) == (409, "draft_exists")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"alternatives": ["A"]}, "ranked_twice"),
        ({"alternatives": ["B", "B"]}, "ranked_twice"),
        ({"consensus": "applause"}, "invalid"),
        ({"actions": [{"what": ""}]}, "invalid"),
        ({"actions": [{"what": "PEG", "due": "domani"}]}, "invalid"),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(as_role, deciding, change, code):
    known = {"A": str(deciding.first.pk), "B": str(deciding.second.pk)}
    if "alternatives" in change:
        change = {"alternatives": [known[letter] for letter in change["alternatives"]]}
    response = as_role(deciding, "lead").post(deciding.url, deciding.body | change)
    assert (response.status_code, response.data["code"]) == (400, code)


@pytest.mark.parametrize("field", ["option", "alternatives", "actions", "dissent"])
def test_what_belongs_to_another_case_does_not_exist_here(as_role, deciding, field):
    other = CaseFactory()
    option, place = str(OptionFactory(case=other).pk), str(ParticipantFactory(case=other).pk)
    foreign = {
        "option": option,
        "alternatives": [option],
        "actions": [{"what": "PEG", "owner": place}],
        "dissent": [{"participant": place, "reason": "x"}],
    }
    response = as_role(deciding, "lead").post(deciding.url, deciding.body | {field: foreign[field]})
    assert response.status_code == 404
    assert not Decision.objects.exists()


def test_an_edit_needs_the_version_it_read(as_role, deciding):
    client, url = as_role(deciding, "lead"), f"/api/v1/decisions/{draft_decision_of(deciding.case).pk}/"
    assert client.patch(url, {"summary": "X"}).status_code == 428
    edited = client.patch(url, {"summary": "X", "actions": [{"what": "PEG"}]}, HTTP_IF_MATCH='"1"')
    assert (edited.data["summary"], edited["ETag"]) == ("X", '"2"')
    assert client.patch(url, {"summary": "Y"}, HTTP_IF_MATCH='"1"').status_code == 412


def test_a_draft_of_an_earlier_round_waits_for_the_new_one_and_then_speaks_of_it(as_role, deciding):
    draft = draft_decision_of(deciding.case)
    client, url = as_role(deciding, "lead"), f"/api/v1/decisions/{draft.pk}/"
    running_round_of(deciding.case)
    assert not Task.objects.filter(kind="sign", done_at=None).exists()
    assert client.patch(url, {"summary": "X"}, HTTP_IF_MATCH='"1"').data["code"] == "case_not_deciding"
    latest = deciding.case.rounds.order_by("number").last()
    close_round(vote_round=latest, closer=deciding.people["lead"])
    assert client.post(f"{url}sign/").data["code"] == "round_superseded"
    assert client.patch(url, {"summary": "X"}, HTTP_IF_MATCH='"1"').data["round"] == str(latest.pk)


def test_a_withdrawn_option_is_not_decided(as_role, deciding):
    client = as_role(deciding, "lead")
    client.delete(f"/api/v1/options/{deciding.first.pk}/")
    response = client.post(deciding.url, deciding.body)
    assert (response.status_code, response.data["code"]) == (409, "option_withdrawn")


def test_observers_see_codes_of_a_signed_decision_and_only_cleared_words(as_role, board):
    closed_round_of(board.case)
    draft = draft_decision_of(board.case, summary="Paola farà la radioterapia")
    as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/")
    url = f"/api/v1/decisions/{draft.pk}/"
    seen = as_role(board, "observer").get(url).data
    assert (seen["status"], seen["option"], seen["summary"]) == ("signed", str(board.first.pk), None)
    Clearance.objects.create(case=board.case, kind="decision", item=draft.pk, cleared_by=board.people["lead"])
    assert as_role(board, "observer").get(url).data["summary"] == "Paola farà la radioterapia"
