import pytest

from .derivation_vectors import sent_vectors

DERIVE = "/api/v1/staging/derive/"
INPUTS = "/api/v1/staging/inputs/"
COMPARE = "/api/v1/staging/compare/"
QUESTION = {"schema_id": "oral_cavity", "edition": "8", "classification": "c", "target": "T"}
ORAL = {"schema_id": "oral_cavity", "classification": "c"}


@pytest.fixture
def api(api_as, case_with_everyone):
    return api_as(case_with_everyone.people["member"])


@pytest.mark.slow
def test_every_vector_gets_its_category_at_the_door(api, settings):
    settings.STAGING_PROVISIONAL = True
    wrong = []
    for case, question, expected in sent_vectors():
        answer = api.post(DERIVE, question, format="json")
        if (answer.status_code, answer.json().get("category")) != (200, expected):
            wrong.append((case, question["classification"]))
    assert not wrong


@pytest.mark.parametrize(
    ("language", "criterion"),
    [("it", "Dimensione ≤ 2 cm e profondità di invasione (DOI) ≤ 5 mm"), ("en", "Size ≤ 2 cm and depth of invasion")],
)
def test_the_category_comes_with_its_rule_and_criterion_in_the_reader_s_language(api, language, criterion):
    body = QUESTION | {"inputs": {"size_cm": 1.5, "doi_mm": 3}}
    answer = api.post(DERIVE, body, format="json", headers={"accept-language": language}).json()
    assert (answer["category"], answer["rule_id"], answer["reason"]) == ("T1", "oral_cavity-8-both-T-09", None)
    assert answer["criterion"].startswith(criterion)


def test_without_rules_there_is_no_category_and_a_reason(api):
    answer = api.post(DERIVE, QUESTION | {"schema_id": "larynx_glottis", "inputs": {}}, format="json")
    said = {name: answer.json()[name] for name in ("category", "rule_id", "criterion", "reason")}
    assert (answer.status_code, said) == (200, dict.fromkeys(said) | {"reason": "no_rules"})


def test_provisional_rules_answer_only_where_they_are_enabled(api, settings):
    nodes = {"nodes_assessed": True, "node_count": 1, "max_node_cm": 2, "laterality": "bilateral"}
    body = QUESTION | {"schema_id": "oropharynx_p16_pos", "edition": "9", "target": "N", "inputs": nodes}
    assert api.post(DERIVE, body, format="json").json()["reason"] == "provisional_disabled"
    settings.STAGING_PROVISIONAL = True
    assert api.post(DERIVE, body, format="json").json()["category"] == "N2"


def test_a_needed_input_that_is_missing_is_refused_and_named(api):
    inputs = {"nodes_assessed": True, "node_count": 2, "max_node_cm": 2}
    answer = api.post(DERIVE, QUESTION | {"target": "N", "inputs": inputs}, format="json")
    body = answer.json()
    assert (answer.status_code, body["code"], body["missing"]) == (400, "missing_input", ["laterality"])
    assert set(body["errors"]) == {"inputs.laterality"}
    assert (body["possible"], body["at_least"]) == (["N2b", "N2c"], "N2b")


def test_a_tumour_of_unknown_depth_is_tx_and_says_what_it_is_at_least(api):
    answer = api.post(DERIVE, QUESTION | {"inputs": {"size_cm": 5}}, format="json").json()
    assert (answer["category"], answer["at_least"], answer["missing"]) == ("TX", "T3", ["doi_mm"])


@pytest.mark.parametrize("schema", [{"schema_id": "larynx"}, {"edition": "7"}])
def test_a_schema_that_no_edition_has_is_refused(api, schema):
    answer = api.post(DERIVE, QUESTION | {"inputs": {}} | schema, format="json")
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_schema")


@pytest.mark.parametrize(
    ("inputs", "field", "code"),
    [
        ({"size_mm": 5}, "inputs.size_mm", "unknown_input"),
        ({"size_cm": "5"}, "inputs.size_cm", "invalid"),
        ({"size_cm": [5]}, "inputs.size_cm", "invalid"),
        ({"inv_skin": "yes"}, "inputs.inv_skin", "invalid"),
        ({"laterality": "left"}, "inputs.laterality", "invalid_choice"),
        ([], "inputs", "not_a_dict"),
        (None, "inputs", "null"),
    ],
)
def test_wrong_inputs_are_refused_by_field(api, inputs, field, code):
    answer = api.post(DERIVE, QUESTION | {"inputs": inputs}, format="json")
    assert answer.status_code == 400
    assert {name: errors[0]["code"] for name, errors in answer.json()["errors"].items()} == {field: code}


def test_a_target_is_t_n_or_m(api):
    assert set(api.post(DERIVE, QUESTION | {"target": "L", "inputs": {}}, format="json").json()["errors"]) == {"target"}


def test_the_inputs_are_what_the_rules_of_the_schema_ask(api):
    asked = {one["name"]: one for one in api.get(INPUTS, ORAL).json()["results"]}
    assert {"size_cm", "doi_mm", "inv_cortical_bone", "nodes_assessed", "laterality", "ene_clinical"} <= set(asked)
    assert not {"subsites", "ene_pathological", "metastatic_lesions", "below_cricoid"} & set(asked)
    depth = asked["doi_mm"]
    assert (depth["kind"], depth["unit"], depth["targets"], depth["editions"]) == ("number", "mm", ["T"], ["8", "9"])
    assert (depth["label_it"], depth["label_en"]) == ("Profondità di invasione (DOI)", "Depth of invasion (DOI)")
    assert [choice["label"] for choice in asked["laterality"]["choices"]] == [
        "omolaterali",
        "controlaterali",
        "bilaterali",
    ]


def test_right_and_left_are_asked_beside_the_side_they_make(api):
    names = [one["name"] for one in api.get(INPUTS, ORAL | {"target": "N"}).json()["results"]]
    assert {"laterality", "tumour_side", "nodes_right", "nodes_left", "nodes_midline"} <= set(names)
    assert "size_cm" not in names


def test_an_input_names_the_editions_that_ask_it(api):
    nasopharynx = {"schema_id": "nasopharynx", "classification": "c"}
    asked = {one["name"]: one["editions"] for one in api.get(INPUTS, nasopharynx).json()["results"]}
    assert (asked["below_cricoid"], asked["ene_radiological_advanced"]) == (["8", "9"], ["9"])
    eighth = [one["name"] for one in api.get(INPUTS, nasopharynx | {"edition": "8"}).json()["results"]]
    assert "ene_radiological_advanced" not in eighth


@pytest.mark.parametrize("schema", [{"schema_id": "larynx"}, {"edition": "7"}])
def test_inputs_of_an_unknown_schema_are_refused(api, schema):
    answer = api.get(INPUTS, ORAL | schema)
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_schema")


def test_the_editions_stand_side_by_side(api):
    nodes = {"nodes_assessed": True, "node_count": 4, "max_node_cm": 2, "laterality": "bilateral"}
    body = {"schema_id": "salivary_major", "classification": "c", "inputs": nodes, "t": "T2", "n": "", "m": "M0"}
    eighth, ninth = api.post(COMPARE, body, format="json").json()["results"]
    assert (eighth["edition"], eighth["tnm"], eighth["stage"]) == ("8", ["T2", "N2c", "M0"], "IVA")
    assert (ninth["edition"], ninth["tnm"]) == ("9", ["T2", "N2", "M0"])
    assert ninth["stage"] not in {None, eighth["stage"]}
    assert ninth["derived"]["T"]["reason"] == "no_rules"
    assert ninth["derived"]["N"]["criterion"]


def test_what_cannot_be_derived_yet_is_said_and_not_refused(api):
    body = ORAL | {"inputs": {"nodes_assessed": True, "size_cm": 5}}
    [eighth, _] = api.post(COMPARE, body, format="json").json()["results"]
    assert (eighth["derived"]["N"]["reason"], eighth["derived"]["N"]["missing"]) == ("missing_input", ["node_count"])
    assert (eighth["derived"]["T"]["at_least"], eighth["tnm"], eighth["stage"]) == ("T3", [], None)


def test_a_provisional_edition_is_shown_without_its_stage(api):
    nodes = {"nodes_assessed": True, "node_count": 1, "max_node_cm": 2, "ene_radiological_advanced": True}
    inputs = nodes | {"laterality": "ipsilateral", "metastatic_lesions": 0}
    body = {"schema_id": "nasopharynx", "classification": "c", "inputs": inputs, "t": "T1", "m": "M0"}
    eighth, ninth = api.post(COMPARE, body, format="json").json()["results"]
    assert (eighth["stage"], ninth["stage"]) == ("II", None)
    assert (ninth["is_provisional"], ninth["reason"]) == (True, "provisional_disabled")


def test_a_stated_category_that_the_other_edition_lacks_leaves_it_open(api):
    body = {"schema_id": "salivary_major", "classification": "c", "inputs": {}, "t": "T2", "n": "N2b", "m": "M0"}
    eighth, ninth = api.post(COMPARE, body, format="json").json()["results"]
    assert eighth["stage"] == "IVA"
    assert ninth["tnm"] == ["T2", "NX", "M0"]
    assert (ninth["stage"], ninth["reason"]) == (None, "not_classifiable")


def test_a_comparison_refuses_what_is_no_schema_and_no_input(api):
    unknown = api.post(COMPARE, {"schema_id": "larynx", "classification": "c", "inputs": {}}, format="json")
    assert (unknown.status_code, unknown.json()["code"]) == (400, "unknown_schema")
    wrong = api.post(COMPARE, ORAL | {"inputs": {"size_cm": -1}}, format="json")
    assert set(wrong.json()["errors"]) == {"inputs.size_cm"}


@pytest.mark.parametrize(
    ("p16", "schema_id", "missing", "warnings"),
    [
        ("equivocal", None, ["p16"], [{"code": "p16_equivocal", "blocking": True}]),
        ("not_tested", "oropharynx_p16_neg", [], [{"code": "p16_not_tested", "blocking": True}]),
        ("negative", "oropharynx_p16_neg", [], []),
    ],
)
def test_p16_that_settles_nothing_gives_no_schema_or_warns(api, p16, schema_id, missing, warnings):
    query = {"topography": "C10.9", "p16": p16, "morphology": "8070/3"}
    answer = api.get("/api/v1/staging/schema/", query).json()
    assert (answer["schema_id"], answer["missing"], answer["warnings"]) == (schema_id, missing, warnings)
