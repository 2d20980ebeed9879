from django.core.management.base import BaseCommand, CommandError

from nocc.audit.models import AccessChain
from nocc.audit.selectors import broken_chains


class Command(BaseCommand):
    help = "Proves every chain of the access log."

    def handle(self, *args, **options) -> None:
        broken = list(broken_chains())
        for line in broken:
            self.stderr.write(line)
        if broken:
            raise CommandError(f"{len(broken)} chains are broken")
        self.stdout.write(f"{AccessChain.objects.count()} chains are whole")
