"""Treatments as they were given: dates, doses, cycles, stays in hospital."""

import math
from dataclasses import replace
from datetime import date, timedelta

from nocc.oncology.vocabularies import regimens, rt_schedules

from .draw import Draw
from .model import Course, Step

# Nights in hospital by operation; the longest that applies counts (design choice).
NIGHTS = {
    "S.LAR.CORD": 1,
    "S.SKIN": 1,
    "S.ORAL.WLE": 2,
    "S.SAL.": 3,
    "S.ND.": 4,
    "S.SIN.": 5,
    "S.ORAL.": 6,
    "S.OPX.": 7,
    "S.REC.RFFF": 13,
    "S.REC.ALT": 14,
    "S.REC.FFF": 16,
    "S.REC.PMMF": 14,
    "S.LAR.OPHL": 16,
    "S.LAR.TL": 14,
    "S.HPX.": 15,
}
CYCLES = {
    "tpf": (3, 3),
    "gp_npc": (3, 3),
    "cis100": (2, 3),
    "cis40": (5, 7),
    "carbo_weekly": (5, 7),
    "cetux_rt": (6, 8),
    "extreme": (3, 6),
    "tpex": (3, 4),
    "methotrexate": (4, 12),
    "pembro": (3, 30),
    "pembro_pf": (3, 24),
    "cemiplimab": (4, 24),
}
WEEKLY = frozenset({"cis40", "carbo_weekly", "cetux_rt", "methotrexate"})
COMPLETES = 0.93
SURGERY_TO_ADJUVANT_DAYS = (44, 0.2)
INDUCTION_TO_RADIATION_DAYS = 21
SATURDAY = 5


def is_operation(step: Step) -> bool:
    return step.treatment.startswith("S.")


def draw_operation(draw: Draw, steps: tuple[Step, ...], operated_on: date) -> Course:
    procedures = tuple(step.treatment for step in steps)
    nights = max((NIGHTS[name] for code in procedures for name in NIGHTS if code.startswith(name)), default=3)
    discharged_on = operated_on + timedelta(days=nights + draw.whole(0, max(2, nights // 3)))
    return Course(
        step=steps[0],
        procedures=procedures,
        started_on=operated_on,
        ended_on=operated_on,
        admitted_on=operated_on - timedelta(days=1),
        discharged_on=discharged_on,
        dose_gy=None,
        fractions=None,
        cycles=None,
        is_complete=True,
        letter="",
    )


def draw_course(draw: Draw, step: Step, started_on: date) -> Course:
    """Radiotherapy, systemic treatment, both at once, or supportive care without an end."""
    is_complete = draw.chance(COMPLETES)
    share = 1.0 if is_complete else draw.between(0.4, 0.9, 2)
    dose_gy, fractions, radiation_days = _radiation(step, share)
    cycles, systemic_days = _systemic(draw, step, share)
    days = radiation_days or systemic_days
    return Course(
        step=step,
        procedures=(),
        started_on=started_on,
        ended_on=started_on + timedelta(days=days) if days else None,
        admitted_on=None,
        discharged_on=None,
        dose_gy=dose_gy,
        fractions=fractions,
        cycles=cycles,
        is_complete=is_complete and bool(days),
        letter="",
    )


def _radiation(step: Step, share: float) -> tuple[float | None, int | None, int]:
    if step.schedule is None:
        return None, None, 0
    schedule = rt_schedules()[step.schedule]
    fractions = max(1, round(int(schedule.fractions[0]) * share))
    dose_gy = float(schedule.total_gy[0]) * fractions / int(schedule.fractions[0])
    a_week = schedule.fractions_per_week
    days = math.ceil(fractions / int(a_week) * 7) - 2 if a_week.isdigit() else 3
    return round(dose_gy, 2), fractions, max(days, 1)


def _systemic(draw: Draw, step: Step, share: float) -> tuple[int | None, int]:
    if step.regimen is None:
        return None, 0
    cycles = max(1, round(draw.whole(*CYCLES[step.regimen]) * share))
    return cycles, cycles * (7 if step.regimen in WEEKLY else 21)


def next_start(draw: Draw, course: Course) -> date:
    """When the treatment after this one starts: six weeks and more after surgery, three after induction."""
    if course.procedures:
        return working_day(course.started_on + timedelta(days=round(draw.lognormal(*SURGERY_TO_ADJUVANT_DAYS))))
    return working_day((course.ended_on or course.started_on) + timedelta(days=INDUCTION_TO_RADIATION_DAYS))


def working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def given_until(courses: list[Course], horizon: date) -> tuple[Course, ...]:
    """The courses as known on that day: later ones have not happened, running ones have no end or amounts yet."""
    return tuple(_as_known_on(course, horizon) for course in courses if course.started_on <= horizon)


def _as_known_on(course: Course, horizon: date) -> Course:
    if course.discharged_on is not None and course.discharged_on > horizon:
        return replace(course, discharged_on=None)
    if course.ended_on is not None and course.ended_on > horizon:
        return replace(course, ended_on=None, dose_gy=None, fractions=None, cycles=None, is_complete=False)
    return course


def is_irradiation(course: Course) -> bool:
    return course.step.treatment.split(".")[0] in {"RT", "CRT", "BRT"}


def drugs_of(step: Step) -> tuple[str, ...]:
    return regimens()[step.regimen].drugs if step.regimen else ()
