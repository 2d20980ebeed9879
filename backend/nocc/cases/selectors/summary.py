"""What the head of a case says: whom it is about, where it stands, how long it has taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from nocc.common.clinic import day_of, today
from nocc.patients.models import Patient

from ..models import Case, CaseState, MilestoneKind

SURGERY_TO_RADIOTHERAPY_DAYS = 42


class ClockKind(models.TextChoices):
    DIAGNOSIS_TO_BOARD = "diagnosis_to_board"
    BOARD_TO_TREATMENT = "board_to_treatment"
    SURGERY_TO_RADIOTHERAPY = "surgery_to_radiotherapy"


def age_of(patient: Patient, *, on: date | None = None) -> int:
    """Completed years on that day, today by default."""
    return age_in_years(patient.birth_date, on or today())


def age_in_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@dataclass(frozen=True)
class Clock:
    """Days between two milestones, in the clinic's time zone; up to today while the second is not reached."""

    kind: str
    started: datetime
    stopped: datetime | None
    limit_days: int | None

    @property
    def days(self) -> int:
        last = day_of(self.stopped) if self.stopped else today()
        return (last - day_of(self.started)).days

    @property
    def is_over(self) -> bool:
        return self.limit_days is not None and self.days > self.limit_days


def clocks_of(state: str, milestones: Mapping[str, datetime]) -> list[Clock]:
    """The clocks of a case from its milestones; those that nobody waits for any more do not run."""
    is_running = state != CaseState.CLOSED
    board = milestones.get(MilestoneKind.BOARD)
    surgery = milestones.get(MilestoneKind.SURGERY)
    pairs = [
        (ClockKind.DIAGNOSIS_TO_BOARD, milestones.get(MilestoneKind.DIAGNOSIS), board, None, is_running),
        (ClockKind.BOARD_TO_TREATMENT, board, milestones.get(MilestoneKind.TREATMENT_START), None, is_running),
        # Not everyone who was operated on will be irradiated: it runs while treatment goes on.
        (
            ClockKind.SURGERY_TO_RADIOTHERAPY,
            surgery,
            milestones.get(MilestoneKind.RADIOTHERAPY_START),
            SURGERY_TO_RADIOTHERAPY_DAYS,
            state == CaseState.TREATMENT,
        ),
    ]
    return [
        Clock(kind, started, stopped, limit_days)
        for kind, started, stopped, limit_days, runs in pairs
        if started and (stopped or runs)
    ]


def clocks_of_case(case: Case) -> list[Clock]:
    return clocks_of(case.state, dict(case.milestones.values_list("kind", "at")))
