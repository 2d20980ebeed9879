from datetime import timedelta

import pytest
from django.utils import timezone

from nocc.common.rules import RuleBroken

from ..events import membership_ended
from ..factories import MembershipFactory, PhysicianFactory, WorkGroupFactory
from ..models import Membership, MembershipRole
from ..selectors import place_in
from ..services.groups import place


def in_days(days: int) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("member", 200),
        ("coordinator", 200),
        ("observer", 200),
        ("administrator", 200),
        ("outsider", 404),
        ("patient", 404),
        ("anonymous", 401),
    ],
)
def test_who_sees_a_group_and_its_members(api_as, network, who, status):
    client, path = api_as(network.people[who]), f"/api/v1/groups/{network.group.pk}/"
    assert client.get(path).status_code == status
    assert client.get(f"{path}members/").status_code == status
    if status != 401:
        listed = client.get("/api/v1/groups/").json()["results"]
        assert bool(listed) is (status == 200)


@pytest.mark.parametrize(
    ("who", "made", "edited"),
    [
        ("administrator", 201, 200),
        ("coordinator", 403, 403),
        ("member", 403, 403),
        ("outsider", 403, 403),
        ("patient", 403, 403),
        ("anonymous", 401, 401),
    ],
)
def test_who_makes_and_edits_groups(api_as, network, who, made, edited):
    client, path = api_as(network.people[who]), f"/api/v1/groups/{network.group.pk}/"
    assert client.post("/api/v1/groups/", {"name": "Gruppo nuovo"}).status_code == made
    assert client.patch(path, {"description": "Altro"}, HTTP_IF_MATCH='"1"').status_code == edited


def test_two_groups_do_not_share_a_name(api_as, network):
    answer = api_as(network.people["administrator"]).post("/api/v1/groups/", {"name": network.group.name})
    assert (answer.status_code, answer.json()["code"]) == (409, "name_taken")


@pytest.mark.parametrize(
    ("who", "role", "status"),
    [
        ("administrator", "coordinator", 201),
        ("coordinator", "member", 201),
        ("coordinator", "coordinator", 201),
        ("coordinator", "observer", 201),
        ("member", "observer", 201),
        ("member", "member", 403),
        ("observer", "observer", 403),
        ("outsider", "observer", 404),
        ("patient", "observer", 404),
        ("anonymous", "observer", 401),
    ],
)
def test_who_may_add_whom(api_as, network, who, role, status):
    body = {"user": str(PhysicianFactory().user.pk), "role": role, "until": in_days(30)}
    answer = api_as(network.people[who]).post(f"/api/v1/groups/{network.group.pk}/members/", body)
    assert answer.status_code == status


@pytest.fixture
def coordinator(api_as, network):
    return api_as(network.people["coordinator"])


def test_a_member_may_be_named_by_their_profile(coordinator, network):
    physician = PhysicianFactory()
    body = {"physician": str(physician.pk)}
    answer = coordinator.post(f"/api/v1/groups/{network.group.pk}/members/", body)
    assert answer.json()["user"] == str(physician.user.pk)
    assert answer.json()["role"] == "member"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"role": "observer"}, "until_required"),
        ({"role": "observer", "until": in_days(-1)}, "until_not_in_future"),
    ],
)
def test_an_observer_has_an_end_to_come(coordinator, network, body, code):
    body["user"] = str(PhysicianFactory().user.pk)
    answer = coordinator.post(f"/api/v1/groups/{network.group.pk}/members/", body)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_only_the_staff_takes_places(coordinator, network):
    body = {"user": str(network.people["patient"].pk)}
    assert coordinator.post(f"/api/v1/groups/{network.group.pk}/members/", body).status_code == 400


def test_nobody_sits_twice_in_a_group(coordinator, network):
    body = {"user": str(network.people["member"].pk)}
    answer = coordinator.post(f"/api/v1/groups/{network.group.pk}/members/", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "already_member")


def test_a_higher_role_replaces_the_one_held(network):
    member = network.people["member"]
    args = {"group": network.group, "user": member, "added_by": network.people["coordinator"], "until": None}
    raised = place(role=MembershipRole.COORDINATOR, **args)
    assert place_in(network.group.pk, member) == raised
    with pytest.raises(RuleBroken, match="already_member"):
        place(role=MembershipRole.MEMBER, **args)


def test_an_observer_is_gone_on_their_date_and_may_come_again(api_as, coordinator, network, time_machine):
    observer, path = network.people["observer"], f"/api/v1/groups/{network.group.pk}/"
    Membership.objects.filter(user=observer).update(until=timezone.now() - timedelta(seconds=1))
    assert api_as(observer).get(path).status_code == 404
    body = {"user": str(observer.pk), "role": "observer", "until": in_days(10)}
    assert coordinator.post(f"{path}members/", body).status_code == 201
    assert api_as(observer).get(path).status_code == 200


@pytest.mark.parametrize(
    ("who", "whose", "status"),
    [
        ("member", "member", 204),
        ("coordinator", "member", 204),
        ("administrator", "coordinator", 204),
        ("member", "coordinator", 403),
        ("observer", "member", 403),
        ("outsider", "member", 404),
        ("patient", "member", 404),
        ("anonymous", "member", 401),
    ],
)
def test_who_may_end_a_membership(api_as, network, who, whose, status):
    path = f"/api/v1/groups/{network.group.pk}/members/{network.places[whose].pk}/"
    assert api_as(network.people[who]).delete(path).status_code == status


def test_who_brought_an_observer_may_take_them_out_again(api_as, network):
    network.places["observer"].added_by = network.people["member"]
    network.places["observer"].save()
    path = f"/api/v1/groups/{network.group.pk}/members/{network.places['observer'].pk}/"
    assert api_as(network.people["member"]).delete(path).status_code == 204


def test_leaving_closes_the_group_at_once_and_is_told_upwards(api_as, network):
    ended = []

    def listen(sender, membership, **kwargs) -> None:
        ended.append(membership)

    membership_ended.connect(listen)
    try:
        member, path = api_as(network.people["member"]), f"/api/v1/groups/{network.group.pk}/"
        member.delete(f"{path}members/{network.places['member'].pk}/")
    finally:
        membership_ended.disconnect(listen)
    assert ended == [network.places["member"]]
    assert member.get(path).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 200), ("administrator", 200), ("member", 403), ("observer", 403), ("outsider", 404)],
)
def test_who_may_change_a_role(api_as, network, who, status):
    path = f"/api/v1/groups/{network.group.pk}/members/{network.places['member'].pk}/"
    assert api_as(network.people[who]).patch(path, {"role": "coordinator"}).status_code == status


def test_a_membership_of_another_group_is_not_found_here(coordinator, network):
    elsewhere = MembershipFactory(group=WorkGroupFactory())
    path = f"/api/v1/groups/{network.group.pk}/members/{elsewhere.pk}/"
    assert coordinator.delete(path).status_code == 404


@pytest.mark.parametrize("is_active", [True, False])
def test_a_group_is_founded_as_it_was_described(api_as, network, is_active):
    body = {"name": "Gruppo nuovo", "description": "Di prova", "is_active": is_active}
    answer = api_as(network.people["administrator"]).post("/api/v1/groups/", body)
    assert answer.status_code == 201
    assert {name: answer.json()[name] for name in body} == body
