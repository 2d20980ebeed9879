"""A laboratory's table of 50,000 rows: preview and confirmation by the worker, with progress told from outside.

    python -m benchmarks.laboratory_import [--rows 50000]

Rows are of every numeric test, a third of them in another unit than ours. Limits: 30 s for preview and confirmation
together, and memory of the process that reads flat within 50 MB. The same table again must be duplicates only.
"""

import argparse
import io
import resource
import threading
import time
from datetime import date, timedelta

from .setting import set_up

SECONDS_LIMIT = 30
GROWTH_LIMIT_MB = 50
FIRST_DAY = date(2018, 1, 1)


def table(rows: int) -> bytes:
    from nocc.oncology.vocabularies import lab_tests

    tests = [test for test in lab_tests() if test.is_numeric]
    out = io.StringIO()
    out.write("Codice LOINC;Esame;Valore;Unità;Data;Ora;Laboratorio\r\n")
    for number in range(rows):
        test = tests[number % len(tests)]
        day = FIRST_DAY + timedelta(days=number // len(tests))
        unit = test.units[-1] if number % 3 == 0 else test.ucum
        value = f"{1 + number % 97 / 100:.2f}".replace(".", ",")
        out.write(f"{test.loinc};{test.label_it};{value};{unit};{day:%d/%m/%Y};08:00;Laboratorio di Bari\r\n")
    return out.getvalue().encode()


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Watcher(threading.Thread):
    """Somebody who asks, on a connection of their own, how far it is."""

    def __init__(self, import_id) -> None:
        super().__init__(daemon=True)
        self.import_id, self.seen, self.is_over = import_id, set(), threading.Event()

    def run(self) -> None:
        from django.db import connection

        from nocc.records.models import LaboratoryImport

        while not self.is_over.wait(0.05):
            self.seen.add(LaboratoryImport.objects.values_list("state", "done").get(pk=self.import_id))
        connection.close()

    def steps(self, state: str) -> int:
        return len({done for told, done in self.seen if told == state})


def bring_in(case, content: bytes) -> tuple[object, dict[str, float], Watcher]:
    """One import of the table; answers it, seconds by step, and whoever watched."""
    from nocc.records.services.laboratory_import import confirm_import, make_preview, start_import, store_values

    times: dict[str, float] = {}
    started = time.monotonic()
    upload = io.BytesIO(content)
    row = start_import(case=case, imported_by=case.opened_by, upload=upload, file_name="esami.csv")
    times["upload"] = time.monotonic() - started
    watcher = Watcher(row.pk)
    watcher.start()
    started = time.monotonic()
    make_preview(import_id=row.pk)
    times["preview"] = time.monotonic() - started
    row.refresh_from_db()
    if row.preview["new"]:
        started = time.monotonic()
        confirm_import(laboratory_import=row, actor=case.opened_by)
        store_values(import_id=row.pk)
        times["confirmation"] = time.monotonic() - started
        row.refresh_from_db()
    watcher.is_over.set()
    watcher.join()
    return row, times, watcher


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    rows = parser.parse_args().rows
    set_up("nocc_bench_labs")
    from django.core.management import call_command

    from nocc.cases.factories import CaseFactory
    from nocc.records.models import Observation

    # What an earlier run left would meet this run's people.
    call_command("flush", interactive=False, verbosity=0)
    case, content = CaseFactory(patient__birth_date=date(1950, 1, 1)), table(rows)
    # Once before, so that what is loaded on first use is not counted.
    bring_in(CaseFactory(patient__birth_date=date(1950, 1, 1)), table(600))
    before = memory_mb()
    row, times, watcher = bring_in(case, content)
    growth, total = memory_mb() - before, sum(times.values())
    assert (row.state, row.stored) == ("done", Observation.objects.filter(case=case).count()), row.state
    for step, seconds in times.items():
        print(f"{step:<13} {seconds:6.2f} s")
    told = f"{watcher.steps('reading')} steps of reading, {watcher.steps('storing')} of storing seen from outside"
    print(
        f"{row.stored:,} values of {rows:,} rows ({len(content) / 1e6:.1f} MB): {total:.1f} s (limit {SECONDS_LIMIT} s)"
    )
    print(f"progress: {told}; memory grew by {growth:.0f} MB (limit {GROWTH_LIMIT_MB} MB)")
    again, times, _ = bring_in(case, content)
    print(f"again: {again.preview['duplicate']:,} duplicates, {again.preview['new']} new, {sum(times.values()):.1f} s")


if __name__ == "__main__":
    main()
