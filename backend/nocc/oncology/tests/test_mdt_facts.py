from nocc.oncology.facts import with_computed_facts
from nocc.oncology.vocabularies import mdt_facts

SCALES = {
    "must": (0, 6),
    "nrs2002": (0, 7),
    "diet_texture_iddsi": (0, 7),
    "fois": (1, 7),
    "eat10": (0, 40),
    "mdadi": (20, 100),
    "pas": (1, 8),
    "trismus_mm": (0, 80),
    "vhi10": (0, 40),
    "neuropathy": (0, 4),
    "pain_nrs": (0, 10),
    "g8": (0, 17),
    "frailty_cfs": (1, 9),
}


def test_scores_are_bounded_by_their_own_scale():
    assert {code: (mdt_facts()[code].minimum, mdt_facts()[code].maximum) for code in SCALES} == SCALES


def test_every_number_has_a_range_and_every_choice_a_label_in_both_languages():
    for fact in mdt_facts():
        is_numeric = fact.datatype in {"number", "integer"}
        assert (fact.minimum is not None and fact.maximum is not None) == is_numeric, fact.code
        assert [term.code for term in fact.choice_labels] == list(fact.choices)
        assert all(term.label_it and term.label_en for term in fact.choice_labels)


def test_the_body_mass_index_follows_from_weight_and_height():
    assert with_computed_facts({"weight": 70, "height": 175, "bmi": 30})["bmi"] == 22.9
    assert with_computed_facts({"weight": 70}) == {"weight": 70}
    assert with_computed_facts({"bmi": 24.1}) == {"bmi": 24.1}
