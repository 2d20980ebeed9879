"""Before the close nobody learns from anywhere what a ballot says; only that it was cast."""

import pytest

from nocc.cases.models import Case, CaseEvent, Notification
from nocc.deliberation.factories import running_round_of, vote
from nocc.deliberation.models import Round
from nocc.deliberation.services import close_round
from nocc.deliberation.tests.roles import EVERYONE

READERS = ("lead", "participant", "oncologist", "radiotherapist", "observer")
SECRET = "perché i margini sono dubbi"


@pytest.fixture
def secret_ballot(voting):
    voting.ballot = vote(voting.round, voting.people["oncologist"], voting.second, confidence=2, reason=SECRET)
    return voting


@pytest.mark.parametrize("who", READERS)
def test_a_running_round_says_who_voted_and_nothing_more(as_role, secret_ballot, who):
    shown = as_role(secret_ballot, who).get(secret_ballot.url).data
    assert (shown["ballots"], shown["result"], shown["quorum_met"]) == (None, None, None)
    assert shown["voted"] == [str(secret_ballot.places["oncologist"].pk)]
    assert shown["quorum"] == {"surgery_hn": False, "medical_oncology": True}


@pytest.mark.parametrize("status", ["open", "paused"])
@pytest.mark.parametrize("who", ["lead", "participant", "radiotherapist", "observer"])
def test_ballots_that_differ_look_the_same_to_everybody_else(as_role, voting, who, status):
    case_url = f"/api/v1/cases/{voting.case.pk}"
    urls = [
        voting.url,
        f"{voting.url}unopened/",
        *(f"{case_url}/{name}/" for name in ("rounds", "options", "checklist")),
    ]
    pages, events = [], []
    for said in ({}, {"option": voting.second, "confidence": 5, "reason": SECRET}, {"kind": "abstain"}):
        seq = Case.objects.get(pk=voting.case.pk).seq
        vote(voting.round, voting.people["oncologist"], **said)
        paused_at = voting.round.created_at if status == "paused" else None
        Round.objects.filter(pk=voting.round.pk).update(status=status, paused_at=paused_at)
        pages.append([_readable(as_role(voting, who).get(url)) for url in urls])
        happened = as_role(voting, who).get(f"{case_url}/events/", {"after": seq}).data["results"]
        events.append([(event["kind"], event["actor"], event["target"]) for event in happened])
        Round.objects.filter(pk=voting.round.pk).update(status="open", paused_at=None)
    assert pages[0] == pages[1] == pages[2]
    assert events[0] == events[1] == events[2] != []


def _readable(response) -> tuple[int, str, dict[str, str]]:
    return response.status_code, response.content.decode(), dict(response.headers)


def test_neither_events_nor_notifications_name_a_ballot(secret_ballot):
    ballot = secret_ballot.ballot
    assert not CaseEvent.objects.filter(target_id=ballot.pk).exists()
    assert not Notification.objects.filter(target_id=ballot.pk).exists()
    assert not CaseEvent.objects.filter(target_id=secret_ballot.second.pk, kind__startswith="ballot").exists()


@pytest.mark.parametrize("who", [who for who in EVERYONE if who != "oncologist"])
def test_nobody_else_is_given_the_ballot(as_role, secret_ballot, who):
    assert as_role(secret_ballot, who).get(f"{secret_ballot.url}ballot/").status_code in {401, 404}


def test_the_answer_to_a_ballot_names_no_other_ballot(as_role, secret_ballot):
    response = as_role(secret_ballot, "lead").put(f"{secret_ballot.url}ballot/", {"kind": "abstain"})
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("who", READERS)
def test_the_close_reveals_every_ballot_to_everyone_on_the_case(as_role, secret_ballot, who):
    vote(secret_ballot.round, secret_ballot.people["lead"], secret_ballot.first)
    close_round(vote_round=secret_ballot.round, closer=secret_ballot.people["lead"])
    shown = as_role(secret_ballot, who).get(secret_ballot.url).data
    assert {(ballot["voter"], ballot["option"]) for ballot in shown["ballots"]} == {
        (str(secret_ballot.places["lead"].pk), str(secret_ballot.first.pk)),
        (str(secret_ballot.places["oncologist"].pk), str(secret_ballot.second.pk)),
    }


def reason_seen(as_role, board, *, cleared: str) -> str | None:
    """What the observer reads when somebody vouches for the round before or after its close."""
    lead, case_url = as_role(board, "lead"), f"/api/v1/cases/{board.case.pk}"
    steps = [
        lambda: lead.post(f"{case_url}/clearances/", {"kind": "round", "item": str(board.round.pk)}),
        lambda: lead.post(f"{board.url}close/"),
    ]
    answers = [step().status_code for step in (steps if cleared == "before" else reversed(steps))]
    assert sorted(answers) == [200, 201]
    return as_role(board, "observer").get(board.url).data["ballots"][0]["reason"]


@pytest.mark.parametrize(("cleared", "seen"), [("after", SECRET), ("before", None)])
def test_observers_read_reasons_once_the_closed_round_is_cleared(as_role, secret_ballot, cleared, seen):
    assert reason_seen(as_role, secret_ballot, cleared=cleared) == seen


def test_the_quorum_does_not_tell_an_abstention_from_a_choice(as_role, board):
    vote_round = running_round_of(board.case)
    vote(vote_round, board.people["oncologist"], kind="abstain")
    shown = as_role(board, "lead").get(f"/api/v1/rounds/{vote_round.pk}/").data
    assert shown["quorum"]["medical_oncology"] is True
