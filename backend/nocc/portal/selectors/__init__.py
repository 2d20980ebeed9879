from .exams import ExamItem, ExamKind, exams_of, explained_exams_of
from .journey import Journey, NextVisit, StepKind, StepState, journey_of
from .record import current_case_of, facilities_of, messages_of, patient_of, team_of

__all__ = [
    "ExamItem",
    "ExamKind",
    "Journey",
    "NextVisit",
    "StepKind",
    "StepState",
    "current_case_of",
    "exams_of",
    "explained_exams_of",
    "facilities_of",
    "journey_of",
    "messages_of",
    "patient_of",
    "team_of",
]
