from collections import Counter, defaultdict
from datetime import date

import pytest

from demo.sampler import SyntheticCase, sample_cases
from demo.sampler.source import distributions, figure_for, values

from .figures import chi_square, p_value

pytestmark = pytest.mark.slow

CASES = 5000
LEAST_P = 0.01


@pytest.fixture(scope="module")
def cases() -> list[SyntheticCase]:
    return sample_cases(seed=2026, n=CASES, today=date(2026, 11, 22))


def fit(observed: dict[str, Counter[str]], shares: dict[str, dict[str, float]]) -> float:
    """One p-value for all groups: their statistics and degrees of freedom add up."""
    fits = [chi_square(counts, shares[group]) for group, counts in observed.items()]
    return p_value(sum(statistic for statistic, _ in fits), sum(freedom for _, freedom in fits))


def counted(cases: list[SyntheticCase], group, value) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        counts[group(case)][value(case)] += 1
    return counts


def test_sites_follow_the_mix(cases):
    assert p_value(*chi_square(Counter(case.tumour.site for case in cases), values("site_mix"))) > LEAST_P


def test_sexes_follow_their_share_at_each_site(cases):
    observed = counted(cases, lambda case: case.tumour.stratum, lambda case: case.identity.sex)
    men = {stratum: figure_for(stratum, values("male_share")) for stratum in observed}
    assert fit(observed, {stratum: {"male": share, "female": 1 - share} for stratum, share in men.items()}) > LEAST_P


def with_known_primary(cases: list[SyntheticCase]) -> list[SyntheticCase]:
    return [case for case in cases if case.tumour.site != "unknown_primary"]


def test_t_follows_its_distribution_at_each_site(cases):
    observed = counted(with_known_primary(cases), lambda case: case.tumour.stratum, lambda case: case.tumour.staging.t)
    assert fit(observed, values("cT_given_site")) > LEAST_P


def test_n_follows_its_distribution_at_each_site(cases):
    observed = counted(
        with_known_primary(cases), lambda case: case.tumour.stratum, lambda case: case.tumour.staging.n[:2]
    )
    assert fit(observed, values("N_given_site")) > LEAST_P


def test_small_tumours_have_clear_necks_more_often(cases):
    oral = [case.tumour.staging for case in cases if case.tumour.site == "oral_cavity"]
    clear = {t: [staging.n == "N0" for staging in oral if staging.t.startswith(t)] for t in ("T1", "T4")}
    assert sum(clear["T1"]) / len(clear["T1"]) > 1.3 * sum(clear["T4"]) / len(clear["T4"])


def test_p16_follows_its_share_in_the_oropharynx(cases):
    share = distributions()["p16_positive_share_oropharynx"]["value"]
    positive = Counter(case.tumour.stratum.endswith("pos") for case in cases if case.tumour.site == "oropharynx")
    assert p_value(*chi_square(positive, {True: share, False: 1 - share})) > LEAST_P


def test_three_to_five_in_a_hundred_have_a_deliberate_problem(cases):
    problems = Counter(case.problem for case in cases)
    assert 0.03 <= 1 - problems[None] / CASES <= 0.05
    assert set(problems) == {None, "p16_not_tested", "n2_without_subcategory", "edition_7"}


def test_about_fifteen_in_a_hundred_values_are_abnormal(cases):
    labs = [value.is_abnormal for case in cases for value in case.labs]
    assert 0.12 <= sum(labs) / len(labs) <= 0.18


def test_one_control_in_ten_is_missed(cases):
    missed = [visit.held_on is None for case in cases for visit in case.visits]
    assert 0.09 <= sum(missed) / len(missed) <= 0.11


def test_the_tumour_causes_the_published_share_of_deaths_with_a_known_cause(cases):
    causes = [case.outcome.vital_status for case in cases if case.outcome.died_on]
    known = [cause for cause in causes if cause != "dead_unknown"]
    share = distributions()["outcome"]["cancer_death_share"]["value"]
    assert known.count("dead_of_disease") / len(known) == pytest.approx(share, abs=0.05)


def test_every_phase_occurs(cases):
    assert {case.phase for case in cases} == {
        "awaiting_board",
        "awaiting_treatment",
        "in_treatment",
        "follow_up",
        "recurrence",
        "closed",
        "lost",
        "deceased",
    }
