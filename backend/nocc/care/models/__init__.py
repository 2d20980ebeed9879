from .action import Action, ActionStatus, DeviationReason
from .outcome import DEATHS, Outcome, OutcomeKind
from .treatment import Treatment
from .visit import Visit, VisitKind, VisitStatus

__all__ = [
    "DEATHS",
    "Action",
    "ActionStatus",
    "DeviationReason",
    "Outcome",
    "OutcomeKind",
    "Treatment",
    "Visit",
    "VisitKind",
    "VisitStatus",
]
