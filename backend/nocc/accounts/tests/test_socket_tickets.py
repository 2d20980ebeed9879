from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from ..factories import UserFactory
from ..models import SocketTicket
from ..services import issue_socket_ticket, redeem_socket_ticket, set_active

CALLERS = 8


@pytest.mark.parametrize(("who", "status"), [("person", 201), ("anonymous", 401)])
def test_who_may_ask_for_a_ticket(api_as, person, who, status):
    client = api_as({"person": person, "anonymous": None}[who])
    assert client.post("/api/v1/auth/socket-ticket/").status_code == status


def test_a_ticket_is_good_once(person):
    ticket = issue_socket_ticket(user=person)
    assert redeem_socket_ticket(ticket) == person
    assert redeem_socket_ticket(ticket) is None


def test_a_ticket_is_good_for_thirty_seconds(person):
    ticket = issue_socket_ticket(user=person)
    SocketTicket.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert redeem_socket_ticket(ticket) is None


def test_a_shut_account_has_no_tickets(person):
    ticket = issue_socket_ticket(user=person)
    set_active(user=person, is_active=False)
    assert redeem_socket_ticket(ticket) is None


def test_only_the_hash_of_a_ticket_is_kept(person):
    ticket = issue_socket_ticket(user=person)
    assert ticket not in SocketTicket.objects.get().digest


@pytest.mark.django_db(transaction=True)
def test_of_many_who_bring_the_same_ticket_at_once_one_gets_in():
    person = UserFactory()
    for _ in range(5):
        ticket, together = issue_socket_ticket(user=person), Barrier(CALLERS)

        def redeem(ticket: str = ticket, together: Barrier = together) -> bool:
            together.wait()
            try:
                return redeem_socket_ticket(ticket) is not None
            finally:
                connection.close()

        with ThreadPoolExecutor(CALLERS) as callers:
            admitted = [call.result() for call in [callers.submit(redeem) for _ in range(CALLERS)]]
        assert admitted.count(True) == 1
