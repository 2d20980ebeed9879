import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocc.oncology.staging import StageResult, UnknownSchema, group_stage
from nocc.oncology.staging.schemas import all_schemas
from nocc.oncology.tables import read_table

VECTORS = Path(__file__).parent / "data" / "vectors_dev.csv"
PROVISIONAL = {
    ("nasopharynx", "9"),
    ("oropharynx_p16_pos", "9"),
    ("unknown_primary_ebv", "9"),
    ("unknown_primary_hpv", "9"),
}
STAGES = {row["stage"] for row in read_table("staging/stage_groups.csv")}


def vectors() -> list[dict[str, str]]:
    with VECTORS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def grouped(vector: dict[str, str], *, provisional_enabled: bool) -> StageResult:
    asked = [vector[name] for name in ("schema_id", "edition", "classification", "T", "N", "M")]
    return group_stage(*asked, provisional_enabled=provisional_enabled)


def test_every_vector_gets_its_stage():
    wrong = [
        vector["case_id"]
        for vector in vectors()
        if grouped(vector, provisional_enabled=True).stage != (vector["expected_stage"] or None)
    ]
    assert not wrong


def test_a_stage_comes_without_a_reason_and_none_comes_with_one():
    results = [grouped(vector, provisional_enabled=True) for vector in vectors()]
    assert all((result.stage is None) != (result.reason is None) for result in results)


def test_provisional_groups_are_off_unless_enabled():
    for vector in vectors():
        is_off = grouped(vector, provisional_enabled=False).reason == "provisional_disabled"
        assert is_off == ((vector["schema_id"], vector["edition"]) in PROVISIONAL)


def test_provisional_are_exactly_the_four_that_no_book_confirms():
    assert {(schema.schema_id, schema.edition) for schema in all_schemas() if schema.is_provisional} == PROVISIONAL


@pytest.mark.parametrize(
    ("schema_id", "edition", "classification", "categories", "reason"),
    [
        ("oral_cavity", "8", "c", ("T5", "N0", "M0"), "unknown_category"),
        ("oral_cavity", "8", "c", ("T1", "N0", "M1a"), "unknown_category"),
        ("oral_cavity", "8", "c", ("TX", "N0", "M0"), "not_classifiable"),
        ("oral_cavity", "8", "c", ("Tis", "N1", "M0"), "not_classifiable"),
        ("unknown_primary_neck", "8", "c", ("T0", "N0", "M0"), "not_classifiable"),
        ("oropharynx_p16_pos", "9", "p", ("T1", "N1", "M0"), "not_classifiable"),
    ],
)
def test_no_stage_says_why(schema_id, edition, classification, categories, reason):
    result = group_stage(schema_id, edition, classification, *categories, provisional_enabled=True)
    assert result == StageResult(None, reason)


@pytest.mark.parametrize(
    ("categories", "stage"), [(("TX", "N3", "M0"), "IVB"), (("TX", "NX", "M1"), "IVC"), (("T2", "N0", "M0"), "II")]
)
def test_an_unknown_axis_does_not_matter_where_another_fixes_the_group(categories, stage):
    assert group_stage("oral_cavity", "8", "c", *categories, provisional_enabled=False).stage == stage


@pytest.mark.parametrize("key", [("oral_cavity", "7"), ("mucosal_melanoma_hn", "9"), ("larynx", "8"), ("", "")])
def test_what_no_edition_defines_is_an_unknown_schema(key):
    with pytest.raises(UnknownSchema):
        group_stage(*key, "c", "T1", "N0", "M0", provisional_enabled=True)


@given(
    schema=st.sampled_from(all_schemas()),
    classification=st.sampled_from("cp"),
    t=st.from_regex(r"\AT([0-9][a-d]?|X|is)\Z"),
    n=st.from_regex(r"\AN([0-9][a-d]?|X)\Z"),
    m=st.from_regex(r"\AM([0-9][a-d]?|X)\Z"),
    provisional_enabled=st.booleans(),
)
def test_no_grammatical_input_crashes_or_invents_a_stage(schema, classification, t, n, m, provisional_enabled):
    result = group_stage(
        schema.schema_id, schema.edition, classification, t, n, m, provisional_enabled=provisional_enabled
    )
    if result.stage is not None:
        row = dict(zip("TNM", (t, n, m), strict=True)) | {"stage": result.stage}
        assert any(row.items() <= listed.items() for listed in read_table("staging/stage_groups.csv"))
    else:
        assert result.reason is not None
