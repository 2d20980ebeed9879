import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocc.oncology.staging import SchemaChoice, schema_for
from nocc.oncology.staging.schemas import all_schemas
from nocc.oncology.vocabularies import topographies, vocabulary

SCC = "8070/3"
MELANOMA = "8720/3"


def chosen(*args, **markers) -> str | None:
    return schema_for(*args, **markers).schema_id


def warned(choice: SchemaChoice) -> dict[str, bool]:
    return {warning.code: warning.is_blocking for warning in choice.warnings}


@pytest.mark.parametrize(
    ("topography", "schema_id"),
    [
        ("C00.1", "cutaneous_scc_hn"),
        ("C00.4", "oral_cavity"),
        ("C00.6", "cutaneous_scc_hn"),
        ("C02.1", "oral_cavity"),
        ("C03.9", "oral_cavity"),
        ("C05.0", "oral_cavity"),
        ("C06.2", "oral_cavity"),
        ("C07.9", "salivary_major"),
        ("C08.0", "salivary_major"),
        ("C10.1", "larynx_supraglottis"),
        ("C11.2", "nasopharynx"),
        ("C12.9", "hypopharynx"),
        ("C13.8", "hypopharynx"),
        ("C30.0", "sinus_nasal_ethmoid"),
        ("C31.0", "sinus_maxillary"),
        ("C32.0", "larynx_glottis"),
        ("C32.1", "larynx_supraglottis"),
        ("C32.2", "larynx_subglottis"),
        ("C44.3", "cutaneous_scc_hn"),
    ],
)
def test_the_site_of_a_carcinoma_chooses_its_schema(topography, schema_id):
    assert schema_for(topography, morphology=SCC) == SchemaChoice(schema_id)


@pytest.mark.parametrize("term", topographies(), ids=lambda term: term.code)
def test_the_choice_agrees_with_the_family_in_the_vocabulary(term):
    positive = schema_for(term.code, "negative", "negative", SCC).schema_id
    expected = {"oropharynx": "oropharynx_p16_neg", "unknown_primary": "unknown_primary_neck", "thyroid": None}
    assert positive == expected.get(term.staging_family, term.staging_family)


@pytest.mark.parametrize("topography", ["C01.9", "C02.4", "C05.1", "C09.9", "C10.0", "C10.9"])
@pytest.mark.parametrize(
    ("p16", "schema_id"),
    [("positive", "oropharynx_p16_pos"), ("negative", "oropharynx_p16_neg"), ("not_tested", "oropharynx_p16_neg")],
)
def test_p16_chooses_in_the_oropharynx(topography, p16, schema_id):
    assert chosen(topography, p16, morphology=SCC) == schema_id


def test_p16_not_tested_blocks_the_checklist():
    assert warned(schema_for("C10.9", "not_tested", morphology=SCC)) == {"p16_not_tested": True}
    assert warned(schema_for("C10.9", "negative", morphology=SCC)) == {}
    assert warned(schema_for("C02.1", "not_tested", morphology=SCC)) == {}


def test_equivocal_p16_gives_no_schema_until_an_hpv_test_settles_it():
    choice = schema_for("C10.9", "equivocal", morphology=SCC)
    assert (choice.schema_id, choice.missing, warned(choice)) == (None, ("p16",), {"p16_equivocal": True})
    assert chosen("C10.9", "equivocal", morphology=SCC, hpv="positive") == "oropharynx_p16_pos"
    assert chosen("C10.9", "equivocal", morphology=SCC, hpv="negative") == "oropharynx_p16_neg"
    assert chosen("C77.0", "equivocal", "positive", SCC) is None


def test_a_conclusive_p16_is_not_overruled_by_an_hpv_test():
    assert chosen("C10.9", "negative", morphology=SCC, hpv="positive") == "oropharynx_p16_neg"


@pytest.mark.parametrize(
    ("p16", "ebv", "schema_id", "missing"),
    [
        (None, None, None, ("p16", "ebv")),
        ("negative", None, None, ("ebv",)),
        ("negative", "not_tested", None, ("ebv",)),
        (None, "negative", None, ("p16",)),
        ("negative", "negative", "unknown_primary_neck", ()),
        ("not_tested", "negative", "unknown_primary_neck", ()),
        ("positive", "negative", "unknown_primary_hpv", ()),
        ("negative", "positive", "unknown_primary_ebv", ()),
        ("positive", "positive", None, ()),
    ],
)
def test_both_markers_choose_for_an_unknown_primary(p16, ebv, schema_id, missing):
    choice = schema_for("C77.0", p16, ebv, SCC)
    assert (choice.schema_id, choice.missing) == (schema_id, missing)


@pytest.mark.parametrize(
    ("morphology", "age", "schema_id", "missing"),
    [
        (None, None, None, ("morphology", "age")),
        ("8260/3", None, None, ("age",)),
        ("8260/3", 54, "thyroid_diff_lt55", ()),
        ("8330/3", 55, "thyroid_diff_ge55", ()),
        ("8345/3", None, "thyroid_medullary", ()),
        ("8021/3", 70, "thyroid_anaplastic", ()),
    ],
)
def test_histology_and_age_choose_in_the_thyroid(morphology, age, schema_id, missing):
    choice = schema_for("C73.9", morphology=morphology, age=age)
    assert (choice.schema_id, choice.missing) == (schema_id, missing)


def test_melanoma_has_its_own_schema_wherever_it_is_mucosal():
    assert chosen("C30.0", morphology=MELANOMA) == "mucosal_melanoma_hn"
    assert chosen("C44.3", morphology=MELANOMA) is None


def test_salivary_carcinomas_numbered_above_8700_are_staged():
    assert chosen("C07.9", morphology="8941/3") == "salivary_major"


@pytest.mark.parametrize(
    ("topography", "morphology", "cause"),
    [
        ("C32.0", "8800/3", "no_schema_for_morphology"),
        ("C44.3", "8247/3", "no_schema_for_morphology"),
        ("C31.2", SCC, "no_schema_for_site"),
        ("C34.1", SCC, "no_schema_for_site"),
    ],
)
def test_where_no_schema_exists_nothing_is_missing(topography, morphology, cause):
    choice = schema_for(topography, morphology=morphology)
    assert (choice.schema_id, choice.missing, warned(choice)) == (None, (), {cause: False})


@pytest.mark.parametrize("topography", ["C32.8", "C32.9", "C31.9"])
def test_an_unspecified_part_of_a_staged_organ_asks_for_the_subsite(topography):
    assert schema_for(topography, morphology=SCC) == SchemaChoice(None, ("topography",))


def test_without_a_morphology_a_carcinoma_is_assumed_and_said():
    choice = schema_for("C02.1")
    assert (choice.schema_id, warned(choice)) == ("oral_cavity", {"morphology_assumed": False})


def codes(name: str) -> st.SearchStrategy:
    return st.none() | st.sampled_from(vocabulary(name).codes)


@given(
    topography=st.sampled_from(topographies().codes) | st.from_regex(r"\AC[0-9]{2}\.[0-9]\Z"),
    p16=codes("p16_status"),
    ebv=codes("ebv_status"),
    hpv=codes("hpv_status"),
    morphology=codes("morphology") | st.from_regex(r"\A[0-9]{4}/[0-9]\Z"),
    age=st.none() | st.integers(0, 130),
)
def test_any_tumour_gets_an_existing_schema_or_an_explanation(topography, p16, ebv, hpv, morphology, age):
    choice = schema_for(topography, p16, ebv, morphology, age, hpv=hpv)
    if choice.schema_id is None:
        assert choice.missing or choice.warnings
    else:
        assert choice.schema_id in {schema.schema_id for schema in all_schemas()}
        assert not choice.missing
