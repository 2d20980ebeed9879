import pytest

from nocc.oncology.vocabularies import vocabulary_names

LIST = "/api/v1/vocabularies/"
ECOG = "/api/v1/vocabularies/ecog/"


@pytest.fixture
def api(api_as, case_with_everyone):
    return api_as(case_with_everyone.people["member"])


@pytest.mark.parametrize(
    ("who", "status"),
    [("member", 200), ("observer", 200), ("patient", 200), ("administrator", 200), ("anonymous", 401)],
)
def test_anyone_signed_in_may_read_the_code_lists(api_as, case_with_everyone, who, status):
    client = api_as(case_with_everyone.people[who])
    assert client.get(LIST).status_code == status
    assert client.get(ECOG).status_code == status


def test_every_list_is_named_and_can_be_read(api):
    listed = api.get(LIST).json()
    assert listed["next"] is None
    assert {row["name"] for row in listed["results"]} == set(vocabulary_names())
    for row in listed["results"]:
        answer = api.get(f"{LIST}{row['name']}/").json()
        assert (len(answer["results"]), answer["next"]) == (row["size"], None)


@pytest.mark.parametrize(
    ("language", "label"), [("it", "Pienamente attivo"), ("en", "Fully active"), ("en-GB,en;q=0.9", "Fully active")]
)
def test_the_label_follows_the_readers_language(api, language, label):
    first = api.get(ECOG, HTTP_ACCEPT_LANGUAGE=language).json()["results"][0]
    assert first == {
        "code": "0",
        "label": label,
        "label_en": "Fully active",
        "label_it": "Pienamente attivo",
        "attributes": {},
    }


def test_terms_carry_what_the_table_says(api):
    attributes = api.get(f"{LIST}labs/", {"search": "emoglobina glicata"}).json()["results"][0]["attributes"]
    assert (attributes["loinc"], attributes["ucum"], attributes["ref_high_f"]) == ("17856-6", "%", 5.6)


def test_search_narrows_the_list(api):
    found = api.get(f"{LIST}topography/", {"search": "seno mascellare"}).json()["results"]
    assert {row["code"] for row in found} == {"C31.0"}


def test_an_unknown_list_is_not_found(api):
    assert api.get(f"{LIST}diagnoses/").status_code == 404


def test_an_unchanged_list_is_not_sent_again(api):
    first = api.get(ECOG, HTTP_ACCEPT_LANGUAGE="it")
    again = api.get(ECOG, HTTP_ACCEPT_LANGUAGE="it", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in first["Cache-Control"]


def test_another_language_or_search_is_another_answer(api):
    tag = api.get(ECOG, HTTP_ACCEPT_LANGUAGE="it")["ETag"]
    assert api.get(ECOG, HTTP_ACCEPT_LANGUAGE="en", HTTP_IF_NONE_MATCH=tag).status_code == 200
    assert api.get(ECOG, {"search": "x"}, HTTP_ACCEPT_LANGUAGE="it", HTTP_IF_NONE_MATCH=tag).status_code == 200
