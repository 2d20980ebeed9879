import pytest

GROUP = "/api/v1/staging/group/"
SCHEMA = "/api/v1/staging/schema/"
QUESTION = {"schema_id": "oral_cavity", "edition": "8", "classification": "c", "t": "T2", "n": "N1", "m": "M0"}


@pytest.fixture
def api(api_as, case_with_everyone):
    return api_as(case_with_everyone.people["member"])


@pytest.mark.parametrize(
    ("who", "status"),
    [("member", 200), ("observer", 200), ("patient", 200), ("administrator", 200), ("anonymous", 401)],
)
def test_anyone_signed_in_may_ask_for_a_stage_and_a_schema(api_as, case_with_everyone, who, status):
    client = api_as(case_with_everyone.people[who])
    assert client.post(GROUP, QUESTION).status_code == status
    assert client.get(SCHEMA, {"topography": "C02.1"}).status_code == status


def test_a_stage_is_answered_with_schema_and_edition(api):
    expected = {"stage": "III", "reason": None, "schema_id": "oral_cavity", "edition": "8"}
    assert api.post(GROUP, QUESTION).json() == expected


@pytest.mark.parametrize(
    ("categories", "reason"),
    [({"t": "T5"}, "unknown_category"), ({"n": "N1(sn)"}, "unknown_category"), ({"t": "TX"}, "not_classifiable")],
)
def test_a_grammatical_category_without_a_stage_is_no_error(api, categories, reason):
    answer = api.post(GROUP, QUESTION | categories)
    assert (answer.status_code, answer.json()["stage"], answer.json()["reason"]) == (200, None, reason)


@pytest.mark.parametrize(
    "schema", [{"schema_id": "larynx"}, {"edition": "7"}, {"schema_id": "mucosal_melanoma_hn", "edition": "9"}]
)
def test_a_schema_or_edition_that_does_not_exist_is_refused(api, schema):
    answer = api.post(GROUP, QUESTION | schema)
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_schema")


@pytest.mark.parametrize(
    "wrong", [{"t": "2"}, {"t": "cT2"}, {"t": "ypT2"}, {"n": "T1"}, {"m": ""}, {"classification": "y"}]
)
def test_what_is_not_tnm_is_refused_with_its_field(api, wrong):
    answer = api.post(GROUP, QUESTION | wrong)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(wrong)


def test_provisional_groups_answer_only_where_they_are_enabled(api, settings):
    question = QUESTION | {"schema_id": "nasopharynx", "edition": "9"}
    assert api.post(GROUP, question).json()["reason"] == "provisional_disabled"
    settings.STAGING_PROVISIONAL = True
    assert api.post(GROUP, question).json()["stage"] == "IB"


def test_the_schema_comes_with_its_editions_and_label(api):
    answer = api.get(SCHEMA, {"topography": "C10.9", "p16": "positive", "morphology": "8085/3"}).json()
    chosen = {name: answer[name] for name in ("schema_id", "label", "editions", "missing", "warnings")}
    assert chosen == {
        "schema_id": "oropharynx_p16_pos",
        "label": "Orofaringe HPV-correlato (p16+)",
        "editions": ["8"],
        "missing": [],
        "warnings": [],
    }


def test_without_p16_the_oropharynx_has_no_schema_yet(api):
    answer = api.get(SCHEMA, {"topography": "C10.9", "morphology": "8070/3"}).json()
    assert (answer["schema_id"], answer["missing"]) == (None, ["p16"])


def test_p16_not_tested_warns_and_blocks(api):
    answer = api.get(SCHEMA, {"topography": "C10.9", "p16": "not_tested", "morphology": "8070/3"}).json()
    assert answer["schema_id"] == "oropharynx_p16_neg"
    assert answer["warnings"] == [{"code": "p16_not_tested", "blocking": True}]


@pytest.mark.parametrize(
    "wrong",
    [
        {"topography": "oropharynx"},
        {"p16": "maybe"},
        {"morphology": "8070"},
        {"age": "-1"},
        {"age": "old"},
    ],
)
def test_a_malformed_question_is_refused_with_its_field(api, wrong):
    answer = api.get(SCHEMA, {"topography": "C10.9"} | wrong)
    assert answer.status_code == 400
    assert set(answer.json()["errors"]) == set(wrong)
