"""One world for all rows of the table: it is built once, and every call is rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone
from rest_framework.test import APIClient

from nocc.accounts.services import mint_access_token
from nocc.audit.models import AccessEntry

from .door import ROLES, Door
from .world import Record, World, build_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    frontend = tmp_path_factory.mktemp("frontend")
    (frontend / "index.html").write_text("<title>NOCC</title>")
    with django_db_blocker.unblock(), override_settings(FRONTEND_BUILD=frontend), rolled_back():
        with connection.cursor() as cursor:
            # Without a worker that lives the application is not ready.
            cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() + interval '1 hour')")
        yield build_world()


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class Answer:
    status: int
    content_type: str
    headers: dict[str, str]
    body: bytes
    json: object
    entries: list[AccessEntry]


class Knocker:
    """Tries doors as somebody of the world, and leaves everything as it was."""

    def __init__(self, world: World) -> None:
        self.world = world

    @contextmanager
    def prepared(self, door: Door, record: Record) -> Iterator[None]:
        with rolled_back():
            if door.given is not None:
                door.given(record)
            yield

    def everybody(self, door: Door, record: Record) -> dict[str, Answer]:
        """What each role is told at this door of the record."""
        with self.prepared(door, record):
            return {who: self.try_door(door, who, record) for who in ROLES}

    def try_door(
        self, door: Door, who: str, record: Record, *, path: str = "", body: dict | None = None, **headers: str
    ) -> Answer:
        """One call at a door whose `given` holds already."""
        with rolled_back():
            if body is None and door.body is not None:
                body = door.body(record)
            if door.is_edit:
                headers = {"HTTP_IF_MATCH": door.version_in(record), **headers}
            return self._ask(who, door.method, path or door.path(record), body, door.is_form, headers)

    def ask(self, who: str, method: str, path: str, body: dict | None = None) -> Answer:
        with rolled_back():
            return self._ask(who, method, path, body, False, {})

    def _ask(self, who: str, method: str, path: str, body: dict | None, is_form: bool, headers: dict) -> Answer:
        has_body = method not in ("GET", "HEAD", "OPTIONS")
        call = getattr(self._client(who), method.lower())
        form = "multipart" if is_form else "json"
        response = call(path, body, format=form, **headers) if has_body else call(path, **headers)
        content = b"".join(response.streaming_content) if response.streaming else response.content
        is_json = content and "json" in response.get("Content-Type", "")
        return Answer(
            status=response.status_code,
            content_type=response.get("Content-Type", ""),
            headers=dict(response.items()),
            body=content,
            json=response.json() if is_json else None,
            entries=list(AccessEntry.objects.order_by("at")),
        )

    def _client(self, who: str) -> APIClient:
        client, user = APIClient(), self.world.people[who]
        if user is not None:
            token = mint_access_token(user=user, authenticated_at=timezone.now())
            client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
        return client


@pytest.fixture(scope="module")
def knocker(world) -> Knocker:
    return Knocker(world)
