"""One hub per process carries all its sockets: one subscription, one reading of the log, one encoding.

Hints may be lost and doubled at will. The hub knows the last number of each room that somebody is in; a hint, a new
connection to the bus and a poll every few seconds tell it that there is more, and it reads what is missing.
"""

import asyncio
import contextlib
import logging
import random
from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID, uuid4
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from django.db import DatabaseError, InterfaceError, OperationalError

from nocc.common.live import listen, publish

from .logs import Frame, frame_of_hint, frames_after, heads_of
from .presence import People, Person, as_frame

log = logging.getLogger(__name__)
T = TypeVar("T")

POLL_SECONDS = 5
LONGEST_BACKOFF_SECONDS = 5
# Frames of a room that are kept for sockets that lag a little; who lags more reads the database.
RECENT = 256
PASSING = 64
ATTEMPTS = 5


async def in_thread(function: Callable[..., T], *arguments: object) -> T:
    """Run what touches the database beside the loop, several at a time.

    Connections that died while they rested in the pool show it at their first use: that is no failure yet.
    """
    for _ in range(ATTEMPTS):
        with contextlib.suppress(OperationalError, InterfaceError):
            return await database_sync_to_async(function, thread_sensitive=False)(*arguments)
    return await database_sync_to_async(function, thread_sensitive=False)(*arguments)


class Subscription:
    """One socket's place in a room: it is woken when there is something to forward or to ask again."""

    def __init__(self, room: "Room", user_id: UUID) -> None:
        self.room = room
        self.user_id = user_id
        self.must_recheck = False
        # Frames without a number (presence, typing): who is too slow for them misses the oldest.
        self.passing: deque[dict] = deque(maxlen=PASSING)
        self._woken = asyncio.Event()

    def wake(self) -> None:
        self._woken.set()

    async def wait(self, seconds: float | None) -> None:
        """Return when woken or when so many seconds have passed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        self._woken.clear()


class Room:
    """A log that somebody in this process follows, and who does."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.subscriptions: set[Subscription] = set()
        self.people = People()
        # Number of the last frame read; None until the first reader has told where the log stands.
        self.head: int | None = None
        self.recent: deque[Frame] = deque(maxlen=RECENT)
        self._announced = 0
        self._reading: asyncio.Task | None = None

    def stands_at(self, seq: int) -> None:
        """The first reader has read up to here."""
        if self.head is None:
            self.head = seq
            self.hear(self._announced)

    def hear(self, seq: int) -> None:
        """Somebody says that the log has come to this number."""
        self._announced = max(self._announced, seq)
        is_behind = self.head is not None and self._announced > self.head
        if is_behind and (self._reading is None or self._reading.done()):
            self._reading = asyncio.create_task(_quietly(self._catch_up()))

    def hear_entry(self, hint: dict) -> None:
        """Somebody tells the very next entry, or one that shows that others are missing."""
        is_reading = self._reading is not None and not self._reading.done()
        if hint["seq"] - 1 == self.head and not is_reading:
            self._announced = max(self._announced, hint["seq"])
            self._take([frame_of_hint(hint)])
        self.hear(hint["seq"])

    def _take(self, frames: list[Frame]) -> None:
        self.recent.extend(frames)
        self.head = frames[-1].seq
        if any(frame.may_change_places for frame in frames):
            self.recheck(self.subscriptions)
        self.wake()

    async def _catch_up(self) -> None:
        while self.head is not None and self._announced > self.head:
            frames = await in_thread(frames_after, self.name, self.head)
            if not frames:
                # Announced and not there: a hint from before a restore. What comes next will be counted anew.
                self._announced = self.head
                return
            self._take(frames)

    def since(self, seq: int) -> list[Frame] | None:
        """The frames after this number from memory; None if they are no longer all there."""
        if not self.recent or self.recent[0].seq > seq + 1:
            return None if self.head is not None and self.head > seq else []
        return [frame for frame in self.recent if frame.seq > seq]

    def pass_on(self, content: dict, *, to: Callable[[Subscription], bool] = lambda subscription: True) -> None:
        for subscription in filter(to, self.subscriptions):
            subscription.passing.append(content)
            subscription.wake()

    def show_people(self) -> None:
        self.pass_on(as_frame(self.people))

    def wake(self) -> None:
        for subscription in self.subscriptions:
            subscription.wake()

    @staticmethod
    def recheck(subscriptions: Iterable[Subscription]) -> None:
        for subscription in subscriptions:
            subscription.must_recheck = True
            subscription.wake()


class Hub:
    """The rooms of this process and its ear on the bus."""

    def __init__(self) -> None:
        self.node = uuid4().hex
        self.rooms: dict[str, Room] = {}
        self._tasks: list[asyncio.Task] = []
        self._passing_tasks: set[asyncio.Task] = set()

    def enter(self, room_name: str, user_id: UUID) -> Subscription:
        """Take a place in a room. Call it before reading the log, or what happens in between is missed."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._listen()), asyncio.create_task(self._watch())]
        is_new = room_name not in self.rooms
        room = self.rooms.setdefault(room_name, Room(room_name))
        subscription = Subscription(room, user_id)
        room.subscriptions.add(subscription)
        if is_new:
            self.tell(room_name, {"roll_call": True})
        return subscription

    def leave(self, subscription: Subscription) -> None:
        room = subscription.room
        room.subscriptions.discard(subscription)
        if not room.subscriptions and self.rooms.get(room.name) is room:
            del self.rooms[room.name]

    def tell(self, room_name: str, message: dict) -> None:
        """Publish to all processes without waiting; what cannot be published is lost, as hints may be."""
        self._in_passing(in_thread(publish, room_name, {**message, "node": self.node}))

    def show(self, room: Room, person: Person) -> None:
        """Somebody of this process is there, or still there: say so here and elsewhere."""
        if room.people.note(person):
            room.show_people()
        self.tell(room.name, {"here": person.as_message()})

    def hide(self, room: Room, connection: str) -> None:
        if room.people.forget(connection):
            room.show_people()
        self.tell(room.name, {"gone": connection})

    def _in_passing(self, work) -> None:
        task = asyncio.ensure_future(_quietly(work))
        self._passing_tasks.add(task)
        task.add_done_callback(self._passing_tasks.discard)

    async def _listen(self) -> None:
        backoff_seconds = 0.1
        while True:
            try:
                async for message in listen(on_listening=self._look_everywhere):
                    backoff_seconds = 0.1
                    self._hear(message)
            except Exception as broken:  # whatever broke the ear, it must grow again
                log.warning("live: the bus is silent (%s), trying again", type(broken).__name__)
            await asyncio.sleep(backoff_seconds * random.uniform(0.5, 1))  # noqa: S311
            backoff_seconds = min(backoff_seconds * 2, LONGEST_BACKOFF_SECONDS)

    def _hear(self, message: dict) -> None:
        name = message["room"]
        if message.get("recheck") and name.startswith("user:"):
            self._recheck_user(UUID(name.removeprefix("user:")))
        if (room := self.rooms.get(name)) is None:
            return
        if "entry" in message:
            room.hear_entry(message)
        elif "seq" in message:
            room.hear(message["seq"])
        if message.get("node") != self.node:
            self._hear_of_people(room, message)

    def _hear_of_people(self, room: Room, message: dict) -> None:
        if "roll_call" in message:
            for person in room.people.of_node(self.node):
                self.tell(room.name, {"here": person.as_message()})
        if "here" in message and room.people.note(Person.from_message(message["here"])):
            room.show_people()
        if "gone" in message and room.people.forget(message["gone"]):
            room.show_people()
        if "typing" in message:
            self.pass_on_typing(room, **message["typing"])

    def pass_on_typing(self, room: Room, user: str, thread: str) -> None:
        frame = {"kind": "typing", "user": user, "thread": thread}
        room.pass_on(frame, to=lambda subscription: str(subscription.user_id) != user)

    def _recheck_user(self, user_id: UUID) -> None:
        for room in self.rooms.values():
            room.recheck([place for place in room.subscriptions if place.user_id == user_id])

    async def _watch(self) -> None:
        """Hints get lost: look at the heads of all rooms every few seconds, and send the silent ones away."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            self._look_everywhere()
            for room in list(self.rooms.values()):
                if room.people.forget_silent():
                    room.show_people()

    def _look_everywhere(self) -> None:
        self._in_passing(self._read_heads())

    async def _read_heads(self) -> None:
        if names := list(self.rooms):
            for name, seq in (await in_thread(heads_of, names)).items():
                if name in self.rooms:
                    self.rooms[name].hear(seq)


async def _quietly(work) -> None:
    try:
        await work
    except (DatabaseError, OSError, ConnectionError) as broken:
        log.warning("live: %s", type(broken).__name__)
    except Exception:
        log.exception("live")


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def current_hub() -> Hub:
    """The hub of the running loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
