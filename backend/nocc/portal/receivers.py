"""Tells patients that their journey has moved on; what became of it they read in the portal."""

from nocc.cases.models import CaseEvent
from nocc.cases.services import notify

MOVES_THE_JOURNEY = frozenset(
    {"case.state_changed", "treatment.recorded", "treatment.edited", "treatment.withdrawn", "visit.updated"}
)


def tell_the_patient(sender, event: CaseEvent, **kwargs) -> None:
    account = event.case.patient.user
    if account is not None and event.kind in MOVES_THE_JOURNEY:
        notify(user=account, kind="journey.moved", target=("case", event.case_id))
