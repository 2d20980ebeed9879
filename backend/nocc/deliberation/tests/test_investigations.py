from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Case, CaseEvent, Clearance, Task
from nocc.deliberation.factories import vote
from nocc.deliberation.models import Ballot, Investigation, Round
from nocc.deliberation.services import Question, request_investigation
from nocc.deliberation.tests.roles import statuses

ASK = {"kind": "investigate", "investigation": {"what": "PET total body", "why": "N2 dubbio"}}


def url_of(board) -> str:
    return f"/api/v1/cases/{board.case.pk}/investigations/"


@pytest.fixture
def asked(board):
    """An investigation that the oncologist owns."""
    owner = board.case.participants.get(user=board.people["oncologist"])
    board.asked = request_investigation(
        case=board.case, requester=board.people["participant"], what="PET total body", owner=owner
    )
    return board


@pytest.fixture
def paused(voting):
    """A round in which participant chose, and then oncologist asked for something first."""
    voting.earlier = vote(voting.round, voting.people["participant"])
    owner = voting.places["lead"]
    vote(
        voting.round, voting.people["oncologist"], kind="investigate", question=Question("PET total body", owner=owner)
    )
    voting.asked = Investigation.objects.get(case=voting.case)
    return voting


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_read_investigations(as_role, asked, who, status):
    client = as_role(asked, who)
    assert client.get(url_of(asked)).status_code == status
    assert client.get(f"/api/v1/investigations/{asked.asked.pk}/").status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=201, board=201, observer=403))
def test_who_may_ask(as_role, board, who, status):
    assert as_role(board, who).post(url_of(board), {"what": "FEES"}).status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=403, oncologist=200, observer=403))
def test_the_owner_or_the_lead_answers(as_role, asked, who, status):
    response = as_role(asked, who).post(f"/api/v1/investigations/{asked.asked.pk}/answer/", {"answer": "Negativa"})
    assert response.status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=403, observer=403))
def test_the_lead_dismisses(as_role, asked, who, status):
    response = as_role(asked, who).post(f"/api/v1/investigations/{asked.asked.pk}/dismiss/", {"reason": "Già fatta"})
    assert response.status_code == status


def test_the_owner_is_asked_by_a_task_until_it_is_answered(as_role, asked):
    waiting = Task.objects.filter(kind="investigate", target_id=asked.asked.pk, done_at=None)
    assert waiting.get().assignee == asked.people["oncologist"]
    client = as_role(asked, "oncologist")
    settled = client.post(f"/api/v1/investigations/{asked.asked.pk}/answer/", {"answer": "Negativa"}).data
    assert (settled["status"], settled["answer"]) == ("answered", "Negativa")
    assert not waiting.exists()
    assert CaseEvent.objects.filter(kind="investigation.answered", target_id=asked.asked.pk).exists()


def test_the_lead_owns_what_nobody_is_named_for(as_role, board):
    made = as_role(board, "participant").post(url_of(board), {"what": "FEES", "due": "2027-01-10T12:00:00Z"}).data
    assert made["owner"] == str(board.case.participants.get(role="lead").pk)
    assert Task.objects.get(kind="investigate").due.isoformat() == "2027-01-10T12:00:00+00:00"


def test_what_is_settled_stays_settled(as_role, asked):
    client, url = as_role(asked, "lead"), f"/api/v1/investigations/{asked.asked.pk}/"
    client.post(f"{url}dismiss/", {"reason": "Non serve"})
    for verb, body in (("answer", {"answer": "x"}), ("dismiss", {"reason": "x"})):
        response = client.post(f"{url}{verb}/", body)
        assert (response.status_code, response.data["code"]) == (409, "investigation_settled")


@pytest.mark.parametrize(("verb", "body"), [("answer", {"answer": " "}), ("dismiss", {}), ("dismiss", {"reason": ""})])
def test_nothing_is_settled_without_words(as_role, asked, verb, body):
    response = as_role(asked, "lead").post(f"/api/v1/investigations/{asked.asked.pk}/{verb}/", body)
    assert response.status_code == 400


def test_the_owner_is_somebody_of_this_board(as_role, board):
    observer = board.case.participants.get(user=board.people["observer"])
    stranger = ParticipantFactory(case=CaseFactory())
    client = as_role(board, "participant")
    assert client.post(url_of(board), {"what": "PET", "owner": str(observer.pk)}).status_code == 400
    assert client.post(url_of(board), {"what": "PET", "owner": str(stranger.pk)}).status_code == 404


def test_the_same_question_is_asked_once_while_it_is_open(as_role, asked):
    client = as_role(asked, "participant")
    again = client.post(url_of(asked), {"what": "  pet  Total BODY "}).data
    assert again["id"] == str(asked.asked.pk)
    client = as_role(asked, "lead")
    client.post(f"/api/v1/investigations/{asked.asked.pk}/dismiss/", {"reason": "Non serve"})
    assert client.post(url_of(asked), {"what": "PET total body"}).data["id"] != str(asked.asked.pk)


def test_to_investigate_first_asks_and_pauses_the_round(as_role, voting):
    assert as_role(voting, "oncologist").put(f"{voting.url}ballot/", ASK).status_code == 200
    shown = as_role(voting, "participant").get(voting.url).data
    asked = Investigation.objects.get(case=voting.case)
    assert (shown["status"], shown["open_investigations"]) == ("paused", [str(asked.pk)])
    assert (asked.what, asked.round, asked.owner) == ("PET total body", voting.round, voting.places["lead"])
    kinds = CaseEvent.objects.filter(case=voting.case).order_by("seq").values_list("kind", flat=True)
    assert list(kinds)[-3:] == ["investigation.requested", "ballot.cast", "round.paused"]
    assert Case.objects.get(pk=voting.case.pk).state == "voting"


def test_a_paused_round_takes_no_ballot_and_does_not_close(as_role, paused):
    client = as_role(paused, "lead")
    assert client.put(f"{paused.url}ballot/", {"kind": "abstain"}).data["code"] == "round_paused"
    response = client.post(f"{paused.url}close/")
    assert (response.status_code, response.data["code"]) == (409, "round_paused")


def test_a_question_already_open_in_the_case_is_joined_by_the_round(as_role, voting):
    known = request_investigation(case=voting.case, requester=voting.people["lead"], what="Pet TOTAL body")
    as_role(voting, "oncologist").put(f"{voting.url}ballot/", ASK)
    assert Investigation.objects.get(case=voting.case).round == voting.round
    assert Ballot.objects.get(round=voting.round).investigation == known


@pytest.mark.parametrize(("verb", "body"), [("answer", {"answer": "Negativa"}), ("dismiss", {"reason": "Inutile"})])
def test_once_settled_the_same_round_goes_on_with_its_deadline_shifted_and_ballots_stale(as_role, paused, verb, body):
    pause = timedelta(hours=30)
    Round.objects.filter(pk=paused.round.pk).update(paused_at=timezone.now() - pause)
    as_role(paused, "lead").post(f"/api/v1/investigations/{paused.asked.pk}/{verb}/", body)
    vote_round = Round.objects.get(pk=paused.round.pk)
    assert (vote_round.status, vote_round.paused_at) == ("open", None)
    assert abs(vote_round.deadline - paused.round.deadline - pause) < timedelta(seconds=5)
    assert as_role(paused, "participant").get(f"{paused.url}ballot/").data["stale"] is True
    waiting = Task.objects.filter(target_id=paused.round.pk, done_at=None)
    assert {(task.kind, task.assignee, task.due) for task in waiting} == {
        ("confirm_ballot", paused.people["participant"], vote_round.deadline),
        ("confirm_ballot", paused.people["oncologist"], vote_round.deadline),
        ("vote", paused.people["lead"], vote_round.deadline),
    }
    assert Case.objects.get(pk=paused.case.pk).round_deadline == vote_round.deadline


def test_the_round_waits_for_the_last_of_its_questions(as_role, paused):
    Investigation.objects.create(
        case=paused.case,
        round=paused.round,
        what="FEES",
        owner=paused.places["lead"],
        requested_by=paused.people["lead"],
    )
    as_role(paused, "lead").post(f"/api/v1/investigations/{paused.asked.pk}/answer/", {"answer": "Negativa"})
    assert Round.objects.get(pk=paused.round.pk).status == "paused"


def test_the_same_put_confirms_a_stale_ballot(as_role, paused):
    as_role(paused, "lead").post(f"/api/v1/investigations/{paused.asked.pk}/answer/", {"answer": "Negativa"})
    client, url = as_role(paused, "participant"), f"{paused.url}ballot/"
    confirmed = client.put(url, {"kind": "choice", "option": client.get(url).data["option"]}).data
    assert confirmed["stale"] is False
    assert not Task.objects.filter(assignee=paused.people["participant"], done_at=None).exists()


def test_observers_read_cleared_questions_only(as_role, asked):
    url = f"/api/v1/investigations/{asked.asked.pk}/"
    seen = as_role(asked, "observer").get(url).data
    assert (seen["status"], seen["what"], seen["requested_by"]) == ("requested", None, None)
    Clearance.objects.create(
        case=asked.case, kind="investigation", item=asked.asked.pk, cleared_by=asked.people["lead"]
    )
    assert as_role(asked, "observer").get(url).data["what"] == "PET total body"
