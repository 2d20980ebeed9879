from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.cases.factories import ParticipantFactory
from nocc.cases.models import Case, CaseEvent, Task
from nocc.deliberation.factories import OptionFactory, running_round_of, vote
from nocc.deliberation.models import Ballot, Round
from nocc.deliberation.services import close_round
from nocc.deliberation.tests.roles import statuses


def choice(board, **more) -> dict:
    return {"kind": "choice", "option": str(board.first.pk), **more}


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, radiotherapist=403, observer=403))
def test_who_may_cast_a_ballot(as_role, voting, who, status):
    assert as_role(voting, who).put(f"{voting.url}ballot/", choice(voting)).status_code == status


@pytest.mark.parametrize(
    ("who", "status"), statuses(lead=404, board=200, oncologist=404, radiotherapist=404, observer=404)
)
def test_everyone_reads_their_own_ballot_only(as_role, voting, who, status):
    vote(voting.round, voting.people["participant"], voting.second, confidence=4, reason="Margini")
    response = as_role(voting, who).get(f"{voting.url}ballot/")
    assert response.status_code == status
    if status == 200:
        shown = {name: response.data[name] for name in ("kind", "option", "confidence", "reason", "stale")}
        assert shown == {
            "kind": "choice",
            "option": str(voting.second.pk),
            "confidence": 4,
            "reason": "Margini",
            "stale": False,
        }


def test_casting_again_replaces_the_ballot(as_role, voting):
    client, url = as_role(voting, "participant"), f"{voting.url}ballot/"
    client.put(url, choice(voting))
    client.put(url, {"kind": "abstain", "reason": "Conflitto"})
    ballot = Ballot.objects.get(round=voting.round)
    assert (ballot.kind, ballot.option, ballot.reason) == ("abstain", None, "Conflitto")


def test_a_ballot_settles_the_task_and_counts_on_the_worklist(as_role, voting):
    as_role(voting, "participant").put(f"{voting.url}ballot/", choice(voting))
    waiting = Task.objects.filter(kind="vote", target_id=voting.round.pk, done_at=None)
    assert {task.assignee for task in waiting} == {voting.people["lead"], voting.people["oncologist"]}
    case = Case.objects.get(pk=voting.case.pk)
    assert (case.votes_cast, case.votes_expected) == (1, 3)


def test_everyone_hears_that_it_was_cast_and_by_whom(as_role, voting):
    as_role(voting, "participant").put(f"{voting.url}ballot/", choice(voting))
    event = CaseEvent.objects.filter(case=voting.case).latest("seq")
    assert (event.kind, event.actor, event.target_id) == ("ballot.cast", voting.people["participant"], voting.round.pk)


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"kind": "choice"}, "option", "option_required"),
        ({"kind": "ranked", "ranking": ["A"]}, "kind", "kind_does_not_fit_method"),
        ({"kind": "choice", "option": "C"}, "option", "option_not_on_paper"),
        ({"kind": "abstain", "option": "A"}, "option", "option_not_expected"),
        ({"kind": "choice", "option": "A", "ranking": ["A"]}, "ranking", "ranking_not_expected"),
        ({"kind": "investigate"}, "investigation", "investigation_required"),
        ({"kind": "abstain", "investigation": {"what": "PET"}}, "investigation", "investigation_not_expected"),
        ({"kind": "choice", "option": "A", "confidence": 6}, "confidence", "max_value"),
        ({"kind": "choice", "option": "A", "confidence": 0}, "confidence", "min_value"),
        ({"kind": "loud"}, "kind", "invalid_choice"),
    ],
)
def test_a_ballot_that_says_what_it_cannot_is_refused(as_role, voting, body, field, code):
    response = as_role(voting, "lead").put(f"{voting.url}ballot/", with_options(voting, body))
    assert response.status_code == 400
    assert [error["code"] for error in response.data["errors"][field]] == [code]


@pytest.fixture
def ranking(board):
    board.round = running_round_of(board.case, method="ranked")
    board.url = f"/api/v1/rounds/{board.round.pk}/"
    return board


@pytest.mark.parametrize("order", [["A"], ["B", "A"]])
def test_a_ranking_is_complete_or_partial(as_role, ranking, order):
    body = with_options(ranking, {"kind": "ranked", "ranking": order})
    response = as_role(ranking, "lead").put(f"{ranking.url}ballot/", body)
    assert (response.status_code, response.data["ranking"]) == (200, body["ranking"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"kind": "ranked", "ranking": []}, "ranking_required"),
        ({"kind": "ranked", "ranking": ["A", "A"]}, "ranked_twice"),
        ({"kind": "ranked", "ranking": ["A", "C"]}, "option_not_on_paper"),
        ({"kind": "choice", "option": "A"}, "kind_does_not_fit_method"),
    ],
)
def test_a_ranking_names_options_of_the_paper_once(as_role, ranking, body, code):
    response = as_role(ranking, "lead").put(f"{ranking.url}ballot/", with_options(ranking, body))
    assert (response.status_code, response.data["code"]) == (400, code)


def with_options(board, body: dict) -> dict:
    """Letters as the options' identifiers; C is none of the paper."""
    known = {"A": str(board.first.pk), "B": str(board.second.pk), "C": str(OptionFactory(case=board.case).pk)}
    named = {name: known[body[name]] for name in ("option",) if name in body}
    return body | named | {"ranking": [known[letter] for letter in body.get("ranking", [])]}


def test_after_the_close_no_ballot_is_taken(as_role, voting):
    close_round(vote_round=voting.round, closer=voting.people["lead"])
    response = as_role(voting, "participant").put(f"{voting.url}ballot/", choice(voting))
    assert (response.status_code, response.data["code"]) == (409, "round_closed")


def test_after_the_deadline_no_ballot_is_taken_though_nobody_closed_yet(as_role, voting):
    Round.objects.filter(pk=voting.round.pk).update(deadline=timezone.now() - timedelta(seconds=1))
    response = as_role(voting, "participant").put(f"{voting.url}ballot/", choice(voting))
    assert (response.status_code, response.data["code"]) == (409, "round_closed")
    assert not Ballot.objects.exists()


def test_who_left_the_board_votes_no_more(as_role, voting):
    voting.case.participants.filter(user=voting.people["participant"]).update(removed_at=timezone.now())
    assert as_role(voting, "participant").put(f"{voting.url}ballot/", choice(voting)).status_code == 404


def test_who_came_back_votes_in_their_old_place_and_not_twice(as_role, voting):
    vote(voting.round, voting.people["participant"])
    voting.case.participants.filter(user=voting.people["participant"]).update(removed_at=timezone.now())
    ParticipantFactory(case=voting.case, user=voting.people["participant"])
    assert as_role(voting, "participant").put(f"{voting.url}ballot/", {"kind": "abstain"}).status_code == 200
    assert Ballot.objects.get(round=voting.round).kind == "abstain"
