import threading

from django.core.management.base import BaseCommand
from prometheus_client import start_http_server

from nocc.operations.metrics import registry


class Command(BaseCommand):
    help = "Serves /metrics on a port of its own, which no public server passes on."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=9100)

    def handle(self, *, host: str, port: int, **options) -> None:
        start_http_server(port, addr=host, registry=registry())
        self.stdout.write(f"metrics on http://{host}:{port}/metrics")
        self.stdout.flush()
        threading.Event().wait()
