from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Case, CaseEvent, Task
from nocc.deliberation.factories import OptionFactory, closed_round_of, draft_decision_of, running_round_of
from nocc.deliberation.services import sign_decision
from nocc.deliberation.tests.roles import statuses


def url_of(board) -> str:
    return f"/api/v1/cases/{board.case.pk}/rounds/"


@pytest.mark.parametrize(("who", "status"), statuses(lead=201, board=403, observer=403))
def test_who_may_open_a_round(as_role, board, who, status):
    assert as_role(board, who).post(url_of(board), {}).status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_read_rounds(as_role, voting, who, status):
    client = as_role(voting, who)
    assert client.get(url_of(voting)).status_code == status
    assert client.get(voting.url).status_code == status


def test_by_default_the_whole_board_votes_on_everything_for_a_week(as_role, board):
    made = as_role(board, "lead").post(url_of(board), {}).data
    assert Case.objects.get(pk=board.case.pk).state == "voting"
    assert (made["status"], made["method"], made["number"]) == ("open", "single", 1)
    assert made["options"] == [str(board.first.pk), str(board.second.pk)]
    assert len(made["eligible"]) == 4
    assert made["quorum"] == {"surgery_hn": False, "radiation_oncology": False, "medical_oncology": False}
    assert (made["voted"], made["ballots"], made["result"]) == ([], None, None)
    assert board.case.rounds.get().deadline - timezone.now() > timedelta(days=6, hours=23)


def test_what_is_asked_for_is_taken(as_role, board):
    voter = board.case.participants.get(user=board.people["oncologist"])
    deadline = timezone.now() + timedelta(hours=3)
    body = {
        "method": "ranked",
        "options": [str(board.second.pk), str(board.first.pk)],
        "eligible": [str(voter.pk)],
        "deadline": deadline.isoformat(),
        "quorum": ["medical_oncology", "medical_oncology"],
    }
    made = as_role(board, "lead").post(url_of(board), body).data
    assert made["options"] == body["options"]
    assert made["eligible"] == body["eligible"]
    assert made["quorum"] == {"medical_oncology": False}
    assert (made["method"], board.case.rounds.get().deadline) == ("ranked", deadline)


def test_voters_are_asked_and_everyone_hears_of_it(as_role, board):
    made = as_role(board, "lead").post(url_of(board), {}).data
    tasks = Task.objects.filter(kind="vote", target_id=made["id"], done_at=None)
    assert {task.assignee for task in tasks} == {
        board.people[who] for who in ("lead", "participant", "oncologist", "radiotherapist")
    }
    assert CaseEvent.objects.filter(case=board.case, kind="round.opened", target_id=made["id"]).exists()
    case = Case.objects.get(pk=board.case.pk)
    assert (case.votes_cast, case.votes_expected) == (0, 4)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"deadline": "2020-01-01T00:00:00Z"}, "deadline_passed"),
        ({"quorum": ["astrology"]}, "unknown_code"),
        ({"options": []}, "options_required"),
        ({"eligible": []}, "voters_required"),
        ({"method": "shouting"}, "invalid"),
    ],
)
def test_a_round_that_makes_no_sense_is_refused(as_role, board, body, code):
    response = as_role(board, "lead").post(url_of(board), body)
    assert (response.status_code, response.data["code"]) == (400, code)


def test_who_is_not_on_the_board_cannot_be_made_a_voter(as_role, board):
    observer = board.case.participants.get(user=board.people["observer"])
    response = as_role(board, "lead").post(url_of(board), {"eligible": [str(observer.pk)]})
    assert (response.status_code, response.data["code"]) == (400, "not_on_the_board")


@pytest.mark.parametrize("field", ["options", "eligible", "supersedes"])
def test_what_belongs_to_another_case_does_not_exist_here(as_role, board, field):
    other = CaseFactory()
    foreign = {
        "options": [str(OptionFactory(case=other).pk)],
        "eligible": [str(ParticipantFactory(case=other).pk)],
        "supersedes": str(closed_round_of(other).pk),
    }
    assert as_role(board, "lead").post(url_of(board), {field: foreign[field]}).status_code == 404


def test_a_withdrawn_option_stands_on_no_paper(as_role, board):
    client = as_role(board, "lead")
    client.delete(f"/api/v1/options/{board.first.pk}/")
    response = client.post(url_of(board), {"options": [str(board.first.pk)]})
    assert (response.status_code, response.data["code"]) == (409, "option_withdrawn")
    assert client.post(url_of(board), {}).data["options"] == [str(board.second.pk)]


def test_a_case_has_one_running_round(as_role, voting):
    response = as_role(voting, "lead").post(url_of(voting), {})
    assert (response.status_code, response.data["code"]) == (409, "transition_not_allowed")


def test_a_new_round_supersedes_the_last_one_and_resets_nothing(as_role, board):
    last = closed_round_of(board.case)
    made = as_role(board, "lead").post(url_of(board), {"supersedes": str(last.pk)}).data
    assert (made["number"], made["supersedes"], made["voted"]) == (2, str(last.pk), [])
    old = as_role(board, "lead").get(f"/api/v1/rounds/{last.pk}/").data
    assert (old["status"], len(old["ballots"]), old["superseded_by"]) == ("closed", 4, made["id"])
    assert not Task.objects.filter(kind="decide", target_id=last.pk, done_at=None).exists()


def test_the_last_round_is_superseded_even_if_unsaid(board):
    last = closed_round_of(board.case)
    assert running_round_of(board.case).supersedes == last


def test_only_the_latest_round_can_be_superseded(as_role, board):
    first = closed_round_of(board.case)
    closed_round_of(board.case)
    response = as_role(board, "lead").post(url_of(board), {"supersedes": str(first.pk)})
    assert (response.status_code, response.data["code"]) == (400, "not_the_latest_round")


def test_a_new_question_after_a_decision_supersedes_no_round(board):
    draft = draft_decision_of(board.case, quorum_reason="-")
    sign_decision(decision=draft, signer=board.people["lead"], authenticated_at=timezone.now())
    Case.objects.filter(pk=board.case.pk).update(state="review")
    assert running_round_of(board.case).supersedes is None
