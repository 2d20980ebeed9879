import pytest

from nocc.cases.models import Case, Task
from nocc.cases.services import append_event
from nocc.deliberation.factories import closed_round_of, vote
from nocc.deliberation.services import close_round
from nocc.deliberation.services.hearing import MATERIAL_EVENTS


def hear(board, kind: str) -> None:
    append_event(case=board.case, kind=kind, actor=board.people["lead"], target=("case", board.case.pk))


@pytest.mark.parametrize("kind", sorted(MATERIAL_EVENTS))
def test_new_material_makes_ballots_stale_and_asks_their_voters(as_role, voting, kind):
    vote(voting.round, voting.people["participant"])
    hear(voting, kind)
    ballot = as_role(voting, "participant").get(f"{voting.url}ballot/").data
    assert (ballot["stale"], ballot["stale_since"] is not None) == (True, True)
    task = Task.objects.get(kind="confirm_ballot", target_id=voting.round.pk, done_at=None)
    assert (task.assignee, task.due) == (voting.people["participant"], voting.round.deadline)


@pytest.mark.parametrize("kind", ["message.posted", "participant.joined", "ballot.cast", "item.cleared"])
def test_what_is_no_material_leaves_ballots_alone(voting, kind):
    ballot = vote(voting.round, voting.people["participant"])
    hear(voting, kind)
    ballot.refresh_from_db()
    assert ballot.stale_since is None


def test_real_material_counts(as_role, voting):
    vote(voting.round, voting.people["participant"])
    body = {"modality": "PT", "performed_on": "2026-11-02", "description": "PET"}
    assert as_role(voting, "lead").post(f"/api/v1/cases/{voting.case.pk}/studies/", body).status_code == 201
    assert as_role(voting, "participant").get(f"{voting.url}ballot/").data["stale"] is True


def test_a_ballot_cast_after_the_material_knows_it(as_role, voting):
    hear(voting, "document.added")
    vote(voting.round, voting.people["participant"])
    assert as_role(voting, "participant").get(f"{voting.url}ballot/").data["stale"] is False


def test_a_ballot_stays_stale_since_the_first_material_it_did_not_know(voting):
    ballot = vote(voting.round, voting.people["participant"])
    hear(voting, "document.added")
    ballot.refresh_from_db()
    first = ballot.stale_since
    hear(voting, "study.added")
    ballot.refresh_from_db()
    assert ballot.stale_since == first
    assert Task.objects.filter(kind="confirm_ballot", done_at=None).count() == 1


def test_material_after_the_close_touches_no_ballot(board):
    vote_round = closed_round_of(board.case)
    hear(board, "document.added")
    assert not vote_round.ballots.exclude(stale_since=None).exists()


def test_a_stale_ballot_counts_as_cast_and_is_flagged_when_revealed(as_role, voting):
    vote(voting.round, voting.people["participant"], voting.second)
    hear(voting, "document.added")
    vote(voting.round, voting.people["lead"], voting.second)
    close_round(vote_round=voting.round, closer=voting.people["lead"])
    shown = as_role(voting, "lead").get(voting.url).data
    assert {ballot["voter"]: ballot["stale"] for ballot in shown["ballots"]} == {
        str(voting.places["participant"].pk): True,
        str(voting.places["lead"].pk): False,
    }
    assert (shown["result"]["counts"][str(voting.second.pk)], shown["result"]["stale"]) == (2, 1)


def test_who_leaves_is_expected_no_more_but_their_ballot_stays(as_role, voting):
    vote(voting.round, voting.people["participant"])
    for who in ("participant", "oncologist"):
        place = voting.places[who]
        as_role(voting, "lead").delete(f"/api/v1/cases/{voting.case.pk}/participants/{place.pk}/")
    case = Case.objects.get(pk=voting.case.pk)
    assert (case.votes_cast, case.votes_expected) == (1, 2)


def test_what_waits_for_the_lead_passes_to_the_new_lead(as_role, board):
    closed_round_of(board.case)
    heir = board.case.participants.get(user=board.people["participant"])
    as_role(board, "lead").post(f"/api/v1/cases/{board.case.pk}/lead/", {"participant": str(heir.pk)})
    assert Task.objects.get(kind="decide", done_at=None).assignee == board.people["participant"]
