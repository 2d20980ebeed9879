from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nocc.accounts.models import User

from ..models import Case, CaseEvent, Notification
from ..models.log import Audience
from .items import authored_items, concealed_targets
from .viewpoints import viewpoint_of


@dataclass(frozen=True)
class SeenEvent:
    """An event as one reader sees it: what may not be known keeps its number and is otherwise nothing."""

    seq: int
    kind: str
    at: datetime | None = None
    actor: UUID | None = None
    actor_name: str | None = None
    target: tuple[str, UUID] | None = None

    @classmethod
    def noop(cls, seq: int) -> "SeenEvent":
        return cls(seq, "noop")

    @classmethod
    def of(cls, event: CaseEvent) -> "SeenEvent":
        name = event.actor.full_name if event.actor else None
        return cls(event.seq, event.kind, event.at, event.actor_id, name, (event.target_kind, event.target_id))


def events_visible_to(user: User, case: Case, *, after: int, limit: int) -> list[SeenEvent]:
    """The case's events that follow number `after`, in order."""
    viewpoint = viewpoint_of(user, case)
    if viewpoint is None:
        return []
    rows = list(case.events.filter(seq__gt=after).select_related("actor").order_by("seq")[:limit])
    hidden = _hidden_targets(user, case, rows)
    return [
        SeenEvent.noop(row.seq)
        if (row.audience == Audience.STAFF and not viewpoint.is_staff) or (row.target_kind, row.target_id) in hidden
        else SeenEvent.of(row)
        for row in rows
    ]


def _hidden_targets(user: User, case: Case, rows: list[CaseEvent]) -> set[tuple[str, UUID]]:
    concealed = concealed_targets(case) & {(row.target_kind, row.target_id) for row in rows}
    return concealed - authored_items(user, concealed)


def notification_frames(user: User, *, after: int, limit: int) -> list[Notification]:
    return list(Notification.objects.filter(user=user, seq__gt=after).order_by("seq")[:limit])
