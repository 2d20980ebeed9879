import pytest

from nocc.oncology.staging import categories_of
from nocc.oncology.staging.schemas import all_schemas


@pytest.mark.parametrize("schema", all_schemas(), ids=lambda schema: f"{schema.schema_id}-{schema.edition}")
def test_every_schema_offers_tumour_nodes_and_metastases(schema):
    assert {category.kind for category in categories_of(schema.schema_id, [schema.edition])} == {"T", "N", "M"}


def test_other_editions_stay_out():
    assert {category.edition for category in categories_of("oral_cavity", ["8"])} == {"8"}
    assert categories_of("no_such_schema", ["8"]) == ()


def test_the_choice_of_a_schema_brings_its_categories_in_the_reader_s_language(api_as, case_with_everyone):
    query = {"topography": "C02.1", "morphology": "8070/3"}
    client = api_as(case_with_everyone.people["member"])
    answer = client.get("/api/v1/staging/schema/", query, headers={"accept-language": "it"}).json()
    criteria = {category["code"]: category["criterion"] for category in answer["categories"]}
    assert criteria["Tis"] == "Carcinoma in situ"
    assert criteria["T1"].startswith("Dimensione")
