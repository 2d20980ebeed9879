"""Controls after treatment: the schedule of the vocabulary, a fortnight early or late, one in ten missed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from nocc.oncology.vocabularies import followup_rules

from .draw import Draw
from .model import Outcome, Visit

DAYS_A_MONTH = 30.4375
JITTER_DAYS = 14
MISSED = 0.10
HEAVY_SMOKER_PACK_YEARS = 20


@dataclass(frozen=True)
class Follower:
    """What decides which controls apply."""

    stratum: str
    is_irradiated: bool
    is_node_positive: bool
    is_advanced: bool
    has_flap: bool
    is_ebv_positive: bool
    pack_years: int


# Rules that someone asks for, or that belong to a visit, make no appointment of their own.
APPLIES: dict[str, Callable[[Follower], bool]] = {
    "visit_y1": lambda who: True,
    "visit_y2": lambda who: True,
    "visit_y3_5": lambda who: True,
    "visit_y6plus": lambda who: True,
    "petct_12w": lambda who: who.is_irradiated and who.is_node_positive,
    "ctmr_baseline": lambda who: who.is_advanced or who.has_flap,
    "chest_ct": lambda who: who.pack_years >= HEAVY_SMOKER_PACK_YEARS,
    "tsh": lambda who: who.is_irradiated,
    "dental": lambda who: who.is_irradiated and who.stratum.startswith(("oral_cavity", "oropharynx")),
    "swallow": lambda who: True,
    "nutrition": lambda who: who.is_advanced,
    "ebv_dna": lambda who: who.is_ebv_positive and who.stratum == "nasopharynx",
}


def draw_visits(
    draw: Draw, follower: Follower, outcome: Outcome, *, treated_until: date, is_curative: bool
) -> tuple[Visit, ...]:
    visits = [
        _visit(draw, rule, treated_until + timedelta(days=round(months * DAYS_A_MONTH)), outcome, is_curative)
        for rule in APPLIES
        if APPLIES[rule](follower)
        for months in _due_months(rule)
    ]
    return tuple(sorted((visit for visit in visits if visit is not None), key=lambda visit: (visit.due_on, visit.rule)))


def _due_months(rule_id: str) -> list[float]:
    """Months after treatment at which the rule asks for a control; a single one at the start of its window."""
    rule = followup_rules()[rule_id]
    first, last = float(rule.from_month), float(rule.to_month)
    if rule.interval_months is None:
        return [first]
    interval = float(rule.interval_months)
    # The windows of visits join: the control at the border belongs to the window that ends there.
    is_joined = rule.kind == "clinical_visit" or first == 0
    first += interval if is_joined else 0
    return [first + number * interval for number in range(int((last - first) / interval) + 1)]


def _visit(draw: Draw, rule_id: str, due_on: date, outcome: Outcome, is_curative: bool) -> Visit | None:
    held_on = due_on + timedelta(days=draw.whole(-JITTER_DAYS, JITTER_DAYS))
    is_missed = draw.chance(MISSED)
    if max(due_on, held_on) > outcome.last_seen_on:
        return None
    return Visit(
        rule=rule_id,
        kind=followup_rules()[rule_id].kind,
        due_on=due_on,
        held_on=None if is_missed else held_on,
        disease_status=disease_status(outcome, held_on, is_curative=is_curative),
        note="",
    )


def disease_status(outcome: Outcome, on: date, *, is_curative: bool) -> str:
    if outcome.recurrence is not None and outcome.recurrence.found_on <= on:
        return outcome.recurrence.status
    return "ned" if is_curative else "persistent"
