"""Real threads on PostgreSQL: nobody's ballot is lost, doubled or slipped in while the round is being closed."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from rest_framework.test import APIClient

from nocc.accounts.models import User
from nocc.cases.factories import CaseFactory
from nocc.cases.models import CaseEvent, Participant
from nocc.cases.services import log, work
from nocc.common.rules import RuleBroken
from nocc.deliberation.factories import running_round_of
from nocc.deliberation.models import Ballot, Round
from nocc.deliberation.services import Stance, ballots, cast_ballot, close_round, rounds

VOTERS = 50
# As many as the connection pool lets work at once.
THREADS = 20

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
in_campaign = pytest.mark.skipif(os.environ.get("NOCC_CAMPAIGN") != "full", reason="counts of `make campaign`")


@dataclass
class Outcome:
    """What the voters were told: the options whose casting was acknowledged, in order, by voter."""

    vote_round: Round
    acknowledged: dict[UUID, list[UUID]] = field(default_factory=dict)

    def violations(self) -> list[str]:
        """Every way in which what is stored differs from what people were told."""
        closed = Round.objects.get(pk=self.vote_round.pk)
        stored = list(Ballot.objects.filter(round=closed))
        return [*self._lost_or_doubled(stored), *self._uncounted(closed, stored), *self._late(closed, stored)]

    def _lost_or_doubled(self, stored: list[Ballot]) -> Iterator[str]:
        by_voter: dict[UUID, list[UUID | None]] = {}
        for ballot in stored:
            by_voter.setdefault(ballot.voter_id, []).append(ballot.option_id)
        for voter, told in self.acknowledged.items():
            if by_voter.get(voter, []) != told[-1:]:
                yield f"told {told}, stored {by_voter.get(voter)}"

    def _uncounted(self, closed: Round, stored: list[Ballot]) -> Iterator[str]:
        votes = sum(closed.result["counts"].values())
        if (closed.result["cast"], votes) != (len(stored), len(stored)):
            yield f"{len(stored)} ballots, {closed.result['cast']} counted, {votes} votes"

    def _late(self, closed: Round, stored: list[Ballot]) -> Iterator[str]:
        late = [ballot for ballot in stored if ballot.cast_at > closed.closed_at]
        if late:
            yield f"{len(late)} ballots cast after the close"
        events = CaseEvent.objects.filter(case=closed.case)
        close_seq = events.get(kind="round.closed").seq
        if events.filter(kind="ballot.cast", seq__gt=close_seq).exists():
            yield "ballots in the log after the close"
        if sorted(events.values_list("seq", flat=True)) != list(range(1, events.count() + 1)):
            yield "a gap in the log"


def crowded_round() -> Round:
    """An open round in which 50 participants may vote on two options."""
    case = CaseFactory()
    users = User.objects.bulk_create(User(email=f"voter{number}@{case.pk}.example") for number in range(VOTERS))
    places = Participant.objects.bulk_create(
        Participant(case=case, user=user, role="participant", specialty="surgery_hn") for user in users
    )
    return running_round_of(case, eligible=places, quorum=["surgery_hn"])


def contested(vote_round: Round, random_source: random.Random) -> Outcome:
    """Everyone votes twice, for one option and then the other, while somebody closes at any moment."""
    outcome = Outcome(vote_round)
    options = list(vote_round.paper.values_list("option", flat=True))
    places = list(vote_round.eligible.select_related("user"))
    begun, votes_before_close = threading.Semaphore(0), random_source.randrange(2 * VOTERS)

    def vote(place: Participant) -> None:
        for option in options:
            begun.release()
            try:
                cast_ballot(vote_round=vote_round, voter=place, stance=Stance(kind="choice", option=option))
            except (RuleBroken, DatabaseError):
                continue
            outcome.acknowledged.setdefault(place.pk, []).append(option)

    def close() -> None:
        for _ in range(votes_before_close):
            begun.acquire()
        close_round(vote_round=vote_round, closer=vote_round.opened_by)

    random_source.shuffle(places)
    together([close, *(lambda place=place: vote(place) for place in places)])
    return outcome


def together(actions: list[Callable[[], object]]) -> list:
    """The results of these actions, each in a thread with a connection of its own."""

    def run(action: Callable[[], object]) -> object:
        try:
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(run, actions))


@pytest.mark.parametrize("count", [4, pytest.param(200, marks=[pytest.mark.campaign, in_campaign])])
def test_no_ballot_is_lost_doubled_or_late_while_the_round_closes(count):
    random_source = random.Random(2026)
    started = time.monotonic()
    violations = [contested(crowded_round(), random_source).violations() for _ in range(count)]
    violated, seconds = sum(map(bool, violations)), time.monotonic() - started
    print(f"{count} rounds, {VOTERS} voters twice: {violated} violated, {seconds:.0f} s")
    assert not any(violations)


def test_without_the_lock_the_same_test_finds_violations(monkeypatch):
    """The control: it shows that the test above would notice."""

    def unlocked(vote_round: Round) -> Round:
        return Round.objects.select_related("case").get(pk=vote_round.pk)

    for service in (ballots, rounds):
        monkeypatch.setattr(service, "locked_round", unlocked)
    # The worklist's places are kept under the same lock; without it their updates would only wait for each other.
    for service in (log, work):
        monkeypatch.setattr(service, "refresh_places", lambda *args, **kwargs: None)
    random_source = random.Random(2026)
    assert any(contested(crowded_round(), random_source).violations() for _ in range(10))


def test_of_several_who_close_at_once_one_does(api_as):
    vote_round = crowded_round()
    clients: list[APIClient] = [api_as(vote_round.opened_by) for _ in range(6)]
    url = f"/api/v1/rounds/{vote_round.pk}/close/"
    answers = together([lambda client=client: client.post(url) for client in clients])
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409, 409]
    assert {answer.data["code"] for answer in answers if answer.status_code == 409} == {"round_closed"}
    assert CaseEvent.objects.filter(case=vote_round.case, kind="round.closed").count() == 1


def test_ballots_and_material_arriving_together_never_wait_in_a_circle(api_as):
    """Material marks ballots stale while their voters cast them: both take the case row first."""
    vote_round = crowded_round()
    option = vote_round.paper.first().option_id
    study = {"modality": "CT", "performed_on": "2026-11-02"}
    lead = vote_round.opened_by
    url = f"/api/v1/cases/{vote_round.case_id}/studies/"

    def cast(place: Participant) -> int:
        cast_ballot(vote_round=vote_round, voter=place, stance=Stance(kind="choice", option=option))
        return 200

    voters = [lambda place=place: cast(place) for place in vote_round.eligible.select_related("user")]
    adders = [lambda: api_as(lead).post(url, study).status_code for _ in range(10)]
    actions = [*voters, *adders]
    random.Random(7).shuffle(actions)
    statuses = together(actions)
    assert (statuses.count(200), statuses.count(201)) == (VOTERS, 10)
    assert Ballot.objects.filter(round=vote_round).count() == VOTERS
