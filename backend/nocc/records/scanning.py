"""Asks clamd about a file by its INSTREAM command, where a scanner is configured (`CLAMD_URL`)."""

import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings

from nocc.common.files import CHUNK_BYTES

from .models import QuarantineReason

SCAN_SECONDS = 30
REPLY_BYTES = 4096
DEFAULT_PORT = 3310


@dataclass(frozen=True)
class Finding:
    """Why a file waits; `detail` is the scanner's name for what it found, or why it could not look."""

    reason: QuarantineReason
    detail: str


def is_scanner_configured() -> bool:
    return bool(settings.CLAMD_URL)


def scan(upload: BinaryIO) -> Finding | None:
    """What the scanner holds against these bytes; None for nothing, or where there is no scanner to ask."""
    if not is_scanner_configured():
        return None
    try:
        reply = _reply_of_scanner(upload)
    except OSError:
        return Finding(QuarantineReason.NOT_SCANNED, "scanner_away")
    return _judged(reply)


def _judged(reply: str) -> Finding | None:
    said = reply.removeprefix("stream: ")
    if said == "OK":
        return None
    if said.endswith(" FOUND"):
        name = said.removesuffix(" FOUND")[:100]
        # So clamd says, when told to, that it looked at a part only.
        if name.startswith("Heuristics.Limits.Exceeded"):
            return Finding(QuarantineReason.NOT_SCANNED, "over_limit")
        return Finding(QuarantineReason.INFECTED, name)
    is_over_limit = "size limit exceeded" in said
    return Finding(QuarantineReason.NOT_SCANNED, "over_limit" if is_over_limit else "scanner_away")


def _reply_of_scanner(upload: BinaryIO) -> str:
    ends_at = monotonic() + SCAN_SECONDS
    with _connected() as scanner:
        # Past its limit clamd says so and hangs up while we are still sending.
        with suppress(BrokenPipeError, ConnectionResetError):
            _send(scanner, upload, ends_at)
        reply = b""
        while not reply.endswith(b"\0") and len(reply) < REPLY_BYTES and (part := scanner.recv(REPLY_BYTES)):
            reply += part
    return reply.rstrip(b"\0").decode(errors="replace").strip()


def _send(scanner: socket.socket, upload: BinaryIO, ends_at: float) -> None:
    scanner.sendall(b"zINSTREAM\0")
    upload.seek(0)
    while chunk := upload.read(CHUNK_BYTES):
        if monotonic() > ends_at:
            raise TimeoutError
        scanner.sendall(struct.pack(">I", len(chunk)) + chunk)
    scanner.sendall(struct.pack(">I", 0))


def _connected() -> socket.socket:
    url = urlsplit(settings.CLAMD_URL)
    if url.scheme == "unix":
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(SCAN_SECONDS)
        try:
            scanner.connect(url.path)
        except OSError:
            scanner.close()
            raise
        return scanner
    return socket.create_connection((url.hostname or "localhost", url.port or DEFAULT_PORT), timeout=SCAN_SECONDS)
