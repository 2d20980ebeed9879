"""Files on their way in: kept as documents, or put aside until somebody decides or the scanner has looked."""

from datetime import date, timedelta
from typing import BinaryIO, TypedDict, cast

from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.selectors import lead_of
from nocc.cases.selectors.items import concealed_among
from nocc.cases.services import notify
from nocc.common.clinic import must_not_be_future
from nocc.common.files import storage
from nocc.common.rules import RuleBroken
from nocc.directory.models import WorkGroup
from nocc.directory.selectors import coordinators_of

from ..models import Document, QuarantinedUpload, QuarantineReason, Resolution
from ..scanning import is_scanner_configured
from .documents import add_document, add_version
from .inspection import Suspected

FOLDER = "quarantine"


class Words(TypedDict):
    """What whoever sends a file says of it."""

    title: str
    kind: str
    dated: date | None
    file_name: str


# Longer than any request that is about to write its row lasts.
ORPHAN_AFTER = timedelta(days=1)


@transaction.atomic
def receive_document(
    *, case: Case, added_by: User, upload: BinaryIO, file_name: str, title: str, kind: str, dated: date | None = None
) -> Document | QuarantinedUpload:
    """Take in a file as a new document, or put it in quarantine. Raises InvalidInput as `add_document` does."""
    words: Words = {"title": title, "kind": kind, "dated": dated, "file_name": file_name}
    try:
        return add_document(case=case, added_by=added_by, upload=upload, **words)
    except Suspected as suspected:
        return _set_aside(suspected, upload, QuarantinedUpload(case=case, added_by=added_by, **words))


@transaction.atomic
def receive_version(
    *, document: Document, added_by: User, upload: BinaryIO, file_name: str
) -> Document | QuarantinedUpload:
    """Take in a newer file of a document, or put it in quarantine; until it is released the earlier one is current.

    Raises what `add_version` raises.
    """
    try:
        return add_version(document=document, added_by=added_by, upload=upload, file_name=file_name)
    except Suspected as suspected:
        words: Words = {"title": document.title, "kind": document.kind, "dated": document.dated, "file_name": file_name}
        entry = QuarantinedUpload(case=document.case, document=document, added_by=added_by, **words)
        return _set_aside(suspected, upload, entry)


@transaction.atomic
def rescan_upload(*, entry: QuarantinedUpload, actor: User | None = None) -> QuarantinedUpload:
    """Ask the scanner again; what it finds clean becomes the document or version it was sent as.

    Raises RuleBroken: `already_resolved`, `not_waiting_for_scan`, `scanner_not_configured`, `already_withdrawn`.
    """
    row = _waiting(entry)
    if row.reason != QuarantineReason.NOT_SCANNED:
        raise RuleBroken("not_waiting_for_scan")
    if not is_scanner_configured():
        raise RuleBroken("scanner_not_configured")
    try:
        row.document = _admit(row)
    except Suspected as suspected:
        row.reason, row.detail = suspected.finding.reason, suspected.finding.detail
        row.save(update_fields=["reason", "detail", "updated_at"])
        return row
    return _resolve(row, Resolution.RELEASED, actor)


@transaction.atomic
def discard_upload(*, entry: QuarantinedUpload, actor: User) -> QuarantinedUpload:
    """Delete the bytes; the row stays and says who did. Raises RuleBroken: `already_resolved`."""
    row = _waiting(entry)
    _tell_of_discard(row, actor)
    return _resolve(row, Resolution.DISCARDED, actor)


def rescan_waiting() -> None:
    """Give what waits for the scanner another try, each by itself."""
    if not is_scanner_configured():
        return
    waiting = QuarantinedUpload.objects.filter(resolved_at__isnull=True, reason=QuarantineReason.NOT_SCANNED)
    for entry in waiting.order_by("created_at"):
        try:
            rescan_upload(entry=entry)
        except RuleBroken:
            continue  # resolved meanwhile, or its document was withdrawn: that is for a person to end


def sweep_quarantine() -> int:
    """Delete bytes that no unresolved row names any more; says how many."""
    try:
        _, names = storage().listdir(FOLDER)
    except FileNotFoundError:  # nothing was ever put aside
        return 0
    kept = {str(pk) for pk in QuarantinedUpload.objects.filter(resolved_at__isnull=True).values_list("pk", flat=True)}
    orphans = [name for name in set(names) - kept if _is_old(f"{FOLDER}/{name}")]
    for name in orphans:
        storage().delete(f"{FOLDER}/{name}")
    return len(orphans)


def _set_aside(suspected: Suspected, upload: BinaryIO, entry: QuarantinedUpload) -> QuarantinedUpload:
    must_not_be_future(entry.dated, field="dated")
    entry.reason, entry.detail = suspected.finding.reason, suspected.finding.detail
    entry.media_type, entry.file_name = suspected.media_type, entry.file_name[-200:]
    upload.seek(0)
    content = File(upload)
    entry.size_bytes = content.size
    storage().save(entry.name_in_storage, content)
    entry.save(force_insert=True)
    for person in _concerned(entry).exclude(pk=entry.added_by_id):
        notify(user=person, kind="document.quarantined", case=entry.case, target=("quarantined_upload", entry.pk))
    return entry


def _concerned(entry: QuarantinedUpload) -> QuerySet[User]:
    """The lead and the group's coordinators; of what the patient conceals they are told nothing."""
    coordinators = coordinators_of(WorkGroup.objects.filter(pk=entry.case.group_id))
    if entry.document_id and concealed_among({("document", entry.document_id)}):
        return User.objects.none()
    return User.objects.filter(pk__in=[lead_of(entry.case).user_id, *coordinators.values_list("pk", flat=True)])


def _tell_of_discard(entry: QuarantinedUpload, actor: User) -> None:
    if entry.added_by_id != actor.pk:
        target = ("quarantined_upload", entry.pk)
        notify(user=entry.added_by, kind="document.discarded", case=entry.case, target=target, actor=actor)


def _admit(entry: QuarantinedUpload) -> Document:
    with storage().open(entry.name_in_storage, "rb") as source:
        upload = cast(BinaryIO, source)
        if entry.document is not None:
            return add_version(
                document=entry.document, added_by=entry.added_by, upload=upload, file_name=entry.file_name
            )
        words: Words = {"title": entry.title, "kind": entry.kind, "dated": entry.dated, "file_name": entry.file_name}
        return add_document(case=entry.case, added_by=entry.added_by, upload=upload, **words)


def _waiting(entry: QuarantinedUpload) -> QuarantinedUpload:
    rows = QuarantinedUpload.objects.select_for_update(of=("self",)).select_related("case", "document", "added_by")
    row = rows.get(pk=entry.pk)
    if row.resolved_at is not None:
        raise RuleBroken("already_resolved")
    return row


def _resolve(row: QuarantinedUpload, resolution: Resolution, actor: User | None) -> QuarantinedUpload:
    row.resolution, row.resolved_by, row.resolved_at = resolution, actor, timezone.now()
    row.save()
    name = row.name_in_storage
    transaction.on_commit(lambda: storage().delete(name))
    return row


def _is_old(name: str) -> bool:
    return storage().get_modified_time(name) < timezone.now() - ORPHAN_AFTER
