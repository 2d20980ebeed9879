"""Blood values: a panel before treatment, weekly ones during cisplatin, thyroid function afterwards."""

from datetime import date, timedelta

from nocc.oncology.vocabularies import lab_tests

from .courses import drugs_of
from .draw import Draw
from .model import Course, LabValue, Visit

BASELINE = (
    "hb",
    "hct",
    "wbc",
    "neut",
    "lymph",
    "plt",
    "pt_inr",
    "aptt",
    "na",
    "k",
    "ca",
    "mg",
    "crea",
    "egfr",
    "urea",
    "glu",
    "ast",
    "alt",
    "ggt",
    "bili_t",
    "alb",
    "prealb",
    "crp",
    "tsh",
)
# What cisplatin does, test by test.
DURING_CISPLATIN = {"hb": "low", "neut": "low", "plt": "low", "mg": "low", "k": "low", "crea": "high"}
ABNORMAL_BEFORE = 0.10
ABNORMAL_DURING = 0.30
HYPOTHYROID_AFTER_NECK_RT = 0.35
HIGH_ONLY = frozenset({"crea", "urea", "glu", "ast", "alt", "ggt", "bili_t", "crp", "pt_inr", "aptt"})
LOW_ONLY = frozenset({"hb", "hct", "egfr", "alb", "prealb", "lymph"})


def draw_baseline(draw: Draw, sex: str, taken_on: date) -> list[LabValue]:
    values = []
    for test_id in BASELINE:
        side = "high" if test_id in HIGH_ONLY else "low" if test_id in LOW_ONLY else draw.pick(("low", "high"))
        values.append(_value(draw, test_id, sex, taken_on, side if draw.chance(ABNORMAL_BEFORE) else None))
    return values


def draw_during(draw: Draw, sex: str, course: Course, horizon: date) -> list[LabValue]:
    """Weekly controls while cisplatin is given, up to the day known."""
    if "cisplatin" not in drugs_of(course.step):
        return []
    until = min(course.ended_on or horizon, horizon)
    values = []
    taken_on = course.started_on + timedelta(days=7)
    while taken_on <= until:
        values += [
            _value(draw, test_id, sex, taken_on, side if draw.chance(ABNORMAL_DURING) else None, depth=0.8)
            for test_id, side in DURING_CISPLATIN.items()
        ]
        taken_on += timedelta(days=7)
    return values


def draw_thyroid(draw: Draw, sex: str, visits: tuple[Visit, ...]) -> list[LabValue]:
    """TSH at its controls; a third of irradiated patients become hypothyroid at some control and stay so."""
    controls = [visit.held_on for visit in visits if visit.rule == "tsh" and visit.held_on is not None]
    onset = draw.whole(0, 5) if draw.chance(HYPOTHYROID_AFTER_NECK_RT) else len(controls)
    return [
        _value(draw, "tsh", sex, taken_on, "high" if number >= onset else None)
        for number, taken_on in enumerate(controls)
    ]


def _value(
    draw: Draw, test_id: str, sex: str, taken_on: date, abnormal_side: str | None, depth: float = 0.4
) -> LabValue:
    test = lab_tests()[test_id]
    low, high = (None if limit is None else float(limit) for limit in test.reference_range(sex))
    value = round(_drawn(draw, low, high, abnormal_side, depth), _digits(low, high))
    is_abnormal = (low is not None and value < low) or (high is not None and value > high)
    return LabValue(test_id, taken_on, value, test.ucum, low, high, is_abnormal)


def _digits(low: float | None, high: float | None) -> int:
    """As many decimals as the range needs: 0.7-1.2 is written to two, 13.5-17.5 to one, 150-400 to none."""
    largest = high if high is not None else low or 0.0
    return 2 if largest < 5 else 1 if largest < 60 else 0


def _drawn(draw: Draw, low: float | None, high: float | None, abnormal_side: str | None, depth: float) -> float:
    """Within the range, or beyond it by up to `depth` times its width; an open range is as wide as its limit allows."""
    bottom = low if low is not None else (high or 0.0) * 0.3
    top = high if high is not None else (low or 0.0) * 1.6
    if abnormal_side == "low" and low is not None:
        return max(low - (top - bottom) * draw.between(0.05, depth, 3), low * 0.4)
    if abnormal_side == "high" and high is not None:
        return high + (top - bottom) * draw.between(0.05, depth, 3) * (1 if low is not None else 3)
    return draw.normal_within((bottom + top) / 2, (top - bottom) / 4, bottom, top)
