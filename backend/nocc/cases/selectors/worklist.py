"""A person's worklist, page by page: first which cases stand on the page, then what their rows say.

Pages are stretches of an index (no offsets, no count), so that the list costs the same whatever the number of cases.
"""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, Expression, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from nocc.accounts.models import User

from ..models import Case
from ..models.participant import LAST_POSITION
from .viewpoints import STAFF_ROLES, observed_groups, open_to_observers

Narrow = Callable[[QuerySet], QuerySet]
Row = dict[str, Any]
# What a page is ordered by, and the case.
Key = tuple[Any, UUID]

NEVER = datetime.max.replace(tzinfo=timezone.get_default_timezone(), microsecond=0, year=9000)
MICROSECONDS = 1_000_000

# Identifiers and moments come as the text that the answer holds: nothing is parsed only to be written again.
CONTENT = """
SELECT "case".id::text, "case".reference, "case".state, "case".seq,
    to_char("case".active_at AT TIME ZONE 'UTC', %(moment)s) AS active_at,
    to_char("case".created_at AT TIME ZONE 'UTC', %(moment)s) AS created_at,
    to_char("case".round_deadline AT TIME ZONE 'UTC', %(moment)s) AS round_deadline,
    "case".votes_cast, "case".votes_expected,
    board.id::text AS group_id, board.name AS group_name,
    patient.id::text AS patient_id, patient.family_name, patient.given_name, patient.birth_date, patient.sex,
    patient.is_synthetic,
    tumour.topography, tumour.morphology, tumour.laterality, tumour.p16_status,
    stage.classification, stage.edition, stage.prefixes, stage.t, stage.n, stage.m, stage.stage,
    leader.id::text AS lead_id, leader.given_name AS lead_given_name, leader.family_name AS lead_family_name,
    place.role, place.seen_seq, place.waiting_kind,
    to_char(place.waiting_due AT TIME ZONE 'UTC', %(moment)s) AS waiting_due,
    (SELECT jsonb_object_agg(kind, at) FROM cases_milestone WHERE case_id = "case".id) AS milestones
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS wanted (id, line)
JOIN cases_case AS "case" ON "case".id = wanted.id
JOIN directory_workgroup AS board ON board.id = "case".group_id
JOIN patients_patient AS patient ON patient.id = "case".patient_id
JOIN cases_participant AS lead ON lead.case_id = "case".id AND lead.role = 'lead' AND lead.removed_at IS NULL
JOIN accounts_user AS leader ON leader.id = lead.user_id
LEFT JOIN cases_diagnosis AS tumour ON tumour.case_id = "case".id
LEFT JOIN cases_staging AS stage ON stage.id = "case".current_staging_id
LEFT JOIN cases_participant AS place
    ON place.case_id = "case".id AND place.user_id = %(user)s AND place.removed_at IS NULL
ORDER BY wanted.line
"""
MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'


class NotACursor(ValueError):
    """The text is no cursor of this list in this order."""


@dataclass(frozen=True)
class Order:
    """An order of the list by one field, then by identifier; `read` gives the field's value back from a cursor."""

    field: str
    is_descending: bool = False
    read: Callable[[Any], Any] = parse_datetime
    computed: Expression | None = None

    def after(self, rows: QuerySet, value: Any, last: UUID) -> QuerySet:
        """The rows that follow. The first condition is what the index is entered by."""
        way = "lt" if self.is_descending else "gt"
        beyond = Q(**{f"{self.field}__{way}": value}) | Q(pk__gt=last)
        return rows.filter(beyond, **{f"{self.field}__{way}e": value})

    def sorted(self, rows: QuerySet) -> QuerySet:
        sign = "-" if self.is_descending else ""
        return rows.order_by(f"{sign}{self.field}", "pk")

    def prepared(self, rows: QuerySet) -> QuerySet:
        """With the field to order by, where the rows do not have it."""
        return rows.annotate(**{self.field: self.computed}) if self.computed is not None else rows

    def merged(self, *parts: list[Key]) -> list[Key]:
        keys = sorted(chain(*parts), key=itemgetter(1))
        return sorted(keys, key=itemgetter(0), reverse=self.is_descending)


ORDERS = {
    "waiting": Order("place__position", read=int),
    "active_at": Order("active_at"),
    "-active_at": Order("active_at", is_descending=True),
    "created_at": Order("created_at"),
    "-created_at": Order("created_at", is_descending=True),
    "reference": Order("reference", read=str),
    "-reference": Order("reference", is_descending=True, read=str),
    # Cases without a running vote come last.
    "deadline": Order("deadline", computed=Coalesce("round_deadline", Value(NEVER), output_field=DateTimeField())),
}
DEFAULT_ORDER = "waiting"


@dataclass(frozen=True)
class Page:
    rows: list[Row]
    next: str | None


def worklist_page(user: User, *, narrow: Narrow, ordering: str, cursor: str | None, size: int) -> Page:
    """Rows of the cases this person may open, narrowed, in this order, after the cursor. Raises NotACursor."""
    order = ORDERS[ordering]
    last = _read_cursor(cursor, ordering) if cursor else None
    keys = _keys_of_places(user, narrow, order, last, size + 1)
    if groups := list(observed_groups(user).values_list("group", flat=True)):
        keys = order.merged(keys, _keys_of_observed_groups(user, groups, narrow, order, last, size + 1))
    page = keys[:size]
    following = _write_cursor(ordering, page[-1]) if len(keys) > size else None
    return Page(_content(user, [case_id for _, case_id in page]), following)


def _with_own_place(user: User) -> QuerySet:
    own = Q(participants__user=user, participants__removed_at__isnull=True)
    return Case.objects.annotate(place=FilteredRelation("participants", condition=own))


def _keys_of_places(user: User, narrow: Narrow, order: Order, last: Key | None, limit: int) -> list[Key]:
    lasting = Q(place__until__isnull=True) | Q(place__until__gt=timezone.now())
    opened = Q(place__role__in=STAFF_ROLES) | open_to_observers()
    rows = order.prepared(narrow(_with_own_place(user).filter(lasting, opened, place__user=user)))
    if last is not None:
        rows = order.after(rows, *last)
    return list(order.sorted(rows).values_list(order.field, "pk")[:limit])


def _keys_of_observed_groups(
    user: User, groups: list[UUID], narrow: Narrow, order: Order, last: Key | None, limit: int
) -> list[Key]:
    """Shared cases of groups that this person observes without a place of their own: nothing waits for them there."""
    by_position = order is ORDERS["waiting"]
    inner = ORDERS["-active_at"] if by_position else order
    rows = inner.prepared(
        narrow(_with_own_place(user).filter(open_to_observers(), place__isnull=True, group__in=groups))
    )
    if last is not None:
        rows = inner.after(rows, _moment_of(last[0]) if by_position else last[0], last[1])
    keys = list(inner.sorted(rows).values_list(inner.field, "pk")[:limit])
    return [(_position_of(moment), case_id) for moment, case_id in keys] if by_position else keys


def _position_of(moment: datetime) -> int:
    return LAST_POSITION - (int(moment.timestamp()) * MICROSECONDS + moment.microsecond)


def _moment_of(position: int) -> datetime:
    seconds, microseconds = divmod(LAST_POSITION - position, MICROSECONDS)
    # What waits stands before everything that merely moved: no moment is late enough.
    if seconds > NEVER.timestamp():
        return NEVER
    return datetime.fromtimestamp(seconds, NEVER.tzinfo).replace(microsecond=microseconds)


def _write_cursor(ordering: str, key: Key) -> str:
    value = key[0].isoformat() if isinstance(key[0], datetime) else key[0]
    return base64.urlsafe_b64encode(json.dumps([ordering, value, str(key[1])]).encode()).decode()


def _read_cursor(cursor: str, ordering: str) -> Key:
    try:
        written_for, value, last = json.loads(base64.urlsafe_b64decode(cursor))
        key = ORDERS[ordering].read(value), UUID(last)
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise NotACursor from None
    if written_for != ordering or key[0] is None:
        raise NotACursor
    return key


def _content(user: User, ids: list[UUID]) -> list[Row]:
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CONTENT, {"ids": ids, "user": user.pk, "moment": MOMENT})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
