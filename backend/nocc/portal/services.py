"""What patients change through the portal, under rules of their own."""

from django.db import transaction

from nocc.accounts.models import User
from nocc.cases.models import CaseState, Message, Thread
from nocc.cases.services import locked_case
from nocc.cases.services.discussion import post_message
from nocc.common.rules import RuleBroken
from nocc.patients.models import Patient, Priorities
from nocc.patients.services import set_priorities

from .selectors import current_case_of

BEFORE_THE_VOTE = (CaseState.DRAFT, CaseState.REVIEW)


@transaction.atomic
def state_priorities(*, patient: Patient, account: User, ranking: list[str], note: str = "") -> Priorities:
    """Say what matters, as long as the board has not begun to vote; then it goes through the physician.

    Raises RuleBroken: `vote_has_begun`; InvalidInput: `unknown_code`, `repeated_code`.
    """
    case = current_case_of(patient)
    if case is not None and locked_case(case).state not in BEFORE_THE_VOTE:
        raise RuleBroken("vote_has_begun")
    return set_priorities(patient=patient, ranking=ranking, note=note, recorded_by=account)


@transaction.atomic
def ask_the_team(*, patient: Patient, account: User, text: str) -> Message:
    """Put a question to the team; it waits for the lead. Raises RuleBroken: `no_case`."""
    case = current_case_of(patient)
    if case is None:
        raise RuleBroken("no_case")
    return post_message(case=case, author=account, thread=Thread.PATIENT, text=text)
