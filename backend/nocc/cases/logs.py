"""The numbered logs that rooms follow, as frames that are encoded once for everybody who may read them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from .models import CaseEvent, Notification
from .models.log import Audience
from .selectors.events import Entry, entries_of, events_after, notifications_after, target_of

PAGE = 500
# After these somebody may have gained or lost a place: open sockets ask again who they are.
MEMBERSHIP_KINDS = frozenset(
    {
        "participant.joined",
        "participant.left",
        "lead.handed_over",
        "case.state_changed",
        "consent.recorded",
        "emergency.opened",
    }
)

HEADS = """
SELECT 'case:' || id, seq FROM cases_case WHERE id = ANY(%(case)s::uuid[])
UNION ALL
SELECT 'user:' || user_id, seq FROM cases_notificationhead WHERE user_id = ANY(%(user)s::uuid[])
"""


@dataclass(frozen=True)
class Frame:
    """One entry of a log, ready to be sent: whole, or as a number without content."""

    seq: int
    entry: Entry
    whole: str
    noop: str

    def text_for(self, user_id: UUID, *, is_staff: bool) -> str:
        return self.whole if self.entry.is_visible_to(user_id, is_staff=is_staff) else self.noop

    @property
    def may_change_places(self) -> bool:
        return self.entry.row.kind in MEMBERSHIP_KINDS


def _encoded(content: dict) -> str:
    return json.dumps(content, separators=(",", ":"))


def _frame(entry: Entry) -> Frame:
    row, (kind, item) = entry.row, target_of(entry.row)
    content = {
        "seq": row.seq,
        "kind": row.kind,
        "at": row.at.isoformat().replace("+00:00", "Z"),
        "actor": str(row.actor_id) if row.actor_id else None,
        "target": {"kind": kind, "id": str(item)},
    }
    if isinstance(row, Notification):
        content["case"] = str(row.case_id) if row.case_id else None
    return Frame(row.seq, entry, _encoded(content), _encoded({"seq": row.seq, "kind": "noop"}))


def hint_of(event: CaseEvent) -> dict:
    """What is published of an event, whole: who has everything before it needs not read the log for it."""
    (entry,) = entries_of([event])
    return {
        "seq": event.seq,
        "entry": {
            "kind": event.kind,
            "at": event.at.isoformat(),
            "actor": str(event.actor_id) if event.actor_id else None,
            "target": [event.target_kind, str(event.target_id)],
            "audience": event.audience,
            "is_concealed": entry.is_concealed,
            "author": str(entry.author) if entry.author else None,
        },
    }


def frame_of_hint(hint: dict) -> Frame:
    told = hint["entry"]
    row = CaseEvent(
        seq=hint["seq"],
        kind=told["kind"],
        at=datetime.fromisoformat(told["at"]),
        actor_id=told["actor"],
        audience=told["audience"],
        target_kind=told["target"][0],
        target_id=UUID(told["target"][1]),
    )
    author = UUID(told["author"]) if told["author"] else None
    return _frame(Entry(row, row.audience == Audience.EVERYONE, told["is_concealed"], author))


def frames_of_case(case_id: UUID, after: int) -> list[Frame]:
    return [_frame(entry) for entry in entries_of(events_after(case_id, after=after, limit=PAGE))]


def frames_of_user(user_id: UUID, after: int) -> list[Frame]:
    return [_frame(entry) for entry in entries_of(notifications_after(user_id, after=after, limit=PAGE))]


READERS: dict[str, Callable[[UUID, int], list[Frame]]] = {"case": frames_of_case, "user": frames_of_user}


def frames_after(room: str, after: int) -> list[Frame]:
    """The next frames of the log of a room (`case:…`, `user:…`), at most PAGE; other rooms have no log."""
    kind, _, name = room.partition(":")
    return READERS[kind](UUID(name), after) if kind in READERS else []


def heads_of(rooms: Iterable[str]) -> dict[str, int]:
    """The number of the last entry of each room's log, in one query."""
    wanted: dict[str, list[UUID]] = {"case": [], "user": []}
    for room in rooms:
        kind, _, name = room.partition(":")
        if kind in wanted:
            wanted[kind].append(UUID(name))
    with connection.cursor() as cursor:
        cursor.execute(HEADS, wanted)
        return dict(cursor.fetchall())
