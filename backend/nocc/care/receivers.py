from nocc.deliberation.models import Decision

from .services import take_up_decision


def carry_out(*, decision: Decision, **signal) -> None:
    take_up_decision(decision=decision)
