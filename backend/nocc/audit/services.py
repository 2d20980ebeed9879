"""The access log: one statement appends an entry and moves its chain's head, so that readers do not queue."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

APPEND = """
WITH link AS (
    INSERT INTO audit_accesschain AS chain (key, length, head)
    VALUES (%(chain)s, 1, sha256(%(entry)s))
    ON CONFLICT (key) DO UPDATE SET length = chain.length + 1, head = sha256(chain.head || %(entry)s)
    RETURNING length, head
)
INSERT INTO audit_accessentry
    (id, chain, number, at, actor, actor_name, actor_facility, ground, action,
    kind, items, cases, patients, address, hash)
SELECT %(id)s, %(chain)s, link.length, %(at)s, %(actor)s, %(actor_name)s, %(actor_facility)s, %(ground)s, %(action)s,
    %(kind)s, %(items)s::uuid[], %(cases)s::uuid[], %(patients)s::uuid[], %(address)s::inet, link.head
FROM link
"""


@dataclass(frozen=True)
class AccessSubject:
    """What was touched: an item of a kind, in a case (if any) of a patient (if any)."""

    kind: str
    item: uuid.UUID
    case: uuid.UUID | None
    patient: uuid.UUID | None


@dataclass(frozen=True)
class Reader:
    """Who touched it, as they were at that moment."""

    id: uuid.UUID
    name: str
    facility: str
    address: str | None


def record_access(*, reader: Reader, action: str, ground: str, subjects: list[AccessSubject]) -> None:
    """Append one entry that names these subjects (all of one kind). `action` is `read` or `write`."""
    if not subjects:
        return
    patients = sorted({s.patient for s in subjects if s.patient})
    entry: dict[str, Any] = {
        "id": uuid.uuid4(),
        "chain": patients[0] if len(patients) == 1 else reader.id,
        "at": timezone.now(),
        "actor": reader.id,
        "actor_name": reader.name,
        "actor_facility": reader.facility,
        "ground": ground,
        "action": action,
        "kind": subjects[0].kind,
        "items": sorted({s.item for s in subjects}),
        "cases": sorted({s.case for s in subjects if s.case}),
        "patients": patients,
        "address": reader.address,
    }
    with connection.cursor() as cursor:
        cursor.execute(APPEND, {**entry, "entry": canonical(entry)})


def canonical(entry: dict) -> bytes:
    """The bytes of an entry that are hashed: sorted keys, UTC microseconds, no white space."""

    def text(value: object) -> str:
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
        return str(value)

    return json.dumps(entry, default=text, sort_keys=True, separators=(",", ":")).encode()
