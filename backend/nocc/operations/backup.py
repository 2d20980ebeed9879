"""One moment of the database and every stored file, in a folder of their own. Keys are not part of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.storage import Storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from nocc.common.files import name_in_storage, storage
from nocc.common.models import StoredFile

from .manifest import DUMP, FILES, Manifest, copy_hashed, rows_by_table, sha256_of
from .postgres_programs import run_program

PARTIAL = ".partial-"


def back_up(folder: Path) -> tuple[Manifest, str, list[str]]:
    """Fill this empty folder; answers the manifest, its SHA-256 and one line for every stored file that is not whole.

    The files are read after the database: each one is older than its row, so no row is left without its bytes.
    """
    with _one_moment() as snapshot:
        run_program(
            "pg_dump",
            f"--snapshot={snapshot}",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--no-comments",
            f"--file={folder / DUMP}",
        )
        manifest = Manifest(
            made_at=timezone.now().isoformat(),
            dump_sha256=sha256_of(folder / DUMP),
            tables=rows_by_table(),
            migrations=_migrations(),
        )
        hashes = list(StoredFile.objects.order_by("sha256").values_list("sha256", flat=True))
    manifest.files = dict(_copied(folder / FILES))
    # On disk before the manifest says so.
    os.sync()
    return manifest, manifest.write(folder), list(not_whole(hashes, manifest.files))


def not_whole(hashes: list[str], files: dict[str, str]) -> Iterator[str]:
    """One line for every file that the database knows and whose bytes are missing or others."""
    for sha256 in hashes:
        found = files.get(name_in_storage(sha256))
        if found is None:
            yield f"file {sha256}: missing"
        elif found != sha256:
            yield f"file {sha256}: its bytes have the hash {found}"


@contextmanager
def _one_moment() -> Iterator[str]:
    """The name of a snapshot that pg_dump and the counts share: what is written meanwhile is in neither."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def _migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _copied(folder: Path) -> Iterator[tuple[str, str]]:
    for name in names_in(storage()):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with storage().open(name, "rb") as source, target.open("xb") as copy:
                yield name, copy_hashed(source, copy)
        except FileNotFoundError:  # deleted since it was listed; one that has a row is told as missing
            continue


def names_in(store: Storage, folder: str = "") -> Iterator[str]:
    """Every whole file of a storage."""
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:  # nothing was ever stored
        return
    for name in sorted(files):
        if name and not name.startswith(PARTIAL):
            yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from names_in(store, f"{folder}/{name}" if folder else name)
