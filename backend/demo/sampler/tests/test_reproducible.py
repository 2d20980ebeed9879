from datetime import date

import pytest

from demo.sampler import as_json, sample_cases

TODAY = date(2026, 11, 22)


def text(seed: int = 1, n: int = 40, today: date = TODAY, **options) -> str:
    return as_json(sample_cases(seed=seed, n=n, today=today, **options))


def test_the_same_seed_and_day_give_the_same_bytes():
    assert text() == text()


def test_another_seed_or_day_gives_other_cases():
    assert text() != text(seed=2)
    assert text() != text(today=date(2026, 11, 23))


def test_more_cases_leave_the_first_as_they_were():
    assert text(n=60).startswith(text(n=40))


def test_sites_can_be_chosen():
    cases = sample_cases(seed=1, n=30, today=TODAY, sites=["larynx_glottis", "hypopharynx"])
    assert {case.tumour.site for case in cases} == {"larynx_glottis", "hypopharynx"}


def test_recent_diagnoses_are_still_before_or_in_treatment():
    cases = sample_cases(seed=1, n=60, today=TODAY, diagnosed_within_days=60)
    assert {"awaiting_board", "awaiting_treatment"} <= {case.phase for case in cases}
    assert all((TODAY - case.diagnosed_on).days <= 60 for case in cases)


def test_there_are_texts_in_italian_only():
    with pytest.raises(ValueError, match="no texts in fr"):
        sample_cases(seed=1, n=1, today=TODAY, locale="fr")
