import pytest

from nocc.cases.models import Notification
from nocc.records.factories import ObservationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def explained(case_with_everyone, api_as):
    """What the lead says of a value of the case."""
    case, people = case_with_everyone.case, case_with_everyone.people
    value = ObservationFactory(case=case)

    def explain(text="Il sangue va bene.", who="lead", item=value.pk, kind="observation"):
        body = {"kind": kind, "item": str(item), "text": text}
        return api_as(people[who]).put(f"/api/v1/cases/{case.pk}/explanations/", body)

    return explain


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200),
        ("participant", 200),
        ("observer", 403),
        ("member", 404),
        ("outsider", 404),
        ("patient", 404),
        ("anonymous", 401),
    ],
)
def test_who_may_explain(explained, who, status):
    assert explained(who=who).status_code == status


def test_the_last_words_count_and_the_patient_is_told(explained, api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    assert explained("Prima").json()["id"] == explained("Poi", who="participant").json()["id"]
    (shown,) = api_as(people["lead"]).get(f"/api/v1/cases/{case.pk}/explanations/").json()["results"]
    assert (shown["text"], shown["written_by"]["id"]) == ("Poi", str(people["participant"].pk))
    assert Notification.objects.filter(user=people["patient"], kind="item.explained").count() == 2


def test_only_what_is_of_the_case_is_explained(explained):
    assert explained(item=ObservationFactory().pk).status_code == 404
    assert explained(kind="planet").json()["code"] == "unknown_kind"
    assert explained("").status_code == 400


def test_it_can_be_taken_back(explained, api_as, case_with_everyone):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/explanations/"
    client = api_as(case_with_everyone.people["lead"])
    assert client.delete(f"{url}{explained().json()['id']}/").status_code == 204
    assert client.get(url).json()["results"] == []


def test_the_patient_reads_it_beside_the_exam(explained, api_as, case_with_everyone):
    explained("Il sangue va bene.")
    exams = api_as(case_with_everyone.people["patient"]).get("/api/v1/portal/exams/").json()["results"]
    assert [exam["explanation"] for exam in exams] == ["Il sangue va bene."]
