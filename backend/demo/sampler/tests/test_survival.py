from datetime import date

import pytest

from demo.sampler.draw import Draw
from demo.sampler.narrative import Narrator
from demo.sampler.source import distributions, values
from demo.sampler.survival import relative_hazard
from demo.sampler.way import draw_patient, draw_way, known_on

from .figures import survival_at

TODAY = date(2026, 11, 22)
TARGETS = distributions()["outcome"]["overall_survival_5y_targets"]["values"]
PATIENTS = 1500


def followed(group: str, seed: int) -> list[tuple[int, bool]]:
    """Days from diagnosis to the last news, and whether that was death, for patients of one group of sites."""
    sites = frozenset(site for site in values("site_mix") if group.startswith(site) or site.startswith(group))
    found: list[tuple[int, bool]] = []
    number = 0
    while len(found) < PATIENTS:
        number += 1
        draw = Draw(f"{seed}/{number}")
        patient = draw_patient(draw, today=TODAY, diagnosed_within_days=2922, sites=sites)
        if not patient.tumour.stratum.startswith(group):
            continue
        way = draw_way(draw.branch("way"), Narrator(draw.branch("options"), "it"), patient)
        outcome = known_on(draw, patient, way, TODAY).outcome
        found.append(((outcome.last_seen_on - patient.diagnosed_on).days, outcome.died_on is not None))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("group", TARGETS)
def test_five_year_survival_is_within_five_points_of_the_target(group):
    assert survival_at(1826, followed(group, seed=5)) == pytest.approx(TARGETS[group], abs=0.05)


def hazard(**changes) -> float:
    patient = {"stratum": "oral_cavity", "stage": "III", "m": "M0", "age": 60, "is_smoker": True}
    return relative_hazard(**patient | changes)


def test_risk_grows_with_stage_and_age_and_with_smoking_only_where_hpv_is():
    assert hazard(stage="I") < hazard(stage="III") < hazard(stage="IVB") < hazard(stage="IVC", m="M1")
    assert hazard(age=70) == pytest.approx(1.02**10 * hazard(age=50))
    assert hazard(is_smoker=False) == hazard()
    hpv = {"stratum": "oropharynx_p16_pos", "stage": "I"}
    assert hazard(**hpv) == pytest.approx(1.5 * hazard(**hpv, is_smoker=False))
