import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from nocc.common.rules import RuleBroken
from nocc.operations.postgres_programs import ProgramFailed
from nocc.operations.restore import checked_manifest, differences, restore_database, restore_files

REFUSALS = {
    "backup_unfinished": "the folder is no finished backup: it has no manifest",
    "backup_dump_damaged": "the dump of the database is damaged: its hash is not the manifest's",
    "database_not_empty": "the database is not empty",
    "storage_not_empty": "the file storage is not empty",
}


class Command(BaseCommand):
    help = "Brings a backup into an empty database and an empty file storage, then proves rows, files and access log."
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--from", required=True, type=Path, dest="folder", metavar="FOLDER")

    def handle(self, *, folder: Path, **options) -> None:
        try:
            with self.timed("checked"):
                manifest = checked_manifest(folder)
            with self.timed("database"):
                restore_database(folder)
        except RuleBroken as refusal:
            raise CommandError(REFUSALS[refusal.code]) from refusal
        except ProgramFailed as failure:
            raise CommandError(str(failure)) from failure
        with self.timed("files"):
            problems = list(restore_files(folder, manifest))
        with self.timed("proved"):
            problems += differences(manifest)
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"restored, but not whole: {len(problems)} differences")
        self.stdout.write(
            f"{sum(manifest.tables.values()):,} rows, {len(manifest.files):,} files and every chain of the access log "
            f"are as on {manifest.made_at}. The keys come from elsewhere; `manage.py migrate` brings newer tables."
        )

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.stdout.write(f"{step}: {time.monotonic() - started:.1f} s")
