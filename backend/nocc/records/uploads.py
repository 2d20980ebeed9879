"""Uploads go to disk as they come and stop at their limit, before the rest is read."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from nocc.common.rules import RuleBroken

# What the form around the file may weigh.
FORM_BYTES = 64 * 1024


class TooLarge(RuleBroken):
    """The body is larger than what is taken in."""

    status = 413


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Writes the files of one request to disk. Raises TooLarge: `file_too_large`.

    A declared length is judged before a byte is read; a body without one is counted as it comes.
    """

    def __init__(self, request, max_bytes: int) -> None:
        super().__init__(request)
        self.max_bytes = max_bytes

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None) -> None:  # noqa: N803
        self.received_bytes = 0
        if content_length and content_length > self.max_bytes + FORM_BYTES:
            raise self._too_large()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received_bytes += len(raw_data)
        if self.received_bytes > self.max_bytes:
            self.upload_interrupted()
            raise self._too_large()
        self.file.write(raw_data)

    def _too_large(self) -> TooLarge:
        return TooLarge("file_too_large", max_bytes=self.max_bytes)


class TakesUploads:
    """Mixed into views that take a multipart form with a file; `upload_limit` is the setting that bounds it."""

    parser_classes = [MultiPartParser]
    upload_limit = "DOCUMENT_MAX_BYTES"

    def initialize_request(self, request, *args, **kwargs) -> Request:
        request.upload_handlers = [BoundedUploadHandler(request, getattr(settings, self.upload_limit))]
        return super().initialize_request(request, *args, **kwargs)  # type: ignore[misc]
