from .actions import settle_action, take_up_decision
from .outcomes import record_outcome, withdraw_outcome
from .overdue import remind_of_overdue
from .reminders import choose_reminders, remind_patients
from .schedule import generate_visits
from .treatments import edit_treatment, record_treatment, withdraw_treatment
from .visits import plan_visit, update_visit, withdraw_visit

__all__ = [
    "choose_reminders",
    "edit_treatment",
    "generate_visits",
    "plan_visit",
    "record_outcome",
    "record_treatment",
    "remind_of_overdue",
    "remind_patients",
    "settle_action",
    "take_up_decision",
    "update_visit",
    "withdraw_outcome",
    "withdraw_treatment",
    "withdraw_visit",
]
