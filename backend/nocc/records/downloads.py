"""Stored files on their way out: as bytes to keep, never as a page of ours."""

import asyncio
from collections.abc import AsyncIterator

from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, StreamingHttpResponse
from rest_framework.request import Request

from nocc.common.files import CHUNK_BYTES, chunks_of, open_file
from nocc.common.models import StoredFile

from .models import Document, DocumentVersion, MediaType

EXTENSIONS = {MediaType.PDF: "pdf", MediaType.PNG: "png", MediaType.JPEG: "jpg", MediaType.TEXT: "txt"}
CHARSET_NAMES = {"cp1252": "windows-1252", "utf-16": "utf-16"}
NEVER_A_PAGE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def chosen_version(document: Document, request: Request, *, is_cleaned: bool = False) -> DocumentVersion:
    """The version that `?version=` names, else the newest of those the reader was given.

    `is_cleaned`: only the newest, which is the one that somebody has cleaned for observers.
    """
    wanted = request.query_params.get("version")
    for version in [document.newest] if is_cleaned else document.versions.all():
        if wanted is None or wanted == str(version.number):
            return version
    raise Http404


def content_response(request: Request, version: DocumentVersion) -> StreamingHttpResponse:
    """The file of a version under a generated name; shown in place only when asked with `?inline=1`."""
    disposition = "inline" if request.query_params.get("inline") == "1" else "attachment"
    name = f"{version.document_id}-{version.number}.{EXTENSIONS[MediaType(version.media_type)]}"
    charset = CHARSET_NAMES.get(version.charset, "utf-8")
    # Django gathers the chunks in memory when the kind of iterator is not the server's own.
    chunks = _async_chunks_of(version.file) if isinstance(request._request, ASGIRequest) else chunks_of(version.file)
    return StreamingHttpResponse(
        chunks,
        content_type=_content_type(version, charset),
        headers={
            "Content-Length": str(version.file.size_bytes),
            "Content-Disposition": f'{disposition}; filename="{name}"',
            **NEVER_A_PAGE,
        },
    )


def _content_type(version: DocumentVersion, charset: str) -> str:
    return f"text/plain; charset={charset}" if version.media_type == MediaType.TEXT else version.media_type


async def _async_chunks_of(stored: StoredFile) -> AsyncIterator[bytes]:
    source = await asyncio.to_thread(open_file, stored)
    try:
        while chunk := await asyncio.to_thread(source.read, CHUNK_BYTES):
            yield chunk
    finally:
        await asyncio.to_thread(source.close)
