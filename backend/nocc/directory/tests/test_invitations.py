import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from nocc.accounts.factories import UserFactory
from nocc.accounts.models import User

from ..events import invitation_accepted
from ..factories import PhysicianFactory
from ..models import Invitation
from ..selectors import place_in
from ..services import invite
from .test_groups import in_days

INVITATIONS = "/api/v1/invitations/"
PASSWORD = "a-password-of-their-own"


@pytest.fixture
def invited(network, sent_mail):
    """`invited(email, **changes)` sends an invitation into the group and returns it with the link's token."""

    def send(email: str = "guest@example.org", **changes) -> tuple[Invitation, str]:
        offer = {
            "purpose": "group_member",
            "target": network.group.pk,
            "target_name": network.group.name,
            "email": email,
            "invited_by": network.people["coordinator"],
        }
        invitation = invite(**(offer | changes))
        return invitation, token_in(sent_mail()[-1]["text"])

    return send


def token_in(text: str) -> str:
    found = re.search(rf"{settings.PUBLIC_URL}/invitations/(\S+)", text)
    assert found
    return found.group(1)


@pytest.fixture
def account(network):
    """What a new account is made of."""
    return {
        "given_name": "Gaia",
        "family_name": "Greco",
        "password": PASSWORD,
        "title": "Dott.ssa",
        "specialty": "radiology",
        "facility": str(network.facility.pk),
        "register_number": "1234",
        "register_province": "BA",
    }


@pytest.mark.parametrize(
    ("who", "purpose", "status"),
    [
        ("administrator", "group_coordinator", 201),
        ("coordinator", "group_member", 201),
        ("coordinator", "group_coordinator", 201),
        ("member", "group_observer", 201),
        ("member", "group_member", 403),
        ("observer", "group_observer", 403),
        ("outsider", "group_observer", 404),
        ("patient", "group_observer", 404),
        ("anonymous", "group_observer", 401),
        ("administrator", "case_observer", 400),
    ],
)
def test_who_may_invite_to_what(api_as, network, who, purpose, status):
    body = {
        "purpose": purpose,
        "target": str(network.group.pk),
        "email": "guest@example.org",
        "until": in_days(30),
    }
    assert api_as(network.people[who]).post(INVITATIONS, body).status_code == status


def test_the_mail_holds_the_link_and_nothing_clinical(invited, network, sent_mail):
    invited()
    mail = sent_mail()[-1]
    assert mail["to"] == "guest@example.org"
    assert network.group.name not in mail["subject"] + mail["text"]
    assert "14 giorni" in mail["text"]


def test_the_mail_speaks_the_language_of_its_reader(invited, sent_mail):
    UserFactory(email="reader@example.org", language="en")
    invited("reader@example.org")
    assert sent_mail()[-1]["subject"] == "Invitation to NOCC"


def test_the_token_is_in_the_mail_only(invited, api_as, network):
    invitation, token = invited()
    assert token not in str(Invitation.objects.values())
    listed = api_as(network.people["coordinator"]).get(INVITATIONS)
    assert token not in listed.content.decode()
    assert listed.json()["results"][0]["id"] == str(invitation.pk)


@pytest.mark.parametrize(
    ("who", "seen"),
    [("coordinator", 1), ("administrator", 1), ("member", 0), ("outsider", 0), ("patient", 0)],
)
def test_who_sees_invitations(api_as, network, invited, who, seen):
    invited(invited_by=network.people["administrator"])
    assert len(api_as(network.people[who]).get(INVITATIONS).json()["results"]) == seen


@pytest.mark.parametrize("path", ["", "accept/"])
def test_the_bearer_of_the_link_reads_what_it_offers(api_as, network, invited, path):
    _, token = invited()
    offer = api_as(None).get(f"{INVITATIONS}{token}/{path}").json()
    assert offer["purpose"] == "group_member"
    assert offer["target_name"] == network.group.name
    assert offer["invited_by"]["name"] == network.people["coordinator"].full_name
    assert str(network.facility.pk) in [facility["id"] for facility in offer["facilities"]]
    assert not {"email", "target", "id"} & offer.keys()


def test_an_unknown_link_is_not_found(api_as, db):
    for method in ("get", "post"):
        assert getattr(api_as(None), method)(f"{INVITATIONS}nothing/accept/").status_code == 404


def test_a_new_account_accepts_and_signs_in_with_its_own_password(api_as, network, invited, account):
    _, token = invited()
    answer = api_as(None).post(f"{INVITATIONS}{token}/accept/", account)
    assert answer.status_code == 200, answer.json()
    guest = User.objects.get(email="guest@example.org")
    assert guest.check_password(PASSWORD)
    assert not guest.must_change_password
    assert guest.affiliation == network.facility.name
    assert place_in(network.group.pk, guest).role == "member"
    assert answer.json() == {
        "purpose": "group_member",
        "target": str(network.group.pk),
        "email": "guest@example.org",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"password": "short"}, "password_refused"),
        ({"specialty": "astrology"}, "unknown_code"),
        ({"given_name": ""}, "invalid"),
        ({"facility": None}, "invalid"),
    ],
)
def test_an_account_that_makes_no_sense_is_refused_whole(api_as, invited, account, changes, code):
    invitation, token = invited()
    answer = api_as(None).post(f"{INVITATIONS}{token}/accept/", account | changes)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert not User.objects.filter(email=invitation.email).exists()


def test_the_owner_of_the_address_signs_in_to_accept(api_as, network, invited, account):
    guest = PhysicianFactory(user__email="guest@example.org").user
    _, token = invited("Guest@Example.org")
    anonymous = api_as(None).post(f"{INVITATIONS}{token}/accept/", account)
    assert (anonymous.status_code, anonymous.json()["code"]) == (409, "account_exists")
    assert api_as(guest).post(f"{INVITATIONS}{token}/accept/").status_code == 200
    assert place_in(network.group.pk, guest) is not None


def test_nobody_accepts_for_another(api_as, network, invited):
    _, token = invited()
    answer = api_as(network.people["outsider"]).post(f"{INVITATIONS}{token}/accept/")
    assert (answer.status_code, answer.json()["code"]) == (403, "invitation_for_another")


def test_a_patient_does_not_join_the_staff_with_the_account_of_a_patient(api_as, network, invited):
    _, token = invited(network.people["patient"].email)
    answer = api_as(network.people["patient"]).post(f"{INVITATIONS}{token}/accept/")
    assert (answer.status_code, answer.json()["code"]) == (409, "profile_required")


@pytest.mark.parametrize(
    ("how", "code"),
    [("used", "invitation_used"), ("revoked", "invitation_revoked"), ("expired", "invitation_expired")],
)
def test_a_link_that_is_over_says_so(api_as, network, invited, account, how, code):
    invitation, token = invited()
    path = f"{INVITATIONS}{token}/accept/"
    if how == "used":
        api_as(None).post(path, account)
    elif how == "revoked":
        api_as(network.people["coordinator"]).delete(f"{INVITATIONS}{invitation.pk}/")
    else:
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for answer in (api_as(None).get(path), api_as(None).post(path, account | {"given_name": "Altra"})):
        assert (answer.status_code, answer.json()["code"]) == (409, code)


def test_inviting_again_replaces_the_earlier_link(api_as, invited):
    _, earlier = invited()
    _, later = invited()
    assert api_as(None).get(f"{INVITATIONS}{earlier}/").json()["code"] == "invitation_revoked"
    assert api_as(None).get(f"{INVITATIONS}{later}/").status_code == 200


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coordinator", 204),
        ("administrator", 204),
        ("member", 404),
        ("outsider", 404),
        ("patient", 404),
        ("anonymous", 401),
    ],
)
def test_who_may_revoke(api_as, network, invited, who, status):
    invitation, _ = invited(invited_by=network.people["administrator"])
    assert api_as(network.people[who]).delete(f"{INVITATIONS}{invitation.pk}/").status_code == status


def test_an_observer_is_invited_until_a_date_and_stays_until_then(api_as, network, invited, account):
    until = timezone.now() + timedelta(days=30)
    _, token = invited(purpose="group_observer", until=until)
    api_as(None).post(f"{INVITATIONS}{token}/accept/", account)
    place = place_in(network.group.pk, User.objects.get(email="guest@example.org"))
    assert (place.role, place.until) == ("observer", until)


def test_acceptance_is_told_upwards_and_undone_when_that_fails(api_as, network, invited, account):
    class Refused(Exception):
        pass

    def refuse(sender, invitation, user, **kwargs) -> None:
        raise Refused

    _, token = invited()
    invitation_accepted.connect(refuse)
    try:
        with pytest.raises(Refused):
            api_as(None).post(f"{INVITATIONS}{token}/accept/", account)
    finally:
        invitation_accepted.disconnect(refuse)
    assert not User.objects.filter(email="guest@example.org").exists()
    assert Invitation.objects.get().accepted_at is None
