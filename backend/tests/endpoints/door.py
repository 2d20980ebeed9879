"""How a row of the table is written: an operation, what it answers to whom, and what the access log must say."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID, uuid4

from .world import Preparation, Record, token_of

ROLES = (
    *("lead", "participant", "emergency", "observer", "group_observer", "former", "lapsed", "member"),
    *("coordinator", "outsider", "patient", "other_patient", "administrator", "anonymous"),
)
GROUPS = {
    "board": ("lead", "participant"),
    "readers": ("lead", "participant", "emergency"),
    "observers": ("observer", "group_observer"),
    "viewers": ("lead", "participant", "emergency", "observer", "group_observer"),
    "members": ("lead", "member", "coordinator", "emergency"),
    "patients": ("patient", "other_patient"),
    "physicians": (
        *("lead", "participant", "emergency", "observer", "group_observer"),
        *("former", "lapsed", "member", "coordinator", "outsider"),
    ),
}
Answers = dict[str, int]
Body = Callable[[Record], dict]


def answers(*, otherwise: int = 404, anonymous: int = 401, **said: int) -> Answers:
    """What each role is told: a later word prevails over an earlier one; unnamed roles are told `otherwise`."""
    told = dict.fromkeys(ROLES, otherwise) | {"anonymous": anonymous}
    for name, status in said.items():
        told |= dict.fromkeys(GROUPS.get(name, (name,)), status)
    return told


NOBODY = answers()


class Log(Enum):
    """When the access log gets an entry: never, whenever it succeeds, or when a list shows something."""

    NEVER = "never"
    ALWAYS = "always"
    IF_SHOWN = "if shown"


@dataclass(frozen=True)
class Door:
    """One operation. `foreign` is None where nothing in address or body tells one case from another."""

    method: str
    route: str
    own: Answers
    foreign: Answers | None = None
    body: Body | None = None
    log: Log = Log.ALWAYS
    given: Preparation | None = None
    item: str = ""
    key: str = ""
    is_edit: bool = False
    is_form: bool = False
    # Where the code is known to answer otherwise than it should.
    gap: str = ""

    def __str__(self) -> str:
        route = re.sub(r"<\w+:(\w+)>", r"{\1}", self.route)
        return " ".join(filter(None, (self.method, route, f"of {self.item}" if self.item else "", self.key)))

    @property
    def names_a_record(self) -> bool:
        return "<uuid:" in self.route

    def path(self, record: Record) -> str:
        return self._filled({**record.keys, "pk": self._pk(record), "key": self._key_of_invitation(record)})

    def path_to_nothing(self) -> str:
        """The same address with identifiers that never were."""
        return self._filled({name: uuid4() for name in ("case_id", "patient_id", "group_id", "pk", "key")})

    def path_across(self, parent: Record, child: Record) -> str:
        """The one's address with the other's item at its end."""
        return self._filled({**parent.keys, "pk": self._pk(child)})

    def noun(self) -> str:
        """What `pk` is of: as the row says, else as the address does."""
        if self.item:
            return self.item
        before = re.search(r"([\w-]+)/<\w+:(?:pk|key)>", self.route)
        if before:
            return before[1]
        last = self.route.rstrip("/").rsplit("/", 1)[-1]
        return "cases" if ">" in last else last

    def version_in(self, record: Record) -> str:
        return f'"{record.items[self.noun()].version}"'

    def _pk(self, record: Record) -> UUID | None:
        row = record.items.get(self.noun())
        return row.pk if row is not None else None

    def _key_of_invitation(self, record: Record) -> object:
        return self._pk(record) if self.method == "DELETE" else token_of(record.case)

    def _filled(self, values: Mapping[str, object]) -> str:
        path = re.sub(r"<\w+:(\w+)>", lambda part: str(values.get(part[1], "labs")), self.route)
        return "/" if path.startswith("^") else f"/{path}"


def door(method: str, route: str, own: Answers, **more) -> Door:
    """A row of `/api/v1/`. Where the address names a record, a foreign one answers nobody, unless said."""
    route = f"api/v1/{route}"
    more.setdefault("foreign", NOBODY if "<uuid:" in route else None)
    return Door(method, route, own, **more)


def listed(route: str, own: Answers, **more) -> Door:
    return door("GET", route, own, **{"log": Log.IF_SHOWN, **more})


def read(route: str, own: Answers, **more) -> Door:
    return door("GET", route, own, **more)


def post(route: str, own: Answers, body: Body | None = None, **more) -> Door:
    return door("POST", route, own, body=body, **more)


def put(route: str, own: Answers, body: Body | None = None, **more) -> Door:
    return door("PUT", route, own, body=body, **more)


def patch(route: str, own: Answers, body: Body | None = None, **more) -> Door:
    return door("PATCH", route, own, body=body, **more)


def delete(route: str, own: Answers, **more) -> Door:
    return door("DELETE", route, own, **more)


def viewers(status: int = 200, **others: int) -> Answers:
    """Everyone who sees the case."""
    return answers(viewers=status, **others)


def readers(status: int = 200, *, observers: int = 403, **others: int) -> Answers:
    """Who reads the case in full: the board, and who has broken the glass."""
    return answers(readers=status, observers=observers, **others)


def board(status: int, *, observers: int = 403, **others: int) -> Answers:
    """Who takes part."""
    return answers(board=status, emergency=403, observers=observers, **others)


def lead(status: int, *, observers: int = 403, **others: int) -> Answers:
    """The lead; the others who see the case may not."""
    return answers(readers=403, observers=observers, lead=status, **others)


def signed_in(status: int = 200, **others: int) -> Answers:
    return answers(otherwise=status, **others)
