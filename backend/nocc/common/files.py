"""Bytes first, row second: content-addressed files on disk or in S3, with the same code."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage

from .models import StoredFile
from .rules import InvalidInput

CHUNK_BYTES = 256 * 1024


class DurableFileSystemStorage(FileSystemStorage):
    """A file appears under its name only when it is whole and on disk."""

    def _save(self, name: str, content: File) -> str:
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor, partial = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".partial-")
        try:
            with os.fdopen(descriptor, "wb") as target:
                for chunk in content.chunks(CHUNK_BYTES):
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            os.replace(partial, path)
        except BaseException:
            os.unlink(partial)
            raise
        return name


@cache
def storage() -> Storage:
    """The storage that STORAGE_URL names: `file:///folder` or `s3://key:secret@host:port/bucket?region=&tls=0`."""
    url = urlsplit(settings.STORAGE_URL)
    if url.scheme == "file":
        return DurableFileSystemStorage(location=url.path)
    from storages.backends.s3 import S3Storage  # boto3 is slow to import and needed only here

    options = parse_qs(url.query)
    scheme = "http" if options.get("tls") == ["0"] else "https"
    return S3Storage(
        access_key=unquote(url.username or ""),
        secret_key=unquote(url.password or ""),
        endpoint_url=f"{scheme}://{url.hostname}" + (f":{url.port}" if url.port else ""),
        bucket_name=url.path.strip("/"),
        region_name=options.get("region", ["us-east-1"])[0],
        signature_version="s3v4",
        file_overwrite=True,
        default_acl=None,
    )


def name_in_storage(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def store_file(upload: BinaryIO, *, max_bytes: int) -> StoredFile:
    """Keep these bytes and return their row; the same bytes are kept once.

    Raises InvalidInput: `file_too_large`, `file_empty`.
    """
    digest, size_bytes = hashlib.sha256(), 0
    upload.seek(0)
    while chunk := upload.read(CHUNK_BYTES):
        size_bytes += len(chunk)
        if size_bytes > max_bytes:
            raise InvalidInput("file_too_large", field="file", max_bytes=max_bytes)
        digest.update(chunk)
    if size_bytes == 0:
        raise InvalidInput("file_empty", field="file")
    name = name_in_storage(digest.hexdigest())
    if not storage().exists(name):
        upload.seek(0)
        storage().save(name, File(upload))
    stored, _ = StoredFile.objects.get_or_create(sha256=digest.hexdigest(), defaults={"size_bytes": size_bytes})
    return stored


def open_file(stored: StoredFile) -> File:
    return storage().open(name_in_storage(stored.sha256), "rb")


def chunks_of(stored: StoredFile) -> Iterator[bytes]:
    with open_file(stored) as source:
        while chunk := source.read(CHUNK_BYTES):
            yield chunk
