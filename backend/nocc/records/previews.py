"""What of a file is shown in place: a PDF as it is, a picture's pixels written again, text as text."""

import codecs
import tempfile
from typing import BinaryIO, cast

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.request import Request

from nocc.common.files import open_file
from nocc.common.rules import InvalidInput, RuleBroken

from .downloads import NEVER_A_PAGE, content_response
from .models import DocumentVersion, MediaType
from .sniffing import inspect

# More is read in an editor, from the download.
TEXT_BYTES = 512 * 1024


def preview_response(request: Request, version: DocumentVersion) -> HttpResponse | StreamingHttpResponse:
    """Raises RuleBroken: `preview_not_possible`."""
    if version.media_type == MediaType.PDF:
        return content_response(request, version)
    if version.media_type == MediaType.TEXT:
        return _text(version)
    return _picture(version)


def _text(version: DocumentVersion) -> HttpResponse:
    decoder = codecs.getincrementaldecoder(version.charset or "utf-8")(errors="replace")
    with open_file(version.file) as source:
        text = decoder.decode(source.read(TEXT_BYTES)).removeprefix("\ufeff")
    is_whole = version.file.size_bytes <= TEXT_BYTES
    headers = {"Content-Disposition": "inline", "X-Preview-Complete": "1" if is_whole else "0", **NEVER_A_PAGE}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _picture(version: DocumentVersion) -> HttpResponse:
    with open_file(version.file) as source, tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as out:
        try:
            made = inspect("preview", cast(BinaryIO, source), out.name)
        except InvalidInput as refusal:
            raise RuleBroken("preview_not_possible", reason=refusal.code) from None
        pixels = out.read()
    headers = {"Content-Disposition": "inline", **NEVER_A_PAGE}
    return HttpResponse(pixels, content_type=made["media_type"], headers=headers)
