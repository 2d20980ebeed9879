"""The worklist as it ships (token, visibility, access log, granian over WSGI), at a thousand and a million cases.

    python -m benchmarks.worklist [--cases 1000 1000000] [--seconds 5] [--clients 8] [--keep]

The sizes are measured in turn, several times, and the best of each is kept: SQL statements of a page, CPU of the server
per request, requests per second, median time of one page with one client; then the last size against the first.
Limits: six statements, 6 ms of CPU, 200 requests/s on two cores, within 20 % between the first and the last.
"""

import argparse
import http.client
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from itertools import product
from pathlib import Path

from .setting import cpu_seconds, family_of, percentile, set_up, use_database

STATEMENTS_LIMIT = 6
CPU_LIMIT_MS = 6
REQUESTS_PER_SECOND_LIMIT = 200
FLATNESS_LIMIT = 1.2
# Each fills its page of 25 at every size: with fewer rows at one of them the sizes could not be compared.
PATHS = {
    "first page": "/api/v1/cases/",
    "filtered": "/api/v1/cases/?state=review,voting,deciding,decided,treatment,follow-up&site=larynx",
    "last active": "/api/v1/cases/?ordering=-active_at",
}
ROUNDS = 3


def fill(cases: int) -> None:
    from django.db import connection

    script = (Path(__file__).parent / "worklist.sql").read_text()
    started = time.monotonic()
    script = "\n".join(line for line in script.splitlines() if not line.startswith("--"))
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for statement in filter(None, map(str.strip, re.split(r";\s*$", script, flags=re.MULTILINE))):
            cursor.execute(statement, {"cases": cases} if "%(cases)s" in statement else {})
    connection.close()
    print(f"{cases:>9,} cases in place after {time.monotonic() - started:.0f} s", flush=True)


def readers() -> list:
    from nocc.accounts.models import User

    return [User.objects.get(email=f"bench{n}@example.org") for n in range(10)]


def headers_of(user) -> dict[str, str]:
    from django.utils import timezone

    from nocc.accounts.services import mint_access_token

    return {"Authorization": f"Bearer {mint_access_token(user=user, authenticated_at=timezone.now())}"}


def statements_of(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers=headers_of(readers()[0]))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(path)
    assert (answer.status_code, len(answer.json()["results"])) == (200, 25), answer.content
    return len(captured)


class Load:
    """Clients with kept-alive connections that ask for one page over and over."""

    def __init__(self, port: int, path: str) -> None:
        self.port, self.path = port, path
        self.times: list[float] = []

    def run(self, *, clients: int, seconds: float) -> None:
        until = time.monotonic() + seconds
        people = readers()
        threads = [threading.Thread(target=self._ask, args=(headers_of(people[n % 10]), until)) for n in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _ask(self, headers: dict[str, str], until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        while time.monotonic() < until:
            started = time.perf_counter()
            connection.request("GET", self.path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
            self.times.append(time.perf_counter() - started)


def measure(port: int, pid: int, path: str, *, clients: int, seconds: float) -> dict[str, float]:
    Load(port, path).run(clients=clients, seconds=1)
    alone, load, pids = Load(port, path), Load(port, path), family_of(pid)
    alone.run(clients=1, seconds=seconds / 2)
    before, started = cpu_seconds(pids), time.monotonic()
    load.run(clients=clients, seconds=seconds)
    elapsed, count = time.monotonic() - started, len(load.times)
    return {
        "cpu_ms": 1000 * (cpu_seconds(pids) - before) / count,
        "interval_ms": 1000 * elapsed / count,
        "median_ms": 1000 * percentile(alone.times, 0.5),
    }


def best_of(runs: list[dict[str, float]]) -> dict[str, float]:
    return {figure: min(run[figure] for run in runs) for figure in runs[0]}


def report(cases: int, name: str, statements: int, best: dict[str, float]) -> None:
    print(
        f"{cases:>9,} {name:<12} {statements} statements  {best['cpu_ms']:.2f} ms CPU/request  "
        f"{1000 / best['interval_ms']:.0f} requests/s  median {best['median_ms']:.1f} ms",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="+", default=[1000, 1_000_000])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--keep", action="store_true", help="measure what the last run left in place")
    chosen = parser.parse_args()
    runs: dict[tuple, list] = defaultdict(list)
    statements: dict[tuple, int] = {}
    with ExitStack() as servers:
        sized = {cases: serve_sized(cases, servers, keep=chosen.keep) for cases in chosen.cases}
        for _, (cases, (use, server)), (name, path) in product(range(ROUNDS), sized.items(), PATHS.items()):
            use()
            load = {"clients": chosen.clients, "seconds": chosen.seconds}
            runs[cases, name].append(measure(server.port, server.process.pid, path, **load))
            statements[cases, name] = statements_of(path)
    best = {key: best_of(measured) for key, measured in runs.items()}
    for (cases, name), figures in best.items():
        report(cases, name, statements[cases, name], figures)
    print(
        f"limits: {STATEMENTS_LIMIT} statements, {CPU_LIMIT_MS} ms of CPU, {REQUESTS_PER_SECOND_LIMIT} requests/s, 1.2×"
    )
    for name in PATHS:
        first, last = best[chosen.cases[0], name], best[chosen.cases[-1], name]
        cpu, median = (last[figure] / first[figure] for figure in ("cpu_ms", "median_ms"))
        sizes = f"{chosen.cases[-1]:,} to {chosen.cases[0]:,} cases"
        print(f"{name:<12} {sizes}: CPU {cpu:.2f}×, median {median:.2f}× (limit {FLATNESS_LIMIT}×)")


def serve_sized(cases: int, servers: ExitStack, *, keep: bool) -> tuple[Callable[[], None], object]:
    """A server on a database of that many cases, and what makes this process use the same one."""
    url = set_up(f"nocc_bench_worklist_{cases}")
    from tests.servers import serving

    if not keep:
        fill(cases)
    return lambda: use_database(url), servers.enter_context(serving(server="wsgi", database_url=url))


if __name__ == "__main__":
    main()
