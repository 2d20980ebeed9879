"""Telling every process that something changed. Messages are hints: the database is what counts."""

import contextlib
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable

import psycopg
import redis
import redis.asyncio
from django.conf import settings
from django.db import connection, transaction
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

CHANNEL = "nocc_live"
# A silent connection is asked this often whether it still lives.
PROBE_SECONDS = 15
log = logging.getLogger(__name__)


def publish_on_commit(room: str, message: dict) -> None:
    """Send `message` (identifiers and numbers only) to everyone listening to `room`, once this is committed."""
    transaction.on_commit(lambda: publish(room, message), robust=True)


def publish(room: str, message: dict) -> None:
    text = json.dumps({"room": room, **message}, separators=(",", ":"))
    if settings.REDIS_URL:
        _redis().publish(CHANNEL, text)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, text])


_client: redis.Redis | None = None


def _redis() -> redis.Redis:
    global _client
    if _client is None:
        _client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    return _client


async def listen(*, on_listening: Callable[[], None]) -> AsyncIterator[dict]:
    """Every published message, for as long as the connection lasts; raises when it breaks.

    `on_listening` is called once nothing published from then on can be missed.
    """
    source = _listen_redis(on_listening) if settings.REDIS_URL else _listen_postgres(on_listening)
    async with contextlib.aclosing(source) as texts:
        async for text in texts:
            yield json.loads(text)


async def _listen_redis(on_listening: Callable[[], None]) -> AsyncGenerator[str]:
    # Without retries: a connection that is made again in silence would hide what was published in between.
    client = redis.asyncio.Redis.from_url(
        settings.REDIS_URL, retry=Retry(NoBackoff(), 0), socket_connect_timeout=5, health_check_interval=PROBE_SECONDS
    )
    async with client, client.pubsub() as subscription:
        await subscription.subscribe(CHANNEL)
        async for item in subscription.listen():
            if item["type"] == "subscribe":
                on_listening()
            elif item["type"] == "message":
                yield item["data"].decode()


async def _listen_postgres(on_listening: Callable[[], None]) -> AsyncGenerator[str]:
    async with await psycopg.AsyncConnection.connect(connection_info(), autocommit=True) as conn:
        await conn.execute(f"LISTEN {CHANNEL}")
        on_listening()
        while True:
            async for notice in conn.notifies(timeout=PROBE_SECONDS):
                yield notice.payload
            await conn.execute("SELECT 1")


def connection_info() -> str:
    """libpq's connection string for the default database, outside Django's pool."""
    values = connection.settings_dict
    parts = {
        "dbname": values["NAME"],
        "user": values["USER"],
        "password": values["PASSWORD"],
        "host": values["HOST"] or values["OPTIONS"].get("host", ""),
        "port": values["PORT"],
        "connect_timeout": 5,
    }
    return psycopg.conninfo.make_conninfo("", **{name: value for name, value in parts.items() if value})
