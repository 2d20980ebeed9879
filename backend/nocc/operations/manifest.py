"""What a backup says of itself: with it a restore proves that everything came back as it was."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.core.files import File
from django.db import connection

CHUNK_BYTES = 1024 * 1024
DUMP = "database.dump"
FILES = "files"
MANIFEST = "manifest.json"


@dataclass
class Manifest:
    """Written last: a folder without it is a backup that did not end."""

    made_at: str
    dump_sha256: str
    tables: dict[str, int]
    migrations: list[str]
    # Name in the storage → SHA-256 of the bytes that were copied.
    files: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> str:
        """Keep it; answers its own SHA-256, to be written down elsewhere."""
        content = json.dumps(asdict(self), indent=1, sort_keys=True).encode()
        partial = folder / f"{MANIFEST}.partial"
        partial.write_bytes(content)
        partial.replace(folder / MANIFEST)
        return hashlib.sha256(content).hexdigest()

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        return cls(**json.loads((folder / MANIFEST).read_bytes()))


def sha256_of(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def copy_hashed(source: File, target: BinaryIO) -> str:
    """Copy in pieces; answers the SHA-256 of what passed."""
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def table_names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [name for (name,) in cursor.fetchall()]


def rows_by_table() -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for name in table_names():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 # nosec B608
            counts[name] = cursor.fetchone()[0]
    return counts
