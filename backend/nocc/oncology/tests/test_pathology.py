from decimal import Decimal

import pytest

from nocc.oncology.pathology import advice_on, contradictions_in, report_fields, staging_inputs
from nocc.oncology.pathology.fields import CASE_FACTS, applying, missing, parse_condition
from nocc.oncology.tables import read_table
from nocc.oncology.vocabularies import vocabulary

TONGUE = {"site_group": "oral_cavity", "staging_family": "oral_cavity", "is_after_treatment": "no"}
TONSIL = {"site_group": "oropharynx", "staging_family": "oropharynx", "is_after_treatment": "no"}
UNKNOWN = {"site_group": "unknown", "staging_family": "unknown_primary", "is_after_treatment": "no"}
NASOPHARYNX = {"site_group": "nasopharynx", "staging_family": "nasopharynx", "is_after_treatment": "no"}
ALWAYS_ASKED = {"specimen_type", "histology_icdo3"}
OF_THE_PRIMARY = {"grade", "pni", "lvi"}
OF_A_RESECTION = {"tumour_size_cm", "margin_status", "ptnm"}
OF_POSITIVE_NODES = {"nodes_positive_levels", "largest_node_mm", "contralateral_positive", "ene"}
NO_CASE: dict = dict.fromkeys(CASE_FACTS)


def lacking(of_case: dict, **values) -> set[str]:
    return set(missing(values, {**NO_CASE, **of_case, **values})) | (ALWAYS_ASKED & values.keys())


def offered(of_case: dict, **values) -> set[str]:
    return set(applying(values, {**NO_CASE, **of_case, **values}))


def test_every_field_of_the_table_has_its_conditions_once():
    names = [field.name for field in report_fields()]
    assert sorted(names) == sorted(vocabulary("pathology_fields").codes)
    assert all(field.source for field in report_fields())


def test_conditions_ask_only_for_known_facts_and_words():
    words = {field.name: {choice.code for choice in field.choices} for field in report_fields()}
    known = set(words) | set(CASE_FACTS)
    for field in report_fields():
        for condition in (field.applies, field.required):
            assert set(condition.facts()) <= known
            for tests in condition.alternatives:
                for test in tests:
                    assert not words.get(test.fact) or set(test.any_of) <= words[test.fact], field.name


def test_the_choices_are_those_of_the_table():
    for term in vocabulary("pathology_fields"):
        if term.datatype == "choice":
            (field,) = [field for field in report_fields() if field.name == term.code]
            assert tuple(choice.code for choice in field.choices) == term.choices


def test_sites_named_by_conditions_are_in_the_vocabulary():
    known = {row["site_group"] for row in read_table("vocab/topography.csv")}
    families = {row["staging_family"] for row in read_table("vocab/topography.csv")}
    for field in report_fields():
        for condition in (field.applies, field.required):
            for test in (test for tests in condition.alternatives for test in tests):
                assert test.fact != "site_group" or set(test.any_of) <= known
                assert test.fact != "staging_family" or set(test.any_of) <= families


@pytest.mark.parametrize("text", ["", "pni", "pni = ", "nodes_positive > many", "__import__('os')"])
def test_what_is_no_condition_is_refused(text):
    if text == "pni = ":
        assert not parse_condition(text).holds({"pni": "present"})
    else:
        with pytest.raises((ValueError, ArithmeticError)):
            parse_condition(text)


@pytest.mark.parametrize(
    ("of_case", "values", "asked"),
    [
        (TONGUE, {}, ALWAYS_ASKED),
        (TONGUE, {"specimen_type": "incisional biopsy"}, ALWAYS_ASKED | OF_THE_PRIMARY),
        (TONGUE, {"specimen_type": "FNAC"}, ALWAYS_ASKED),
        (TONGUE, {"specimen_type": "excisional biopsy"}, ALWAYS_ASKED | OF_THE_PRIMARY | {"doi_mm"}),
        (
            TONGUE,
            {"specimen_type": "resection"},
            ALWAYS_ASKED | OF_THE_PRIMARY | OF_A_RESECTION | {"doi_mm", "bone_invasion"},
        ),
        (TONSIL, {"specimen_type": "resection"}, ALWAYS_ASKED | OF_THE_PRIMARY | OF_A_RESECTION | {"p16"}),
        (TONSIL, {"specimen_type": "FNAC"}, ALWAYS_ASKED | {"p16"}),
        (TONSIL, {"specimen_type": "neck dissection"}, ALWAYS_ASKED | {"nodes_examined", "nodes_positive"}),
        (UNKNOWN, {"specimen_type": "core biopsy"}, ALWAYS_ASKED | OF_THE_PRIMARY | {"p16", "eber"}),
        (NASOPHARYNX, {"specimen_type": "incisional biopsy"}, ALWAYS_ASKED | OF_THE_PRIMARY | {"eber"}),
        (
            UNKNOWN,
            {"specimen_type": "neck dissection", "nodes_examined": 20, "nodes_positive": 1},
            ALWAYS_ASKED | OF_POSITIVE_NODES | {"p16", "eber"},
        ),
        (
            TONGUE,
            {"specimen_type": "neck dissection", "nodes_examined": 20, "nodes_positive": 0},
            ALWAYS_ASKED,
        ),
        (
            TONGUE | {"presentation": "recurrent"},
            {"specimen_type": "FNAC"},
            ALWAYS_ASKED | {"pdl1_cps"},
        ),
        (TONGUE | {"m": "M1"}, {"specimen_type": "FNAC"}, ALWAYS_ASKED | {"pdl1_cps"}),
    ],
)
def test_a_report_needs_what_its_specimen_and_site_ask_for(of_case, values, asked):
    assert lacking(of_case, **values) == asked - (values.keys() - ALWAYS_ASKED)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"specimen_type": "resection", "margin_status": "R1"}, "margin_site"),
        ({"specimen_type": "resection", "margin_status": "R0"}, "closest_margin_mm"),
        ({"specimen_type": "resection", "pni": "present"}, "pni_extent"),
        ({"specimen_type": "neck dissection", "nodes_positive": 2, "ene": "minor"}, "ene_mm"),
        ({"specimen_type": "incisional biopsy", "p16": "equivocal"}, "p16_percent"),
        ({"specimen_type": "incisional biopsy", "p16": "equivocal"}, "hpv"),
        ({"specimen_type": "resection", "morphology": "8500/3"}, "her2_ar"),
        ({"specimen_type": "resection", "morphology": "8502/3"}, "ntrk"),
        ({"specimen_type": "resection", "is_after_treatment": "yes"}, "treatment_effect"),
        ({"specimen_type": "resection", "nodes_examined": 12}, "nodes_positive"),
    ],
)
def test_one_answer_asks_for_the_next(values, field):
    assert field in lacking(TONSIL, **values)
    assert field not in lacking(TONSIL, specimen_type=values["specimen_type"])


def test_an_involved_margin_needs_no_distance():
    assert "closest_margin_mm" not in lacking(TONGUE, specimen_type="resection", margin_status="R1")


def test_fields_that_do_not_apply_are_not_offered():
    assert not {"doi_mm", "nodes_examined", "ene", "her2_ar"} & offered(TONSIL, specimen_type="incisional biopsy")
    assert {"nodes_examined", "margin_status"} <= offered(TONSIL, specimen_type="resection")


def test_what_is_stated_is_shown_even_where_it_would_not_be_asked():
    assert "doi_mm" in offered(NASOPHARYNX, specimen_type="FNAC", doi_mm=Decimal(3))


def level(level="IIA", side="right", *, examined=5, positive=1) -> dict:
    return {"level": level, "side": side, "examined": examined, "positive": positive}


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"nodes_examined": 3, "nodes_positive": 4}, "nodes_positive", "more_positive_than_examined"),
        ({"nodes_positive": 0, "ene": "minor"}, "ene", "no_positive_nodes"),
        ({"nodes_positive": 0, "largest_node_mm": 12}, "largest_node_mm", "no_positive_nodes"),
        ({"nodes_positive": 0, "contralateral_positive": True}, "contralateral_positive", "no_positive_nodes"),
        ({"nodes_positive": 2, "ene": "minor", "ene_mm": 2.1}, "ene", "ene_contradicts_distance"),
        ({"nodes_positive": 2, "ene": "major", "ene_mm": 2}, "ene", "ene_contradicts_distance"),
        ({"nodes_positive": 2, "ene": "negative", "ene_mm": 1}, "ene", "ene_contradicts_distance"),
        ({"nodes_positive": 2, "ene": "not_assessed", "ene_mm": 1}, "ene", "ene_contradicts_distance"),
        ({"largest_node_mm": 10, "largest_deposit_mm": 11}, "largest_deposit_mm", "deposit_larger_than_node"),
        ({"margin_status": "R0", "closest_margin_mm": 0}, "margin_status", "margin_contradicts_distance"),
        ({"margin_status": "R1", "closest_margin_mm": 3}, "margin_status", "margin_contradicts_distance"),
        ({"margin_status": "close", "closest_margin_mm": 5}, "margin_status", "margin_contradicts_distance"),
        ({"margin_status": "close", "closest_margin_mm": 0}, "margin_status", "margin_contradicts_distance"),
        ({"p16": "positive", "p16_percent": 69}, "p16", "p16_contradicts_percent"),
        ({"p16": "equivocal", "p16_percent": 49}, "p16", "p16_contradicts_percent"),
        ({"p16": "equivocal", "p16_percent": 70}, "p16", "p16_contradicts_percent"),
        ({"p16": "not_tested", "p16_percent": 80}, "p16", "p16_contradicts_percent"),
        ({"pdl1_cps": 4, "pdl1_tps": 5}, "pdl1_cps", "cps_below_tps"),
        ({"pni": "absent", "pni_extent": "focale"}, "pni_extent", "pni_not_present"),
        ({"nodes_positive_levels": [level(), level()]}, "nodes_positive_levels", "level_twice"),
        (
            {"nodes_positive_levels": [level(examined=1, positive=2)]},
            "nodes_positive_levels",
            "more_positive_than_examined",
        ),
        (
            {"nodes_positive": 1, "nodes_positive_levels": [level(positive=2)]},
            "nodes_positive_levels",
            "levels_exceed_total",
        ),
        (
            {"contralateral_positive": False, "nodes_positive_levels": [level(side="left")]},
            "contralateral_positive",
            "levels_say_contralateral",
        ),
    ],
)
def test_what_contradicts_itself_is_found_on_its_field(values, field, code):
    assert contradictions_in(values, tumour_side="right") == [(field, code)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"nodes_examined": 4, "nodes_positive": 4},
        {"nodes_positive": 0, "ene": "negative"},
        {"nodes_positive": 1, "ene": "minor", "ene_mm": 2},
        {"nodes_positive": 1, "ene": "major", "ene_mm": 2.1},
        {"nodes_positive": 1, "ene": "major"},
        {"margin_status": "close", "closest_margin_mm": 4.9},
        {"margin_status": "R0", "closest_margin_mm": 5},
        {"margin_status": "R1", "closest_margin_mm": 0},
        {"margin_status": "RX", "closest_margin_mm": 3},
        {"p16": "positive", "p16_percent": 70},
        {"p16": "equivocal", "p16_percent": 50},
        {"p16": "negative", "p16_percent": 10},
        {"pdl1_cps": 5, "pdl1_tps": 5},
        {"nodes_positive": 3, "nodes_positive_levels": [level(positive=2)], "contralateral_positive": False},
    ],
)
def test_what_agrees_is_left_alone(values):
    assert contradictions_in(values, tumour_side="right") == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"p16": "equivocal", "p16_percent": 60}, "equivocal_p16_needs_hpv_test"),
        ({"p16": "negative", "p16_percent": 80}, "negative_p16_must_be_weak"),
        ({"margin_status": "R0", "closest_margin_mm": 2}, "margin_may_be_close"),
        ({"specimen_type": "neck dissection", "nodes_examined": 9}, "few_nodes_examined"),
        ({"tumour_size_cm": Decimal("1.0"), "doi_mm": Decimal(11)}, "depth_exceeds_size"),
    ],
)
def test_what_deserves_a_second_look_is_said_and_kept(values, code):
    assert [advice.code for advice in advice_on(values)] == [code]
    assert contradictions_in(values) == []


def test_an_hpv_test_settles_an_equivocal_p16():
    assert advice_on({"p16": "equivocal", "hpv": "negative"}) == []


@pytest.mark.parametrize(
    ("tumour_side", "levels", "side"),
    [
        ("right", [level(side="right")], "ipsilateral"),
        ("right", [level(side="left")], "contralateral"),
        ("right", [level(side="right"), level(side="left")], "bilateral"),
        ("right", [level("VI", "midline")], "ipsilateral"),
        ("right", [level(side="left", positive=0), level(side="right")], "ipsilateral"),
        ("midline", [level(side="right"), level(side="left")], "bilateral"),
        ("midline", [level(side="right")], None),
        (None, [], None),
    ],
)
def test_sides_of_nodes_are_told_from_the_tumour(tumour_side, levels, side):
    values = {"nodes_examined": 20, "nodes_positive": 2, "nodes_positive_levels": levels}
    assert (staging_inputs(values, tumour_side=tumour_side).n or {}).get("laterality") == side


def test_a_report_gives_sizes_in_the_units_of_the_rules():
    inputs = staging_inputs(
        {
            "tumour_size_cm": Decimal("2.4"),
            "doi_mm": Decimal(11),
            "bone_invasion": "cortical erosion",
            "nodes_examined": 30,
            "nodes_positive": 1,
            "largest_node_mm": Decimal(31),
            "contralateral_positive": False,
            "ene": "major",
        },
        tumour_side="right",
    )
    assert inputs.t is not None
    assert (inputs.t["size_cm"], inputs.t["doi_mm"], inputs.t["inv_cortical_bone"]) == (2.4, 11.0, False)
    assert inputs.n is not None
    assert (inputs.n["node_count"], inputs.n["max_node_cm"], inputs.n["laterality"]) == (1, 3.1, "ipsilateral")
    assert inputs.n["ene_pathological"] is True


def test_a_report_that_counts_no_nodes_says_nothing_of_n():
    assert staging_inputs({"tumour_size_cm": Decimal(2)}, tumour_side="left").n is None
    assert staging_inputs({"nodes_examined": 12, "nodes_positive": 0}, tumour_side="left").t is None
