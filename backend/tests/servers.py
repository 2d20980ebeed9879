"""Real server processes on the test database, for what an in-process client cannot show: sockets, restarts, kills.

A test that uses them needs committed data: `@pytest.mark.django_db(transaction=True)`.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_database_url() -> str:
    """The database that the running test writes to, as another process names it."""
    name = quote(str(connection.settings_dict["NAME"]))
    return urlunsplit(urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}"))


def _arguments(server: str, port: int) -> list[str]:
    if server == "daphne":
        return ["-m", "daphne", "-v", "0", "-b", "127.0.0.1", "-p", str(port), "config.asgi:application"]
    interface, application = ("wsgi", "config.wsgi") if server == "wsgi" else ("asginl", "config.asgi")
    granian = ["-m", "granian", "--interface", interface, "--host", "127.0.0.1", "--port", str(port)]
    workers = ["--workers", "2"] if server == "wsgi" else []
    return [*granian, *workers, "--no-access-log", "--log-level", "error", f"{application}:application"]


@dataclass
class Server:
    """One server process; it may be killed and started again on the same port."""

    port: int
    server: str
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def start(self) -> None:
        # A session of its own: servers that fork are killed with all their workers.
        self.process = subprocess.Popen(
            [sys.executable, *_arguments(self.server, self.port)],
            cwd=settings.BACKEND,
            env=self.environment,
            start_new_session=True,
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._is_alive():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"{self.server} does not start on port {self.port}")
            time.sleep(0.1)

    def _is_alive(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:  # noqa: S310
                return answer.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """As a crash would: nothing is said to anybody."""
        self._stop(signal.SIGKILL)

    def stop(self) -> None:
        self._stop(signal.SIGTERM)

    def _stop(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        for each in (how, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, each)
            except ProcessLookupError:
                break
            try:
                self.process.wait(timeout=10)
                break
            except subprocess.TimeoutExpired:
                continue
        self.process.wait(timeout=10)
        self.process = None


@contextmanager
def serving(
    *, port: int | None = None, server: str = "granian", database_url: str | None = None, **environment: str
) -> Iterator[Server]:
    """A server for as long as the block lasts: `granian` (ASGI), `daphne` (ASGI) or `wsgi` (granian).

    It uses the test's settings and, unless told otherwise, the test's database; `environment` adds variables.
    """
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "NOCC_STATE_DIR": str(settings.LOCAL),
        "DATABASE_URL": database_url or test_database_url(),
        **environment,
    }
    running = Server(port or free_port(), server, variables)
    running.start()
    try:
        yield running
    finally:
        running.stop()
