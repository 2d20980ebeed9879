import pytest

from nocc.care.factories import TreatmentFactory
from nocc.care.tests.test_outcomes import days_ago, response

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def url(decided):
    return decided.base + "outcomes/"


def toxicity(**changes) -> dict:
    return response(kind="toxicity", code="mucositis_oral", grade=3, **changes)


def test_the_stated_response_is_kept_beside_the_computed_one(lead, url):
    body = lead.post(url, response(code="SD", baseline_mm=50, current_mm=34.5, non_target="none")).json()
    assert (body["code"], body["computed_code"], body["nadir_mm"]) == ("SD", "PR", 50)


def test_a_response_without_measures_computes_nothing(lead, url):
    assert lead.post(url, response(code="CR")).json()["computed_code"] == ""


def test_the_smallest_sum_so_far_comes_from_the_earlier_responses(lead, url):
    for day, current in ((40, 30), (20, 22)):
        lead.post(url, response(code="PR", baseline_mm=50, current_mm=current, observed_on=days_ago(day)))
    body = lead.post(url, response(code="PR", baseline_mm=50, current_mm=28)).json()
    assert (body["nadir_mm"], body["computed_code"]) == (22, "PD")


def test_new_lesions_are_progression_whatever_the_sums(lead, url):
    body = lead.post(url, response(code="PD", baseline_mm=50, current_mm=10, new_lesions=True)).json()
    assert body["computed_code"] == "PD"


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        (response(current_mm=30), "baseline_mm", "baseline_required"),
        (response(baseline_mm=30, nadir_mm=31, current_mm=30), "nadir_mm", "nadir_above_baseline"),
        (response(baseline_mm=-1), "baseline_mm", "min_value"),
        (response(kind="recurrence", code="distant", current_mm=30), "current_mm", "measures_not_applicable"),
        (response(confirmation="histology"), "confirmation", "confirmation_not_applicable"),
        (response(onset_on=days_ago(3)), "onset_on", "onset_not_applicable"),
        (toxicity(onset_on=days_ago(0)), "onset_on", "onset_after_observation"),
        (response(kind="toxicity", code="fatigue", grade=5), "grade", "grade_five_without_death"),
    ],
)
def test_what_cannot_be_is_refused(lead, url, body, field, code):
    assert lead.post(url, body).json()["errors"][field][0]["code"] == code


def test_a_recurrence_says_what_it_rests_on(lead, url):
    body = lead.post(url, response(kind="recurrence", code="regional_recurrence", confirmation="cytology")).json()
    assert body["confirmation"] == "cytology"


def test_a_toxicity_is_attributed_to_a_course_that_had_begun(lead, decided, url):
    course = TreatmentFactory(case=decided.case)
    body = lead.post(url, toxicity(treatment=str(course.pk), onset_on=days_ago(10))).json()
    assert (body["treatment"], body["onset_on"]) == (str(course.pk), days_ago(10))
    early = lead.post(url, toxicity(treatment=str(course.pk), onset_on=days_ago(30)))
    assert early.json()["errors"]["onset_on"][0]["code"] == "onset_before_treatment"


def test_a_course_of_another_case_is_not_there(lead, url):
    body = toxicity(treatment="7d0b4c0e-54a2-4b3c-9a60-7d3d0b5f4c11")
    assert lead.post(url, body).status_code == 404


@pytest.mark.parametrize(
    ("cause", "status"), [("dead_treatment", 201), ("dead_unknown", 201), ("dead_of_disease", 400)]
)
def test_grade_five_takes_a_death_that_it_may_have_caused(lead, url, cause, status):
    lead.post(url, response(kind="vital_status", code=cause))
    assert lead.post(url, response(kind="toxicity", code="carotid_blowout", grade=5)).status_code == status


def test_a_death_stays_while_a_grade_five_rests_on_it(lead, url):
    death = lead.post(url, response(kind="vital_status", code="dead_treatment")).json()
    fatal = lead.post(url, response(kind="toxicity", code="carotid_blowout", grade=5)).json()
    withdraw = "/api/v1/outcomes/{}/withdraw/".format
    assert lead.post(withdraw(death["id"])).json()["code"] == "grade_five_stands"
    assert lead.post(withdraw(fatal["id"])).status_code == 200
    assert lead.post(withdraw(death["id"])).status_code == 200
