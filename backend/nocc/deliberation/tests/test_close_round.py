from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from nocc.cases.models import Case, CaseEvent, Task
from nocc.deliberation.factories import closed_round_of, running_round_of, vote
from nocc.deliberation.models import Ballot, Round
from nocc.deliberation.services import close_if_due, close_round
from nocc.deliberation.tasks import close_overdue_rounds, close_round_at_deadline
from nocc.deliberation.tests.roles import statuses


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=403, observer=403))
def test_who_may_close(as_role, voting, who, status):
    assert as_role(voting, who).post(f"{voting.url}close/").status_code == status


def test_closing_reveals_counts_and_moves_the_case_on(as_role, voting):
    vote(voting.round, voting.people["participant"], voting.first)
    vote(voting.round, voting.people["oncologist"], voting.first)
    vote(voting.round, voting.people["lead"], kind="abstain")
    shown = as_role(voting, "lead").post(f"{voting.url}close/").data
    result = shown["result"]
    assert (shown["status"], len(shown["ballots"]), shown["quorum_met"]) == ("closed", 3, True)
    assert result["counts"] == {str(voting.first.pk): 2, str(voting.second.pk): 0}
    assert (result["eligible"], result["cast"], result["abstentions"], result["investigate_first"]) == (3, 3, 1, 0)
    assert (result["leaders"], result["is_tie"], result["run_off"]) == ([str(voting.first.pk)], False, None)
    case = Case.objects.get(pk=voting.case.pk)
    assert (case.state, case.round_deadline, case.votes_cast) == ("deciding", None, None)
    assert CaseEvent.objects.filter(kind="round.closed", target_id=voting.round.pk).exists()


def test_closing_settles_what_waited_and_asks_the_lead_to_decide(voting):
    close_round(vote_round=voting.round, closer=voting.people["lead"])
    waiting = Task.objects.filter(case=voting.case, done_at=None)
    assert [(task.kind, task.assignee) for task in waiting] == [("decide", voting.people["lead"])]


def test_a_round_closes_once(as_role, voting):
    client = as_role(voting, "lead")
    client.post(f"{voting.url}close/")
    response = client.post(f"{voting.url}close/")
    assert (response.status_code, response.data["code"]) == (409, "round_closed")


def test_closing_without_quorum_is_allowed_and_says_so(as_role, voting):
    vote(voting.round, voting.people["lead"])
    shown = as_role(voting, "lead").post(f"{voting.url}close/").data
    assert shown["result"]["quorum"] == {"surgery_hn": True, "medical_oncology": False}
    assert (shown["result"]["quorum_met"], shown["quorum_met"]) == (False, False)


def test_a_tie_is_reported_and_nothing_is_decided(as_role, voting):
    vote(voting.round, voting.people["lead"], voting.first)
    vote(voting.round, voting.people["participant"], voting.second)
    result = as_role(voting, "lead").post(f"{voting.url}close/").data["result"]
    assert (result["leaders"], result["is_tie"]) == ([str(voting.first.pk), str(voting.second.pk)], True)


def test_a_round_without_ballots_closes_with_nobody_in_front(as_role, voting):
    result = as_role(voting, "lead").post(f"{voting.url}close/").data["result"]
    assert (result["cast"], result["leaders"], result["is_tie"]) == (0, [], False)


def test_a_ranked_round_reports_first_preferences_and_the_run_off(as_role, board):
    vote_round = running_round_of(board.case, method="ranked", options=[board.first, board.second])
    for who, ranking in (
        ("lead", [board.first.pk, board.second.pk]),
        ("participant", [board.second.pk]),
        ("oncologist", [board.second.pk, board.first.pk]),
    ):
        vote(vote_round, board.people[who], kind="ranked", ranking=ranking)
    result = as_role(board, "lead").post(f"/api/v1/rounds/{vote_round.pk}/close/").data["result"]
    counts = {str(board.first.pk): 1, str(board.second.pk): 2}
    assert (result["first_preferences"], result["counts"]) == (counts, counts)
    assert result["run_off"] == [{"counts": counts, "exhausted": 0, "eliminated": [], "tied": []}]
    assert result["leaders"] == [str(board.second.pk)]


def overdue(vote_round) -> Round:
    Round.objects.filter(pk=vote_round.pk).update(deadline=timezone.now() - timedelta(minutes=1))
    return Round.objects.get(pk=vote_round.pk)


def test_opening_schedules_the_close_at_the_deadline(voting):
    job = ProcrastinateJob.objects.get(task_name="close_round", args={"round_id": str(voting.round.pk)})
    assert job.scheduled_at == voting.round.deadline


def test_the_worker_knows_both_jobs():
    assert {"close_round", "close_overdue_rounds"} <= set(app.tasks)


@pytest.mark.parametrize("job", ["at_deadline", "sweep"])
def test_the_deadline_closes_the_round_and_tells_the_lead(voting, job):
    vote(voting.round, voting.people["participant"])
    overdue(voting.round)
    if job == "sweep":
        close_overdue_rounds(timestamp=0)
    else:
        close_round_at_deadline(round_id=str(voting.round.pk))
    closed = Round.objects.get(pk=voting.round.pk)
    assert (closed.status, closed.closed_by, closed.result["cast"]) == ("closed", None, 1)
    assert Task.objects.get(kind="decide", done_at=None).assignee == voting.people["lead"]
    assert CaseEvent.objects.get(kind="round.closed").actor is None


def test_the_job_leaves_alone_what_is_not_due_paused_or_closed(voting):
    assert close_if_due(round_id=voting.round.pk) is False
    Round.objects.filter(pk=voting.round.pk).update(
        status="paused", paused_at=timezone.now(), deadline=timezone.now() - timedelta(minutes=1)
    )
    assert close_if_due(round_id=voting.round.pk) is False
    Round.objects.filter(pk=voting.round.pk).update(status="open", paused_at=None)
    assert close_if_due(round_id=voting.round.pk) is True
    assert close_if_due(round_id=voting.round.pk) is False


def test_a_closed_round_and_its_ballots_cannot_be_rewritten(board):
    vote_round = closed_round_of(board.case)
    ballot = vote_round.ballots.first()
    for attempt in (
        lambda: Round.objects.filter(pk=vote_round.pk).update(status="open"),
        lambda: Ballot.objects.filter(pk=ballot.pk).update(reason="altro"),
        lambda: Ballot.objects.filter(pk=ballot.pk).delete(),
        lambda: Ballot.objects.create(
            round=vote_round, voter=ballot.voter, kind="abstain", cast_at=timezone.now(), ranking=[]
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_a_choice_without_an_option_cannot_be_stored(voting):
    place = voting.places["lead"]
    with pytest.raises(ValidationError):
        Ballot(round=voting.round, voter=place, kind="choice", cast_at=timezone.now()).validate_constraints()
