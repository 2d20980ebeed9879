import hashlib
import io
from uuid import uuid4

import pytest

from nocc.common.files import chunks_of, name_in_storage, storage, store_file
from nocc.common.models import StoredFile
from nocc.common.rules import InvalidInput

pytestmark = pytest.mark.django_db


def test_bytes_come_back_as_they_were_and_are_kept_once():
    content = uuid4().bytes * 50_000
    first, second = (store_file(io.BytesIO(content), max_bytes=2**20) for _ in range(2))
    assert first == second
    assert b"".join(chunks_of(first)) == content
    assert first.size_bytes == len(content)


@pytest.mark.parametrize(("content", "code"), [(b"", "file_empty"), (b"x" * 101, "file_too_large")])
def test_what_is_refused_leaves_nothing(content, code):
    with pytest.raises(InvalidInput) as refusal:
        store_file(io.BytesIO(content), max_bytes=100)
    assert refusal.value.code == code
    assert not StoredFile.objects.exists()


def test_an_interrupted_write_leaves_nothing_under_the_name(monkeypatch):
    content = uuid4().bytes

    class Broken(io.BytesIO):
        reads = 0

        def read(self, *args):
            self.reads += 1
            if self.reads > 3:
                raise OSError("the disk is gone")
            return super().read(*args)

    with pytest.raises(OSError, match="gone"):
        store_file(Broken(content), max_bytes=100)
    assert not storage().exists(name_in_storage(hashlib.sha256(content).hexdigest()))
    assert not StoredFile.objects.exists()
