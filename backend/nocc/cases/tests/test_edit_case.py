import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Staging

pytestmark = pytest.mark.django_db

WRITERS = [
    ("lead", 200),
    ("participant", 403),
    ("observer", 403),
    ("member", 404),
    ("coordinator", 404),
    ("outsider", 404),
    ("patient", 404),
    ("administrator", 404),
    ("anonymous", 401),
]


@pytest.mark.parametrize(("who", "status"), WRITERS)
def test_who_may_edit_a_case(api_as, case_with_everyone, who, status):
    client, case = api_as(case_with_everyone.people[who]), case_with_everyone.case
    answer = client.patch(f"/api/v1/cases/{case.pk}/", {"question": "Radioterapia?"}, headers={"If-Match": '"1"'})
    assert answer.status_code == status


def test_an_edit_names_the_version_that_it_read(api_as):
    case = CaseFactory()
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/"
    assert client.patch(url, {"question": "Uno?"}).status_code == 428
    edited = client.patch(url, {"question": "Due?"}, headers={"If-Match": '"1"'})
    assert (edited.status_code, edited["ETag"], edited.json()["question"]) == (200, '"2"', "Due?")
    stale = client.patch(url, {"question": "Tre?"}, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["current_version"]) == (412, 2)
    assert client.patch(url, {"question": "Tre?"}, headers={"If-Match": "*"}).status_code == 200


@pytest.mark.parametrize(("who", "status"), WRITERS)
@pytest.mark.parametrize(
    ("path", "body"), [("diagnosis/", {"topography": "C01.9"}), ("assessment/", {"ecog": 2, "pack_years": 30})]
)
def test_who_may_state_tumour_and_condition(api_as, case_with_everyone, who, status, path, body):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/{path}"
    answer = api_as(case_with_everyone.people[who]).put(url, body, headers={"If-Match": '"1"'})
    assert answer.status_code == status


def test_a_diagnosis_is_edited_by_version_and_recorded_once_more(api_as):
    case = CaseFactory()
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/diagnosis/"
    assert client.put(url, {"topography": "C01.9"}).status_code == 428
    answer = client.put(url, {"topography": "C01.9", "grade": "G2"}, headers={"If-Match": '"1"'})
    assert (answer["ETag"], answer.json()["grade"]) == ('"2"', "G2")
    assert client.get(url).json() == answer.json()
    assert case.events.get().kind == "diagnosis.recorded"


def test_a_first_assessment_needs_no_version(api_as):
    case = CaseFactory()
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/assessment/"
    assert client.get(url).status_code == 404
    body = {"ecog": 1, "prior_treatments": [{"treatment": "S", "on": "2020-05-04"}]}
    answer = client.put(url, body)
    assert answer.status_code == 200
    assert answer.json()["prior_treatments"][0]["on"] == "2020-05-04"
    assert client.put(url, {"ecog": 2}).status_code == 428


@pytest.mark.parametrize(("who", "status"), [(who, 201 if status == 200 else status) for who, status in WRITERS])
def test_who_may_state_a_stage(api_as, case_with_everyone, who, status):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/stagings/"
    answer = api_as(case_with_everyone.people[who]).post(url, {"t": "T1", "n": "N0", "m": "M0"})
    assert answer.status_code == status


def stage(api_as, case, **body) -> dict:
    answer = api_as(case.opened_by).post(
        f"/api/v1/cases/{case.pk}/stagings/", {"t": "T2", "n": "N0", "m": "M0", **body}
    )
    assert answer.status_code == 201, answer.json()
    return answer.json()


def test_a_stage_follows_from_the_categories_in_their_edition(api_as):
    staging = stage(api_as, CaseFactory())
    assert (staging["schema_id"], staging["stage"], staging["is_recorded"]) == ("oral_cavity", "II", False)


def test_an_older_edition_is_kept_as_it_was_recorded(api_as):
    staging = stage(api_as, CaseFactory(), edition="7", stage="IVA")
    assert (staging["stage"], staging["is_recorded"], staging["stage_reason"]) == ("IVA", True, "edition_not_grouped")


def test_what_the_physician_states_is_kept_beside_what_is_computed(api_as):
    staging = stage(api_as, CaseFactory(), stage="III")
    assert (staging["stage"], staging["stated_stage"]) == ("II", "III")


def test_a_prefixed_category_has_no_group_of_its_own(api_as):
    staging = stage(api_as, CaseFactory(), classification="p", prefixes=["y"])
    assert (staging["stage"], staging["stage_reason"]) == ("", "prefixed")


def test_a_later_staging_supersedes_only_its_own_classification(api_as):
    case = CaseFactory()
    first = stage(api_as, case)
    pathological = stage(api_as, case, classification="p", t="T3")
    second = stage(api_as, case, t="T1")
    rows = api_as(case.opened_by).get(f"/api/v1/cases/{case.pk}/stagings/").json()["results"]
    assert {row["id"] for row in rows if row["superseded_at"] is None} == {pathological["id"], second["id"]}
    assert Staging.objects.get(pk=first["id"]).t == "T2"
    case.refresh_from_db()
    assert str(case.current_staging_id) == pathological["id"]


def test_a_new_diagnosis_restages_nothing_in_silence(api_as):
    case = CaseFactory()
    staging = stage(api_as, case)
    url = f"/api/v1/cases/{case.pk}/"
    api_as(case.opened_by).put(f"{url}diagnosis/", {"topography": "C32.0"}, headers={"If-Match": '"1"'})
    assert api_as(ParticipantFactory(case=case).user).get(url).json()["stagings"] == [staging]
