import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocc.oncology.comorbidity import ace27_grade, charlson_index, charlson_index_with_age
from nocc.oncology.vocabularies import UnknownCode, ace27_conditions, charlson_items

SYSTEMS = {
    *("cardiovascular", "respiratory", "gastrointestinal", "renal", "endocrine", "neurological", "psychiatric"),
    *("rheumatologic", "immunological", "malignancy", "substance", "body_weight"),
}
grades = st.fixed_dictionaries(
    {},
    optional={term.code: st.sampled_from([int(grade.code) for grade in term.grades]) for term in ace27_conditions()},
)


def test_the_form_has_its_ailments_in_twelve_systems():
    assert len(ace27_conditions()) == 26
    assert {term.system for term in ace27_conditions()} == SYSTEMS
    assert [term.code for term in ace27_conditions() if len(term.grades) < 3] == ["obesity"]


@pytest.mark.parametrize(
    ("items", "index"),
    [
        ([], 0),
        (["mi", "chf"], 2),
        (["mi", "mi"], 1),
        (["liver_mild", "liver_severe"], 3),
        (["dm", "dm_eod"], 2),
        (["tumour", "mets"], 6),
        (["dm", "liver_severe"], 4),
    ],
)
def test_of_two_forms_of_one_disease_the_graver_counts(items, index):
    assert charlson_index(items) == index


def test_all_items_together_make_the_highest_charlson_index():
    assert charlson_index(charlson_items().codes) == 33


@pytest.mark.parametrize(("age", "points"), [(18, 0), (49, 0), (50, 1), (59, 1), (60, 2), (79, 3), (80, 4), (99, 4)])
def test_age_adds_a_point_a_decade_from_fifty_on(age, points):
    assert charlson_index_with_age(["mi"], age) == 1 + points


@pytest.mark.parametrize(
    ("stated", "overall"),
    [
        ({}, 0),
        ({"mi": 1}, 1),
        ({"mi": 1, "diabetes": 1, "stroke": 1}, 1),
        ({"mi": 2, "diabetes": 1}, 2),
        ({"mi": 2, "hypertension": 2}, 2),
        ({"mi": 2, "diabetes": 2}, 3),
        ({"stroke": 3}, 3),
        ({"obesity": 2, "alcohol": 2}, 3),
    ],
)
def test_the_highest_grade_counts_and_two_moderate_systems_are_severe(stated, overall):
    assert ace27_grade(stated) == overall


@given(stated=grades, more=grades)
def test_another_ailment_never_lowers_the_grade(stated, more):
    both = {code: max(stated.get(code, 0), more.get(code, 0)) for code in {**stated, **more}}
    assert ace27_grade(both) >= max(ace27_grade(stated), ace27_grade(more))


@pytest.mark.parametrize("call", [lambda: charlson_index(["courage"]), lambda: ace27_grade({"courage": 2})])
def test_an_unknown_ailment_is_no_comorbidity(call):
    with pytest.raises(UnknownCode):
        call()
