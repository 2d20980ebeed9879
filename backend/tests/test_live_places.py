"""Who may hold a socket, and for how long."""

from datetime import timedelta

import pytest
from django.utils import timezone
from websockets.exceptions import InvalidStatus

from nocc.accounts.factories import UserFactory
from nocc.accounts.services import issue_socket_ticket
from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.services.participants import remove_participant
from nocc.common.live import publish
from nocc.directory.factories import MembershipFactory, PhysicianFactory
from nocc.directory.services import end_membership
from nocc.patients.services import record_consent

from .servers import serving
from .sockets import inside, knocking, path_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(scope="module")
def server(django_db_setup):
    with serving(server="granian") as running:
        yield running


def test_a_ticket_opens_one_socket_once(server):
    case = CaseFactory()
    ticket = issue_socket_ticket(user=case.opened_by)
    with knocking(server, path_of(case)) as first, knocking(server, path_of(case)) as second:
        first.say({"ticket": ticket, "after": 0})
        first.hear_until_ready()
        second.say({"ticket": ticket, "after": 0})
        assert second.hear_close() == 4401


@pytest.mark.parametrize(
    "words", [{"after": 0}, {"ticket": "wrong"}, {"ticket": 1}, {"ticket": "x", "after": "many"}, {}]
)
def test_who_brings_no_good_ticket_is_shut_out(server, words):
    with knocking(server, path_of(CaseFactory())) as client:
        client.say(words)
        assert client.hear_close() == 4401


def test_who_says_nothing_is_shut_out_after_ten_seconds(server):
    with knocking(server, "/ws/me/") as client:
        assert client.hear_close() == 4401


def test_pages_of_other_sites_open_no_socket(server):
    with pytest.raises(InvalidStatus), knocking(server, "/ws/me/", origin="https://elsewhere.example"):
        pass


def test_who_may_not_see_a_case_is_told_what_an_unknown_one_says(server):
    case = CaseFactory()
    strangers = [PhysicianFactory().user, UserFactory(is_administrator=True), MembershipFactory(group=case.group).user]
    for stranger in strangers:
        with inside(server, path_of(case), stranger) as client:
            assert client.hear_close() == 4404
    with inside(server, "/ws/cases/00000000-0000-4000-8000-000000000000/", case.opened_by) as client:
        assert client.hear_close() == 4404
    with knocking(server, "/ws/nowhere/") as client:
        assert client.hear_close() == 4404


def test_who_is_removed_is_shut_out_at_once_and_learns_no_more(server):
    case = CaseFactory()
    place = ParticipantFactory(case=case)
    with inside(server, path_of(case), case.opened_by) as lead, inside(server, path_of(case), place.user) as client:
        lead.hear_until_ready()
        client.hear_until_ready()
        remove_participant(place=place, actor=case.opened_by)
        assert lead.hear_numbers(1)[0]["kind"] == "participant.left"
        assert client.hear_close() == 4403


def test_who_leaves_the_group_that_they_observe_is_shut_out_at_once(server):
    case = CaseFactory()
    membership = MembershipFactory(group=case.group, role="observer")
    with inside(server, path_of(case), membership.user) as client:
        client.hear_until_ready()
        end_membership(membership=membership, ended_by=membership.user)
        assert client.hear_close() == 4403


def test_observers_are_shut_out_when_the_patient_no_longer_agrees(server):
    case = CaseFactory()
    observer = ParticipantFactory(case=case, role="observer").user
    with inside(server, path_of(case), observer) as client:
        client.hear_until_ready()
        record_consent(patient=case.patient, kind="observers", granted=False, recorded_by=case.opened_by)
        assert client.hear_close() == 4403


def test_an_observer_is_shut_out_when_their_time_is_over(server):
    case = CaseFactory()
    until = timezone.now() + timedelta(seconds=4)
    observer = ParticipantFactory(case=case, role="observer", until=until).user
    with inside(server, path_of(case), observer) as client:
        client.hear_until_ready()
        assert client.hear_close() == 4403


def test_a_closed_account_closes_its_sockets(server):
    user = UserFactory()
    with inside(server, "/ws/me/", user) as client:
        client.hear_until_ready()
        user.is_active = False
        user.save(update_fields=["is_active"])
        publish(f"user:{user.pk}", {"recheck": True})
        assert client.hear_close() == 4403


def test_observers_do_not_learn_who_writes_to_the_board(server):
    case = CaseFactory()
    observer = ParticipantFactory(case=case, role="observer").user
    with inside(server, path_of(case), case.opened_by) as lead, inside(server, path_of(case), observer) as client:
        lead.hear_until_ready()
        client.hear_until_ready()
        lead.say({"kind": "typing", "thread": "board"})
        lead.say({"kind": "typing", "thread": "observers"})
        assert client.hear_kind("typing")["thread"] == "observers"
