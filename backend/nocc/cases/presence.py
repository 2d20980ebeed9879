"""Who is looking at a room now. A courtesy, never evidence: kept in memory only, gone after a missed heart-beat."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

HEARTBEAT_SECONDS = 20
SILENCE_SECONDS = 45
STATES = ("active", "idle")


@dataclass(frozen=True)
class Person:
    """One open socket of somebody, in a process called `node`."""

    connection: str
    node: str
    user: str
    name: str
    role: str
    state: str = "active"

    def as_message(self) -> dict:
        return asdict(self)

    @classmethod
    def from_message(cls, message: dict) -> "Person":
        return cls(**message)


@dataclass
class People:
    """Everybody in a room, by connection, with the moment of their last heart-beat."""

    _seen: dict[str, tuple[Person, float]] = field(default_factory=dict)

    def note(self, person: Person) -> bool:
        """Somebody is there; True if that is news."""
        before = self._seen.get(person.connection)
        self._seen[person.connection] = (person, time.monotonic())
        return before is None or before[0] != person

    def forget(self, connection: str) -> bool:
        return self._seen.pop(connection, None) is not None

    def forget_silent(self) -> bool:
        horizon = time.monotonic() - SILENCE_SECONDS
        silent = [connection for connection, (_, seen_at) in self._seen.items() if seen_at < horizon]
        for connection in silent:
            del self._seen[connection]
        return bool(silent)

    def of_node(self, node: str) -> list[Person]:
        return [person for person, _ in self._seen.values() if person.node == node]

    def __iter__(self) -> Iterator[Person]:
        """Each person once, active if any of their windows is."""
        best: dict[str, Person] = {}
        for person, _ in self._seen.values():
            known = best.get(person.user)
            if known is None or STATES.index(person.state) < STATES.index(known.state):
                best[person.user] = person
        return iter(sorted(best.values(), key=lambda person: (person.name, person.user)))


def as_frame(people: People) -> dict:
    """As sockets carry it: presence has no number."""
    shown = [{"user": p.user, "name": p.name, "role": p.role, "state": p.state} for p in people]
    return {"kind": "presence", "people": shown}
