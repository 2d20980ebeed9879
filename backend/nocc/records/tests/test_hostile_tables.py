import contextlib
import io
import os
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from nocc.common.rules import InvalidInput
from nocc.records.factories import image_bytes, pdf_bytes, table_bytes
from nocc.records.laboratory_rows import REQUIRED, roles_of
from nocc.records.models import ImportPart, LaboratoryImport, Observation
from nocc.records.tables import MOST_ROWS, count_rows, layout_of, text_of
from nocc.records.uploads import FORM_BYTES

HEADER = b"Esame;Valore;Unit\xc3\xa0;Data\n"
ROW = b"Hb;11,2;g/dL;12/03/2026\n"
MEBIBYTE = 1024 * 1024


def survey(upload) -> int:
    text = text_of(upload)
    layout = layout_of(text, read=roles_of, required=REQUIRED)
    return count_rows(text, layout, look_at=lambda cells: None)


HOSTILE = {
    "nothing": (b"", "file_empty"),
    "white space": (b" \r\n\t\n", "file_empty"),
    "a header alone": (HEADER, "file_empty"),
    "a NUL byte": (HEADER + b"Hb;11\0;g/dL;12/03/2026\n", "table_not_text"),
    "a control character": (HEADER + b"Hb;11\x1b[2J;g/dL;12/03/2026\n", "table_not_text"),
    "UTF-16": ((HEADER + ROW).decode().encode("utf-16"), "table_not_text"),
    "bytes of no encoding": (b"Esame;\x81\x8d\n", "table_not_text"),
    "a PDF": (pdf_bytes(), "columns_missing"),
    "a picture": (image_bytes(), "table_not_text"),
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", "columns_missing"),
    "another table": (b"Nome;Cognome\nPaola;Rossi\n", "columns_missing"),
    "10,000 columns": (b";".join([b"Esame"] * 10_000) + b"\n" + ROW, "too_many_columns"),
    "10,000 columns in one row": (HEADER + b";" * 10_000 + b"\n", "too_many_columns"),
    "one giant line": (HEADER + b"x" * 5 * MEBIBYTE, "line_too_long"),
    "a giant header": (b"x" * 5 * MEBIBYTE, "line_too_long"),
    "a giant cell": (HEADER + b'"' + b"x" * 60_000 + b"\n" + b"x" * 60_000 + b"\n" + b"x" * 60_000, "table_broken"),
    "a quote that is never closed": (HEADER + b'"Hb;11,2;g/dL;12/03/2026\n' + ROW * 1000, "table_broken"),
    "a row of quotes without end": (HEADER + b'"Hb\n";' * 100_000, "table_broken"),
    "letters after a quote": (HEADER + b'"Hb"x;11;g/dL;12/03/2026\n', "table_broken"),
    "one row too many": (HEADER + ROW * (MOST_ROWS + 1), "too_many_rows"),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_table_that_is_none_is_refused_whole(content, code):
    with pytest.raises(InvalidInput) as refusal:
        survey(io.BytesIO(content))
    assert (refusal.value.code, refusal.value.field) == (code, "file")


def test_a_table_as_large_as_is_taken_passes():
    assert survey(io.BytesIO(HEADER + ROW * MOST_ROWS)) == MOST_ROWS


@pytest.mark.parametrize(
    "content",
    [
        HEADER + ROW * 30_000,
        HEADER + b'"Hb\n";' * 500_000,
        b"x" * 20 * MEBIBYTE,
        HEADER + b";" * 20 * MEBIBYTE,
        HEADER + b'"' * 20 * MEBIBYTE,
    ],
    ids=["rows", "quotes", "one line", "columns", "only quotes"],
)
def test_memory_stays_flat_however_large_the_file(content):
    with tempfile.TemporaryFile() as upload:
        upload.write(content)
        tracemalloc.start()
        with contextlib.suppress(InvalidInput):
            survey(upload)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 8 * MEBIBYTE


@pytest.fixture
def send(api_as, case_with_everyone):
    client = api_as(case_with_everyone.people["lead"])
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/observations/import/"
    return lambda content: client.post(url, {"file": SimpleUploadedFile("esami.csv", content)}, format="multipart")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in HOSTILE if "too many" not in name and "giant" not in name])
def test_a_refused_table_leaves_nothing(send, name):
    content, code = HOSTILE[name]
    answer = send(content)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert not (LaboratoryImport.objects.exists())
    assert not (ImportPart.objects.exists())
    assert not (Observation.objects.exists())
    assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()) == []


@pytest.mark.django_db
def test_a_table_beyond_the_limit_is_refused_before_it_is_read(send, settings):
    settings.LABORATORY_TABLE_MAX_BYTES = 1000
    assert send(table_bytes()).status_code == 201
    for size in (1001, 2000 + FORM_BYTES):
        answer = send(os.urandom(size).hex().encode()[:size])
        assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")
