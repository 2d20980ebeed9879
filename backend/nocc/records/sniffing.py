"""What a file is by its content: a signature at its first byte, then a real parse within bounds.

Whatever is also something else (an archive, a PDF behind other bytes) or can carry scripts is refused.
"""

import codecs
import json
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import puremagic
from django.conf import settings
from PIL import Image

from nocc.common.files import CHUNK_BYTES
from nocc.common.rules import InvalidInput

from .models import MediaType

MAX_PIXELS = 100_000_000
INSPECTION_SECONDS = 20
INSPECTION = Path(__file__).with_name("pdf_inspection.py")

PDF_SIGNATURE = b"%PDF-"
# Readers accept a PDF that starts this late; we do not.
PDF_SEARCH_BYTES = 1024
MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<[!?/a-zA-Z]|\{\\rtf)")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def media_type_of(upload: BinaryIO) -> MediaType:
    """Raises InvalidInput: `file_empty`, `file_type_not_allowed`, `file_damaged`, `file_encrypted`."""
    upload.seek(0)
    head = upload.read(PDF_SEARCH_BYTES)
    if not head:
        raise InvalidInput("file_empty", field="file")
    if head.find(PDF_SIGNATURE) > 0 or zipfile.is_zipfile(upload):
        raise _not_allowed(head)
    for signature, media_type, check in KNOWN:
        if head.startswith(signature):
            check(upload)
            return media_type
    if MARKUP.match(head) or not _is_text(upload):
        raise _not_allowed(head)
    return MediaType.TEXT


def _not_allowed(head: bytes) -> InvalidInput:
    try:
        seems = puremagic.from_string(head, mime=True)
    except puremagic.PureError:
        seems = ""
    return InvalidInput("file_type_not_allowed", field="file", allowed=MediaType.values, seems=seems)


def _is_text(upload: BinaryIO) -> bool:
    """UTF-8 throughout, without control characters."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    upload.seek(0)
    try:
        while chunk := upload.read(CHUNK_BYTES):
            if CONTROL_CHARACTERS.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _check_image(upload: BinaryIO) -> None:
    upload.seek(0)
    try:
        image = Image.open(upload, formats=("PNG", "JPEG"))
        if image.width * image.height > MAX_PIXELS:
            raise Image.DecompressionBombError
        image.verify()
    except Image.DecompressionBombError:
        raise InvalidInput("file_too_large", field="file", max_pixels=MAX_PIXELS) from None
    except (OSError, SyntaxError, ValueError, OverflowError, struct.error):
        raise InvalidInput("file_damaged", field="file") from None


def _check_pdf(upload: BinaryIO) -> None:
    # A process of its own: what a hostile file makes the parser do ends with that process.
    with _on_disk(upload) as path:
        command = [sys.executable, "-I", str(INSPECTION), path]
        try:
            answer = subprocess.run(command, capture_output=True, check=True, timeout=INSPECTION_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            raise InvalidInput("file_damaged", field="file") from None
    found = json.loads(answer.stdout)
    if not found["is_readable"]:
        raise InvalidInput("file_encrypted", field="file")
    if not found["pages"]:
        raise InvalidInput("file_damaged", field="file")


KNOWN: tuple[tuple[bytes, MediaType, Callable[[BinaryIO], None]], ...] = (
    (PDF_SIGNATURE, MediaType.PDF, _check_pdf),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG, _check_image),
    (b"\xff\xd8\xff", MediaType.JPEG, _check_image),
)


@contextmanager
def _on_disk(upload: BinaryIO) -> Iterator[str]:
    """The path of these bytes: the upload's own temporary file, or a copy for as long as it is needed."""
    if hasattr(upload, "temporary_file_path"):
        yield upload.temporary_file_path()
        return
    with tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as copy:
        upload.seek(0)
        while chunk := upload.read(CHUNK_BYTES):
            copy.write(chunk)
        copy.flush()
        yield copy.name
