import pytest

from nocc.cases.models import Case, CaseState
from nocc.cases.selectors import lead_of
from nocc.directory.factories import MembershipFactory, PhysicianFactory, WorkGroupFactory
from nocc.patients.factories import PatientFactory

pytestmark = pytest.mark.django_db

TUMOUR = {"topography": "C10.9", "morphology": "8070/3", "p16_status": "positive", "diagnosed_on": "2026-03-02"}


@pytest.fixture
def physician():
    return MembershipFactory().user


@pytest.fixture
def body(physician):
    patient = PatientFactory(registered_by=physician)
    group = physician.memberships.get().group
    return {"patient": str(patient.pk), "group": str(group.pk), "question": "Chirurgia o chemioradioterapia?"}


def test_a_physician_opens_a_draft_in_their_own_group_and_leads_it(api_as, physician, body):
    answer = api_as(physician).post("/api/v1/cases/", body)
    assert answer.status_code == 201
    assert answer.json()["state"] == "draft"
    assert answer["ETag"] == '"1"'
    case = Case.objects.get(pk=answer.json()["id"])
    assert lead_of(case).user == physician
    assert list(case.events.values_list("seq", "kind")) == [(1, "case.opened")]


def test_tumour_stage_and_state_may_come_at_once(api_as, physician, body):
    body |= {
        "diagnosis": TUMOUR,
        "staging": {"t": "T2", "n": "N1", "m": "M0", "edition": "8"},
        "assessment": {"ecog": 1, "charlson_items": ["mi", "chf"], "facts": {"weight": 71.5, "aspiration": "none"}},
    }
    case = api_as(physician).post("/api/v1/cases/", body).json()
    assert case["diagnosis"]["site_group"] == "oropharynx"
    (staging,) = case["stagings"]
    assert (staging["schema_id"], staging["stage"], staging["is_recorded"]) == ("oropharynx_p16_pos", "I", False)
    assert (case["assessment"]["ecog"], case["assessment"]["charlson_index"]) == (1, 2)
    assert case["clocks"][0]["kind"] == "diagnosis_to_board"


@pytest.mark.parametrize(
    ("who", "status"),
    [("colleague", 404), ("observer", 403), ("stranger", 404), ("administrator", 404), ("anonymous", 401)],
)
def test_who_may_not_open_a_case(api_as, body, physician, case_with_everyone, who, status):
    group = physician.memberships.get().group
    people = {
        # A member of the group who cannot see this patient.
        "colleague": MembershipFactory(group=group).user,
        "observer": MembershipFactory(group=group, role="observer").user,
        "stranger": PhysicianFactory().user,
        "administrator": case_with_everyone.people["administrator"],
        "anonymous": None,
    }
    if who == "observer":
        body["patient"] = str(PatientFactory(registered_by=people["observer"]).pk)
    assert api_as(people[who]).post("/api/v1/cases/", body).status_code == status
    assert not Case.objects.filter(group=group).exists()


def test_a_group_that_one_is_not_in_does_not_exist(api_as, physician, body):
    body["group"] = str(WorkGroupFactory().pk)
    assert api_as(physician).post("/api/v1/cases/", body).status_code == 404


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ({"diagnosis": {**TUMOUR, "topography": "C99.9"}}, "diagnosis.topography"),
        ({"diagnosis": {**TUMOUR, "laterality": "up"}}, "diagnosis.laterality"),
        ({"staging": {"t": "big", "n": "N0", "m": "M0"}}, "staging.t"),
        ({"assessment": {"ecog": 5}}, "assessment.ecog"),
        ({"assessment": {"charlson_items": ["courage"]}}, "assessment.charlson_items.0"),
        ({"assessment": {"facts": {"courage": 1}}}, "assessment.facts.courage"),
        ({"assessment": {"facts": {"weight": "heavy"}}}, "assessment.facts.weight"),
        ({"assessment": {"facts": {"aspiration": "maybe"}}}, "assessment.facts.aspiration"),
        ({"assessment": {"facts": {"must": True}}}, "assessment.facts.must"),
        ({"assessment": {"facts": {"feeding_tube_date": "yesterday"}}}, "assessment.facts.feeding_tube_date"),
        ({"question": ""}, "question"),
    ],
)
def test_what_the_code_lists_do_not_know_is_refused(api_as, physician, body, part, field):
    answer = api_as(physician).post("/api/v1/cases/", {**body, **part})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])


def test_what_contradicts_itself_is_named_by_its_part(api_as, physician, body):
    body["diagnosis"] = {**TUMOUR, "p16_status": "positive", "p16_percent": 10}
    answer = api_as(physician).post("/api/v1/cases/", body).json()
    assert (answer["code"], list(answer["errors"])) == ("p16_percent_mismatch", ["diagnosis.p16_percent"])


def test_a_diagnosis_from_the_future_is_refused_and_leaves_nothing(api_as, physician, body):
    body["diagnosis"] = {**TUMOUR, "diagnosed_on": "2999-01-01"}
    answer = api_as(physician).post("/api/v1/cases/", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "date_in_future")
    assert not Case.objects.exists()


def test_a_case_that_is_asked_for_twice_with_one_key_is_opened_once(api_as, physician, body):
    client = api_as(physician)
    first = client.post("/api/v1/cases/", body, headers={"Idempotency-Key": "one"})
    again = client.post("/api/v1/cases/", body, headers={"Idempotency-Key": "one"})
    assert first.json() == again.json()
    assert first.headers["ETag"] == again.headers["ETag"]
    assert Case.objects.filter(state=CaseState.DRAFT).count() == 1
