"""What a dossier says twice agrees, and what follows from what is stated is computed by the server."""

from datetime import timedelta

import pytest

from nocc.cases.factories import CaseFactory
from nocc.cases.models import Assessment, Clearance, Diagnosis
from nocc.common.clinic import today

TUMOUR = {"topography": "C10.9", "morphology": "8070/3"}
TOMORROW = str(today() + timedelta(days=1))


@pytest.fixture
def draft(db):
    case = CaseFactory()
    Diagnosis.objects.filter(case=case).delete()
    return case


@pytest.fixture
def put(api_as, draft):
    def send(part: str, body: dict):
        client, path = api_as(draft.opened_by), f"/api/v1/cases/{draft.pk}/{part}/"
        known = client.get(path)
        headers = {"If-Match": known.headers["ETag"]} if known.status_code == 200 else {}
        return client.put(path, body, headers=headers)

    return send


def refusal(answer) -> tuple[int, dict]:
    return answer.status_code, {path: codes[0]["code"] for path, codes in answer.json()["errors"].items()}


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ({"p16_status": "positive", "p16_percent": 80}, {"p16_percent": 80}),
        ({"p16_status": "equivocal", "p16_percent": 60}, {"p16_percent": 60}),
        # Weak staining is negative, whatever its share.
        ({"p16_status": "negative", "p16_percent": 90}, {"p16_percent": 90}),
        ({"pdl1_cps_score": 0.5}, {"pdl1_cps": "lt1", "pdl1_cps_score": 0.5}),
        ({"pdl1_cps_score": 1}, {"pdl1_cps": "1_19"}),
        ({"pdl1_cps_score": 20, "pdl1_cps": "ge20", "pdl1_tps_percent": 12}, {"pdl1_cps": "ge20"}),
        ({"pdl1_cps": "ge20"}, {"pdl1_cps": "ge20", "pdl1_cps_score": None}),
        (
            {"presentation": "recurrent", "earlier_tumour": "pT2 N0 della lingua", "earlier_tumour_on": "2019-05-04"},
            {"earlier_tumour": "pT2 N0 della lingua", "earlier_tumour_on": "2019-05-04"},
        ),
    ],
)
def test_markers_and_an_earlier_tumour_are_kept(put, stated, kept):
    answer = put("diagnosis", TUMOUR | stated)
    assert answer.status_code == 200, answer.json()
    assert {name: answer.json()[name] for name in kept} == kept


@pytest.mark.parametrize(
    ("stated", "field", "code"),
    [
        ({"p16_status": "positive", "p16_percent": 40}, "p16_percent", "p16_percent_mismatch"),
        ({"p16_status": "equivocal", "p16_percent": 80}, "p16_percent", "p16_percent_mismatch"),
        ({"p16_status": "not_tested", "p16_percent": 80}, "p16_percent", "p16_percent_mismatch"),
        ({"p16_percent": 101}, "p16_percent", "max_value"),
        ({"pdl1_cps_score": 25, "pdl1_cps": "1_19"}, "pdl1_cps", "pdl1_band_mismatch"),
        ({"pdl1_tps_percent": 100.1}, "pdl1_tps_percent", "max_value"),
        ({"earlier_tumour": "lingua, 2019"}, "earlier_tumour", "earlier_tumour_of_primary"),
        ({"presentation": "recurrent", "earlier_tumour_on": TOMORROW}, "earlier_tumour_on", "date_in_future"),
        (
            {"presentation": "second_primary", "earlier_tumour_on": "2020-02-02", "diagnosed_on": "2020-02-01"},
            "earlier_tumour_on",
            "earlier_tumour_after_diagnosis",
        ),
    ],
)
def test_a_diagnosis_that_contradicts_itself_is_refused(put, stated, field, code):
    assert refusal(put("diagnosis", TUMOUR | stated)) == (400, {field: code})
    assert not Diagnosis.objects.exists()


def test_a_corrected_score_moves_its_band(put):
    put("diagnosis", TUMOUR | {"pdl1_cps_score": 3})
    answer = put("diagnosis", TUMOUR | {"pdl1_cps_score": 30, "pdl1_cps": ""})
    assert answer.json()["pdl1_cps"] == "ge20"


@pytest.mark.parametrize(("note", "is_cleared"), [("la stessa", True), ("un’altra", False)])
def test_text_that_changes_is_no_longer_cleared(put, draft, note, is_cleared):
    put("diagnosis", TUMOUR | {"note": "la stessa"})
    Clearance.objects.create(case=draft, kind="diagnosis", item=Diagnosis.objects.get().pk, cleared_by=draft.opened_by)
    put("diagnosis", TUMOUR | {"note": note})
    assert Clearance.objects.exists() == is_cleared


def test_both_comorbidity_indices_are_computed_from_their_items(put, draft):
    answer = put("assessment", {"charlson_items": ["dm", "dm_eod"], "ace27_items": {"diabetes": 2, "mi": 2}})
    known = answer.json()
    assert (known["charlson_index"], known["ace27"]) == (2, "3")
    assert known["charlson_index_with_age"] >= known["charlson_index"]
    assert known["ace27_items"] == {"diabetes": 2, "mi": 2}


@pytest.mark.parametrize(
    ("stated", "overall"),
    [({"ace27": "1"}, "1"), ({"ace27": "2", "ace27_items": {"mi": 2}}, "2"), ({"ace27_items": {"mi": 2}}, "2")],
)
def test_an_overall_grade_stands_alone_or_agrees_with_its_items(put, stated, overall):
    assert put("assessment", stated).json()["ace27"] == overall


def test_an_overall_grade_that_differs_from_its_items_is_refused(put):
    answer = put("assessment", {"ace27": "1", "ace27_items": {"mi": 2}})
    assert refusal(answer) == (400, {"ace27": "ace27_differs_from_items"})
    put("assessment", {"ace27_items": {"mi": 2}})
    assert refusal(put("assessment", {"ace27": "1"})) == (400, {"ace27": "ace27_differs_from_items"})
    assert put("assessment", {"ace27_items": {"mi": 1}}).json()["ace27"] == "1"


@pytest.mark.parametrize(
    ("stated", "field", "code"),
    [
        ({"ace27_items": {"courage": 1}}, "ace27_items", "unknown_code"),
        ({"ace27_items": {"obesity": 1}}, "ace27_items", "unknown_grade"),
        ({"ace27_items": {"mi": 4}}, "ace27_items.mi", "max_value"),
        ({"facts": {"must": 7}}, "facts.must", "out_of_range"),
        ({"facts": {"fois": 0}}, "facts.fois", "out_of_range"),
        ({"facts": {"weight": 700}}, "facts.weight", "out_of_range"),
        ({"facts": {"mdadi": 19}}, "facts.mdadi", "out_of_range"),
        ({"facts": {"pain_nrs": 3.5}}, "facts.pain_nrs", "wrong_value"),
    ],
)
def test_an_item_outside_its_scale_is_refused(put, stated, field, code):
    assert refusal(put("assessment", stated)) == (400, {field: code})
    assert not Assessment.objects.exists()


def test_the_body_mass_index_is_computed_whatever_is_sent(put):
    facts = put("assessment", {"facts": {"weight": 80, "height": 200, "bmi": 99}}).json()["facts"]
    assert facts == {"weight": 80, "height": 200, "bmi": 20.0}


def test_radiotherapy_is_kept_with_dose_fractions_field_dates_and_intent(put):
    line = {
        "treatment": "RT",
        "intent": "curative",
        "on": "2019-01-07",
        "ended_on": "2019-02-22",
        "dose_gy": 66.0,
        "fractions": 33,
        "field": "laringe e II-IV bilaterali",
        "note": "",
    }
    assert put("assessment", {"prior_treatments": [line]}).json()["prior_treatments"] == [line]


def test_a_treatment_written_before_a_field_existed_is_shown_with_it_empty(draft, api_as):
    Assessment.objects.create(case=draft, prior_treatments=[{"treatment": "S", "on": None, "dose_gy": None}])
    answer = api_as(draft.opened_by).get(f"/api/v1/cases/{draft.pk}/assessment/")
    line = answer.json()["prior_treatments"][0]
    assert (line["intent"], line["fractions"], line["ended_on"]) == ("", None, None)


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        ({"on": "2020-02-02", "ended_on": "2020-02-01"}, "ended_on", "ended_before_start"),
        ({"on": TOMORROW}, "on", "date_in_future"),
        ({"fractions": 0}, "fractions", "min_value"),
        ({"dose_gy": 201}, "dose_gy", "max_value"),
        ({"intent": "hopeful"}, "intent", "unknown_code"),
    ],
)
def test_a_prior_treatment_that_cannot_be_is_refused(put, line, field, code):
    answer = put("assessment", {"prior_treatments": [{"treatment": "RT", **line}]})
    assert refusal(answer) == (400, {f"prior_treatments.0.{field}": code})
