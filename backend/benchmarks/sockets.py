"""Sockets as they ship (daphne, ticket, visibility, replay) against a bare broadcasting server, in turn.

    python -m benchmarks.sockets [--clients 500] [--rooms 50] [--events 200] [--rate 20] [--many 2000]

One event at a time is appended to one of the cases; measured is the time from its commit until each client of that
case has it. Then the memory that many idle clients take. Limits: p95 of 50 ms, 100 kB a client, twice the bare server.
"""

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from .setting import family_of, percentile, set_up

P95_LIMIT_MS = 50
MEMORY_LIMIT_KB = 100


def prepare(rooms: int, clients: int) -> list[tuple]:
    """Cases, and for every client the path it opens and who it is."""
    from django.db import connection

    from nocc.accounts.factories import UserFactory
    from nocc.cases.factories import CaseFactory, ParticipantFactory
    from nocc.directory.factories import FacilityFactory, PhysicianFactory

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE accounts_user, directory_facility, directory_workgroup CASCADE")
    facility = FacilityFactory()
    cases = [CaseFactory() for _ in range(rooms)]
    people = [PhysicianFactory(user=UserFactory(), facility=facility).user for _ in range(clients)]
    return [
        (cases[n % rooms], ParticipantFactory(case=cases[n % rooms], user=user).user) for n, user in enumerate(people)
    ]


async def in_thread(function, *arguments):
    from channels.db import database_sync_to_async

    return await database_sync_to_async(function, thread_sensitive=False)(*arguments)


def ticket_of(user) -> str:
    from nocc.accounts.services import issue_socket_ticket

    return issue_socket_ticket(user=user)


def happen(case) -> tuple[int, float]:
    """The number of a new event and the moment of its commit, just before it is published."""
    from django.db import transaction

    from nocc.cases.models import Case
    from nocc.cases.services import append_event

    moments: list[float] = []
    with transaction.atomic():
        transaction.on_commit(lambda: moments.append(time.perf_counter()))
        known = Case.objects.get(pk=case.pk)
        event = append_event(case=known, kind="document.added", actor=None, target=("document", case.pk))
    return event.seq, moments[0]


class Listeners:
    """Clients that note when each numbered frame reaches them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.arrivals: dict[tuple, list[float]] = {}
        self.tasks: list[asyncio.Task] = []

    async def open(self, places: list[tuple]) -> None:
        for start in range(0, len(places), 25):
            ready = [asyncio.get_running_loop().create_future() for _ in places[start : start + 25]]
            for (case, user), done in zip(places[start : start + 25], ready, strict=True):
                self.tasks.append(asyncio.create_task(self._listen(case, user, done)))
            await asyncio.gather(*ready)

    async def _listen(self, case, user, ready: asyncio.Future) -> None:
        from websockets.asyncio.client import connect

        ticket = await in_thread(ticket_of, user)
        try:
            async with connect(f"{self.url}/ws/cases/{case.pk}/", open_timeout=60) as socket:
                await socket.send(json.dumps({"ticket": ticket, "after": 2**40}))
                async for text in socket:
                    now = time.perf_counter()
                    frame = json.loads(text)
                    if frame["kind"] == "ready":
                        ready.set_result(None)
                    elif "seq" in frame:
                        self.arrivals.setdefault((case.pk, frame["seq"]), []).append(now)
        except Exception as broken:
            if not ready.done():
                ready.set_exception(broken)

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def deliver(url: str, places: list[tuple], *, events: int, rate: float) -> tuple[list[float], int]:
    """Latency of every delivery in seconds, and how many were lost."""
    listeners = Listeners(url)
    await listeners.open(places)
    # The first people frames are not what is measured.
    await asyncio.sleep(2)
    cases = list(dict.fromkeys(case for case, _ in places))
    committed: dict[tuple, float] = {}
    for number in range(events):
        case = cases[number % len(cases)]
        seq, moment = await in_thread(happen, case)
        committed[case.pk, seq] = moment
        await asyncio.sleep(1 / rate)
    await asyncio.sleep(2)
    await listeners.close()
    times = [at - moment for key, moment in committed.items() for at in listeners.arrivals.get(key, [])]
    return times, events * len(places) // len(cases) - len(times)


async def weigh(server, places: list[tuple]) -> float:
    """Memory of the server for each idle client, in kB."""
    pids = family_of(server.process.pid)
    before, listeners = memory_kb(pids), Listeners(server.socket_url)
    await listeners.open(places)
    grown = (memory_kb(pids) - before) / len(places)
    await listeners.close()
    return grown


def memory_kb(pids: list[int]) -> int:
    lines = "".join(Path(f"/proc/{pid}/status").read_text() for pid in pids).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


@contextmanager
def bare_server(url: str):
    from tests.servers import free_port

    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url, "BARE_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.bare_broadcast"], env=environment)
    time.sleep(2)
    try:
        yield f"ws://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def report(name: str, times: list[float], lost: int) -> float:
    p50, p95 = (1000 * percentile(times, share) for share in (0.5, 0.95))
    print(f"  {name:<6} p50 {p50:.1f} ms  p95 {p95:.1f} ms  {len(times)} deliveries  {lost} lost")
    return p95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=500)
    parser.add_argument("--rooms", type=int, default=50)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--rate", type=float, default=20, help="events per second")
    parser.add_argument("--many", type=int, default=2000, help="idle clients to weigh")
    chosen = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    url = set_up("nocc_bench_sockets")
    from tests.servers import serving

    places = prepare(chosen.rooms, max(chosen.clients, chosen.many))
    load = {"events": chosen.events, "rate": chosen.rate}
    with serving(server="daphne", database_url=url) as server, bare_server(url) as bare_url:
        p95 = []
        for name, address in (("ours", server.socket_url), ("bare", bare_url)) * 2:
            p95.append(report(name, *asyncio.run(deliver(address, places[: chosen.clients], **load))))
        print(f"ours to bare: {(p95[0] + p95[2]) / (p95[1] + p95[3]):.2f}× (limit 2×); p95 limit {P95_LIMIT_MS} ms")
        kilobytes = asyncio.run(weigh(server, places[: chosen.many]))
        print(f"{chosen.many} idle clients: {kilobytes:.0f} kB each (limit {MEMORY_LIMIT_KB} kB)")


if __name__ == "__main__":
    main()
