import os
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from nocc.operations.backup import back_up
from nocc.operations.manifest import MANIFEST


class Command(BaseCommand):
    help = "Writes one moment of the database and every stored file into a new folder. Keys are not part of it."
    requires_system_checks = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("--to", required=True, type=Path, metavar="FOLDER")

    def handle(self, *, to: Path, **options) -> None:
        # Health data: for its owner only.
        os.umask(0o077)
        to.mkdir(parents=True, exist_ok=True)
        if any(to.iterdir()):
            raise CommandError(f"{to} is not empty")
        started = time.monotonic()
        manifest, sha256, problems = back_up(to)
        self.stdout.write(
            f"{sum(manifest.tables.values()):,} rows and {len(manifest.files):,} files in {to} "
            f"after {time.monotonic() - started:.1f} s\n"
            f"SHA-256 of {MANIFEST}, to be kept elsewhere: {sha256}\n"
            "SECRET_KEY, SIGNING_KEY and the passwords of the servers are not in it: keep them apart."
        )
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(f"the backup is complete, but {len(problems)} stored files were not whole already")
