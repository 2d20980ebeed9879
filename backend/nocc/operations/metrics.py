"""What Prometheus reads: numbers of the whole installation, asked of the database at every scrape. No names, no ids."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, Min, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from nocc.cases.models import Case, CaseEvent
from nocc.common.models import StoredFile

from .readiness import readiness

WAITING = "todo"


class Installation(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        ready = readiness()
        yield _by(
            "nocc_ready", "Whether this part answers", "part", {name: int(is_up) for name, is_up in ready.items()}
        )
        if ready["database"]:
            yield from _jobs()
            yield from _content()
        # Each scrape has a thread of its own, which ends here.
        if not connection.in_atomic_block:
            connection.close()


def _jobs() -> Iterator[GaugeMetricFamily]:
    jobs = ProcrastinateJob.objects.order_by()
    states = dict(jobs.values_list("status").annotate(Count("pk")))
    yield _by(
        "nocc_jobs", "Jobs by state", "state", {state: states.get(state, 0) for state in ProcrastinateJob.STATUSES}
    )
    oldest = jobs.filter(status=WAITING).aggregate(at=Min(Coalesce("scheduled_at", "procrastinateevent__at")))["at"]
    late_seconds = max((timezone.now() - oldest).total_seconds(), 0) if oldest else 0
    yield GaugeMetricFamily("nocc_job_wait_seconds", "How long the oldest waiting job is due", late_seconds)
    beats = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list("last_heartbeat", flat=True)
    silent_seconds = (timezone.now() - beats[0]).total_seconds() if beats else float("inf")
    yield GaugeMetricFamily("nocc_worker_silent_seconds", "Since a worker last said that it lives", silent_seconds)


def _content() -> Iterator[GaugeMetricFamily]:
    states = dict(Case.objects.order_by().values_list("state").annotate(Count("pk")))
    yield _by("nocc_cases", "Cases by state", "state", states)
    yield GaugeMetricFamily("nocc_events", "Events of all cases", CaseEvent.objects.count())
    files = StoredFile.objects.aggregate(count=Count("pk"), size=Sum("size_bytes", default=0))
    yield GaugeMetricFamily("nocc_files", "Stored files", files["count"])
    yield GaugeMetricFamily("nocc_file_bytes", "Bytes of all stored files", float(files["size"]))


def _by(name: str, text: str, label: str, values: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for value, count in values.items():
        family.add_metric([value], count)
    return family


def registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    for collector in (ProcessCollector, PlatformCollector, GCCollector):
        collector(registry=registry)
    registry.register(Installation())
    return registry
