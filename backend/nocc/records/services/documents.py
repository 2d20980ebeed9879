from datetime import date
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.models.log import Audience
from nocc.cases.services import append_event, notify
from nocc.cases.services.clearances import unclear_item
from nocc.common.clinic import must_not_be_future
from nocc.common.files import store_file
from nocc.common.rules import RuleBroken

from ..models import Document, DocumentVersion
from ..sniffing import FileFacts
from .inspection import inspected


@transaction.atomic
def add_document(
    *, case: Case, added_by: User, upload: BinaryIO, file_name: str, title: str, kind: str, dated: date | None = None
) -> Document:
    """Keep a file as a new document of this case.

    Raises Suspected, and InvalidInput: what `facts_of` raises about files, `date_in_future`.
    """
    must_not_be_future(dated, field="dated")
    facts = inspected(upload)
    document = Document.objects.create(case=case, title=title, kind=kind, dated=dated, added_by=added_by)
    _store_version(document=document, added_by=added_by, upload=upload, file_name=file_name, facts=facts)
    _tell(document, "document.added", added_by)
    return document


@transaction.atomic
def add_version(*, document: Document, added_by: User, upload: BinaryIO, file_name: str) -> Document:
    """Keep a newer file of this document; earlier ones stay. Observers wait until somebody has cleaned it too.

    Raises what `add_document` raises about files, and RuleBroken: `already_withdrawn`.
    """
    # Before the row is locked: a scanner may take its time.
    facts = inspected(upload)
    row = _standing(document)
    _store_version(document=row, added_by=added_by, upload=upload, file_name=file_name, facts=facts)
    unclear_item(kind="document", item=row.pk, actor=added_by)
    _tell(row, "document.versioned", added_by)
    return row


@transaction.atomic
def edit_document(*, document: Document, actor: User, changes: dict) -> Document:
    """Correct title, kind or date. Raises InvalidInput: `date_in_future`; RuleBroken: `already_withdrawn`."""
    must_not_be_future(changes.get("dated"), field="dated")
    row = _standing(document)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    if "title" in changes:
        unclear_item(kind="document", item=row.pk, actor=actor)
    _tell(row, "document.edited", actor)
    return row


@transaction.atomic
def release_document(*, document: Document, actor: User) -> Document:
    """Let the patient read what the document holds now. Raises RuleBroken: `already_withdrawn`."""
    row = _standing(document)
    row.released_at = timezone.now()
    row.save(update_fields=["released_at", "updated_at"])
    _tell(row, "document.released", actor)
    if row.case.patient.user is not None:
        notify(user=row.case.patient.user, kind="document.released", target=("document", row.pk), actor=actor)
    return row


@transaction.atomic
def withdraw_document(*, document: Document, actor: User) -> Document:
    """Take a document back: nobody is shown it any more, the row and its files stay.

    Raises RuleBroken: `already_withdrawn`.
    """
    row = _standing(document)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    _tell(row, "document.withdrawn", actor)
    return row


def _standing(document: Document) -> Document:
    row = Document.objects.select_for_update(of=("self",)).select_related("case__patient__user").get(pk=document.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    return row


def _store_version(*, document: Document, added_by: User, upload: BinaryIO, file_name: str, facts: FileFacts) -> None:
    latest = document.versions.aggregate(number=Max("number"))["number"] or 0
    DocumentVersion.objects.create(
        document=document,
        number=latest + 1,
        media_type=facts.media_type,
        charset=facts.charset,
        file=store_file(upload, max_bytes=settings.DOCUMENT_MAX_BYTES),
        file_name=file_name[-200:],
        added_by=added_by,
    )


def _tell(document: Document, kind: str, actor: User) -> None:
    # Observers learn of a document when it is cleared, not before.
    append_event(case=document.case, kind=kind, actor=actor, audience=Audience.STAFF, target=("document", document.pk))
