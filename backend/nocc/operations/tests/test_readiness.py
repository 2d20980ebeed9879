from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from prometheus_client import generate_latest

from nocc.cases.factories import CaseFactory
from nocc.operations import readiness
from nocc.operations.metrics import registry

pytestmark = pytest.mark.django_db


def a_worker_said_it_lives(*, seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        at = timezone.now() - timedelta(seconds=seconds_ago)
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [at])


def gone() -> None:
    raise ConnectionError("gone")


def test_all_is_ready_while_a_worker_lives(client):
    a_worker_said_it_lives(seconds_ago=5)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "cache": True, "storage": True, "worker": True}


def test_a_silent_worker_is_not_ready(client):
    a_worker_said_it_lives(seconds_ago=120)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


@pytest.mark.parametrize("part", sorted(readiness.CHECKS))
def test_what_is_away_is_named_and_nothing_else(client, monkeypatch, part):
    a_worker_said_it_lives(seconds_ago=5)
    monkeypatch.setitem(readiness.CHECKS, part, gone)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert [name for name, is_ready in answer.json().items() if not is_ready] == [part]
    assert "gone" not in answer.content.decode()


def test_metrics_count_and_name_nobody():
    case = CaseFactory()
    a_worker_said_it_lives(seconds_ago=5)
    text = generate_latest(registry()).decode()
    assert 'nocc_ready{part="worker"} 1.0' in text
    assert f'nocc_cases{{state="{case.state}"}} 1.0' in text
    assert 'nocc_jobs{state="todo"}' in text
    for word in (case.reference, case.patient.family_name, case.opened_by.email, str(case.pk)):
        assert word not in text


def test_metrics_of_a_database_that_is_away_still_say_so(monkeypatch):
    monkeypatch.setitem(readiness.CHECKS, "database", gone)
    text = generate_latest(registry()).decode()
    assert 'nocc_ready{part="database"} 0.0' in text
    assert "nocc_cases" not in text


@pytest.mark.parametrize("path", ["/metrics", "/api/v1/metrics/"])
def test_the_public_server_has_no_metrics(client, path):
    assert client.get(path).status_code == 404
