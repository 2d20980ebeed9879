"""Which controls a patient is due after treatment, and when: pure, by explicit facts."""

from .conditions import CONDITIONS, applies
from .facts import Course, FollowupFacts, Irradiated
from .intervals import Basis, bases_for
from .plan import Occurrence, Plan, RuleVerdict, months_after, plan_of
from .verdict import Verdict

__all__ = [
    "CONDITIONS",
    "Basis",
    "Course",
    "FollowupFacts",
    "Irradiated",
    "Occurrence",
    "Plan",
    "RuleVerdict",
    "Verdict",
    "applies",
    "bases_for",
    "months_after",
    "plan_of",
]
