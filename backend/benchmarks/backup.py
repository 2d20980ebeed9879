"""Backup of a network and its restore in an empty database and storage, proved: files, rows and chains.

    python -m benchmarks.backup [--cases 10000]

Every case has one stored file of 16 kB and one entry in its patient's chain of the access log. The seconds of each
step are printed; run it with 100,000 cases for the figure that SECURITY asks for.
"""

import argparse
import hashlib
import random
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from .setting import set_up, use_database
from .worklist import fill

FILE_BYTES = 16 * 1024


def fill_log() -> None:
    from django.db import transaction

    from nocc.audit.services import AccessSubject, Reader, record_access
    from nocc.cases.models import Case

    rows = list(Case.objects.values_list("pk", "patient_id", "opened_by_id"))
    with transaction.atomic():
        for case, patient, lead in rows:
            subject = AccessSubject(kind="case", item=case, case=case, patient=patient)
            reader = Reader(id=lead, name="Nome Cognome", facility="Ospedale", address=None)
            record_access(reader=reader, action="read", ground="lead", subjects=[subject])


def fill_files(count: int) -> None:
    from nocc.common.files import name_in_storage, storage
    from nocc.common.models import StoredFile

    root, source, rows = Path(storage().path("")), random.Random(0), []
    StoredFile.objects.all().delete()
    for _ in range(count):
        content = source.randbytes(FILE_BYTES)
        sha256 = hashlib.sha256(content).hexdigest()
        path = root / name_in_storage(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        rows.append(StoredFile(sha256=sha256, size_bytes=FILE_BYTES))
    StoredFile.objects.bulk_create(rows, batch_size=5000)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cases", type=int, default=10_000)
    cases = arguments.parse_args().cases
    url = set_up("bench-backup")
    from django.conf import settings
    from django.core.management import call_command

    from nocc.common import files

    with tempfile.TemporaryDirectory() as folder:
        settings.STORAGE_URL = f"file://{folder}/here"
        fill(cases)
        fill_log()
        fill_files(cases)
        call_command("backup_data", to=Path(folder) / "backup")
        with psycopg.connect(url, autocommit=True) as server:
            server.execute('DROP DATABASE IF EXISTS "bench-restore" WITH (FORCE)')
            server.execute('CREATE DATABASE "bench-restore"')
        use_database(urlunsplit(urlsplit(url)._replace(path="/bench-restore")))
        settings.STORAGE_URL = f"file://{folder}/there"
        files.storage.cache_clear()
        call_command("restore_data", folder=Path(folder) / "backup")


if __name__ == "__main__":
    main()
