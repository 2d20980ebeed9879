from .action import Action, ActionStatus, DeviationReason
from .calendar import CalendarFeed
from .outcome import DEATHS, Confirmation, NonTarget, Outcome, OutcomeKind
from .treatment import Treatment
from .visit import ReminderPreference, Visit, VisitKind, VisitStatus

__all__ = [
    "DEATHS",
    "Action",
    "ActionStatus",
    "CalendarFeed",
    "Confirmation",
    "DeviationReason",
    "NonTarget",
    "Outcome",
    "OutcomeKind",
    "ReminderPreference",
    "Treatment",
    "Visit",
    "VisitKind",
    "VisitStatus",
]
