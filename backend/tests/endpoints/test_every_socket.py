"""Every socket with every role, on a case of their own and on one that is none of theirs."""

from uuid import uuid4

import pytest
from websockets.exceptions import ConnectionClosed

from nocc.accounts.models import User
from nocc.accounts.services import issue_socket_ticket
from tests.servers import serving
from tests.sockets import knocking

from .doors import READY, SOCKETS
from .world import build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def told(server, path: str, user: User | None) -> int:
    """READY, or the code with which the socket is closed."""
    ticket = issue_socket_ticket(user=user) if user is not None else "none"
    with knocking(server, path) as client:
        try:
            client.say({"ticket": ticket, "after": 0})
            client.hear_until_ready()
        except ConnectionClosed as closed:
            return closed.rcvd.code
        return READY


def test_who_gets_into_which_socket():
    world, nothing = build_world(), uuid4()
    elsewhere = {who: 4404 if user is not None else 4401 for who, user in world.people.items()}
    with serving(server="granian") as server:

        def everybody(path: str) -> dict[str, int]:
            return {who: told(server, path, user) for who, user in world.people.items()}

        assert everybody(f"/ws/cases/{world.own.case.pk}/") == SOCKETS["ws/cases/<uuid:case_id>/"]
        assert everybody(f"/ws/cases/{world.foreign.case.pk}/") == elsewhere
        assert everybody(f"/ws/cases/{nothing}/") == elsewhere
        assert everybody("/ws/me/") == SOCKETS["ws/me/"]
        assert everybody("/ws/elsewhere/") == SOCKETS[""]
