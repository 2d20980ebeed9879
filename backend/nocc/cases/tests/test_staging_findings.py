"""A staging keeps the physician's categories and those that the rules derived from the findings."""

import pytest

from nocc.cases.models import Diagnosis, Staging

FINDINGS = {
    "size_cm": 3.2,
    "doi_mm": 12,
    "nodes_assessed": True,
    "node_count": 1,
    "max_node_cm": 2.1,
    "tumour_side": "right",
    "nodes_left": True,
}
TNM = {"t": "T2", "n": "N2c", "m": "M0"}


@pytest.fixture
def stage(api_as, case_with_everyone):
    case = case_with_everyone.case

    def stated(who: str = "lead", **body):
        client = api_as(case_with_everyone.people[who])
        return client.post(f"/api/v1/cases/{case.pk}/stagings/", TNM | body, format="json")

    return stated


def derived_in(staging: dict) -> dict[str, str | None]:
    return {one["target"]: one["category"] for one in staging["derived"]}


def test_both_the_physician_s_category_and_the_derived_one_are_kept(stage):
    staging = stage(findings=FINDINGS).json()
    assert {name: staging[name] for name in TNM} == TNM
    assert derived_in(staging) == {"T": "T3", "N": "N2c", "M": None}
    assert staging["findings"] == FINDINGS
    tumour = staging["derived"][0]
    assert (tumour["edition"], tumour["rule_id"]) == ("8", "oral_cavity-8-both-T-06")


def test_the_group_is_of_the_physician_s_categories(stage):
    assert stage(t="T1", n="N0", findings=FINDINGS).json()["stage"] == "I"


def test_a_pathological_staging_derives_by_its_own_rules(stage):
    findings = FINDINGS | {"ene_pathological": True, "nodes_left": False, "nodes_right": True}
    assert derived_in(stage(classification="p", findings=findings).json())["N"] == "N2a"
    assert derived_in(stage(classification="c", findings=findings).json())["N"] == "N1"


def test_what_is_missing_is_kept_with_what_the_tumour_is_at_least(stage):
    tumour = stage(t="TX", findings={"size_cm": 5}).json()["derived"][0]
    assert (tumour["category"], tumour["at_least"], tumour["missing"]) == ("TX", "T3", ["doi_mm"])


def test_without_findings_nothing_is_derived(stage):
    staging = stage().json()
    assert (staging["findings"], staging["derived"]) == ({}, [])


def test_an_edition_without_schemas_keeps_the_findings_and_derives_nothing(stage):
    staging = stage(edition="7", n="N2b", findings={"size_cm": 3}).json()
    assert (staging["findings"], staging["derived"], staging["edition"]) == ({"size_cm": 3}, [], "7")


@pytest.mark.parametrize("prefixes", [["y"], ["r"], ["m"]])
def test_prefixed_categories_are_derived_and_never_grouped(stage, prefixes):
    staging = stage(prefixes=prefixes, findings=FINDINGS).json()
    assert (derived_in(staging)["T"], staging["stage"], staging["stage_reason"]) == ("T3", "", "prefixed")


@pytest.mark.parametrize(
    ("findings", "field"),
    [
        ({"size_mm": 3}, "findings.size_mm"),
        ({"size_cm": "3"}, "findings.size_cm"),
        ({"laterality": "ipsilateral", "tumour_side": "left", "nodes_right": True}, "findings.laterality"),
        ([], "findings"),
    ],
)
def test_findings_that_no_rule_could_ask_are_refused_and_nothing_is_kept(stage, findings, field):
    answer = stage(findings=findings)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {field})
    assert not Staging.objects.exists()


def test_a_staging_that_stands_is_not_derived_again(stage, api_as, case_with_everyone):
    first = stage(findings=FINDINGS).json()
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/stagings/"
    assert Diagnosis.objects.filter(case=case_with_everyone.case).update(topography="C32.0")
    [kept] = api_as(case_with_everyone.people["lead"]).get(url).json()["results"]
    assert (kept["derived"], kept["schema_id"], kept["stage"]) == (first["derived"], "oral_cavity", first["stage"])
