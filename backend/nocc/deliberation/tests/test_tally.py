from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from nocc.deliberation.tally import counted, plurality, run_off

PAPER = ("A", "B", "C", "D")
rankings = st.permutations(PAPER).flatmap(lambda order: st.integers(1, 4).map(lambda length: tuple(order[:length])))
elections = st.lists(rankings, max_size=12)


def test_every_vote_counts_for_its_option_and_the_rest_count_none():
    assert counted(PAPER, ["B", "A", "B"]) == {"A": 1, "B": 2, "C": 0, "D": 0}


def test_equals_lead_together_and_nobody_leads_without_votes():
    assert plurality({"A": 2, "B": 2, "C": 1}) == ("A", "B")
    assert plurality({"A": 0, "B": 0}) == ()
    assert plurality({}) == ()


def test_more_than_half_of_the_first_preferences_ends_the_run_off():
    counting = run_off(PAPER, [("A", "B"), ("A",), ("B",)])
    assert counting.leaders == ("A",)
    assert [stage.counts["A"] for stage in counting.stages] == [2]


def test_ballots_of_an_eliminated_option_pass_to_their_next_preference():
    counting = run_off("ABC", [("A",), ("A",), ("B",), ("B",), ("C", "B")])
    assert counting.stages[0].eliminated == ("C",)
    assert counting.stages[1].counts == {"A": 2, "B": 3}
    assert counting.leaders == ("B",)


def test_a_ballot_without_further_preference_is_exhausted():
    counting = run_off("ABC", [("A",), ("A",), ("B",), ("B",), ("C",)])
    assert counting.stages[1].exhausted == 1
    assert counting.stages[1].tied == ("A", "B")
    assert counting.leaders == ("A", "B")


def test_several_last_ones_go_together_when_none_of_them_could_be_saved():
    counting = run_off("ABCDE", [("A",)] * 5 + [("B",)] * 4 + [("C", "B"), ("D", "B")])
    assert counting.stages[0].eliminated == ("E",)
    assert counting.stages[1].eliminated == ("C", "D")
    assert counting.leaders == ("B",)


def test_a_tie_for_the_last_place_that_matters_is_reported_not_broken():
    counting = run_off("ABC", [("A",), ("A",), ("B", "C"), ("C", "A")])
    assert counting.stages[-1].tied == ("B", "C")
    assert counting.leaders == ("A", "C")


def test_nobody_leads_an_election_without_rankings():
    assert run_off(PAPER, []).leaders == ()
    assert run_off(PAPER, [()]).stages == ()


@given(elections)
def test_every_stage_accounts_for_every_ballot(ballots):
    for stage in run_off(PAPER, ballots).stages:
        assert sum(stage.counts.values()) + stage.exhausted == len(ballots)


@given(elections, st.randoms())
def test_the_order_of_ballots_does_not_matter(ballots, random):
    shuffled = random.sample(ballots, len(ballots))
    assert run_off(PAPER, shuffled) == run_off(PAPER, ballots)


@given(elections, st.permutations(PAPER))
def test_no_option_is_favoured_by_its_place_on_the_paper(ballots, paper):
    assert set(run_off(paper, ballots).leaders) == set(run_off(PAPER, ballots).leaders)


@given(elections)
def test_leaders_are_all_winners_under_any_way_of_breaking_ties(ballots):
    expected = {_winner(ballots, order) for order in permutations(PAPER)} if ballots else set()
    assert set(run_off(PAPER, ballots).leaders) == expected


def _winner(ballots, order):
    """The plainest run-off: eliminate one at a time, of equals the first in `order`, until one is left."""
    remaining = set(PAPER)
    while len(remaining) > 1:
        firsts = [next((option for option in ballot if option in remaining), None) for ballot in ballots]
        remaining.remove(min(remaining, key=lambda option: (firsts.count(option), order.index(option))))
    return remaining.pop()
