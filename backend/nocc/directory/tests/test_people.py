import pytest

from nocc.accounts.models import User
from nocc.common.models import IdempotencyRecord

from ..factories import MembershipFactory, PhysicianFactory


@pytest.mark.parametrize(
    ("who", "listed", "detail"),
    [
        ("member", True, 200),
        ("observer", True, 200),
        ("outsider", True, 200),
        ("administrator", True, 200),
        ("patient", False, 404),
    ],
)
def test_who_sees_physicians(api_as, network, who, listed, detail):
    client, colleague = api_as(network.people[who]), network.people["coordinator"].physician
    assert bool(client.get("/api/v1/physicians/").json()["results"]) is listed
    assert client.get(f"/api/v1/physicians/{colleague.pk}/").status_code == detail


def test_physicians_are_for_the_signed_in(api_as, network):
    assert api_as(None).get("/api/v1/physicians/").status_code == 401


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("administrator", 200), ("member", 403), ("patient", 404), ("anonymous", 401)],
)
def test_who_may_edit_a_profile(api_as, network, who, status):
    profile = network.people["coordinator"].physician
    answer = api_as(network.people[who]).patch(f"/api/v1/physicians/{profile.pk}/", {"title": "Prof."})
    assert answer.status_code == status


def test_moving_to_another_facility_changes_what_the_access_log_says(api_as, network):
    member = network.people["member"]
    path = f"/api/v1/physicians/{member.physician.pk}/"
    answer = api_as(member).patch(path, {"facility": str(network.facility.pk)})
    assert answer.json()["facility"]["name"] == network.facility.name
    member.refresh_from_db()
    assert member.affiliation == network.facility.name


def test_a_specialty_is_one_of_the_vocabulary(api_as, network):
    member = network.people["member"]
    answer = api_as(member).patch(f"/api/v1/physicians/{member.physician.pk}/", {"specialty": "astrology"})
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_code")


def names(answer) -> set[str]:
    return {row["user"] for row in answer.json()["results"]}


def test_physicians_are_filtered_by_specialty_facility_name_and_group(api_as, network):
    anna = PhysicianFactory(specialty="pathology", user__given_name="Anna", user__family_name="De Santis")
    MembershipFactory(group=network.group, user=anna.user)
    client = api_as(network.people["member"])
    for query in ("specialty=pathology", f"facility={anna.facility_id}", "search=santis anna"):
        assert names(client.get(f"/api/v1/physicians/?{query}")) == {str(anna.user.pk)}, query
    of_group = names(client.get(f"/api/v1/physicians/?group={network.group.pk}"))
    assert str(anna.user.pk) in of_group
    assert str(network.people["outsider"].pk) not in of_group
    hidden = api_as(network.people["outsider"]).get(f"/api/v1/physicians/?group={network.group.pk}")
    assert names(hidden) == set()


def test_me_says_who_is_signed_in(api_as, network):
    me = api_as(network.people["coordinator"]).get("/api/v1/me/").json()
    assert me["physician"]["specialty"] == "surgery_hn"
    assert me["groups"] == [
        {"id": str(network.group.pk), "name": network.group.name, "role": "coordinator", "until": None}
    ]
    assert me["roles"] == ["physician", "coordinator"]
    assert (me["is_administrator"], me["is_patient"], me["second_factor"]) == (False, False, False)


@pytest.mark.parametrize(("who", "status"), [("member", 200), ("patient", 200), ("anonymous", 401)])
def test_who_may_choose_their_language(api_as, network, who, status):
    assert api_as(network.people[who]).patch("/api/v1/me/", {"language": "en"}).status_code == status


def test_nobody_makes_themselves_administrator(api_as, network):
    member = network.people["member"]
    body = {"is_administrator": True, "email": "new@example.org", "language": "en"}
    assert api_as(member).patch("/api/v1/me/", body).status_code == 200
    member.refresh_from_db()
    assert (member.is_administrator, member.language) == (False, "en")


USERS = "/api/v1/users/"


@pytest.mark.parametrize(
    ("who", "status"),
    [("administrator", 200), ("coordinator", 403), ("member", 403), ("patient", 403), ("anonymous", 401)],
)
def test_who_sees_accounts(api_as, network, who, status):
    client, someone = api_as(network.people[who]), network.people["member"]
    assert client.get(USERS).status_code == status
    assert client.get(f"{USERS}{someone.pk}/").status_code == status
    assert client.patch(f"{USERS}{someone.pk}/", {"language": "en"}).status_code == status


@pytest.mark.parametrize(("who", "status"), [("administrator", 201), ("member", 403), ("anonymous", 401)])
def test_who_makes_accounts_and_first_passwords(api_as, network, who, status):
    client = api_as(network.people[who])
    profile = {"specialty": "radiology", "facility": str(network.facility.pk)}
    body = {"email": "new@example.org", "given_name": "Nina", "family_name": "Neri", "physician": profile}
    assert client.post(USERS, body).status_code == status
    assert client.post(f"{USERS}{network.people['member'].pk}/first-password/").status_code == status


def test_a_new_account_has_a_first_password_shown_once_and_kept_nowhere(api_as, network):
    profile = {"specialty": "radiology", "facility": str(network.facility.pk)}
    body = {"email": "New@example.org", "given_name": "Nina", "family_name": "Neri", "physician": profile}
    client = api_as(network.people["administrator"])
    made = client.post(USERS, body, HTTP_IDEMPOTENCY_KEY="once").json()
    user = User.objects.get(email="new@example.org")
    assert user.check_password(made["first_password"])
    assert user.must_change_password
    assert user.affiliation == network.facility.name
    assert not IdempotencyRecord.objects.exists()
    assert "first_password" not in client.get(f"{USERS}{user.pk}/").json()
    again = client.post(USERS, body)
    assert (again.status_code, again.json()["code"]) == (409, "account_exists")


def test_an_account_of_the_staff_has_a_profile_unless_it_administers(api_as, network):
    client = api_as(network.people["administrator"])
    body = {"email": "new@example.org", "given_name": "Nina", "family_name": "Neri"}
    assert client.post(USERS, body).json()["code"] == "profile_required"
    assert client.post(USERS, {**body, "is_administrator": True}).status_code == 201


def test_patients_are_not_among_the_accounts(api_as, network):
    client = api_as(network.people["administrator"])
    listed = {row["id"] for row in client.get(f"{USERS}?page_size=100").json()["results"]}
    patient = network.people["patient"]
    assert str(network.people["member"].pk) in listed
    assert str(patient.pk) not in listed
    assert client.get(f"{USERS}{patient.pk}/").status_code == 404


def test_shutting_an_account_ends_its_tokens_at_once(api_as, network):
    member = network.people["member"]
    theirs = api_as(member)
    assert theirs.get("/api/v1/me/").status_code == 200
    answer = api_as(network.people["administrator"]).patch(f"{USERS}{member.pk}/", {"is_active": False})
    assert answer.json()["is_active"] is False
    assert theirs.get("/api/v1/me/").status_code == 401


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_administrator": False}])
def test_nobody_shuts_themselves_out(api_as, network, change):
    administrator = network.people["administrator"]
    answer = api_as(administrator).patch(f"{USERS}{administrator.pk}/", change)
    assert (answer.status_code, answer.json()["code"]) == (403, "own_account")


def test_a_new_first_password_is_for_who_cannot_get_in(api_as, network):
    member = network.people["member"]
    issued = api_as(network.people["administrator"]).post(f"{USERS}{member.pk}/first-password/").json()
    member.refresh_from_db()
    assert member.check_password(issued["first_password"])
    assert member.must_change_password
