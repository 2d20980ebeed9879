"""The worklist as it ships (token, visibility, access log, granian over WSGI), at a thousand and a million cases.

    python -m benchmarks.worklist [--cases 1000 1000000] [--seconds 10] [--clients 8]

Prints, for each number of cases: SQL statements of a page, CPU of the server per request, requests per second, median
time of one page with one client; then the ratio of the last number of cases to the first.
Limits: six statements, 6 ms of CPU, 200 requests/s on two cores, within 20 % between the first and the last.
"""

import argparse
import http.client
import re
import threading
import time
from pathlib import Path

from .setting import cpu_seconds, family_of, percentile, set_up

STATEMENTS_LIMIT = 6
CPU_LIMIT_MS = 6
REQUESTS_PER_SECOND_LIMIT = 200
PATHS = {
    "first page": "/api/v1/cases/",
    "filtered": "/api/v1/cases/?state=review,voting&site=larynx",
    "last active": "/api/v1/cases/?ordering=-active_at",
}


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
    print(f"{cases:>9,} cases in place after {time.monotonic() - started:.0f} s")


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
    assert answer.status_code == 200, answer.content
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


def measure(server, name: str, path: str, *, clients: int, seconds: float) -> dict[str, float]:
    warm = Load(server.port, path)
    warm.run(clients=clients, seconds=min(2, seconds))
    alone = Load(server.port, path)
    alone.run(clients=1, seconds=seconds / 2)
    pids = family_of(server.process.pid)
    before, load, started = cpu_seconds(pids), Load(server.port, path), time.monotonic()
    load.run(clients=clients, seconds=seconds)
    elapsed, count = time.monotonic() - started, len(load.times)
    figures = {
        "statements": statements_of(path),
        "cpu_ms": 1000 * (cpu_seconds(pids) - before) / count,
        "per_second": count / elapsed,
        "median_ms": 1000 * percentile(alone.times, 0.5),
    }
    print(
        f"  {name:<12} {figures['statements']} statements  {figures['cpu_ms']:.2f} ms CPU/request  "
        f"{figures['per_second']:.0f} requests/s ({clients} clients)  median {figures['median_ms']:.1f} ms (1 client)"
    )
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, nargs="+", default=[1000, 1_000_000])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--clients", type=int, default=8)
    chosen = parser.parse_args()
    url = set_up("nocc_bench_worklist")
    from tests.servers import serving

    results = []
    for cases in chosen.cases:
        fill(cases)
        with serving(server="wsgi", database_url=url) as server:
            results.append(
                {
                    name: measure(server, name, path, clients=chosen.clients, seconds=chosen.seconds)
                    for name, path in PATHS.items()
                }
            )
    print(
        f"limits: {STATEMENTS_LIMIT} statements, {CPU_LIMIT_MS} ms CPU, {REQUESTS_PER_SECOND_LIMIT} requests/s, 1.20×"
    )
    for name in PATHS:
        first, last = results[0][name], results[-1][name]
        cpu, median = (last[figure] / first[figure] for figure in ("cpu_ms", "median_ms"))
        print(f"{name:<12} {chosen.cases[-1]:,} to {chosen.cases[0]:,} cases: CPU {cpu:.2f}×, median {median:.2f}×")


if __name__ == "__main__":
    main()
