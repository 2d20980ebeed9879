from uuid import UUID

from django.db.models import TextChoices

from ..models import Ballot, Decision, Round
from .rounds import revealed_ballots


class DissentSource(TextChoices):
    BALLOT = "ballot"
    LEAD = "lead"


def dissent_of(decision: Decision) -> list[dict]:
    """Whoever named another option in the round, in the words of their ballot, and what the lead recorded beside."""
    recorded = [entry | {"option": None, "source": DissentSource.LEAD.value} for entry in decision.dissent]
    return [*_of_ballots(decision.round, decision.option_id), *recorded]


def _of_ballots(vote_round: Round, option: UUID) -> list[dict]:
    named = ((ballot, _named_by(ballot)) for ballot in revealed_ballots(vote_round) or ())
    return [
        {
            "participant": str(ballot.voter_id),
            "reason": ballot.reason,
            "option": str(choice),
            "source": DissentSource.BALLOT.value,
        }
        for ballot, choice in named
        if choice is not None and choice != option
    ]


def _named_by(ballot: Ballot) -> UUID | None:
    return ballot.option_id or next(iter(ballot.ranking), None)
