from datetime import timedelta

import pytest

from nocc.care.factories import TreatmentFactory
from nocc.care.models import Treatment
from nocc.cases.factories import CaseFactory
from nocc.cases.models import CaseEvent, Clearance, Milestone
from nocc.cases.services import move_case
from nocc.common.clinic import day_of, today
from nocc.records.factories import document_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def days_ago(days: int) -> str:
    return str(today() - timedelta(days=days))


def milestone(kind: str) -> str | None:
    found = Milestone.objects.filter(kind=kind).first()
    return str(day_of(found.at)) if found else None


def course(**changes) -> dict:
    return {"code": "CRT.DEF", "regimen": "cis100", "intent": "curative", "started_on": days_ago(20), **changes}


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 403),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("administrator", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_read_and_record_treatments(api_as, decided, who, read, write):
    client = api_as(decided.people[who])
    assert client.get(decided.base + "treatments/").status_code == read
    assert client.post(decided.base + "treatments/", course()).status_code == write


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("participant", 403), ("observer", 403), ("outsider", 404), ("patient", 404), ("anonymous", 401)],
)
def test_who_may_edit_and_withdraw_treatments(api_as, decided, who, status):
    treatment = TreatmentFactory(case=decided.case)
    client, url = api_as(decided.people[who]), f"/api/v1/treatments/{treatment.pk}/"
    assert client.patch(url, {"cycles": 2}).status_code == status
    assert client.post(url + "withdraw/").status_code == status


def test_the_first_course_starts_the_treatment(lead, decided, state_of):
    body = lead.post(decided.base + "treatments/", course(dose_gy=70, fractions=35)).json()
    assert (body["dose_gy"], body["decision"]) == (70.0, str(decided.decision.pk))
    assert state_of() == "treatment"
    assert milestone("treatment_start") == milestone("radiotherapy_start") == days_ago(20)
    assert milestone("surgery") is None


@pytest.mark.parametrize("code", ["REHAB.SLP", "S.SUP.DENT", "S.DX.PAN"])
def test_support_does_not_start_the_treatment(lead, decided, state_of, code):
    assert lead.post(decided.base + "treatments/", course(code=code, regimen="")).status_code == 201
    assert state_of() == "decided"
    assert milestone("treatment_start") is None


@pytest.mark.parametrize(
    ("code", "surgery", "radiotherapy"),
    [
        ("S.ND.SND_II_IV", True, False),
        ("RT.POST", False, True),
        ("CRT.POST", False, True),
        ("BRT", False, True),
        ("SYS", False, False),
        ("SURV", False, False),
    ],
)
def test_the_clocks_follow_the_kind_of_treatment(lead, decided, code, surgery, radiotherapy):
    lead.post(decided.base + "treatments/", course(code=code, regimen=""))
    assert bool(milestone("surgery")) is surgery
    assert bool(milestone("radiotherapy_start")) is radiotherapy


def test_the_clocks_follow_a_corrected_date(lead, decided):
    url = f"/api/v1/treatments/{lead.post(decided.base + 'treatments/', course()).json()['id']}/"
    lead.patch(url, {"started_on": days_ago(18)})
    assert milestone("treatment_start") == days_ago(18)
    lead.post(url + "withdraw/")
    assert milestone("treatment_start") is None


def test_ending_the_last_running_course_moves_the_case_to_follow_up(lead, decided, state_of):
    first, second = (lead.post(decided.base + "treatments/", course(code=code)).json()["id"] for code in ("IC", "RT"))
    lead.patch(f"/api/v1/treatments/{first}/", {"ended_on": days_ago(10)})
    assert (state_of(), milestone("treatment_end")) == ("treatment", None)
    lead.patch(f"/api/v1/treatments/{second}/", {"ended_on": days_ago(2)})
    assert (state_of(), milestone("treatment_end")) == ("follow-up", days_ago(2))


def test_the_case_stays_in_treatment_when_more_is_to_come(lead, decided, state_of):
    created = lead.post(decided.base + "treatments/", course(code="S.SKIN", regimen="")).json()
    lead.patch(f"/api/v1/treatments/{created['id']}/", {"ended_on": days_ago(19), "more_to_come": True})
    assert state_of() == "treatment"


def test_a_course_without_a_decision_is_refused(api_as, case_with_everyone):
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/treatments/"
    answer = api_as(case_with_everyone.people["lead"]).post(url, course())
    assert (answer.status_code, answer.json()["code"]) == (409, "no_decision_yet")


def test_a_closed_case_takes_no_more_courses(lead, decided):
    for state in ("follow-up", "closed"):
        move_case(case=decided.case, to=state, actor=decided.people["lead"])
    assert lead.post(decided.base + "treatments/", course()).json()["code"] == "case_closed"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": "MAGIC"}, "code", "unknown_code"),
        ({"regimen": "moonshine"}, "regimen", "unknown_code"),
        ({"started_on": str(today() + timedelta(days=1))}, "started_on", "date_in_future"),
        ({"started_on": days_ago(61)}, "started_on", "date_before_diagnosis"),
        ({"ended_on": days_ago(21)}, "ended_on", "end_before_start"),
        ({"discharged_on": days_ago(1)}, "discharged_on", "discharge_without_admission"),
        ({"admitted_on": days_ago(1), "discharged_on": days_ago(2)}, "discharged_on", "discharge_before_admission"),
        ({"stopped_reason": "toxicity"}, "stopped_reason", "reason_before_end"),
        ({"dose_gy": -1}, "dose_gy", "min_value"),
        ({"facility": "00000000-0000-0000-0000-000000000000"}, "facility", "does_not_exist"),
    ],
)
def test_a_course_that_cannot_be_is_refused(lead, decided, changes, field, code):
    answer = lead.post(decided.base + "treatments/", course(**changes))
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code
    standing = TreatmentFactory(case=decided.case)
    assert lead.patch(f"/api/v1/treatments/{standing.pk}/", changes).status_code == 400


def test_admission_discharge_and_letter_are_kept(lead, decided):
    letter = document_of(decided.case, kind="discharge", title="Lettera di dimissione")
    stay = {"admitted_on": days_ago(20), "discharged_on": days_ago(12), "discharge_letter": str(letter.pk)}
    body = lead.post(
        decided.base + "treatments/", course(facility=str(decided.case.patient.facility_id), **stay)
    ).json()
    assert {name: body[name] for name in stay} == stay
    assert body["facility"]["name"] == decided.case.patient.facility.name


def test_the_letter_of_another_case_does_not_exist_here(lead, decided):
    foreign = document_of(CaseFactory(opened_by=decided.people["lead"]))
    assert lead.post(decided.base + "treatments/", course(discharge_letter=str(foreign.pk))).status_code == 404
    own = TreatmentFactory(case=decided.case)
    body = {"discharge_letter": str(foreign.pk)}
    assert lead.patch(f"/api/v1/treatments/{own.pk}/", body).status_code == 404


def test_observers_read_codes_and_dates_only(api_as, decided):
    TreatmentFactory(case=decided.case, note="La signora Rossi", facility=decided.case.patient.facility)
    (row,) = api_as(decided.people["observer"]).get(decided.base + "treatments/").json()["results"]
    assert row["code"] == "CRT.DEF"
    assert (row["note"], row["facility"], row["recorded_by"]) == (None, None, None)


def test_a_new_note_of_a_cleared_course_is_not_cleared(api_as, lead, decided):
    treatment = TreatmentFactory(case=decided.case, note="Tollerata")
    people = decided.people
    Clearance.objects.create(case=decided.case, kind="treatment", item=treatment.pk, cleared_by=people["lead"])
    observer, url = api_as(people["observer"]), f"/api/v1/treatments/{treatment.pk}/"
    lead.patch(url, {"cycles": 2})
    assert observer.get(decided.base + "treatments/").json()["results"][0]["note"] == "Tollerata"
    lead.patch(url, {"note": "Tollerata dalla signora Rossi"})
    assert observer.get(decided.base + "treatments/").json()["results"][0]["note"] is None


def test_a_withdrawn_course_is_shown_no_more(lead, decided):
    treatment = TreatmentFactory(case=decided.case)
    lead.post(f"/api/v1/treatments/{treatment.pk}/withdraw/")
    assert lead.get(decided.base + "treatments/").json()["results"] == []
    assert Treatment.objects.filter(pk=treatment.pk).exists()
    assert CaseEvent.objects.latest("seq").kind == "treatment.withdrawn"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"code": "S.LAR.TL", "irradiated": ["neck"]}, "irradiated", "field_not_applicable"),
        ({"code": "S.LAR.TL", "mandible_gy": 60}, "mandible_gy", "field_not_applicable"),
        ({"irradiated": ["neck"], "mandible_gy": 60}, "mandible_gy", "dose_without_field"),
    ],
)
def test_only_a_beam_has_a_field(lead, decided, changes, field, code):
    answer = lead.post(decided.base + "treatments/", {"code": "RT.DEF", "started_on": str(today()), **changes})
    assert answer.json()["errors"][field][0]["code"] == code


def test_a_course_keeps_what_the_beam_covered(lead, decided):
    body = {"code": "RT.DEF", "started_on": str(today()), "irradiated": ["neck", "mandible"], "mandible_gy": 58.5}
    kept = lead.post(decided.base + "treatments/", body).json()
    assert (kept["irradiated"], kept["mandible_gy"]) == (["neck", "mandible"], 58.5)
