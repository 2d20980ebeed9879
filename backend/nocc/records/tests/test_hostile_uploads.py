import codecs
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, StreamObject

from nocc.common.models import StoredFile
from nocc.common.rules import InvalidInput
from nocc.records.factories import image_bytes, pdf_action, pdf_bytes, scripted_pdf_bytes
from nocc.records.models import Document
from nocc.records.sniffing import facts_of
from nocc.records.uploads import FORM_BYTES

pytestmark = pytest.mark.slow

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def huge_picture() -> bytes:
    """A PNG header that announces 100,000 × 100,000 pixels."""
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = [b"IHDR" + header, b"IDAT" + zlib.compress(b"\0"), b"IEND"]
    framed = (struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def bomb_pdf(unpacked_bytes: int) -> bytes:
    """A PDF whose table of contents of objects unpacks to that size."""
    packed = zlib.compress(b"\0" * unpacked_bytes, 9)
    head = b"%PDF-1.7\n"
    table = b"1 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode /Length %d >>\nstream\n"
    body = head + table % len(packed) + packed + b"\nendstream\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF" % len(head)


def bomb_page(unpacked_bytes: int, *, layers: int = 1) -> bytes:
    """A PDF whose one page unpacks to that size, packed once or more."""
    writer, out, packed = PdfWriter(), io.BytesIO(), b"\0" * unpacked_bytes
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    stream = StreamObject()
    stream._data = packed
    stream[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode")] * layers)
    page = writer.add_blank_page(width=72, height=72)
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(out)
    return out.getvalue()


def pdf_with_attachment() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=72, height=72)
    writer.add_attachment("calcolo.xlsm", b"macro")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "suspicion"),
    [
        (scripted_pdf_bytes(), "active_content"),
        (pdf_bytes(opens=pdf_action("Launch", F="cmd.exe")), "active_content"),
        (pdf_bytes(opens=pdf_action("SubmitForm", F="https://example.org")), "active_content"),
        (pdf_bytes(opens=pdf_action("ImportData", F="a.fdf")), "active_content"),
        (pdf_bytes(opens=pdf_action("Next", JS="app.alert(1)")), "active_content"),
        (pdf_with_attachment(), "embedded_files"),
        (image_bytes("JPEG") + b"somebody's notes", "trailing_data"),
        (image_bytes("PNG") + b"somebody's notes", "trailing_data"),
        (pdf_bytes(), None),
        (pdf_bytes() + b"\0\0\r\n", None),
        (pdf_bytes(opens=pdf_action("URI", URI="https://example.org")), None),
        (image_bytes("JPEG") + b"\0" * 64, None),
        (image_bytes("JPEG") + image_bytes("JPEG"), None),
        (image_bytes("PNG") + b"\0\n", None),
    ],
)
def test_what_is_suspect_is_told_from_what_is_not(content, suspicion):
    assert facts_of(io.BytesIO(content)).suspicion == suspicion


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (SVG, "file_type_not_allowed"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><html></html>", "file_type_not_allowed"),
        (b"<?xml version='1.0'?><a/>", "file_type_not_allowed"),
        (b"{\\rtf1 hello}", "file_type_not_allowed"),
        (b"GIF89a" + b"\0" * 20, "file_type_not_allowed"),
        (b"MZ\x90\0" + b"\0" * 60, "file_type_not_allowed"),
        (b"\x93\xe9\xe8\xf2\xf9", "file_type_not_allowed"),
        (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), "file_type_not_allowed"),
        (codecs.BOM_UTF16_LE + b"odd", "file_type_not_allowed"),
        (b"text with a \0 inside", "file_type_not_allowed"),
        (archive(), "file_type_not_allowed"),
        (pdf_bytes() + archive(), "file_type_not_allowed"),
        (image_bytes("PNG") + archive(), "file_type_not_allowed"),
        (b"\n" + pdf_bytes(), "file_type_not_allowed"),
        (b"\xff\xd8\xff\xfe\x00\x20" + pdf_bytes(), "file_type_not_allowed"),
        (b"%PDF-1.7 and nothing else", "file_damaged"),
        (pdf_bytes()[:200], "file_damaged"),
        (pdf_bytes(password="secret"), "file_encrypted"),
        (image_bytes("PNG")[:-20], "file_damaged"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "file_damaged"),
        (b"\xff\xd8\xff" + b"\0" * 100, "file_damaged"),
        (image_bytes("JPEG") + b"<html><script>alert(1)</script>", "file_type_not_allowed"),
        (image_bytes("PNG") + b"\n<?php system($_GET[0]); ?>", "file_type_not_allowed"),
        (image_bytes("JPEG") + b"\0" * 9 + pdf_bytes(), "file_type_not_allowed"),
        (image_bytes("PNG") + b"MZ\x90\0program", "file_type_not_allowed"),
        (pdf_bytes() + b"<html><script>alert(1)</script>", "file_type_not_allowed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "file_type_not_allowed"),
        (image_bytes("JPEG")[:-40], "file_damaged"),
        (huge_picture(), "file_too_large"),
        (bomb_page(300 * 1024 * 1024), "file_unpacks_too_large"),
        (bomb_page(300 * 1024 * 1024, layers=2), "file_unpacks_too_large"),
    ],
)
def test_what_is_not_what_it_must_be_is_refused(content, code):
    with pytest.raises(InvalidInput) as refusal:
        facts_of(io.BytesIO(content))
    assert refusal.value.code == code


def test_a_pdf_that_unpacks_without_end_is_refused_in_bounds():
    with pytest.raises(InvalidInput) as refusal:
        facts_of(io.BytesIO(bomb_pdf(400 * 1024 * 1024)))
    assert refusal.value.code == "file_damaged"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (pdf_bytes(), "application/pdf"),
        (image_bytes("PNG"), "image/png"),
        (image_bytes("JPEG"), "image/jpeg"),
        ("\ufeffEmoglobina 11,2 g/dL (< 12)\r\n\tperché".encode(), "text/plain"),
        (b"<12 ng/mL", "text/plain"),
        ("Perché è così: 12 µg/L".encode("cp1252"), "text/plain"),
        ("Perché".encode("utf-16"), "text/plain"),
    ],
)
def test_what_is_allowed_passes(content, media_type):
    assert facts_of(io.BytesIO(content)).media_type == media_type


@pytest.fixture
def upload(api_as, case_with_everyone):
    """`upload(content, name)` sends a file as the lead of the case and gives the answer."""
    client = api_as(case_with_everyone.people["lead"])

    def send(content: bytes, name: str, media_type: str = "application/pdf"):
        file = SimpleUploadedFile(name, content, content_type=media_type)
        body = {"file": file, "title": "Referto", "kind": "radiology"}
        return client.post(f"/api/v1/cases/{case_with_everyone.case.pk}/documents/", body, format="multipart")

    return send


@pytest.mark.parametrize("content", [SVG, b"<html><script>alert(1)</script></html>", archive(), b""])
def test_a_name_and_a_declared_type_convince_nobody(upload, content):
    answer = upload(content, "referto.pdf")
    assert answer.status_code == 400
    assert answer.json()["code"] == ("file_empty" if not content else "file_type_not_allowed")
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_body_that_says_it_is_too_large_is_refused_before_it_is_read(upload, settings):
    settings.DOCUMENT_MAX_BYTES = 1000
    answer = upload(b"a" * (2000 + FORM_BYTES), "long.txt")
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


def test_a_file_is_counted_as_it_comes(upload, settings):
    settings.DOCUMENT_MAX_BYTES = 1000
    assert upload(b"a" * 1000, "fits.txt").status_code == 201
    answer = upload(b"a" * 1001, "long.txt")
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


def test_no_upload_leaves_a_temporary_file(upload):
    upload(SVG, "referto.svg")
    upload(b"Referto", "referto.txt")
    assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()) == []
