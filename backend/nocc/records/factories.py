from decimal import Decimal
from io import BytesIO

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from nocc.accounts.models import User
from nocc.cases.factories import CaseFactory
from nocc.cases.models import Case

from .models import Document, LaboratoryImport, Observation, PathologyReport, QuarantinedUpload
from .services import add_document, add_pathology, receive_document
from .services.laboratory_import import confirm_import, start_import


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = Observation

    case = factory.SubFactory(CaseFactory)
    test = "hb"
    loinc = "718-7"
    value = Decimal("10.4")
    unit = "g/dL"
    reference_low = Decimal(12)
    reference_high = Decimal(16)
    taken_at = factory.LazyFunction(timezone.now)
    entered_by = factory.LazyAttribute(lambda row: row.case.opened_by)


def pdf_bytes(*, password: str | None = None, opens: DictionaryObject | None = None) -> bytes:
    """A PDF of one empty page; `opens` is what a reader is asked to do when it opens it."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(width=72, height=72)
    if opens is not None:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(opens)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def pdf_action(kind: str, **entries: str) -> DictionaryObject:
    """What a PDF may do: `JavaScript`, `Launch`, `GoTo`, `URI`, …"""
    action = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
    return DictionaryObject(action | {NameObject(f"/{name}"): TextStringObject(text) for name, text in entries.items()})


def scripted_pdf_bytes() -> bytes:
    return pdf_bytes(opens=pdf_action("JavaScript", JS="app.alert(1)"))


def image_bytes(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, kind)
    return out.getvalue()


def document_of(case: Case, *, content: bytes = b"Referto istologico", **details) -> Document:
    """A document of this case as its lead adds it."""
    details = {"title": "Istologia", "kind": "pathology_biopsy", "added_by": case.opened_by, **details}
    return add_document(case=case, upload=BytesIO(content), file_name="referto.txt", **details)


def quarantined_upload_of(case: Case, *, added_by: User | None = None) -> QuarantinedUpload:
    """A file of this case that waits in quarantine, as its lead or somebody else sent it."""
    details = {"title": "Lettera", "kind": "discharge", "file_name": "lettera.pdf"}
    upload = BytesIO(scripted_pdf_bytes())
    receive_document(case=case, added_by=added_by or case.opened_by, upload=upload, **details)
    return QuarantinedUpload.objects.filter(case=case).latest("created_at")


def report_of(case: Case, **content) -> PathologyReport:
    """A report of an operation in this case as its lead adds it: a margin that is free, no positive node."""
    said = {
        "specimen_type": "resection",
        "histology_icdo3": "8070/3",
        "grade": "G2",
        "margin_status": "R0",
        "closest_margin_mm": Decimal(7),
        "nodes_examined": 24,
        "nodes_positive": 0,
        "conclusion": "Carcinoma squamoso escisso in tessuto sano.",
    }
    return add_pathology(case=case, **{"added_by": case.opened_by, **said, **content})


def table_bytes(*rows: str, header: str = "Esame;Valore;Unità;Data") -> bytes:
    """A table of laboratory values; by default one row with a haemoglobin."""
    return "\r\n".join((header, *(rows or ("Emoglobina;11,2;g/dL;12/03/2026 08:15",)), "")).encode()


def import_of(case: Case, *, content: bytes = b"", is_confirmed: bool = True) -> LaboratoryImport:
    """A table that the case's lead brought in."""
    upload = BytesIO(content or table_bytes())
    started = start_import(case=case, imported_by=case.opened_by, upload=upload, file_name="esami.csv")
    return confirm_import(laboratory_import=started, actor=case.opened_by) if is_confirmed else started
