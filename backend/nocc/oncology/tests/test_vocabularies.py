from decimal import Decimal

import pytest

from nocc.oncology import vocabularies
from nocc.oncology.vocabularies import UnknownCode, UnknownVocabulary, label, vocabulary, vocabulary_names


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_code_is_unique_and_labelled_in_both_languages(name):
    terms = vocabulary(name)
    assert len(terms) == len(terms.codes) > 0
    assert all(term.label("it") and term.label("en") for term in terms)


def test_labels_follow_the_language_and_fall_back_to_english():
    assert label("topography", "C02.1", "it") == "Margine della lingua"
    assert label("topography", "C02.1", "it-IT") == "Margine della lingua"
    assert label("topography", "C02.1", "en") == "Border of tongue"
    assert label("topography", "C02.1", "de") == "Border of tongue"


def test_an_unknown_code_says_where_it_was_looked_up():
    with pytest.raises(UnknownCode) as caught:
        label("ecog", "9", "it")
    assert (caught.value.vocabulary, caught.value.code) == ("ecog", "9")


def test_an_unknown_list_is_refused():
    with pytest.raises(UnknownVocabulary):
        vocabulary("diagnoses")


def test_search_forgets_accents_case_and_order():
    found = {term.code for term in vocabulary("topography").search("NASALE cavita")}
    assert found == {"C30.0"}


def test_search_for_nothing_finds_everything():
    assert vocabulary("ecog").search("") == vocabulary("ecog").terms


def test_reference_ranges_differ_by_sex_and_widen_where_it_is_unknown():
    haemoglobin = vocabularies.lab_tests()["hb"]
    assert haemoglobin.reference_range("male") == (Decimal("13.5"), Decimal("17.5"))
    assert haemoglobin.reference_range("female") == (Decimal("12.0"), Decimal("16.0"))
    assert haemoglobin.reference_range("unknown") == (Decimal("12.0"), Decimal("17.5"))


def test_an_open_range_has_no_limit_on_that_side():
    assert vocabularies.lab_tests()["crp"].reference_range("male") == (None, Decimal(5))


def test_a_schedule_of_one_dose_is_a_range_of_one_value():
    schedules = vocabularies.rt_schedules()
    assert schedules["def70_35"].total_gy == (Decimal(70), Decimal(70))
    assert schedules["dahanca_66_33"].total_gy == (Decimal(66), Decimal(68))


def test_controls_that_are_not_periodic_have_no_interval():
    rules = vocabularies.followup_rules()
    assert (rules["visit_y1"].interval_months, rules["visit_y1"].rhythm) == (Decimal(2), "periodic")
    assert (rules["petct_12w"].interval_months, rules["petct_12w"].rhythm) == (None, "once")


def test_treatments_regimens_and_schedules_refer_to_each_other():
    treatments = vocabularies.treatments()
    assert all(term.parent is None or term.parent in treatments for term in treatments)
    named = [code for term in (*vocabularies.regimens(), *vocabularies.rt_schedules()) for code in term.treatments]
    assert all(code in treatments for code in named)


def test_coded_pathology_fields_name_an_existing_list():
    lists = {term.code_list for term in vocabulary("pathology_fields")} - {None}
    assert lists <= set(vocabulary_names())
