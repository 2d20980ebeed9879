from .ballots import Question, Stance, cast_ballot
from .decisions import draft_decision, edit_decision, sign_decision
from .investigations import answer_investigation, dismiss_investigation, request_investigation
from .options import edit_option, propose_option, withdraw_option
from .rounds import close_if_due, close_round, open_round

__all__ = [
    "Question",
    "Stance",
    "answer_investigation",
    "cast_ballot",
    "close_if_due",
    "close_round",
    "dismiss_investigation",
    "draft_decision",
    "edit_decision",
    "edit_option",
    "open_round",
    "propose_option",
    "request_investigation",
    "sign_decision",
    "withdraw_option",
]
