"""One patient's way on an unlimited calendar, and what of it is known on a given day."""

from dataclasses import dataclass
from datetime import date, timedelta

from .courses import draw_course, draw_operation, given_until, is_irradiation, is_operation, next_start, working_day
from .draw import Draw
from .flaws import draw_missing, draw_problem, host_without, pathology_without, tumour_without, with_problem
from .followup import Follower, draw_visits
from .host import draw_age, draw_host, draw_sex
from .model import Course, Host, Option, Outcome, Pathology, Tumour, Visit
from .narrative import Narrator
from .outcome import draw_fate, draw_outcome
from .plans import intent_of, plan_steps
from .policy import Situation, draw_plans, situation_of
from .source import distributions
from .specimen import draw_adjuvant, draw_pathology
from .survival import draw_survival_years, relative_hazard
from .tumour import draw_site, draw_stratum, draw_tumour

FLAPS = ("S.REC.RFFF", "S.REC.ALT", "S.REC.FFF", "S.REC.PMMF", "S.REC.SCAP")


@dataclass(frozen=True)
class Patient:
    """Who comes with what, and when it was diagnosed."""

    sex: str
    birth_date: date
    host: Host
    tumour: Tumour
    diagnosed_on: date


@dataclass(frozen=True)
class Way:
    """What the board chooses (the first option) and what treatment follows."""

    situation: Situation
    options: list[Option]
    board_on: date
    courses: list[Course]
    pathology: Pathology | None

    @property
    def intent(self) -> str:
        return self.options[0].intent

    @property
    def treated_until(self) -> date:
        last = self.courses[-1]
        return last.ended_on or last.started_on


@dataclass(frozen=True)
class Known:
    """What the record holds on a day: nothing later, with its blanks and its deliberate problem."""

    host: Host
    tumour: Tumour
    board_on: date | None
    courses: tuple[Course, ...]
    pathology: Pathology | None
    visits: tuple[Visit, ...]
    outcome: Outcome
    problem: str | None
    missing: tuple[str, ...]


def draw_patient(draw: Draw, *, today: date, diagnosed_within_days: int, sites: frozenset[str] | None) -> Patient:
    who = draw.branch("patient")
    site = draw_site(who, sites)
    stratum = draw_stratum(who, site)
    sex, age = draw_sex(who, stratum), draw_age(who, stratum)
    tumour = draw_tumour(draw.branch("tumour"), site, stratum)
    diagnosed_on = today - timedelta(days=who.whole(0, diagnosed_within_days))
    return Patient(
        sex=sex,
        birth_date=_born(diagnosed_on, age, days_after_birthday=who.whole(0, 364)),
        host=draw_host(draw.branch("host"), stratum=stratum, age=age, is_advanced=_is_advanced(tumour)),
        tumour=tumour,
        diagnosed_on=diagnosed_on,
    )


def _born(diagnosed_on: date, age: int, *, days_after_birthday: int) -> date:
    last_birthday = diagnosed_on - timedelta(days=days_after_birthday)
    # Whoever turned this age on 29 February was not necessarily born in a leap year.
    day = 28 if (last_birthday.month, last_birthday.day) == (2, 29) else last_birthday.day
    return last_birthday.replace(year=last_birthday.year - age, day=day)


def _is_advanced(tumour: Tumour) -> bool:
    return tumour.staging.t[:2] in {"T3", "T4"} or tumour.staging.m == "M1"


def draw_way(draw: Draw, narrator: Narrator, patient: Patient) -> Way:
    situation = situation_of(patient.tumour, patient.host)
    options = [
        narrator.option(plan, plan_steps(draw, plan, situation), intent_of(plan, situation), situation)
        for plan in draw_plans(draw, situation)
    ]
    board_on = working_day(patient.diagnosed_on + _wait(draw, "days_diagnosis_to_mdt"))
    starts_on = working_day(board_on + _wait(draw, "days_mdt_to_treatment"))
    courses: list[Course] = []
    pathology = None
    later = [step for step in options[0].steps if not is_operation(step)]
    if surgery := tuple(step for step in options[0].steps if is_operation(step)):
        courses.append(draw_operation(draw, surgery, starts_on))
        procedures = courses[0].procedures
        pathology = draw_pathology(draw, patient.tumour, procedures, starts_on)
        adjuvant = draw_adjuvant(draw, situation, pathology, procedures)
        later += [adjuvant] if adjuvant else []
    for step in later:
        courses.append(draw_course(draw, step, next_start(draw, courses[-1]) if courses else starts_on))
    return Way(situation, options, board_on, courses, pathology)


def _wait(draw: Draw, name: str) -> timedelta:
    figures = distributions()[name]
    return timedelta(days=max(1, round(draw.lognormal(figures["median"], figures["sigma"]))))


def known_on(draw: Draw, patient: Patient, way: Way, today: date) -> Known:
    outcome = _outcome(draw.branch("outcome"), patient, way, today)
    until = outcome.last_seen_on
    pathology = way.pathology if way.pathology and way.pathology.reported_on <= until else None
    flaws = draw.branch("flaws")
    problem = draw_problem(flaws, patient.tumour)
    missing = draw_missing(flaws, patient.tumour, patient.host, pathology)
    return Known(
        host=host_without(patient.host, missing),
        tumour=tumour_without(with_problem(patient.tumour, problem), missing),
        board_on=way.board_on if way.board_on <= until else None,
        courses=given_until(way.courses, until),
        pathology=pathology_without(pathology, missing),
        visits=_visits(draw.branch("visits"), patient, way, outcome),
        outcome=outcome,
        problem=problem,
        missing=missing,
    )


def _outcome(draw: Draw, patient: Patient, way: Way, today: date) -> Outcome:
    tumour = patient.tumour
    hazard = relative_hazard(
        stratum=tumour.stratum,
        stage=tumour.staging.stage,
        m=tumour.staging.m,
        age=patient.host.age,
        is_smoker=patient.host.smoking_status != "never",
    )
    years = draw_survival_years(draw, stratum=tumour.stratum, relative_hazard=hazard)
    return draw_outcome(
        draw,
        fate=draw_fate(draw, diagnosed_on=patient.diagnosed_on, survival_years=years),
        intent=way.intent,
        courses=way.courses,
        treated_until=way.treated_until,
        today=today,
    )


def _visits(draw: Draw, patient: Patient, way: Way, outcome: Outcome) -> tuple[Visit, ...]:
    tumour = patient.tumour
    follower = Follower(
        stratum=tumour.stratum,
        is_irradiated=any(is_irradiation(course) for course in way.courses),
        is_node_positive=tumour.staging.n not in {"N0", "NX"},
        is_advanced=_is_advanced(tumour),
        has_flap=any(code in FLAPS for course in way.courses for code in course.procedures),
        is_ebv_positive=tumour.ebv == "positive",
        pack_years=patient.host.pack_years or 0,
    )
    return draw_visits(draw, follower, outcome, treated_until=way.treated_until, is_curative=way.intent == "curative")
