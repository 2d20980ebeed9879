from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Notification, Participant
from nocc.directory.factories import MembershipFactory, PhysicianFactory
from nocc.directory.models import Invitation
from nocc.directory.services import accept_invitation
from nocc.patients.factories import PatientFactory
from nocc.patients.models import ConsentKind

pytestmark = pytest.mark.django_db

ROLES = [
    ("member", 404),
    ("coordinator", 404),
    ("outsider", 404),
    ("patient", 404),
    ("administrator", 404),
    ("anonymous", 401),
]


def in_days(days: int) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


def invite(api_as, case, inviter, /, **body):
    return api_as(inviter).post(f"/api/v1/cases/{case.pk}/participants/", body)


def as_observer(physician) -> dict:
    return {"physician": str(physician.pk), "role": "observer", "until": in_days(10)}


@pytest.mark.parametrize(("who", "status"), [("lead", 201), ("participant", 403), ("observer", 403), *ROLES])
def test_who_may_invite_to_the_board(api_as, case_with_everyone, who, status):
    answer = invite(
        api_as, case_with_everyone.case, case_with_everyone.people[who], physician=str(PhysicianFactory().pk)
    )
    assert answer.status_code == status


@pytest.mark.parametrize(("who", "status"), [("lead", 201), ("participant", 201), ("observer", 403), *ROLES])
def test_who_may_invite_observers(api_as, case_with_everyone, who, status):
    answer = invite(api_as, case_with_everyone.case, case_with_everyone.people[who], **as_observer(PhysicianFactory()))
    assert answer.status_code == status


def test_a_colleague_joins_with_their_specialty_and_is_told(api_as):
    case, guest = CaseFactory(), PhysicianFactory(specialty="medical_oncology")
    answer = invite(api_as, case, case.opened_by, physician=str(guest.pk), role="participant").json()
    place = Participant.objects.get(pk=answer["id"])
    assert (place.user, place.role, place.specialty) == (guest.user, "participant", "medical_oncology")
    assert Notification.objects.get(user=guest.user).kind == "participant.joined"
    assert case.events.get().kind == "participant.joined"
    again = invite(api_as, case, case.opened_by, physician=str(guest.pk))
    assert (again.status_code, again.json()["code"]) == (409, "already_taking_part")


def test_a_person_may_be_named_by_their_account(api_as):
    case, guest = CaseFactory(), PhysicianFactory()
    assert invite(api_as, case, case.opened_by, user=str(guest.user_id)).status_code == 201


@pytest.mark.parametrize(
    ("until", "code"), [(None, "until_required"), (-1, "until_not_in_future"), (4000, "until_too_far")]
)
def test_an_observer_comes_until_a_date(api_as, until, code):
    case = CaseFactory()
    body = as_observer(PhysicianFactory()) | {"until": None if until is None else in_days(until)}
    answer = invite(api_as, case, case.opened_by, **body)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


@pytest.mark.parametrize(
    ("missing", "role", "is_elsewhere", "status"),
    [
        ("network", "participant", True, 409),
        ("network", "participant", False, 201),
        ("dossier", "participant", True, 409),
        ("dossier", "participant", False, 201),
        ("observers", "observer", False, 409),
        ("observers", "participant", True, 201),
        ("precedent", "observer", True, 201),
    ],
)
def test_each_consent_blocks_what_it_speaks_of(api_as, missing, role, is_elsewhere, status):
    consents = [kind for kind in ConsentKind.values if kind != missing]
    case = CaseFactory(patient=PatientFactory(consents=consents))
    place = {} if is_elsewhere else {"facility": case.opened_by.physician.facility}
    guest = PhysicianFactory(**place)
    body = {"physician": str(guest.pk), "role": role, "until": in_days(9) if role == "observer" else None}
    answer = invite(api_as, case, case.opened_by, **body)
    assert answer.status_code == status
    if status == 409:
        assert (answer.json()["code"], answer.json()["consent"]) == ("consent_missing", missing)


def test_a_group_brings_everyone_who_is_not_there_yet(api_as):
    case = CaseFactory()
    MembershipFactory(group=case.group, user=case.opened_by)
    newcomers = {MembershipFactory(group=case.group).user.pk for _ in range(2)}
    MembershipFactory(group=case.group, role="observer")
    joined = invite(api_as, case, case.opened_by, group=str(case.group_id)).json()
    assert {place["user"] for place in joined["participants"]} == set(map(str, newcomers))
    assert invite(api_as, case, case.opened_by, group=str(case.group_id)).json()["participants"] == []


def test_an_observer_is_called_to_the_board_by_the_lead(api_as):
    case = CaseFactory()
    place = ParticipantFactory(case=case, role="observer")
    answer = invite(api_as, case, case.opened_by, physician=str(place.user.physician.pk))
    assert answer.status_code == 201
    assert case.participants.get(user=place.user, removed_at__isnull=True).role == "participant"


def test_an_observer_whose_time_is_over_may_come_again(api_as):
    case = CaseFactory()
    place = ParticipantFactory(case=case, role="observer", until=timezone.now() - timedelta(days=1))
    assert invite(api_as, case, case.opened_by, **as_observer(place.user.physician)).status_code == 201


@pytest.mark.parametrize("body", [{}, {"physician": "x"}, {"email": "a@b.it", "group": "y"}])
def test_a_guest_is_named_in_one_way(api_as, body):
    case = CaseFactory()
    assert invite(api_as, case, case.opened_by, **body).status_code == 400


def test_somebody_unknown_is_nobody(api_as):
    case = CaseFactory()
    answer = invite(api_as, case, case.opened_by, physician="00000000-0000-4000-8000-000000000000")
    assert answer.status_code == 404


def test_an_address_gets_a_link_that_leads_to_the_case(api_as):
    case, guest = CaseFactory(), PhysicianFactory()
    answer = invite(api_as, case, case.opened_by, email=guest.user.email, role="participant").json()
    assert answer["participants"] == []
    assert answer["invitation"]["email"] == guest.user.email
    pending = api_as(case.opened_by).get(f"/api/v1/cases/{case.pk}/invitations/").json()["results"]
    assert [row["id"] for row in pending] == [answer["invitation"]["id"]]
    accept_invitation(invitation=Invitation.objects.get(), user=guest.user)
    assert case.participants.get(user=guest.user).role == "participant"


def test_a_link_of_somebody_who_has_left_leads_nowhere(api_as):
    case, guest = CaseFactory(), PhysicianFactory()
    inviter = ParticipantFactory(case=case)
    invite(api_as, case, inviter.user, email=guest.user.email, role="observer", until=in_days(5))
    Participant.objects.filter(pk=inviter.pk).update(removed_at=timezone.now())
    with pytest.raises(Exception, match="invitation_withdrawn"):
        accept_invitation(invitation=Invitation.objects.get(), user=guest.user)
