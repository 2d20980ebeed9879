import hashlib
import io
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from nocc.common.pdf import MISSING, _coverage, printable, render_pdf

TEMPLATE = "common/tests/sheet.typ"
MADE_AT = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
HOSTILE = [
    '#eval("1+1")',
    "$x^2$",
    "@label",
    "*bold*",
    "<script>alert(1)</script>",
    "= Heading",
    "#panic()",
    "\\u{41}",
    "`#`",
]


def sheet(text: str, **options) -> bytes:
    content = {"title": "Referto", "texts": [text]}
    return render_pdf(TEMPLATE, content, **{"language": "it", "made_at": MADE_AT, **options})


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_sheet_says_that_it_is_an_accessible_archive_pdf():
    metadata = PdfReader(io.BytesIO(sheet("Testo"))).xmp_metadata
    raw = metadata.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in raw
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in raw
    assert "<pdfuaid:part>1</pdfuaid:part>" in raw


def test_fonts_are_embedded_and_colours_have_a_profile():
    reader = PdfReader(io.BytesIO(sheet("Testo")))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert fonts
    assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in descriptors)
    assert reader.trailer["/Root"]["/OutputIntents"][0].get_object()["/DestOutputProfile"]


def test_nothing_in_a_sheet_can_run():
    catalogue = PdfReader(io.BytesIO(sheet("Testo"))).trailer["/Root"]
    assert not {"/OpenAction", "/AA"} & set(catalogue)
    assert "/JavaScript" not in catalogue.get("/Names", {})


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_and_never_evaluated(text):
    assert text in words_of(sheet(text))


def test_the_same_content_is_the_same_bytes_in_another_process():
    program = (
        "import hashlib; from datetime import UTC, datetime; from nocc.common.pdf import render_pdf;"
        f"pdf = render_pdf({TEMPLATE!r}, {{'title': 'Referto', 'texts': ['àèì €']}}, language='it',"
        " made_at=datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)); print(hashlib.sha256(pdf).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(sheet("àèì €")).hexdigest()


def test_the_date_of_a_sheet_is_that_of_its_content():
    assert PdfReader(io.BytesIO(sheet("Testo"))).metadata.creation_date == MADE_AT


@pytest.mark.parametrize(
    ("language", "words", "tag"), [("it", "Pagina 1 di 1", "it-IT"), ("en", "Page 1 of 1", "en-GB")]
)
def test_a_sheet_speaks_the_language_it_is_asked_for(language, words, tag):
    pdf = sheet("x", language=language)
    assert words in words_of(pdf)
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == tag


def test_an_attachment_keeps_its_exact_bytes():
    words = '{"a":"漢 😀 ﷽","b":1e+30}'
    reader = PdfReader(io.BytesIO(sheet("Testo", attachments={"record.json": words})))
    assert reader.attachments["record.json"] == [words.encode()]


@pytest.mark.parametrize("text", ["😀", "漢字", "\x01", "\ue000", "\ufeff", "\ufffe", "\U000e0001", "a\u2028b"])
def test_characters_without_a_glyph_are_marked_as_missing(text):
    assert MISSING in printable(text)
    assert sheet(text)


def test_every_character_that_counts_as_printable_conforms():
    first, last = _coverage()
    letters = [chr(code) for low, high in zip(first, last, strict=True) for code in range(low, high + 1)]
    assert len(letters) > 2000
    assert sheet(" ".join(letters))


def test_long_words_are_broken_and_lines_are_kept():
    assert printable("x" * 48) == "x" * 40 + "\u200b" + "x" * 8
    assert printable("x" * 40 + " y") == "x" * 40 + " y"
    assert printable({"a": ["prima\r\nseconda", 1.5, None, True]}) == {"a": ["prima\nseconda", 1.5, None, True]}
