from .decision import Consensus, Decision, DecisionStatus
from .investigation import Investigation, InvestigationStatus
from .option import Option
from .round import Ballot, BallotKind, Round, RoundMethod, RoundOption, RoundStatus, Voter

__all__ = [
    "Ballot",
    "BallotKind",
    "Consensus",
    "Decision",
    "DecisionStatus",
    "Investigation",
    "InvestigationStatus",
    "Option",
    "Round",
    "RoundMethod",
    "RoundOption",
    "RoundStatus",
    "Voter",
]
