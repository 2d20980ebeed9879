import pytest
from django.db import IntegrityError

from ..factories import FacilityFactory, PhysicianFactory
from ..models import Facility

ROLES_READING = [("member", 200), ("patient", 200), ("administrator", 200), ("anonymous", 401)]
ROLES_WRITING = [("member", 403), ("coordinator", 403), ("patient", 403), ("administrator", 201), ("anonymous", 401)]


@pytest.mark.parametrize(("who", "status"), ROLES_READING)
def test_who_may_read_facilities(api_as, network, who, status):
    client = api_as(network.people[who])
    assert client.get("/api/v1/facilities/").status_code == status
    assert client.get(f"/api/v1/facilities/{network.facility.pk}/").status_code == status


@pytest.mark.parametrize(("who", "status"), ROLES_WRITING)
def test_who_may_add_a_facility(api_as, network, who, status):
    answer = api_as(network.people[who]).post("/api/v1/facilities/", {"name": "Ospedale di prova"})
    assert answer.status_code == status


@pytest.mark.parametrize(("who", "status"), [("member", 403), ("patient", 403), ("administrator", 200)])
def test_who_may_edit_a_facility(api_as, network, who, status):
    client = api_as(network.people[who])
    answer = client.patch(f"/api/v1/facilities/{network.facility.pk}/", {"city": "Lecce"}, HTTP_IF_MATCH='"1"')
    assert answer.status_code == status


@pytest.fixture
def administrator(api_as, network):
    return api_as(network.people["administrator"])


def test_editing_asks_for_the_version_that_was_read(administrator, network):
    path = f"/api/v1/facilities/{network.facility.pk}/"
    assert administrator.patch(path, {"city": "Lecce"}).status_code == 428
    edited = administrator.patch(path, {"city": "Lecce"}, HTTP_IF_MATCH='"1"')
    assert edited.headers["ETag"] == '"2"'
    assert administrator.patch(path, {"city": "Roma"}, HTTP_IF_MATCH='"1"').status_code == 412


def test_a_facility_keeps_where_and_when(administrator):
    hours = [{"day": 2, "opens": "08:00", "closes": "14:00"}, {"day": 1, "opens": "08:00", "closes": "14:00"}]
    body = {"name": "Ospedale", "opening_hours": hours, "latitude": "41.12345", "longitude": "16.86666"}
    answer = administrator.post("/api/v1/facilities/", body)
    assert answer.status_code == 201
    assert [opening["day"] for opening in answer.json()["opening_hours"]] == [1, 2]
    assert (answer.json()["latitude"], answer.json()["longitude"]) == (41.12345, 16.86666)


@pytest.mark.parametrize(
    "body",
    [
        {"opening_hours": [{"day": 8, "opens": "08:00", "closes": "14:00"}]},
        {"opening_hours": [{"day": 1, "opens": "8", "closes": "14:00"}]},
        {"opening_hours": [{"day": 1, "opens": "24:00", "closes": "24:30"}]},
        {"opening_hours": [{"day": 1, "opens": "14:00", "closes": "08:00"}]},
        {
            "opening_hours": [
                {"day": 1, "opens": "08:00", "closes": "14:00"},
                {"day": 1, "opens": "13:00", "closes": "18:00"},
            ]
        },
        {"latitude": "91", "longitude": "16"},
        {"latitude": "41"},
        {"website": "javascript:alert(1)"},
        {"province": "Bari"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(administrator, body):
    assert administrator.post("/api/v1/facilities/", {"name": "Ospedale", **body}).status_code == 400
    assert not Facility.objects.filter(name="Ospedale").exists()


def test_half_a_place_cannot_be_stored(db):
    with pytest.raises(IntegrityError):
        FacilityFactory(latitude=41)


def test_a_renamed_facility_is_what_the_access_log_will_say(administrator):
    physician = PhysicianFactory()
    path = f"/api/v1/facilities/{physician.facility.pk}/"
    administrator.patch(path, {"name": "Policlinico nuovo"}, HTTP_IF_MATCH='"1"')
    physician.user.refresh_from_db()
    assert physician.user.affiliation == "Policlinico nuovo"


def test_a_facility_out_of_use_is_seen_by_the_administrator_only(api_as, network):
    closed = FacilityFactory(is_active=False)
    path = f"/api/v1/facilities/{closed.pk}/"
    assert api_as(network.people["member"]).get(path).status_code == 404
    assert api_as(network.people["administrator"]).get(path).status_code == 200


def test_facilities_are_listed_by_name_in_pages_and_found_by_words(api_as, network):
    for name in ("Zeta", "Alfa di Bari"):
        FacilityFactory(name=name, city="Bari")
    client = api_as(network.people["member"])
    found = client.get("/api/v1/facilities/?search=bari alfa").json()
    assert [facility["name"] for facility in found["results"]] == ["Alfa di Bari"]
    page = client.get("/api/v1/facilities/?page_size=1").json()
    assert page["results"][0]["name"] == "Alfa di Bari"
    following = client.get(f"/api/v1/facilities/?page_size=1&cursor={page['next']}").json()
    assert following["results"][0]["name"] != "Alfa di Bari"


@pytest.mark.parametrize("opening", [{}, {"day": 1, "opens": "08:00"}, {"day": 1, "closes": "14:00"}, None])
def test_editing_some_fields_admits_no_half_opening(administrator, network, opening):
    path = f"/api/v1/facilities/{network.facility.pk}/"
    answer = administrator.patch(path, {"opening_hours": [opening]}, HTTP_IF_MATCH='"1"')
    assert answer.status_code == 400
    assert all(place.startswith("opening_hours") for place in answer.json()["errors"])
