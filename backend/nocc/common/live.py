"""Telling every process that something changed. Messages are hints: the database is what counts."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator

import psycopg
import redis
import redis.asyncio
from django.conf import settings
from django.db import connection, transaction

CHANNEL = "nocc_live"
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


async def listen() -> AsyncIterator[dict]:
    """Every published message, for as long as the connection lasts; raises when it breaks."""
    source = _listen_redis() if settings.REDIS_URL else _listen_postgres()
    async with contextlib.aclosing(source) as texts:
        async for text in texts:
            yield json.loads(text)


async def _listen_redis() -> AsyncIterator[str]:
    client = redis.asyncio.Redis.from_url(settings.REDIS_URL)
    async with client, client.pubsub() as subscription:
        await subscription.subscribe(CHANNEL)
        async for item in subscription.listen():
            if item["type"] == "message":
                yield item["data"].decode()


async def _listen_postgres() -> AsyncIterator[str]:
    conninfo = connection_info()
    async with await psycopg.AsyncConnection.connect(conninfo, autocommit=True) as conn:
        await conn.execute(f"LISTEN {CHANNEL}")
        async for notice in conn.notifies():
            yield notice.payload
            await asyncio.sleep(0)


def connection_info() -> str:
    """libpq's connection string for the default database, outside Django's pool."""
    values = connection.settings_dict
    parts = {
        "dbname": values["NAME"],
        "user": values["USER"],
        "password": values["PASSWORD"],
        "host": values["HOST"] or values["OPTIONS"].get("host", ""),
        "port": values["PORT"],
    }
    return psycopg.conninfo.make_conninfo("", **{name: value for name, value in parts.items() if value})
