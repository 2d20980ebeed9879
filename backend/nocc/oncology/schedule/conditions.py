"""The conditions of `followup_schedule.csv`, column `applies_to`: each prose text as a predicate over facts."""

from collections.abc import Callable
from decimal import Decimal

from .facts import NOT_TREATMENT, Course, FollowupFacts, Irradiated, is_or_is_under
from .verdict import NO, Verdict, all_of, any_of, unknown, yes

Condition = Callable[[FollowupFacts], Verdict]

# The table says "20 pack-years" in the label of the rule, "50-60 Gy" in its condition: the lower one counts.
HEAVY_PACK_YEARS = Decimal(20)
MANDIBLE_LIMIT_GY = Decimal(50)
# What closes a wound without bringing tissue from elsewhere.
NO_FLAP = ("S.REC.PRIM", "S.REC.GRAFT", "S.REC.FACIAL")
EVERYBODY = yes("everybody")
NOT_SAID = frozenset({"", "unknown"})
NOT_MEASURED = frozenset({"", "not_tested", "unknown"})


def applies(condition: str, facts: FollowupFacts) -> Verdict:
    """Raises KeyError for a text that has no predicate: the table and this module change together."""
    return CONDITIONS[condition](facts)


def everybody(facts: FollowupFacts) -> Verdict:
    return EVERYBODY


def treated(facts: FollowupFacts) -> Verdict:
    is_treated = any(not is_or_is_under(course.code, *NOT_TREATMENT) for course in facts.courses)
    return yes("treated") if is_treated else NO


def irradiated(facts: FollowupFacts) -> Verdict:
    return yes("radiotherapy") if any(course.is_radiotherapy for course in facts.courses) else NO


def nodes_positive(facts: FollowupFacts) -> Verdict:
    return _category(facts.n, "n", "123", "node_positive")


def node_positive_after_radiotherapy(facts: FollowupFacts) -> Verdict:
    return all_of(irradiated(facts), nodes_positive(facts))


def advanced_or_with_flap(facts: FollowupFacts) -> Verdict:
    return any_of(_category(facts.t, "t", "34", "advanced_t"), _category(facts.n, "n", "23", "advanced_n"), flap(facts))


def flap(facts: FollowupFacts) -> Verdict:
    verdicts = (_flap_by(course) for course in facts.courses if is_or_is_under(course.code, "S.REC"))
    return any_of(*verdicts)


def heavy_smoking(facts: FollowupFacts) -> Verdict:
    """Smoking now or before, at least 20 pack-years: who is offered a low-dose CT of the chest."""
    if facts.smoking_status == "never" or (facts.pack_years is not None and facts.pack_years < HEAVY_PACK_YEARS):
        return NO
    if facts.pack_years is None:
        return unknown("smoking_status" if facts.smoking_status in NOT_SAID else "pack_years")
    return yes("pack_years_20")


def smoking_or_drinking(facts: FollowupFacts) -> Verdict:
    """Whom counselling can help: who smokes or drinks now."""
    return any_of(_habit(facts.smoking_status, "smoking_status", "smokes"), _drinks(facts))


def neck_irradiated(facts: FollowupFacts) -> Verdict:
    return _in_field(facts, Irradiated.NECK)


def oral_region_irradiated(facts: FollowupFacts) -> Verdict:
    return _in_field(facts, Irradiated.ORAL_REGION)


def thyroid_operated(facts: FollowupFacts) -> Verdict:
    operated = any(is_or_is_under(course.code, "S.THY") for course in facts.courses)
    return yes("thyroid_surgery") if operated else NO


def thyroid_at_risk(facts: FollowupFacts) -> Verdict:
    return any_of(neck_irradiated(facts), thyroid_operated(facts))


def mandible_at_risk(facts: FollowupFacts) -> Verdict:
    return any_of(*(_mandible_by(course) for course in facts.courses if course.is_radiotherapy))


def ebv_nasopharynx(facts: FollowupFacts) -> Verdict:
    if not facts.site:
        return NO if facts.ebv_status == "negative" else unknown("site")
    if facts.site != "nasopharynx":
        return NO
    if facts.ebv_status in NOT_MEASURED:
        return unknown("ebv_status")
    return yes("ebv_nasopharynx") if facts.ebv_status == "positive" else NO


CONDITIONS: dict[str, Condition] = {
    "all": everybody,
    "all treated": treated,
    "RT or CRT, node positive": node_positive_after_radiotherapy,
    "T3-4 or N2-3 or after surgery with flap": advanced_or_with_flap,
    "smokers": heavy_smoking,
    "smokers/drinkers": smoking_or_drinking,
    "neck irradiated or thyroid surgery": thyroid_at_risk,
    "neck RT": neck_irradiated,
    "RT to oral region": oral_region_irradiated,
    "mandible >= 50-60 Gy": mandible_at_risk,
    "EBV+ nasopharynx": ebv_nasopharynx,
}


def _category(category: str, axis: str, digits: str, reason: str) -> Verdict:
    """`N2b` is a 2; `NX`, and what nobody stated, is not known; `Tis` is none of the digits."""
    bare = category.strip().upper().removeprefix(axis.upper())
    if not bare or bare == "X":
        return unknown(axis)
    return yes(reason) if bare[0] in digits else NO


def _flap_by(course: Course) -> Verdict:
    if course.code == "S.REC":
        return unknown("reconstruction")
    return NO if is_or_is_under(course.code, *NO_FLAP) else yes("flap")


def _habit(status: str, name: str, reason: str) -> Verdict:
    if status in NOT_SAID:
        return unknown(name)
    return yes(reason) if status.startswith("current") else NO


def _drinks(facts: FollowupFacts) -> Verdict:
    return _habit(facts.alcohol_status, "alcohol_status", "drinks")


def _in_field(facts: FollowupFacts, part: Irradiated) -> Verdict:
    return any_of(*(_covers(course, part) for course in facts.courses if course.is_radiotherapy))


def _covers(course: Course, part: Irradiated) -> Verdict:
    if course.irradiated is None:
        return unknown("irradiated")
    return yes(f"irradiated_{part}") if part in course.irradiated else NO


def _mandible_by(course: Course) -> Verdict:
    """No part of the field gets much more than what was prescribed: below the limit nobody needs to measure."""
    if course.mandible_gy is not None:
        return yes("mandible_dose") if course.mandible_gy >= MANDIBLE_LIMIT_GY else NO
    if course.dose_gy is not None and course.dose_gy < MANDIBLE_LIMIT_GY:
        return NO
    covers = _covers(course, Irradiated.MANDIBLE)
    return unknown("mandible_gy") if covers.holds else covers
