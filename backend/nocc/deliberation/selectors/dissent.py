from uuid import UUID

from ..models import Decision, Round
from .rounds import revealed_ballots


def dissent_of(decision: Decision) -> list[dict]:
    """Whoever named another option in the round, in the words of their ballot, and what the lead recorded beside."""
    recorded = [entry | {"option": None, "source": "lead"} for entry in decision.dissent]
    return [*_of_ballots(decision.round, decision.option_id), *recorded]


def _of_ballots(vote_round: Round, option: UUID) -> list[dict]:
    named = (
        (ballot, ballot.option_id or next(iter(ballot.ranking), None)) for ballot in revealed_ballots(vote_round) or ()
    )
    return [
        {"participant": str(ballot.voter_id), "reason": ballot.reason, "option": str(choice), "source": "ballot"}
        for ballot, choice in named
        if choice is not None and choice != option
    ]
