"""What the items of a case say at each of its events is kept, so that the dossier can be shown as it was."""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from nocc.patients.models import Consent, ConsentKind, Patient
from nocc.patients.selectors import current_priorities

from ..contents import kept_kinds
from ..models import Case, ItemVersion
from .notices import Target

BATCH = 1000


def keep_versions(*, case: Case, targets: Iterable[Target], seq: int | None = None) -> None:
    """Keep what these items say now under the number of the event that made them so: the last one, unless said.

    Call it while the case row is locked. Kinds of which nothing is kept are passed over.
    """
    items: dict[str, list[UUID]] = {}
    for kind, item in dict.fromkeys(targets):
        items.setdefault(kind, []).append(item)
    for kind in items.keys() & kept_kinds().keys():
        seq = seq if seq is not None else Case.objects.values_list("seq", flat=True).get(pk=case.pk)
        for start in range(0, len(items[kind]), BATCH):
            some = items[kind][start : start + BATCH]
            found = kept_kinds()[kind].content(some)
            ItemVersion.objects.bulk_create(
                ItemVersion(case=case, seq=seq, kind=kind, item=item, content=found.get(item)) for item in some
            )


def keep_prepared(*, case: Case, seq: int, kind: str, contents: Iterable[tuple[UUID, dict]]) -> None:
    """Keep what many items say, as `content` of their kind would say it: for imports too large to be read back."""
    into = f"COPY {ItemVersion._meta.db_table} (case_id, seq, kind, item, content) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for item, content in contents:
            copy.write_row((case.pk, seq, kind, item, json.dumps(content)))


def targets_of_patient(patient: Patient) -> list[Target]:
    """What stands in the dossier of every case of this patient and may be older than the case."""
    latest = {row.kind: row for row in patient.consents.order_by("created_at")}
    priorities = current_priorities(patient)
    return [
        ("patient", patient.pk),
        *(("priorities", row.pk) for row in [priorities] if row is not None),
        *(("consent", latest[kind].pk) for kind in ConsentKind if kind in latest),
    ]


def earlier_statements(consent: Consent) -> list[Target]:
    rows = Consent.objects.filter(patient=consent.patient_id, kind=consent.kind).exclude(pk=consent.pk)
    return [("consent", row) for row in rows.order_by("-created_at").values_list("pk", flat=True)[:1]]
