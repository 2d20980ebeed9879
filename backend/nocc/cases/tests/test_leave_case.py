import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import TaskKind
from nocc.cases.services import open_task
from nocc.common.rules import RuleBroken
from nocc.directory.factories import MembershipFactory, PhysicianFactory
from nocc.directory.services import end_membership
from nocc.patients.services import record_consent

pytestmark = pytest.mark.django_db


def remove(api_as, case, user, place):
    return api_as(user).delete(f"/api/v1/cases/{case.pk}/participants/{place.pk}/")


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 204), ("participant", 403), ("observer", 403), ("outsider", 404), ("patient", 404), ("anonymous", 401)],
)
def test_who_may_take_a_place_away(api_as, case_with_everyone, who, status):
    case, people = case_with_everyone.case, case_with_everyone.people
    place = case.participants.get(user=people["oncologist"])
    assert remove(api_as, case, people[who], place).status_code == status


def test_anybody_may_leave_and_sees_no_more(api_as):
    case = CaseFactory()
    place = ParticipantFactory(case=case)
    open_task(case=case, assignee=place.user, kind=TaskKind.VOTE, target=("round", case.pk))
    assert remove(api_as, case, place.user, place).status_code == 204
    client = api_as(place.user)
    assert client.get(f"/api/v1/cases/{case.pk}/").status_code == 404
    assert client.get("/api/v1/cases/").json()["results"] == []
    assert client.get("/api/v1/tasks/").json()["results"] == []
    assert not place.user.tasks.filter(done_at__isnull=True).exists()


def test_the_lead_hands_over_before_leaving(api_as):
    case = CaseFactory()
    answer = remove(api_as, case, case.opened_by, case.participants.get())
    assert (answer.status_code, answer.json()["code"]) == (409, "lead_cannot_leave")


def test_a_place_of_another_case_is_not_found_here(api_as):
    case = CaseFactory()
    assert remove(api_as, case, case.opened_by, ParticipantFactory()).status_code == 404


def test_who_leaves_the_group_leaves_its_cases(api_as):
    case = CaseFactory()
    membership = MembershipFactory(group=case.group)
    ParticipantFactory(case=case, user=membership.user)
    end_membership(membership=membership, ended_by=membership.user)
    assert api_as(membership.user).get(f"/api/v1/cases/{case.pk}/").status_code == 404


@pytest.mark.parametrize("kind", ["dossier", "network"])
def test_a_consent_withdrawn_ends_the_places_of_other_facilities(api_as, kind):
    case = CaseFactory()
    near = ParticipantFactory(case=case, user=PhysicianFactory(facility=case.opened_by.physician.facility).user)
    far = [ParticipantFactory(case=case), ParticipantFactory(case=case, role="observer")]
    record_consent(patient=case.patient, kind=kind, granted=False, recorded_by=case.opened_by)
    url = f"/api/v1/cases/{case.pk}/"
    assert [api_as(place.user).get(url).status_code for place in far] == [404, 404]
    assert [api_as(user).get(url).status_code for user in (case.opened_by, near.user)] == [200, 200]


def test_other_consents_end_no_place_of_the_board(api_as):
    case = CaseFactory()
    place = ParticipantFactory(case=case)
    record_consent(patient=case.patient, kind="precedent", granted=False, recorded_by=case.opened_by)
    assert api_as(place.user).get(f"/api/v1/cases/{case.pk}/").status_code == 200


def test_who_leads_a_case_of_the_group_hands_it_over_before_leaving():
    case = CaseFactory()
    membership = MembershipFactory(group=case.group, user=case.opened_by)
    with pytest.raises(RuleBroken) as broken:
        end_membership(membership=membership, ended_by=membership.user)
    assert broken.value.code == "still_leads_cases"
