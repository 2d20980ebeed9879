"""A person's worklist, page by page: which cases stand on the page, in which order. `rows` says what they show.

Pages are stretches of an index (no offsets, no count), so that the list costs the same whatever the number of cases.
The statements are written out because building them anew for every request took longer than carrying them out; that
they show what `cases_visible_to` shows is tested.
"""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from nocc.accounts.models import User

from ..models import Case
from ..models.participant import LAST_POSITION
from .rows import Row, rows_of

# What a page is ordered by, and the case.
Key = tuple[Any, UUID]
Narrow = Callable[[QuerySet[Case]], QuerySet[Case]]

NEVER = datetime(9000, 1, 1, tzinfo=UTC)
MICROSECONDS = 1_000_000

OBSERVED_GROUPS = """
SELECT group_id FROM directory_membership
WHERE user_id = %(user)s AND role = 'observer' AND left_at IS NULL AND (until IS NULL OR until > %(now)s)
"""
OPEN_TO_OBSERVERS = """(
    "case".state <> 'draft' AND (
        SELECT granted FROM patients_consent
        WHERE patient_id = "case".patient_id AND kind = 'observers' ORDER BY created_at DESC LIMIT 1
    )
)"""
OF_PLACES = f"""
FROM cases_participant AS place JOIN cases_case AS "case" ON "case".id = place.case_id
WHERE place.user_id = %(user)s AND place.removed_at IS NULL AND (place.until IS NULL OR place.until > %(now)s)
    AND (place.role IN ('lead', 'participant') OR {OPEN_TO_OBSERVERS})
"""
# Without a place of one's own, which would say more.
OF_OBSERVED_GROUPS = f"""
FROM cases_case AS "case"
WHERE "case".group_id = ANY(%(groups)s) AND {OPEN_TO_OBSERVERS} AND NOT EXISTS (
    SELECT FROM cases_participant WHERE case_id = "case".id AND user_id = %(user)s AND removed_at IS NULL
)
"""  # nosec B608


class NotACursor(ValueError):
    """The text is no cursor of this list in this order."""


def _position(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 <= value <= LAST_POSITION else None


def _reference(value: Any) -> str | None:
    return value if isinstance(value, str) and value.isascii() and value.isalnum() else None


@dataclass(frozen=True)
class Order:
    """An order of the list by one column, then by case; `read` gives the column's value back from a cursor, or None."""

    column: str
    is_descending: bool = False
    read: Callable[[Any], Any] = parse_datetime

    def statement(self, source: str, narrowed: str, *, is_first: bool) -> str:
        way, side = ("DESC", "<") if self.is_descending else ("ASC", ">")
        # The first condition is what the index is entered by.
        after = f"""AND {self.column} {side}= %(value)s AND ({self.column} {side} %(value)s OR "case".id > %(last)s)"""
        order = f"""ORDER BY {self.column} {way}, "case".id LIMIT %(limit)s"""
        return " ".join([f'SELECT {self.column}, "case".id', source, narrowed, "" if is_first else after, order])

    def merged(self, *parts: list[Key]) -> list[Key]:
        keys = sorted(chain(*parts), key=itemgetter(1))
        return sorted(keys, key=itemgetter(0), reverse=self.is_descending)


ORDERS = {
    "waiting": Order("place.position", read=_position),
    "active_at": Order('"case".active_at'),
    "-active_at": Order('"case".active_at', is_descending=True),
    "created_at": Order('"case".created_at'),
    "-created_at": Order('"case".created_at', is_descending=True),
    "reference": Order('"case".reference', read=_reference),
    "-reference": Order('"case".reference', is_descending=True, read=_reference),
    # Cases without a running vote come last.
    "deadline": Order("""coalesce("case".round_deadline, '9000-01-01Z')"""),
}
DEFAULT_ORDER = "waiting"


@dataclass(frozen=True)
class Page:
    rows: list[Row]
    next: str | None


@dataclass(frozen=True)
class Search:
    """One question to the list: whose, narrowed how, after which key, how many."""

    user: User
    narrow: Narrow | None
    last: Key | None
    limit: int

    def keys(self, source: str, order: Order, **values: Any) -> list[Key]:
        try:
            narrowed, parameters = self._narrowed()
        except EmptyResultSet:
            return []
        statement = order.statement(source, narrowed, is_first=self.last is None)
        value, last = self.last or (None, None)
        known = {"user": self.user.pk, "now": timezone.now(), "value": value, "last": last, "limit": self.limit}
        with connection.cursor() as cursor:
            cursor.execute(statement, {**known, **parameters, **values})
            return cursor.fetchall()

    def _narrowed(self) -> tuple[str, dict[str, Any]]:
        if self.narrow is None:
            return "", {}
        statement, parameters = self.narrow(Case.objects.order_by()).values("pk").query.sql_with_params()
        names = [f"filter_{number}" for number in range(len(parameters))]
        named = statement % tuple(f"%({name})s" for name in names)
        return f'AND "case".id IN ({named})', dict(zip(names, parameters, strict=True))


def worklist_page(user: User, *, narrow: Narrow | None, ordering: str, cursor: str | None, size: int) -> Page:
    """Rows of the cases this person may open, narrowed, in this order, after the cursor. Raises NotACursor."""
    order = ORDERS[ordering]
    search = Search(user, narrow, _read_cursor(cursor, ordering) if cursor else None, size + 1)
    keys = search.keys(OF_PLACES, order)
    if groups := _observed_groups(user):
        keys = order.merged(keys, _keys_of_groups(search, order, groups))
    page = keys[:size]
    following = _write_cursor(ordering, page[-1]) if len(keys) > size else None
    return Page(rows_of(user, [case_id for _, case_id in page]), following)


def _observed_groups(user: User) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(OBSERVED_GROUPS, {"user": user.pk, "now": timezone.now()})
        return [group_id for (group_id,) in cursor.fetchall()]


def _keys_of_groups(search: Search, order: Order, groups: list[UUID]) -> list[Key]:
    """Nothing waits for who merely observes a group: their position follows from the case's last activity."""
    if order is not ORDERS["waiting"]:
        return search.keys(OF_OBSERVED_GROUPS, order, groups=groups)
    # What waits stands before everything that merely moved: no moment is late enough.
    moved = {} if search.last is None else {"value": _moment_of(search.last[0])}
    keys = search.keys(OF_OBSERVED_GROUPS, ORDERS["-active_at"], groups=groups, **moved)
    return [(_position_of(moment), case_id) for moment, case_id in keys]


def _position_of(moment: datetime) -> int:
    return LAST_POSITION - (int(moment.timestamp()) * MICROSECONDS + moment.microsecond)


def _moment_of(position: int) -> datetime:
    seconds, microseconds = divmod(LAST_POSITION - position, MICROSECONDS)
    if seconds > NEVER.timestamp():
        return NEVER
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=microseconds)


def _write_cursor(ordering: str, key: Key) -> str:
    value = key[0].isoformat() if isinstance(key[0], datetime) else key[0]
    return base64.urlsafe_b64encode(json.dumps([ordering, value, str(key[1])]).encode()).decode()


def _read_cursor(cursor: str, ordering: str) -> Key:
    try:
        written_for, value, last = json.loads(base64.urlsafe_b64decode(cursor))
        key = ORDERS[ordering].read(value), UUID(last)
    except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error):
        raise NotACursor from None
    if written_for != ordering or key[0] is None:
        raise NotACursor
    return key
