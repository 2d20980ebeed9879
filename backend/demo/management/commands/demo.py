from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo.build import SEED, build, clear, is_built
from nocc.accounts.models import User


class Command(BaseCommand):
    help = "Builds the demonstration network of synthetic patients in this database."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--recreate", action="store_true", help="Remove everything in this database first")

        parser.add_argument("--if-missing", action="store_true", help="Do nothing where the network is whole")

    def handle(self, *, seed: int, recreate: bool, if_missing: bool, **options) -> None:
        if if_missing and is_built():
            return
        if recreate or if_missing:
            self.stdout.write("Building the demonstration network…")
            clear()
        elif User.objects.exists():
            raise CommandError("The database is not empty; --recreate removes everything in it")
        count = build(now=timezone.now().replace(microsecond=0), seed=seed)
        self.stdout.write(f"The demonstration network has {count} cases")
