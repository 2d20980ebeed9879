from decimal import Decimal
from io import BytesIO

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image
from pypdf import PdfWriter

from nocc.cases.factories import CaseFactory
from nocc.cases.models import Case

from .models import Document, Observation
from .services import add_document


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


def pdf_bytes(*, password: str | None = None) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(width=72, height=72)
    if password:
        writer.encrypt(password)
    writer.write(out)
    return out.getvalue()


def image_bytes(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, kind)
    return out.getvalue()


def document_of(case: Case, *, content: bytes = b"Referto istologico", **details) -> Document:
    """A document of this case as its lead adds it."""
    details = {"title": "Istologia", "kind": "pathology_biopsy", "added_by": case.opened_by, **details}
    return add_document(case=case, upload=BytesIO(content), file_name="referto.txt", **details)
