"""A patient client of our sockets: it waits for what should come, and says what came instead."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from nocc.accounts.models import User
from nocc.accounts.services import issue_socket_ticket
from nocc.cases.models import Case

PATIENCE_SECONDS = 20


class Client:
    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def say(self, content: dict) -> None:
        self.connection.send(json.dumps(content))

    def hear(self, seconds: float = PATIENCE_SECONDS) -> dict:
        return json.loads(self.connection.recv(timeout=seconds))

    def hear_kind(self, kind: str) -> dict:
        """The next frame of this kind; others are passed over."""
        while (frame := self.hear())["kind"] != kind:
            pass
        return frame

    def hear_until_ready(self) -> list[dict]:
        """What is replayed before the client is up to date."""
        frames = [self.hear()]
        while frames[-1]["kind"] != "ready":
            frames.append(self.hear())
        return frames[:-1]

    def hear_numbers(self, count: int) -> list[dict]:
        """The next frames that carry a number."""
        frames: list[dict] = []
        while len(frames) < count:
            frame = self.hear()
            if "seq" in frame and frame["kind"] != "ready":
                frames.append(frame)
        return frames

    def hear_close(self) -> int:
        """The code with which the server closes, whatever it says before."""
        try:
            while True:
                self.hear()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006


@contextmanager
def knocking(server, path: str, *, origin: str | None = None) -> Iterator[Client]:
    """An accepted socket that has not shown a ticket."""
    with connect(f"{server.socket_url}{path}", origin=origin, open_timeout=PATIENCE_SECONDS) as connection:
        yield Client(connection)


@contextmanager
def inside(server, path: str, user: User, *, after: int = 0) -> Iterator[Client]:
    """A socket that has shown its ticket."""
    with knocking(server, path) as client:
        client.say({"ticket": issue_socket_ticket(user=user), "after": after})
        yield client


def path_of(case: Case) -> str:
    return f"/ws/cases/{case.pk}/"
