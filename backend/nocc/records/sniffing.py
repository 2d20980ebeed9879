"""What a file is by its content: a signature at its first byte, then a real parse within bounds.

| what comes | what becomes of it |
|---|---|
| PDF, PNG, JPEG, plain text (UTF-8, UTF-16 with its mark, Windows-1252) that is only that | taken |
| anything else: HTML, SVG, XML, RTF, archives, Office files with or without macros, programs | refused |
| a PDF, an archive, markup or a program before, behind or around something else | refused |
| a PDF with a password; what no reader can open; what unpacks without end | refused |
| a PDF that acts: JavaScript, launch, submit, import, XFA, films and sounds | quarantine `active_content` |
| a PDF that carries files | quarantine `embedded_files` |
| a picture with unknown bytes behind its end (padding and a camera's second picture are none) | `trailing_data` |
| what the scanner names (`scanning`) | quarantine `infected` |
| what the scanner did not answer for, being away or the file over its limit | quarantine `not_scanned` |
"""

import codecs
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import puremagic
from django.conf import settings

from nocc.common.files import CHUNK_BYTES
from nocc.common.rules import InvalidInput

from .models import MediaType, QuarantineReason

INSPECTION_SECONDS = 20
INSPECTION = Path(__file__).with_name("inspection.py")

PDF_SIGNATURE = b"%PDF-"
# Readers accept a PDF that starts this late; we do not.
PDF_SEARCH_BYTES = 1024
MARKUP = re.compile(r"^\ufeff?\s*(?:<[!?/a-zA-Z]|\{\\rtf)")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# In a language written with Latin letters few are beyond ASCII; in a binary file many bytes are.
MAX_ACCENTED_PART = 0.25


@dataclass(frozen=True)
class FileFacts:
    media_type: MediaType
    # Of text: the name under which Python decodes it.
    charset: str = ""
    suspicion: QuarantineReason | None = None


def facts_of(upload: BinaryIO) -> FileFacts:
    """Raises InvalidInput: `file_empty`, `file_type_not_allowed`, `file_damaged`, `file_encrypted`, `file_too_large`,
    `file_unpacks_too_large`."""
    upload.seek(0)
    head = upload.read(PDF_SEARCH_BYTES)
    if not head:
        raise InvalidInput("file_empty", field="file")
    if head.find(PDF_SIGNATURE) > 0 or zipfile.is_zipfile(upload):
        raise _not_allowed(head)
    for signature, media_type, command in KNOWN:
        if head.startswith(signature):
            found = inspect(command, upload)
            if found["tail"] == "foreign":
                raise _not_allowed(head)
            suspicion = found["suspicion"]
            return FileFacts(media_type, suspicion=QuarantineReason(suspicion) if suspicion else None)
    charset = _charset_of(upload, head)
    if charset is None:
        raise _not_allowed(head)
    return FileFacts(MediaType.TEXT, charset)


KNOWN: tuple[tuple[bytes, MediaType, str], ...] = (
    (PDF_SIGNATURE, MediaType.PDF, "pdf"),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG, "image"),
    (b"\xff\xd8\xff", MediaType.JPEG, "image"),
)


def _not_allowed(head: bytes) -> InvalidInput:
    try:
        seems = puremagic.from_string(head, mime=True)
    except puremagic.PureError:
        seems = ""
    return InvalidInput("file_type_not_allowed", field="file", allowed=MediaType.values, seems=seems)


def _charset_of(upload: BinaryIO, head: bytes) -> str | None:
    """The encoding in which all of it is text that is no markup; None for anything else."""
    is_utf_16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    charsets = ("utf-16",) if is_utf_16 else ("utf-8", "cp1252")
    charset = next((name for name in charsets if _is_text(upload, name)), None)
    is_markup = charset is not None and MARKUP.match(head.decode(charset, errors="ignore"))
    return None if is_markup else charset


def _is_text(upload: BinaryIO, charset: str) -> bool:
    """Text throughout: every byte decodes, without control characters, and mostly in plain letters."""
    decoder = codecs.getincrementaldecoder(charset)()
    upload.seek(0)
    seen = accented = 0
    try:
        while chunk := upload.read(CHUNK_BYTES):
            text = decoder.decode(chunk)
            if CONTROL_CHARACTERS.search(text):
                return False
            seen, accented = seen + len(text), accented + sum(map(_is_beyond_ascii, text))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    # Only where any byte decodes to something is the letters' part a proof.
    return charset != "cp1252" or accented <= seen * MAX_ACCENTED_PART


def _is_beyond_ascii(letter: str) -> bool:
    return letter > "\x7f"


def inspect(command: str, upload: BinaryIO, *further: str) -> dict:
    """What `inspection` says of these bytes. A process of its own: what they make the parser do ends with it.

    Raises InvalidInput: `file_damaged` and whatever else it refuses.
    """
    with _on_disk(upload) as path:
        call = [sys.executable, "-I", str(INSPECTION), command, path, *further]
        try:
            answer = subprocess.run(call, capture_output=True, check=True, timeout=INSPECTION_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            raise InvalidInput("file_damaged", field="file") from None
    found = json.loads(answer.stdout)
    if "refused" in found:
        raise InvalidInput(found["refused"], field="file")
    return found


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
