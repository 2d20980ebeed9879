import pytest
from django.db import IntegrityError, transaction

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import CaseState, Notification, StateChange
from nocc.cases.services import move_case
from nocc.common.rules import RuleBroken
from nocc.patients.factories import PatientFactory
from nocc.patients.models import ConsentKind

pytestmark = pytest.mark.django_db

STATES = list(CaseState)
# PRODUCT §2: from each state, where a case may go at all.
WAYS = {
    CaseState.DRAFT: {CaseState.REVIEW},
    CaseState.REVIEW: {CaseState.VOTING},
    CaseState.VOTING: {CaseState.DECIDING},
    CaseState.DECIDING: {CaseState.VOTING, CaseState.DECIDED},
    CaseState.DECIDED: {CaseState.TREATMENT, CaseState.FOLLOW_UP, CaseState.REVIEW},
    CaseState.TREATMENT: {CaseState.FOLLOW_UP, CaseState.REVIEW},
    CaseState.FOLLOW_UP: {CaseState.CLOSED, CaseState.REVIEW},
    CaseState.CLOSED: {CaseState.REVIEW},
}


@pytest.mark.parametrize("start", STATES)
@pytest.mark.parametrize("to", STATES)
def test_a_case_goes_its_way_and_no_other(start, to):
    case = CaseFactory(state=start)
    if to in WAYS[start]:
        assert move_case(case=case, to=to, actor=case.opened_by, reason="recidiva").state == to
        assert case.events.get().kind == "case.state_changed"
    else:
        with pytest.raises(RuleBroken) as broken:
            move_case(case=case, to=to, actor=case.opened_by, reason="recidiva")
        assert broken.value.code == "transition_not_allowed"


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("participant", 403), ("observer", 404), ("member", 404), ("patient", 404), ("anonymous", 401)],
)
def test_who_may_share_a_draft(api_as, case_with_everyone, who, status):
    case, people = case_with_everyone.case, case_with_everyone.people
    type(case).objects.filter(pk=case.pk).update(state=CaseState.DRAFT)
    assert api_as(people[who]).post(f"/api/v1/cases/{case.pk}/share/").status_code == status


def test_sharing_tells_the_board_and_starts_its_clock(api_as):
    case = CaseFactory(state=CaseState.DRAFT)
    colleague = ParticipantFactory(case=case).user
    shared = api_as(case.opened_by).post(f"/api/v1/cases/{case.pk}/share/").json()
    assert (shared["state"], [milestone["kind"] for milestone in shared["milestones"]]) == ("review", ["shared"])
    assert [note.kind for note in Notification.objects.filter(user=colleague)] == ["case.shared"]
    again = api_as(case.opened_by).post(f"/api/v1/cases/{case.pk}/share/")
    assert (again.status_code, again.json()["code"]) == (409, "transition_not_allowed")


def test_nothing_is_shared_without_the_patient_s_consent(api_as):
    consents = [kind for kind in ConsentKind.values if kind != ConsentKind.DOSSIER]
    case = CaseFactory(state=CaseState.DRAFT, patient=PatientFactory(consents=consents))
    answer = api_as(case.opened_by).post(f"/api/v1/cases/{case.pk}/share/")
    assert (answer.status_code, answer.json()["code"], answer.json()["consent"]) == (409, "consent_missing", "dossier")
    case.refresh_from_db()
    assert case.state == CaseState.DRAFT


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200),
        ("participant", 403),
        ("observer", 403),
        ("coordinator", 404),
        ("patient", 404),
        ("anonymous", 401),
    ],
)
def test_who_may_move_a_case_by_hand(api_as, case_with_everyone, who, status):
    case, people = case_with_everyone.case, case_with_everyone.people
    type(case).objects.filter(pk=case.pk).update(state=CaseState.TREATMENT)
    answer = api_as(people[who]).post(f"/api/v1/cases/{case.pk}/transition/", {"to": "follow-up"})
    assert answer.status_code == status


def test_a_case_comes_back_to_review_only_for_a_reason(api_as):
    case = CaseFactory(state=CaseState.CLOSED)
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/transition/"
    refused = client.post(url, {"to": "review"})
    assert (refused.status_code, refused.json()["code"]) == (409, "reason_required")
    assert client.post(url, {"to": "review", "reason": "recidiva locale"}).json()["state"] == "review"
    (change,) = client.get(url).json()["results"]
    assert (change["from_state"], change["to_state"], change["reason"]) == ("closed", "review", "recidiva locale")
    observer = ParticipantFactory(case=case, role="observer").user
    assert api_as(observer).get(url).json()["results"][0]["reason"] is None


def test_the_database_keeps_no_return_without_a_reason():
    case = CaseFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        StateChange.objects.create(case=case, from_state="closed", to_state="review")


@pytest.mark.parametrize("to", ["voting", "deciding", "decided"])
def test_voting_and_deciding_are_not_reached_by_hand(api_as, to):
    case = CaseFactory(state=CaseState.DECIDING)
    answer = api_as(case.opened_by).post(f"/api/v1/cases/{case.pk}/transition/", {"to": to})
    assert (answer.status_code, answer.json()["code"]) == (409, "transition_not_allowed")


def test_the_lead_is_handed_over_within_the_board(api_as):
    case = CaseFactory()
    successor, observer = ParticipantFactory(case=case), ParticipantFactory(case=case, role="observer")
    client, url = api_as(case.opened_by), f"/api/v1/cases/{case.pk}/lead/"
    refused = client.post(url, {"participant": str(observer.pk)})
    assert (refused.status_code, refused.json()["code"]) == (409, "not_on_board")
    elsewhere = ParticipantFactory()
    assert client.post(url, {"participant": str(elsewhere.pk)}).status_code == 404
    answer = client.post(url, {"participant": str(successor.pk)})
    assert answer.json()["lead"]["id"] == str(successor.user_id)
    assert answer.json()["viewpoint"]["role"] == "participant"
    assert client.post(url, {"participant": str(successor.pk)}).status_code == 403
