from io import BytesIO

import pytest
from PIL import Image, ImageCms

from nocc.cases.models import Clearance
from nocc.records.factories import document_of, image_bytes, pdf_bytes
from nocc.records.models import Document
from nocc.records.previews import TEXT_BYTES
from nocc.records.services import add_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def preview(api_as, case_with_everyone):
    def shown(content: bytes, who: str = "lead", **query):
        document = document_of(case_with_everyone.case, content=content)
        return api_as(case_with_everyone.people[who]).get(f"/api/v1/documents/{document.pk}/preview/", query)

    return shown


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 20), kind: str = "JPEG", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


def test_a_pdf_is_shown_as_it_is(preview):
    assert b"".join(preview(pdf_bytes()).streaming_content) == pdf_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_shown_as_its_author_wrote_it(preview, charset):
    answer = preview("Perché è così: 12 µg/L".encode(charset))
    assert answer.content.decode() == "Perché è così: 12 µg/L"
    assert (answer["Content-Type"], answer["X-Preview-Complete"]) == ("text/plain; charset=utf-8", "1")


def test_a_long_text_is_shown_in_part_and_says_so(preview):
    answer = preview("è".encode() * TEXT_BYTES)
    assert len(answer.content) <= TEXT_BYTES
    assert answer["X-Preview-Complete"] == "0"


def test_a_picture_keeps_its_pixels_and_nothing_else(preview):
    exif = Image.Exif()
    exif[0x010E] = "Paola Rossi"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = picture(exif=exif, icc_profile=profile, comment=b"<script>alert(1)</script>")
    answer = preview(content)
    shown = Image.open(BytesIO(answer.content))
    assert (answer["Content-Type"], shown.size) == ("image/jpeg", (40, 20))
    assert not shown.getexif()
    assert {"icc_profile", "comment"}.isdisjoint(shown.info)
    assert b"Paola" not in answer.content
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_shown_upright(preview):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    assert Image.open(BytesIO(preview(picture(exif=exif)).content)).size == (20, 40)


@pytest.mark.parametrize(
    ("mode", "kind", "shown"),
    [
        ("RGBA", "PNG", "image/png"),
        ("P", "PNG", "image/png"),
        ("1", "PNG", "image/png"),
        ("I;16", "PNG", "image/png"),
        ("L", "JPEG", "image/jpeg"),
        ("CMYK", "JPEG", "image/jpeg"),
    ],
)
def test_every_kind_of_pixel_is_shown(preview, mode, kind, shown):
    answer = preview(picture(mode, kind=kind))
    assert answer["Content-Type"] == shown
    assert Image.open(BytesIO(answer.content)).size == (40, 20)


@pytest.mark.slow
def test_a_large_picture_is_shown_smaller(preview):
    assert Image.open(BytesIO(preview(picture(size=(7000, 3500))).content)).size == (3000, 1500)


def test_what_cannot_be_drawn_is_said(preview, monkeypatch, case_with_everyone, api_as):
    document = document_of(case_with_everyone.case, content=image_bytes())
    monkeypatch.setattr("nocc.records.sniffing.INSPECTION_SECONDS", 0)
    answer = api_as(case_with_everyone.people["lead"]).get(f"/api/v1/documents/{document.pk}/preview/")
    assert (answer.status_code, answer.json()["code"]) == (409, "preview_not_possible")


@pytest.mark.parametrize("door", ["content", "preview"])
def test_observers_read_the_cleaned_version_and_no_earlier_one(api_as, case_with_everyone, door):
    case, people = case_with_everyone.case, case_with_everyone.people
    document: Document = document_of(case, content=b"Paola Rossi, 61 anni")
    add_version(document=document, added_by=people["lead"], upload=BytesIO(b"61 anni"), file_name="pulito.txt")
    Clearance.objects.create(case=case, kind="document", item=document.pk, cleared_by=people["lead"])
    url = f"/api/v1/documents/{document.pk}/{door}/"
    observer, participant = api_as(people["observer"]), api_as(people["participant"])
    assert [observer.get(url).status_code, observer.get(url, {"version": 2}).status_code] == [200, 200]
    assert observer.get(url, {"version": 1}).status_code == 404
    assert participant.get(url, {"version": 1}).status_code == 200
