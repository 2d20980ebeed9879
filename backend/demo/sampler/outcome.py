"""Response, toxicity, recurrence and how it ended; nothing later than the last day the patient was seen."""

from dataclasses import dataclass
from datetime import date, timedelta

from .courses import drugs_of, is_irradiation
from .draw import Draw
from .model import Course, Outcome, Recurrence, Toxicity
from .source import distributions

# Of the deaths whose cause is known 56 % are of the tumour, which kills early if at all.
EARLY_CAUSES = {"dead_of_disease": 0.53, "dead_other": 0.37, "dead_treatment": 0.04, "dead_unknown": 0.06}
LATE_CAUSES = {"dead_other": 0.85, "dead_unknown": 0.15}
EARLY_YEARS = 6
# First events, regrouped from TCGA counts.
EVENTS = {"local_recurrence": 0.30, "regional_recurrence": 0.25, "distant": 0.35, "second_primary": 0.10}
RESPONSES = {
    "curative": {"CR": 0.74, "PR": 0.18, "SD": 0.05, "PD": 0.03},
    "palliative": {"CR": 0.05, "PR": 0.30, "SD": 0.30, "PD": 0.35},
    "supportive": {"PD": 1.0},
}
# Recurrences among those who do not die of the tumour, and patients who stop coming (design choices).
SALVAGED_RECURRENCE = 0.12
LOST = 0.12
LOST_AFTER_YEARS = (1.0, 8.0)
RESPONSE_AFTER = timedelta(days=84)
SHORTEST_SURVIVAL_DAYS = 30
LONGEST_WITH_RECURRENCE_DAYS = 900
# Grade 3 or more; lower grades in most of the others.
MILD_SHARE = 0.6
IRRADIATION_TOXICITIES = ("mucositis_oral", "dysphagia", "dermatitis_radiation", "weight_loss")
PLATINUM_TOXICITIES = ("neutrophil_decreased", "creatinine_increased", "hearing_impaired")


@dataclass(frozen=True)
class Fate:
    """What will happen, on an unlimited calendar: death and its cause, and the day the patient stops coming."""

    dies_on: date
    cause: str
    leaves_on: date | None

    def last_seen_by(self, today: date) -> date:
        return min(day for day in (self.dies_on, self.leaves_on, today) if day is not None)


def draw_fate(draw: Draw, *, diagnosed_on: date, survival_years: float) -> Fate:
    days = max(SHORTEST_SURVIVAL_DAYS, min(round(survival_years * 365.25), 60 * 365))
    leaves_on = diagnosed_on + timedelta(days=round(draw.between(*LOST_AFTER_YEARS, 3) * 365.25))
    is_lost = draw.chance(LOST)
    causes = EARLY_CAUSES if survival_years <= EARLY_YEARS else LATE_CAUSES
    return Fate(diagnosed_on + timedelta(days=days), draw.weighted(causes), leaves_on if is_lost else None)


def draw_outcome(
    draw: Draw, *, fate: Fate, intent: str, courses: list[Course], treated_until: date, today: date
) -> Outcome:
    last_seen_on = fate.last_seen_by(today)
    recurrence = _recurrence(draw, fate, intent, treated_until)
    if recurrence is not None and recurrence.found_on > last_seen_on:
        recurrence = None
    is_dead = fate.dies_on <= last_seen_on
    is_treated_without_knife = any(not course.procedures for course in courses)
    has_response = is_treated_without_knife and treated_until + RESPONSE_AFTER <= last_seen_on
    return Outcome(
        response=draw.weighted(RESPONSES[intent]) if has_response else None,
        recurrence=recurrence,
        vital_status=fate.cause if is_dead else _alive_status(fate, recurrence, intent, today),
        last_seen_on=last_seen_on,
        died_on=fate.dies_on if is_dead else None,
        toxicities=_toxicities(draw, courses, last_seen_on),
    )


def _recurrence(draw: Draw, fate: Fate, intent: str, treated_until: date) -> Recurrence | None:
    """Who dies of the tumour had it come back before; treatment that was never meant to cure has no recurrence."""
    days_left = (fate.dies_on - treated_until).days
    dies_of_it = fate.cause == "dead_of_disease"
    if intent != "curative" or days_left < 40 or not (dies_of_it or draw.chance(SALVAGED_RECURRENCE)):
        return None
    figures = distributions()["outcome"]["time_to_recurrence_days"]
    days = round(draw.lognormal(figures["median"], figures["sigma"]))
    if dies_of_it and days_left - days > LONGEST_WITH_RECURRENCE_DAYS:
        days = days_left - draw.whole(200, LONGEST_WITH_RECURRENCE_DAYS)
    if days > days_left - 20:
        days = round(days_left * draw.between(0.3, 0.8, 2))
    return Recurrence(draw.weighted(EVENTS), treated_until + timedelta(days=days))


def _alive_status(fate: Fate, recurrence: Recurrence | None, intent: str, today: date) -> str:
    if fate.leaves_on is not None and fate.leaves_on < today:
        return "lost"
    return "alive_ned" if recurrence is None and intent == "curative" else "alive_disease"


def _toxicities(draw: Draw, courses: list[Course], last_seen_on: date) -> tuple[Toxicity, ...]:
    severe = distributions()["toxicity_peak_grade3plus"]
    noted = []
    for course in courses:
        of_radiation = IRRADIATION_TOXICITIES if is_irradiation(course) else ()
        of_platinum = PLATINUM_TOXICITIES if "cisplatin" in drugs_of(course.step) else ()
        for code in (*of_radiation, *of_platinum):
            grade = _grade(draw, severe[code])
            noted_on = course.started_on + timedelta(days=draw.whole(10, 45))
            if grade and noted_on <= last_seen_on:
                noted.append(Toxicity(code, grade, noted_on))
    return tuple(noted)


def _grade(draw: Draw, severe_share: float) -> int:
    if draw.chance(severe_share):
        return 3 if draw.chance(0.9) else 4
    return draw.whole(1, 2) if draw.chance(MILD_SHARE) else 0
