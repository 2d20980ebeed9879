import os
import signal
import subprocess
import sys
import time
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Serves the whole application from this machine: migrated database, demonstration data, worker and server."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **options) -> None:
        call_command("migrate", verbosity=0)
        if settings.DEMO:
            call_command("demo", "--if-missing")
        environment = {
            # Links in mail and calendars lead to where we are, unless the environment knows a better address.
            "PUBLIC_URL": _address(port),
            **os.environ,
            # Children use this process's database and die with it: the embedded server stays ours.
            "DATABASE_URL": settings.DATABASE_URL,
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        }
        children = [
            subprocess.Popen(arguments, env=environment, cwd=settings.BACKEND)
            for arguments in (_worker(), _server(host, port))
        ]
        self._announce(port)
        _run_until_stopped(children)

    def _announce(self, port: int) -> None:
        self.stdout.write(f"\nNOCC is on {_address(port)}\n")
        if settings.DEMO:
            self.stdout.write("Demonstration accounts, all with the password nocc-demo-2026:")
            for email, role in DEMONSTRATION_ACCOUNTS.items():
                self.stdout.write(f"  {email:<30} {role}")
        self.stdout.flush()


DEMONSTRATION_ACCOUNTS = {
    "chirurgo@demo.nocc": "surgeon, leads cases",
    "oncologo@demo.nocc": "medical oncologist",
    "radioterapista@demo.nocc": "radiation oncologist",
    "osservatore@demo.nocc": "observer",
    "paziente@demo.nocc": "patient",
    "admin@demo.nocc": "administrator",
}


def _address(port: int) -> str:
    return f"http://localhost:{port}"


def _worker() -> list[str]:
    return [sys.executable, "manage.py", "procrastinate", "worker"]


def _server(host: str, port: int) -> list[str]:
    granian = [sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port)]
    # Open sockets never end by themselves: a worker that is told to stop gets five seconds.
    limits = ["--workers", "1", "--workers-kill-timeout", "5"]
    return [*granian, *limits, "--no-access-log", "config.asgi:application"]


def _run_until_stopped(children: list[subprocess.Popen]) -> None:
    """Wait until somebody stops us or a child ends, then stop the others and wait for them."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    for child in children:
        child.terminate()
    for child in children:
        child.wait(timeout=20)
