"""What happened, number by number. What a reader may not know keeps its number and is otherwise nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nocc.accounts.models import User

from ..models import Case, CaseEvent, Notification
from ..models.log import Audience
from .items import authors_of, concealed_among
from .viewpoints import Viewpoint, viewpoint_of

Target = tuple[str, UUID]
Logged = CaseEvent | Notification


@dataclass(frozen=True)
class Entry:
    """An event or a notification with what decides who may know of it."""

    row: Logged
    is_for_everyone: bool
    is_concealed: bool
    # Of what is concealed: the one who still sees it.
    author: UUID | None

    def is_visible_to(self, user_id: UUID, *, is_staff: bool) -> bool:
        if self.is_concealed and user_id != self.author:
            return False
        return self.is_for_everyone or is_staff


@dataclass(frozen=True)
class SeenEvent:
    """An event as one reader sees it."""

    seq: int
    kind: str
    at: datetime | None = None
    actor: UUID | None = None
    actor_name: str | None = None
    target: Target | None = None

    @classmethod
    def of(cls, entry: Entry, viewpoint: Viewpoint) -> "SeenEvent":
        row = entry.row
        if not entry.is_visible_to(viewpoint.user_id, is_staff=viewpoint.is_staff):
            return cls(row.seq, "noop")
        name = row.actor.full_name if row.actor else None
        return cls(row.seq, row.kind, row.at, row.actor_id, name, target_of(row))


def target_of(row: Logged) -> Target:
    return row.target_kind, row.target_id


def entries_of(rows: Iterable[Logged]) -> list[Entry]:
    rows = list(rows)
    concealed = concealed_among({target_of(row) for row in rows})
    authors = authors_of(concealed)
    return [
        Entry(
            row,
            is_for_everyone=getattr(row, "audience", Audience.EVERYONE) == Audience.EVERYONE,
            is_concealed=target_of(row) in concealed,
            author=authors.get(target_of(row)),
        )
        for row in rows
    ]


def events_after(case_id: UUID, *, after: int, limit: int) -> QuerySet[CaseEvent]:
    return CaseEvent.objects.filter(case=case_id, seq__gt=after).order_by("seq")[:limit]


def notifications_after(user_id: UUID, *, after: int, limit: int) -> QuerySet[Notification]:
    return Notification.objects.filter(user=user_id, seq__gt=after).order_by("seq")[:limit]


def events_visible_to(user: User, case: Case, *, after: int, limit: int) -> list[SeenEvent]:
    """The case's events that follow number `after`, in order."""
    if (viewpoint := viewpoint_of(user, case)) is None:
        return []
    rows = events_after(case.pk, after=after, limit=limit).select_related("actor")
    return [SeenEvent.of(entry, viewpoint) for entry in entries_of(rows)]
