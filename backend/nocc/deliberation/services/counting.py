"""From the ballots of a round to its result, counted at the close."""

from ..models import Ballot, BallotKind, Round, RoundMethod
from ..tally import RunOff, counted, plurality, run_off


def quorum_met(vote_round: Round, ballots: list[Ballot]) -> dict[str, bool]:
    """For each specialty of the quorum: has one of its voters cast a ballot of any kind?

    Any kind, or a running round's quorum would tell what kind a sealed ballot is.
    """
    present = {ballot.voter.specialty for ballot in ballots}
    return {specialty: specialty in present for specialty in vote_round.quorum}


def result_of(vote_round: Round) -> dict:
    ballots = list(vote_round.ballots.select_related("voter"))
    paper = [str(pk) for pk in vote_round.paper.values_list("option", flat=True)]
    quorum = quorum_met(vote_round, ballots)
    kinds = [ballot.kind for ballot in ballots]
    return {
        "method": vote_round.method,
        "eligible": vote_round.voters.count(),
        "cast": len(ballots),
        "abstentions": kinds.count(BallotKind.ABSTAIN),
        "investigate_first": kinds.count(BallotKind.INVESTIGATE),
        "stale": sum(ballot.stale_since is not None for ballot in ballots),
        "quorum": quorum,
        "quorum_met": all(quorum.values()),
        **_votes(vote_round, paper, ballots),
    }


def _votes(vote_round: Round, paper: list[str], ballots: list[Ballot]) -> dict:
    if vote_round.method == RoundMethod.SINGLE:
        counts = counted(paper, (str(ballot.option_id) for ballot in ballots if ballot.option_id))
        leaders = plurality(counts)
        return {
            "counts": counts,
            "first_preferences": None,
            "run_off": None,
            "leaders": leaders,
            "is_tie": len(leaders) > 1,
        }
    rankings = [[str(option) for option in ballot.ranking] for ballot in ballots if ballot.ranking]
    counting = run_off(paper, rankings)
    firsts = counted(paper, (ranking[0] for ranking in rankings))
    return {
        "counts": firsts,
        "first_preferences": firsts,
        "run_off": _stages(counting),
        "leaders": counting.leaders,
        "is_tie": len(counting.leaders) > 1,
    }


def _stages(counting: RunOff) -> list[dict]:
    return [
        {
            "counts": stage.counts,
            "exhausted": stage.exhausted,
            "eliminated": stage.eliminated,
            "tied": stage.tied,
        }
        for stage in counting.stages
    ]
