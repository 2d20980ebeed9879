"""Sockets against real servers: nothing is lost, nothing comes twice, whoever dies in between."""

import pytest

from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models.log import Audience
from nocc.cases.services import append_event, notify
from nocc.patients.models import Concealment

from .servers import serving
from .sockets import inside, path_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def happen(case, count: int = 1, *, audience: Audience = Audience.EVERYONE) -> None:
    for _ in range(count):
        append_event(case=case, kind="document.added", actor=None, target=("document", case.pk), audience=audience)


def numbers(frames: list[dict]) -> list[int]:
    return [frame["seq"] for frame in frames]


@pytest.fixture(scope="module", params=["granian", "daphne"])
def server(request, django_db_setup):
    with serving(server=request.param) as running:
        yield running


def test_a_client_gets_what_it_missed_and_goes_on_live(server):
    case = CaseFactory()
    happen(case, 5)
    with inside(server, path_of(case), case.opened_by, after=2) as client:
        assert numbers(client.hear_until_ready()) == [3, 4, 5]
        happen(case, 3)
        frames = client.hear_numbers(3)
    assert numbers(frames) == [6, 7, 8]
    assert frames[0].keys() == {"seq", "kind", "at", "actor", "target"}
    assert frames[0]["target"] == {"kind": "document", "id": str(case.pk)}


def test_an_observer_gets_numbers_without_content_of_what_is_for_the_board(server):
    case = CaseFactory()
    observer = ParticipantFactory(case=case, role="observer").user
    happen(case)
    happen(case, audience=Audience.STAFF)
    with inside(server, path_of(case), observer) as client:
        replayed = client.hear_until_ready()
        happen(case, audience=Audience.STAFF)
        (live,) = client.hear_numbers(1)
    assert [frame["kind"] for frame in replayed] == ["document.added", "noop"]
    assert live == {"seq": 3, "kind": "noop"}


def test_what_is_concealed_is_a_number_replayed_and_live(server):
    case = CaseFactory()
    happen(case)
    Concealment.objects.create(patient=case.patient, kind="document", item=case.pk)
    with inside(server, path_of(case), case.opened_by) as client:
        replayed = client.hear_until_ready()
        happen(case)
        live = client.hear_numbers(1)
    assert [*replayed, *live] == [{"seq": 1, "kind": "noop"}, {"seq": 2, "kind": "noop"}]


def test_a_client_sees_every_number_once_through_a_crash_of_the_server():
    case = CaseFactory()
    seen: list[int] = []
    with serving(server="daphne") as server:
        with inside(server, path_of(case), case.opened_by) as client:
            client.hear_until_ready()
            happen(case, 3)
            seen += numbers(client.hear_numbers(2))
            server.kill()
            happen(case, 4)
        server.start()
        with inside(server, path_of(case), case.opened_by, after=seen[-1]) as client:
            seen += numbers(client.hear_until_ready())
            happen(case, 2)
            seen += numbers(client.hear_numbers(2))
    assert seen == list(range(1, 10))


def test_two_processes_share_events_and_people():
    case = CaseFactory()
    colleague = ParticipantFactory(case=case).user
    with (
        serving(server="granian") as one,
        serving(server="daphne") as other,
        inside(one, path_of(case), case.opened_by) as here,
        inside(other, path_of(case), colleague) as there,
    ):
        here.hear_until_ready()
        there.hear_until_ready()
        for client in (here, there):
            while len(client.hear_kind("presence")["people"]) < 2:
                pass
        happen(case)
        assert numbers(here.hear_numbers(1)) == numbers(there.hear_numbers(1)) == [1]
        there.say({"kind": "typing", "thread": "board"})
        assert here.hear_kind("typing") == {"kind": "typing", "user": str(colleague.pk), "thread": "board"}
        there.connection.close()
        assert [person["user"] for person in here.hear_kind("presence")["people"]] == [str(case.opened_by.pk)]


def test_what_concerns_a_user_comes_in_their_own_sequence(server):
    case = CaseFactory()
    me, target = case.opened_by, ("case", case.pk)
    notify(user=me, kind="case.shared", target=target, case=case)
    with inside(server, "/ws/me/", me) as client:
        assert numbers(client.hear_until_ready()) == [1]
        notify(user=ParticipantFactory(case=case).user, kind="case.shared", target=target, case=case)
        notify(user=me, kind="message.mentioned", target=target, case=case)
        (frame,) = client.hear_numbers(1)
    assert (frame["seq"], frame["kind"], frame["case"]) == (2, "message.mentioned", str(case.pk))
