"""The limit that our sockets are measured against: a bare server that sends every notice to the room's clients.

No ticket, no visibility, no log, nothing to catch up with: PostgreSQL's notices in, `websockets.broadcast` out.
"""

import asyncio
import json
import os
from collections import defaultdict

import psycopg
from websockets.asyncio.server import ServerConnection, broadcast, serve

rooms: dict[str, set[ServerConnection]] = defaultdict(set)


async def hold(connection: ServerConnection) -> None:
    room = rooms[connection.request.path]
    await connection.recv()
    room.add(connection)
    await connection.send('{"kind":"ready","seq":0}')
    await connection.wait_closed()
    room.discard(connection)


async def main() -> None:
    port = int(os.environ["BARE_PORT"])
    async with (
        serve(hold, "127.0.0.1", port),
        await psycopg.AsyncConnection.connect(os.environ["DATABASE_URL"], autocommit=True) as conn,
    ):
        await conn.execute("LISTEN nocc_live")
        async for notice in conn.notifies():
            hint = json.loads(notice.payload)
            if "seq" in hint:
                path = f"/ws/cases/{hint['room'].removeprefix('case:')}/"
                broadcast(rooms[path], json.dumps({"seq": hint["seq"], "kind": "document.added"}))


if __name__ == "__main__":
    asyncio.run(main())
