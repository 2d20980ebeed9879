"""How long patients live: Weibull hazards calibrated so that each site meets its published five-year target."""

import math
from functools import cache

from nocc.oncology.staging import group_stage

from .categories import draw_m, draw_n, draw_t
from .draw import Draw
from .host import draw_age, draw_smoking
from .source import distributions, values
from .tumour import EDITION, UNKNOWN_PRIMARY_KINDS

SHAPE = 1.2
# The published targets leave out skin cancer (design choice).
SKIN_TARGET = 0.72
REFERENCE_PATIENTS = 1000
HPV_STRATA = frozenset({"oropharynx_p16_pos", "unknown_primary_hpv"})
AGE_RATIO_PER_YEAR = 1.02
HPV_SMOKER_RATIO = 1.5


def draw_survival_years(draw: Draw, *, stratum: str, relative_hazard: float) -> float:
    scaled = draw.exponential() / (baseline_hazard(target_group(stratum)) * relative_hazard)
    return scaled ** (1 / SHAPE)


def relative_hazard(*, stratum: str, stage: str | None, m: str, age: int, is_smoker: bool) -> float:
    hazard = _stage_ratio(stratum, stage, m) * AGE_RATIO_PER_YEAR ** max(age - 60, 0)
    return hazard * HPV_SMOKER_RATIO if stratum in HPV_STRATA and is_smoker else hazard


def _stage_ratio(stratum: str, stage: str | None, m: str) -> float:
    outcome = distributions()["outcome"]
    if stratum in HPV_STRATA:
        return outcome["stage_hazard_multiplier_p16pos"]["IV" if m == "M1" else stage or "II"]
    ratios = outcome["stage_hazard_multiplier_p16neg"]
    return ratios["IVC"] if m == "M1" else ratios.get(stage or "II", ratios["IVA"])


def target_group(stratum: str) -> str:
    targets = _targets()
    return stratum if stratum in targets else next(name for name in targets if stratum.startswith(name))


def _targets() -> dict[str, float]:
    return distributions()["outcome"]["overall_survival_5y_targets"]["values"] | {"cutaneous_scc_hn": SKIN_TARGET}


@cache
def baseline_hazard(group: str) -> float:
    """The hazard per year^shape with which the group's reference patients reach the target at five years."""
    target, ratios = _targets()[group], _reference_hazards(group)
    low, high = 1e-5, 10.0
    for _ in range(60):
        middle = math.sqrt(low * high)
        alive = sum(math.exp(-middle * ratio * 5**SHAPE) for ratio in ratios) / len(ratios)
        low, high = (middle, high) if alive > target else (low, middle)
    return middle


def _reference_hazards(group: str) -> list[float]:
    draw = Draw(f"reference/{group}")
    strata = _strata_of(group)
    return [_reference_hazard(draw, draw.weighted(strata)) for _ in range(REFERENCE_PATIENTS)]


def _strata_of(group: str) -> dict[str, float]:
    if group == "unknown_primary":
        return UNKNOWN_PRIMARY_KINDS
    if group == "larynx":
        return {site: share for site, share in values("site_mix").items() if site.startswith("larynx")}
    return {group: 1.0}


def _reference_hazard(draw: Draw, stratum: str) -> float:
    t = draw_t(draw, stratum)
    n = draw_n(draw, stratum, t)
    m = draw_m(draw, stratum, t, n)
    # Both sinonasal schemas group alike.
    schema_id = "sinus_maxillary" if stratum == "sinonasal" else stratum
    stage = group_stage(schema_id, EDITION, "c", t, n, m, provisional_enabled=False).stage
    is_smoker = draw_smoking(draw, stratum)[0] != "never"
    return relative_hazard(stratum=stratum, stage=stage, m=m, age=draw_age(draw, stratum), is_smoker=is_smoker)
