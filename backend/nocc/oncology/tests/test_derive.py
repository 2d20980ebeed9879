import pytest

from nocc.oncology.staging import (
    Derivation,
    InvalidFindings,
    UnknownSchema,
    all_inputs,
    derive,
    inputs_asked,
    side_from_tumour,
)
from nocc.oncology.staging.derive import derivable_axes
from nocc.oncology.tables import read_table

from .derivation_vectors import sent_vectors

NODES = {"nodes_assessed": True, "node_count": 1, "max_node_cm": 2, "laterality": "ipsilateral"}


def derived(schema_id: str, edition: str, classification: str, target: str, **findings) -> Derivation:
    return derive(schema_id, edition, classification, target, findings, provisional_enabled=False)


def test_every_vector_gets_its_category():
    wrong = []
    for case, question, expected in sent_vectors():
        asked = {name: question[name] for name in ("schema_id", "edition", "classification", "target")}
        if derive(**asked, findings=question["inputs"], provisional_enabled=True).category != expected:
            wrong.append((case, asked["classification"]))
    assert not wrong


@pytest.mark.parametrize(
    ("axis", "reason"),
    [
        (("larynx_glottis", "8", "c", "T"), "no_rules"),
        (("oral_cavity", "8", "c", "M"), "no_rules"),
        (("oropharynx_p16_pos", "9", "p", "N"), "no_rules"),
        (("salivary_major", "9", "p", "N"), "no_rules"),
    ],
)
def test_an_axis_without_rules_says_so(axis, reason):
    assert derived(*axis, **NODES) == Derivation(reason=reason)


@pytest.mark.parametrize("key", [("oral_cavity", "7"), ("larynx", "8"), ("mucosal_melanoma_hn", "9")])
def test_a_schema_that_no_edition_has_is_unknown(key):
    with pytest.raises(UnknownSchema):
        derived(*key, "c", "T", size_cm=2)


def test_provisional_rules_are_off_unless_enabled_and_the_others_of_the_axis_are_not():
    axis = ("oropharynx_p16_pos", "9", "c", "N")
    assert derived(*axis, **NODES) == Derivation(reason="provisional_disabled")
    assert derived(*axis, **NODES | {"node_count": 0}).category == "N0"
    assert derive(*axis, NODES | {"ene_clinical": True}, provisional_enabled=True).category == "N2"


def test_what_a_provisional_rule_would_make_possible_is_not_told_while_it_is_off():
    lacking = derived("oropharynx_p16_pos", "9", "c", "N", nodes_assessed=True)
    assert (lacking.missing, lacking.possible, lacking.at_least) == (("node_count",), (), None)


@pytest.mark.parametrize(
    ("findings", "missing"),
    [
        ({"nodes_assessed": True}, ("node_count",)),
        ({"nodes_assessed": True, "node_count": 2}, ("max_node_cm",)),
        ({"nodes_assessed": True, "node_count": 2, "max_node_cm": 2}, ("laterality",)),
        ({"nodes_assessed": True, "node_count": 2, "max_node_cm": None, "laterality": "bilateral"}, ("max_node_cm",)),
        ({"nodes_assessed": True, "node_count": 2, "max_node_cm": 2, "nodes_left": True}, ("tumour_side",)),
    ],
)
def test_an_assessed_neck_without_a_number_size_or_side_that_a_rule_needs_says_which(findings, missing):
    lacking = derived("oral_cavity", "8", "c", "N", **findings)
    assert (lacking.category, lacking.reason, lacking.missing) == (None, "missing_input", missing)


@pytest.mark.parametrize(
    ("classification", "findings", "category"),
    [
        ("c", {"node_count": 0}, "N0"),
        ("c", {"node_count": 3, "ene_clinical": True}, "N3b"),
        ("c", {"node_count": 3, "max_node_cm": 6.1}, "N3a"),
        ("p", {"node_count": 2, "ene_pathological": True}, "N3b"),
        ("p", {"node_count": 1, "max_node_cm": 3.1, "ene_pathological": True}, "N3b"),
    ],
)
def test_what_no_rule_needs_may_be_missing(classification, findings, category):
    assert derived("oral_cavity", "8", classification, "N", nodes_assessed=True, **findings).category == category


@pytest.mark.parametrize("told", [{}, {"nodes_assessed": None}, {"nodes_assessed": False}])
def test_a_neck_not_assessed_is_nx_whatever_else_is_told(told):
    assert derived("oral_cavity", "8", "c", "N", **{"node_count": 4, "ene_clinical": True} | told).category == "NX"


def test_retropharyngeal_nodes_alone_have_no_side_in_the_neck():
    findings = {"nodes_assessed": True, "node_count": 0, "retropharyngeal_positive": True, "max_node_cm": 1}
    assert derived("nasopharynx", "8", "c", "N", **findings).category == "N1"


@pytest.mark.parametrize(
    ("findings", "missing", "possible", "at_least"),
    [
        ({"size_cm": 5}, ("doi_mm",), ("T3", "T4a"), "T3"),
        ({"doi_mm": 12}, ("size_cm",), ("T2", "T3", "T4a"), "T2"),
        ({"size_cm": 3}, ("doi_mm",), ("T2", "T3"), "T2"),
        ({"size_cm": 1}, ("doi_mm",), ("T1", "T2"), None),
        ({}, ("size_cm", "doi_mm"), ("T1", "T2", "T3", "T4a"), None),
    ],
)
def test_without_depth_or_size_the_oral_cavity_is_tx_and_says_what_it_is_at_least(
    findings, missing, possible, at_least
):
    found = derived("oral_cavity", "8", "c", "T", **findings)
    assert found.category == "TX"
    assert (found.missing, found.possible, found.at_least) == (missing, possible, at_least)


def test_a_structure_of_t4_needs_neither_size_nor_depth():
    assert derived("oral_cavity", "8", "p", "T", inv_skull_base=True) == Derivation("T4b", "oral_cavity-8-both-T-01")


def test_subsites_are_asked_only_where_they_decide():
    assert derived("hypopharynx", "8", "c", "T", size_cm=3).category == "T2"
    assert derived("hypopharynx", "8", "c", "T", size_cm=1).missing == ("subsites",)
    assert derived("hypopharynx", "8", "c", "T", size_cm=1, subsites=2).category == "T2"


@pytest.mark.parametrize(
    ("schema_id", "edition", "findings", "category"),
    [
        ("oral_cavity", "8", {"ene_radiological_advanced": True}, "N1"),
        ("oral_cavity", "8", {"ene_clinical": True}, "N3b"),
        ("oral_cavity", "8", {"ene_pathological": True}, "N1"),
        ("nasopharynx", "8", {"ene_radiological_advanced": True}, "N1"),
        ("nasopharynx", "9", {"ene_radiological_advanced": True}, "N3"),
        ("oropharynx_p16_pos", "8", {"ene_clinical": True}, "N1"),
    ],
)
def test_only_the_extension_that_the_edition_counts_raises_cn(schema_id, edition, findings, category):
    assert derived(schema_id, edition, "c", "N", **NODES, **findings).category == category


def test_clinical_extension_does_not_raise_pn():
    assert derived("oral_cavity", "8", "p", "N", **NODES, ene_clinical=True).category == "N1"
    assert derived("oral_cavity", "8", "p", "N", **NODES, ene_pathological=True).category == "N2a"


@pytest.mark.parametrize(
    ("tumour", "nodes", "side"),
    [
        ("right", {"right"}, "ipsilateral"),
        ("right", {"left"}, "contralateral"),
        ("right", {"right", "left"}, "bilateral"),
        ("left", {"left"}, "ipsilateral"),
        ("left", {"right"}, "contralateral"),
        ("left", {"midline"}, "ipsilateral"),
        ("left", {"midline", "left"}, "ipsilateral"),
        ("left", {"midline", "right"}, "bilateral"),
        ("midline", {"left"}, "ipsilateral"),
        ("midline", {"right", "left"}, "bilateral"),
        ("bilateral", {"right"}, "ipsilateral"),
        ("bilateral", {"midline"}, "ipsilateral"),
        (None, {"right", "left"}, "bilateral"),
        (None, {"midline"}, "ipsilateral"),
        (None, {"right"}, None),
        ("right", set(), None),
    ],
)
def test_right_and_left_become_ipsi_and_contralateral_from_the_tumour_s_side(tumour, nodes, side):
    assert side_from_tumour({"tumour_side": tumour} | {f"nodes_{where}": True for where in nodes}) == side


def test_the_side_is_derived_from_right_and_left_where_it_is_not_told():
    findings = {"nodes_assessed": True, "node_count": 1, "max_node_cm": 2, "tumour_side": "right"}
    assert derived("oral_cavity", "8", "c", "N", **findings, nodes_right=True).category == "N1"
    assert derived("oral_cavity", "8", "c", "N", **findings, nodes_left=True).category == "N2c"


def test_nodes_of_an_unknown_primary_are_on_the_side_of_nothing():
    findings = {"nodes_assessed": True, "node_count": 2, "max_node_cm": 2}
    axis = ("unknown_primary_neck", "8", "c", "N")
    assert derived(*axis, **findings, nodes_left=True).category == "N2b"
    assert derived(*axis, **findings, nodes_left=True, nodes_right=True).category == "N2c"


@pytest.mark.parametrize(
    ("findings", "errors"),
    [
        ({"size_mm": 12}, {"size_mm": "unknown_input"}),
        ({"size_cm": "3"}, {"size_cm": "invalid"}),
        ({"size_cm": True}, {"size_cm": "invalid"}),
        ({"size_cm": float("nan")}, {"size_cm": "invalid"}),
        ({"size_cm": -0.1}, {"size_cm": "min_value"}),
        ({"size_cm": 10**400}, {"size_cm": "max_value"}),
        ({"node_count": 1.5}, {"node_count": "invalid"}),
        ({"inv_skin": 1}, {"inv_skin": "invalid"}),
        ({"laterality": "left"}, {"laterality": "invalid_choice"}),
        ({"laterality": ["left"]}, {"laterality": "invalid_choice"}),
        (
            {"tumour_side": "left", "nodes_left": True, "laterality": "bilateral"},
            {"laterality": "contradicts_sides"},
        ),
    ],
)
def test_what_no_rule_could_ask_is_refused_by_name(findings, errors):
    with pytest.raises(InvalidFindings) as refusal:
        derived("oral_cavity", "8", "c", "T", **findings)
    assert refusal.value.errors == errors


def test_every_rule_is_read_for_the_classifications_it_serves():
    told = {
        (row["schema_id"], row["edition"], classification, row["target"])
        for row in read_table("staging/derivation_rules.csv")
        for classification in ("cp" if row["classification"] == "both" else row["classification"])
    }
    assert set(derivable_axes()) == told


@pytest.mark.parametrize("axis", derivable_axes(), ids="-".join)
def test_every_input_that_a_rule_asks_has_words_in_both_languages(axis):
    for name in inputs_asked(*axis):
        asked = all_inputs()[name]
        assert asked.label("it")
        assert asked.label("en")
        assert bool(asked.hint_it) == bool(asked.hint_en)
        assert len(asked.choices) == len(asked.choices_it) == len(asked.choices_en)


def test_no_input_is_listed_that_no_rule_asks():
    assert set(all_inputs()) == {name for axis in derivable_axes() for name in inputs_asked(*axis)}
