"""Tens of thousands of values at once, by COPY: the rows, and what the dossier keeps of each."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from nocc.cases.contents import kept_kinds
from nocc.cases.services.versions import keep_prepared

from ..measures import Measure
from ..models import LaboratoryImport, Observation
from .laboratory_preview import shown_value

MEASURED = tuple(field.name for field in fields(Measure))
COLUMNS = ("id", "created_at", "updated_at", "case_id", "entered_by_id", "laboratory_import_id", *MEASURED)


def insert_values(*, laboratory_import: LaboratoryImport, measures: Sequence[Measure], seq: int) -> None:
    """Insert these values, and keep what each says under the number of their event. The case row is locked."""
    if not measures:
        return
    rows = [(uuid4(), measure) for measure in measures]
    now = timezone.now()
    common = (now, now, laboratory_import.case_id, laboratory_import.imported_by_id, laboratory_import.pk)
    _copy((pk, *common, *(getattr(measure, name) for name in MEASURED)) for pk, measure in rows)
    keep_prepared(case=laboratory_import.case, seq=seq, kind="observation", contents=_contents(rows))


def _copy(rows: Iterable[tuple]) -> None:
    into = f"COPY {Observation._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


def _contents(rows: Sequence[tuple[UUID, Measure]]) -> list[tuple[UUID, dict]]:
    """What each row says: read back for one of them, the others differ in what was measured."""
    first = rows[0][0]
    pattern = kept_kinds()["observation"].content([first])[first]
    return [
        (
            pk,
            {
                **pattern,
                **shown_value(measure),
                "id": str(pk),
                "loinc": measure.loinc,
                "laboratory": measure.laboratory,
            },
        )
        for pk, measure in rows
    ]
