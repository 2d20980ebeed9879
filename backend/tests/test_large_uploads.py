"""A file far beyond the limit, sent to a real server: refused, kept nowhere, and the server does not grow with it."""

import http.client
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.utils import timezone

from nocc.accounts.services import mint_access_token
from nocc.cases.factories import CaseFactory
from nocc.common.models import StoredFile
from nocc.records.models import Document, QuarantinedUpload

from .servers import Server, serving

MEGABYTE = 1024 * 1024
IS_CAMPAIGN = os.environ.get("NOCC_CAMPAIGN") == "full"
SENT_BYTES = (1024 if IS_CAMPAIGN else 200) * MEGABYTE
# What SECURITY asks of 1 GB.
GROWTH_BYTES = 50 * MEGABYTE
BOUNDARY = "frontier"
HEAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\nTC\r\n'
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nradiology\r\n'
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="tc.pdf"\r\n\r\n%PDF-1.7\n'
).encode()
TAIL = f"\r\n--{BOUNDARY}--\r\n".encode()


def body() -> Iterator[bytes]:
    yield HEAD
    for _ in range(SENT_BYTES // MEGABYTE):
        yield b"x" * MEGABYTE
    yield TAIL


def memory_of(server: Server) -> int:
    """Bytes in memory of the server and of every process that it started."""
    assert server.process is not None
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if os.getpgid(int(status.parent.name)) == server.process.pid:
                lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                total += int(lines.get("VmRSS", "0 kB").split()[0]) * 1024
        except (ProcessLookupError, FileNotFoundError):
            continue
    return total


@contextmanager
def watched(server: Server) -> Iterator[list[int]]:
    """What the server weighs, again and again, while something is done to it."""
    seen, is_over = [memory_of(server)], threading.Event()

    def look() -> None:
        while not is_over.wait(0.05):
            seen.append(memory_of(server))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        is_over.set()
        watcher.join()


def send(server: Server, path: str, token: str, *, is_chunked: bool) -> int | None:
    """The status of the answer; None where the server hung up in the middle of what it does not want."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    if not is_chunked:
        headers["Content-Length"] = str(len(HEAD) + SENT_BYTES + len(TAIL))
    # It has answered already, or it will not.
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", path, body=body(), headers=headers, encode_chunked=is_chunked)
    try:
        return connection.getresponse().status
    except (http.client.HTTPException, OSError):
        return None
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.campaign
# A body that does not say how long it is counts as empty: its fields are missing.
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("server_kind", ["granian", "wsgi"])
@pytest.mark.parametrize(("is_chunked", "refusal"), [(False, 413), (True, 400)])
def test_a_huge_file_is_refused_and_leaves_nothing(tmp_path, server_kind, is_chunked, refusal):
    case = CaseFactory()
    path = f"/api/v1/cases/{case.pk}/documents/"
    token = mint_access_token(user=case.opened_by, authenticated_at=timezone.now())
    with serving(server=server_kind, TMPDIR=str(tmp_path)) as server:
        small = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        small.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        assert small.getresponse().status == 200
        small.close()
        with watched(server) as weights:
            status = send(server, path, token, is_chunked=is_chunked)
        growth = max(weights) - weights[0]
        print(f"{server_kind} chunked={is_chunked} {SENT_BYTES // MEGABYTE} MB: {status}, +{growth / MEGABYTE:.1f} MB")
        assert status in (refusal, None)
        assert growth < GROWTH_BYTES
        assert [found for found in tmp_path.rglob("*") if found.is_file()] == []
    assert not any(rows.objects.exists() for rows in (Document, StoredFile, QuarantinedUpload))
