from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.audit.models import AccessEntry
from nocc.cases.models import CaseEvent
from nocc.patients.models import Concealment
from nocc.records.factories import ObservationFactory
from nocc.records.models import Observation

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(case_with_everyone):
    return f"/api/v1/cases/{case_with_everyone.case.pk}/observations/"


def haemoglobin(**changes) -> dict:
    taken_at = (timezone.now() - timedelta(days=1)).isoformat()
    return {"test": "hb", "value": 11.2, "unit": "g/dL", "taken_at": taken_at, **changes}


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 201),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("coordinator", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("administrator", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_read_and_enter_values(api_as, case_with_everyone, url, who, read, write):
    client = api_as(case_with_everyone.people[who])
    assert client.get(url).status_code == read
    assert client.post(url, haemoglobin()).status_code == write


def test_a_value_takes_code_and_range_from_the_vocabulary(api_as, case_with_everyone, url):
    lead = case_with_everyone.people["lead"]
    body = api_as(lead).post(url, haemoglobin()).json()
    assert (body["loinc"], body["reference_low"], body["reference_high"]) == ("718-7", 12.0, 16.0)
    assert (body["flag"], body["entered_by"]["id"]) == ("low", str(lead.pk))
    assert CaseEvent.objects.get(kind="observation.recorded").target_id == Observation.objects.get().pk


def test_a_range_sent_by_the_laboratory_prevails(api_as, case_with_everyone, url):
    body = haemoglobin(reference_low=10, reference_high=11)
    assert api_as(case_with_everyone.people["lead"]).post(url, body).json()["flag"] == "high"


@pytest.mark.parametrize(("value", "flag"), [(11.9, "low"), (12, "normal"), (16, "normal"), (16.1, "high")])
def test_the_limits_of_a_range_are_normal(api_as, case_with_everyone, url, value, flag):
    assert api_as(case_with_everyone.people["lead"]).post(url, haemoglobin(value=value)).json()["flag"] == flag


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"test": "nonsense"}, "test", "unknown_code"),
        ({"test": "hbsag", "unit": "{presence}"}, "test", "test_not_numeric"),
        ({"unit": "U/L"}, "unit", "unit_mismatch"),
        ({"unit": ""}, "unit", "unit_mismatch"),
        ({"unit": "g" * 41}, "unit", "max_length"),
        ({"value": "1,234"}, "value", "invalid"),
        ({"value": "=1+1"}, "value", "invalid"),
        ({"value": True}, "value", "invalid"),
        ({"comparator": "~"}, "comparator", "invalid_choice"),
        ({"value": -1}, "value", "value_implausible"),
        ({"value": 20000}, "value", "value_implausible"),
        ({"value": "much"}, "value", "invalid"),
        ({"value": float("1e300")}, "value", "max_value"),
        ({"test": "hct", "unit": "%", "value": 101}, "value", "value_implausible"),
        ({"reference_low": 5, "reference_high": 4}, "reference_low", "range_reversed"),
        ({"taken_at": "2999-01-01T00:00:00Z"}, "taken_at", "date_in_future"),
        ({"taken_at": "1900-01-01T00:00:00Z"}, "taken_at", "date_before_birth"),
    ],
)
def test_what_cannot_be_is_refused(api_as, case_with_everyone, url, changes, field, code):
    answer = api_as(case_with_everyone.people["lead"]).post(url, haemoglobin(**changes))
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code


def test_a_value_in_another_unit_is_converted_and_what_was_sent_stays_beside_it(api_as, case_with_everyone, url):
    body = haemoglobin(value=112.0, unit="g/L", reference_low=120, reference_high=160)
    row = api_as(case_with_everyone.people["lead"]).post(url, body).json()
    assert (row["value"], row["unit"], row["reference_low"], row["flag"]) == (11.2, "g/dL", 12.0, "low")
    assert (row["sent_value"], row["sent_unit"]) == ("112.0", "g/L")


def test_a_refused_unit_says_which_is_expected(api_as, case_with_everyone, url):
    answer = api_as(case_with_everyone.people["lead"]).post(url, haemoglobin(unit="mmHg")).json()
    assert answer["errors"]["unit"][0]["code"] == "unit_mismatch"
    assert answer["expected"] == "g/dL"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<0,5", (0.5, "<", "<0,5")),
        ("≥ 60", (60.0, ">=", "≥ 60")),
        ("11,2", (11.2, None, "11,2")),
        ("12", (12.0, None, "12")),
    ],
)
def test_a_value_may_be_written_as_the_laboratory_prints_it(api_as, case_with_everyone, url, value, shown):
    row = api_as(case_with_everyone.people["lead"]).post(url, haemoglobin(value=value)).json()
    assert (row["value"], row["comparator"], row["sent_value"]) == shown


@pytest.mark.parametrize(
    ("value", "comparator", "low", "high", "flag"),
    [
        (0.4, "<", 0.4, 4, "low"),
        (0.4, "<=", 0.4, 4, None),
        (0.5, "<", 0.4, 4, None),
        (0.5, "<", None, 5, "normal"),
        (5, "<=", 0, 5, "normal"),
        (6, "<", 0, 5, None),
        (100, ">", 12, 100, "high"),
        (100, ">=", 12, 100, None),
        (60, ">", 60, None, "normal"),
        (50, ">", 60, None, None),
        (1, None, 0, None, "normal"),
    ],
)
def test_a_bound_is_flagged_only_as_far_as_it_tells(
    api_as, case_with_everyone, url, value, comparator, low, high, flag
):
    body = haemoglobin(value=value, comparator=comparator, reference_low=low, reference_high=high)
    assert api_as(case_with_everyone.people["lead"]).post(url, body).json()["flag"] == flag


def test_a_correction_takes_the_place_of_the_wrong_value_which_stays_withdrawn(api_as, case_with_everyone, url):
    wrong = ObservationFactory(case=case_with_everyone.case)
    client = api_as(case_with_everyone.people["lead"])
    right = client.post(f"/api/v1/observations/{wrong.pk}/correct/", haemoglobin(value=14)).json()
    assert (right["value"], right["corrects"]) == (14.0, str(wrong.pk))
    assert [row["id"] for row in client.get(url).json()["results"]] == [right["id"]]
    wrong.refresh_from_db()
    assert wrong.withdrawn_at
    kinds = CaseEvent.objects.filter(case=wrong.case).order_by("-seq").values_list("kind", flat=True)
    assert list(kinds[:2]) == ["observation.recorded", "observation.withdrawn"]


def test_a_refused_correction_leaves_the_value_as_it_was(api_as, case_with_everyone, url):
    wrong = ObservationFactory(case=case_with_everyone.case)
    client = api_as(case_with_everyone.people["lead"])
    assert client.post(f"/api/v1/observations/{wrong.pk}/correct/", haemoglobin(unit="s")).status_code == 400
    assert [row["id"] for row in client.get(url).json()["results"]] == [str(wrong.pk)]


def test_each_test_is_shown_with_its_newest_values(api_as, case_with_everyone, url):
    case, now = case_with_everyone.case, timezone.now()
    for days in range(15):
        ObservationFactory(case=case, taken_at=now - timedelta(days=days), value=10 + days)
    ObservationFactory(case=case, test="k")
    potassium, haemoglobins = sorted(
        api_as(case_with_everyone.people["observer"]).get(url + "tests/").json()["results"],
        key=lambda row: row["count"],
    )
    assert (potassium["test"], potassium["count"]) == ("k", 1)
    assert (haemoglobins["count"], len(haemoglobins["newest"])) == (15, 12)
    assert [row["value"] for row in haemoglobins["newest"][:2]] == [10.0, 11.0]


def test_several_values_come_in_together_or_not_at_all(api_as, case_with_everyone, url):
    client = api_as(case_with_everyone.people["participant"])
    potassium = haemoglobin(test="k", unit="mmol/L", value=4.1)
    assert len(client.post(url, {"results": [haemoglobin(), potassium]}).json()["results"]) == 2
    refused = client.post(url, {"results": [haemoglobin(), potassium | {"unit": "%"}]})
    assert refused.json()["errors"]["results.1.unit"][0]["code"] == "unit_mismatch"
    assert Observation.objects.count() == 2


def test_the_list_is_newest_first_and_filtered_by_test_and_day(api_as, case_with_everyone, url):
    case, now = case_with_everyone.case, timezone.now()
    for days, test in [(1, "hb"), (3, "k"), (9, "hb")]:
        ObservationFactory(case=case, test=test, taken_at=now - timedelta(days=days))
    ObservationFactory()
    client = api_as(case_with_everyone.people["lead"])
    assert [row["test"] for row in client.get(url).json()["results"]] == ["hb", "k", "hb"]
    assert len(client.get(url, {"test": "hb"}).json()["results"]) == 2
    since = (now - timedelta(days=5)).date().isoformat()
    assert len(client.get(url, {"from": since}).json()["results"]) == 2
    assert len(client.get(url, {"to": since}).json()["results"]) == 1
    assert client.get(url, {"from": "yesterday"}).status_code == 400


def test_observers_read_values_without_names(api_as, case_with_everyone, url):
    ObservationFactory(case=case_with_everyone.case, laboratory="Laboratorio di Bari")
    (row,) = api_as(case_with_everyone.people["observer"]).get(url).json()["results"]
    assert row["value"] == 10.4
    assert row["laboratory"] is None
    assert row["entered_by"] is None


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200),
        ("participant", 200),
        ("oncologist", 403),
        ("observer", 403),
        ("outsider", 404),
        ("anonymous", 401),
    ],
)
def test_the_author_or_the_lead_withdraws_a_value(api_as, case_with_everyone, who, status):
    value = ObservationFactory(case=case_with_everyone.case, entered_by=case_with_everyone.people["participant"])
    answer = api_as(case_with_everyone.people[who]).post(f"/api/v1/observations/{value.pk}/withdraw/")
    assert answer.status_code == status


def test_a_withdrawn_value_is_shown_no_more(api_as, case_with_everyone, url):
    value = ObservationFactory(case=case_with_everyone.case)
    client = api_as(case_with_everyone.people["lead"])
    withdraw = f"/api/v1/observations/{value.pk}/withdraw/"
    assert client.post(withdraw).json()["withdrawn_at"]
    assert client.get(url).json()["results"] == []
    assert client.post(withdraw).status_code == 404


def test_a_concealed_value_is_seen_by_its_author_alone(api_as, case_with_everyone, url):
    case, people = case_with_everyone.case, case_with_everyone.people
    value = ObservationFactory(case=case, entered_by=people["participant"])
    Concealment.objects.create(patient=case.patient, kind="observation", item=value.pk)
    assert len(api_as(people["participant"]).get(url).json()["results"]) == 1
    for who in ("lead", "oncologist", "observer"):
        assert api_as(people[who]).get(url).json()["results"] == []


def test_reading_values_is_in_the_access_log(api_as, case_with_everyone, url):
    value = ObservationFactory(case=case_with_everyone.case)
    api_as(case_with_everyone.people["observer"]).get(url)
    entry = AccessEntry.objects.get(kind="observation")
    assert (entry.items, entry.ground, entry.action) == ([value.pk], "observer", "read")
