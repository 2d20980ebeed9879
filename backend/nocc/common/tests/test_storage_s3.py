"""The same code on a real S3 API, with real signatures."""

import io
import os
import socket
import subprocess
import sys
import time
from uuid import uuid4

import boto3
import pytest
from botocore.exceptions import ClientError

from nocc.common import files

BUCKET = "nocc-files"


@pytest.fixture(scope="module")
def s3_address(tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("s3")
    server = subprocess.Popen(
        [sys.executable, "-m", "nanio", "serve", "--host", "127.0.0.1", "--port", str(port), "--data-dir", str(folder)],
        env={**os.environ, "NANIO_ACCESS_KEY": "tester", "NANIO_SECRET_KEY": "secret-of-tester"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="tester",
        aws_secret_access_key="secret-of-tester",
        region_name="us-east-1",
    )
    client.create_bucket(Bucket=BUCKET)
    yield f"127.0.0.1:{port}"
    server.terminate()
    server.wait(20)


@pytest.fixture
def stored_on(settings):
    def use(url: str) -> None:
        settings.STORAGE_URL = url
        files.storage.cache_clear()

    yield use
    files.storage.cache_clear()


@pytest.mark.django_db
def test_bytes_come_back_from_s3_as_they_were(s3_address, stored_on):
    stored_on(f"s3://tester:secret-of-tester@{s3_address}/{BUCKET}?tls=0")
    content = uuid4().bytes * 100_000
    stored = files.store_file(io.BytesIO(content), max_bytes=2**21)
    assert b"".join(files.chunks_of(stored)) == content
    assert files.store_file(io.BytesIO(content), max_bytes=2**21) == stored


@pytest.mark.django_db
def test_a_wrong_secret_stores_nothing(s3_address, stored_on):
    stored_on(f"s3://tester:not-the-secret@{s3_address}/{BUCKET}?tls=0")
    with pytest.raises(ClientError):
        files.store_file(io.BytesIO(b"content"), max_bytes=100)
    assert not files.StoredFile.objects.exists()
