"""A table of laboratory values comes in two steps: a preview of what it would do, and the values once confirmed.

Small tables are read within the request, larger ones by a worker that tells how far it is.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import timedelta
from typing import BinaryIO
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.services import append_event, locked_case
from nocc.common.rules import RuleBroken

from ..laboratory_rows import REQUIRED, roles_of
from ..models import ImportPart, ImportState, LaboratoryImport
from ..numbers import mark_in
from ..tables import Layout, UploadedText, count_rows, layout_of, text_of
from .laboratory_bulk import insert_values
from .laboratory_preview import Preview, Reader

# Tables up to so many rows are read and stored while their sender waits.
ROWS_AT_ONCE = 500
# A preview that nobody confirms is forgotten, and its text with it.
PREVIEW_LIFETIME = timedelta(hours=24)
LOST_AFTER = timedelta(minutes=30)
STORE_PREVIEW, STORE_VALUES = "preview_laboratory_import", "store_laboratory_import"

Tell = Callable[[int], object]


@transaction.atomic
def start_import(*, case: Case, imported_by: User, upload: BinaryIO, file_name: str) -> LaboratoryImport:
    """Take a table in and make its preview, at once or by a job.

    Raises InvalidInput on the whole file: `file_empty`, `table_not_text`, `columns_missing`,
    `too_many_columns`, `too_many_rows`, `line_too_long`, `table_broken`.
    """
    text = text_of(upload)
    layout, total = _surveyed(text)
    started = LaboratoryImport.objects.create(
        case=case,
        imported_by=imported_by,
        file_name=file_name[-200:],
        sha256=text.sha256,
        layout=asdict(layout),
        total=total,
    )
    for number, part in enumerate(filter(None, text)):
        ImportPart.objects.create(laboratory_import=started, number=number, content=part.encode())
    _do(started, STORE_PREVIEW, make_preview)
    return _now(started)


def _surveyed(text: UploadedText) -> tuple[Layout, int]:
    """How to read the table, and how many rows it has: one pass, so that what is no table is refused at once."""
    layout = layout_of(text, read=roles_of, required=REQUIRED)
    marks: set[str | None] = set()

    def look_at(cells: dict[str, str]) -> None:
        marks.update(mark_in(cells.get(role, "")) for role in ("value", "low", "high"))

    total = count_rows(text, layout, look_at=look_at)
    marks.discard(None)
    return replace(layout, decimal_mark=marks.pop() if len(marks) == 1 else None), total


def _do(laboratory_import: LaboratoryImport, job: str, step: Callable[..., None]) -> None:
    if laboratory_import.total <= ROWS_AT_ONCE:
        step(import_id=laboratory_import.pk)
    else:
        app.configure_task(job).defer(import_id=str(laboratory_import.pk))


def _now(laboratory_import: LaboratoryImport) -> LaboratoryImport:
    return LaboratoryImport.objects.select_related("case__patient", "imported_by").get(pk=laboratory_import.pk)


def _text(laboratory_import: LaboratoryImport) -> Iterator[str]:
    numbers = laboratory_import.parts.order_by("number").values_list("pk", flat=True)
    for part in list(numbers):
        yield bytes(ImportPart.objects.values_list("content", flat=True).get(pk=part)).decode()


def make_preview(*, import_id: UUID) -> None:
    """Read the table without keeping a value. Nothing happens if it was discarded, or read before."""
    waiting = LaboratoryImport.objects.select_related("case__patient", "imported_by")
    if (found := waiting.filter(pk=import_id, state=ImportState.READING).first()) is None:
        return
    reader, done = Reader(found), 0
    preview = Preview(reader.layout)
    mine = LaboratoryImport.objects.filter(pk=import_id, state=ImportState.READING)
    for batch in reader.batches(_text(found)):
        for judged in batch:
            preview.add(judged)
        done += len(batch)
        mine.update(done=done)
    mine.update(state=ImportState.READY, preview=preview.as_json(), updated_at=timezone.now())


@transaction.atomic
def confirm_import(*, laboratory_import: LaboratoryImport, actor: User) -> LaboratoryImport:
    """Keep the values of the preview, at once or by a job.

    Raises RuleBroken: `import_not_ready`, `nothing_to_import`.
    """
    row = _locked(laboratory_import)
    if row.state != ImportState.READY:
        raise RuleBroken("import_not_ready", state=row.state)
    if not (row.preview or {}).get("new"):
        raise RuleBroken("nothing_to_import")
    row.state, row.done, row.confirmed_at = ImportState.STORING, 0, timezone.now()
    row.save(update_fields=["state", "done", "confirmed_at", "updated_at"])
    _do(row, STORE_VALUES, store_values)
    return _now(row)


def store_values(*, import_id: UUID) -> None:
    """Keep every new value of a confirmed table: all of them or none, as one event."""
    found = LaboratoryImport.objects.select_related("case__patient", "imported_by").get(pk=import_id)
    with _told_aside(found) as tell, transaction.atomic():
        # One import after the other, each seeing what the last one kept.
        case = locked_case(found.case)
        if not LaboratoryImport.objects.filter(pk=import_id, state=ImportState.STORING).exists():
            # A job that was thought lost has done it meanwhile.
            return
        target = ("laboratory_import", found.pk)
        event = append_event(case=case, kind="observation.imported", actor=found.imported_by, target=target)
        stored = _insert(found, event.seq, tell)
        LaboratoryImport.objects.filter(pk=import_id).update(
            state=ImportState.DONE, stored=stored, done=found.total, updated_at=timezone.now()
        )
        found.parts.all().delete()


def _insert(laboratory_import: LaboratoryImport, seq: int, tell: Tell) -> int:
    stored, done = 0, 0
    for batch in Reader(laboratory_import).batches(_text(laboratory_import)):
        new = [judged.measure for judged in batch if judged.measure and not judged.is_duplicate]
        insert_values(laboratory_import=laboratory_import, measures=new, seq=seq)
        stored, done = stored + len(new), done + len(batch)
        tell(done)
    return stored


@contextmanager
def _told_aside(laboratory_import: LaboratoryImport) -> Iterator[Tell]:
    """Progress on a connection of its own: the values themselves appear all at once, at the end."""
    if connection.in_atomic_block:
        yield lambda done: None
        return
    aside = connection.copy()
    try:
        yield lambda done: _tell(aside, laboratory_import.pk, done)
    finally:
        aside.close()


def _tell(aside, import_id: UUID, done: int) -> None:
    with aside.cursor() as cursor:
        cursor.execute("UPDATE records_laboratoryimport SET done = %s WHERE id = %s", [done, import_id])


@transaction.atomic
def discard_import(*, laboratory_import: LaboratoryImport) -> None:
    """Forget a preview and its text. Raises RuleBroken: `import_not_ready` once it is confirmed."""
    row = _locked(laboratory_import)
    if row.state not in (ImportState.READING, ImportState.READY):
        raise RuleBroken("import_not_ready", state=row.state)
    _forget([row.pk])


@transaction.atomic
def withdraw_import(*, laboratory_import: LaboratoryImport, actor: User) -> LaboratoryImport:
    """Take back every value of an import that still stands. Raises RuleBroken: `import_not_done`."""
    row = _locked(laboratory_import)
    if row.state != ImportState.DONE:
        raise RuleBroken("import_not_done", state=row.state)
    now = timezone.now()
    row.observations.filter(withdrawn_at__isnull=True).update(withdrawn_at=now, updated_at=now)
    row.state, row.withdrawn_at = ImportState.WITHDRAWN, now
    row.save(update_fields=["state", "withdrawn_at", "updated_at"])
    values = row.observations.values_list("pk", flat=True)
    append_event(
        case=row.case,
        kind="observation.import_withdrawn",
        actor=actor,
        target=("laboratory_import", row.pk),
        touched=(("observation", value) for value in values),
    )
    return row


@transaction.atomic
def forget_old_previews() -> int:
    """Previews that nobody confirmed in time; answers how many."""
    limit = timezone.now() - PREVIEW_LIFETIME
    waiting = LaboratoryImport.objects.filter(state__in=[ImportState.READING, ImportState.READY], created_at__lt=limit)
    found = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
    _forget(found)
    return len(found)


def take_up_lost_imports() -> None:
    """Confirmed tables whose job was lost, with the worker that had it."""
    limit = timezone.now() - LOST_AFTER
    for import_id in LaboratoryImport.objects.filter(state=ImportState.STORING, confirmed_at__lt=limit).values_list(
        "pk", flat=True
    ):
        store_values(import_id=import_id)


def _forget(import_ids: Iterable[UUID]) -> None:
    LaboratoryImport.objects.filter(pk__in=import_ids).update(
        state=ImportState.DISCARDED, preview=None, updated_at=timezone.now()
    )
    ImportPart.objects.filter(laboratory_import__in=import_ids).delete()


def _locked(laboratory_import: LaboratoryImport) -> LaboratoryImport:
    rows = LaboratoryImport.objects.select_for_update(of=("self",)).select_related("case__patient", "imported_by")
    return rows.get(pk=laboratory_import.pk)
