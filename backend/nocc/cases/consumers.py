"""Sockets carry numbers and kinds; content is fetched over REST, where visibility is decided.

Close codes: 4401 bad or late ticket, 4403 removed, 4404 not visible.
"""

import asyncio
import contextlib
import json
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from django.utils import timezone

from nocc.accounts.models import User
from nocc.accounts.services import redeem_socket_ticket

from .hub import Hub, Room, Subscription, current_hub, in_thread
from .logs import Frame, frames_after, heads_of
from .models import Thread
from .presence import STATES, Person, as_frame
from .selectors import cases_visible_to, viewpoint_of

log = logging.getLogger(__name__)
T = TypeVar("T")

BAD_TICKET = 4401
REMOVED = 4403
NOT_VISIBLE = 4404
TRY_AGAIN = 1013

TICKET_SECONDS = 10
LARGEST_FRAME = 4096
# What a client may say unasked in ten seconds; more is not listened to.
FRAMES_PER_TEN_SECONDS = 30


@dataclass(frozen=True)
class Standing:
    """From where the person at the other end may look at the room now, and until when."""

    user_id: UUID
    name: str
    role: str
    is_staff: bool
    until: datetime | None


class TicketConsumer:
    """An ASGI socket opened by a single-use ticket in its first frame, that follows one room.

    Subclasses say which room (`room_name`) and who may be in it (`standing_of`). Two tasks carry it: one hears the
    client, one serves it and ends with the code to close with.
    """

    def __init__(self, scope: dict, send: Callable[[dict], Awaitable[None]]) -> None:
        self.scope = scope
        self.hub: Hub = current_hub()
        # Set while the client is up to date and may speak.
        self.room: Room | None = None
        self.standing: Standing | None = None
        self.seq = 0
        self._send_message = send
        self._first_frame: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._heard_at: deque[float] = deque(maxlen=FRAMES_PER_TEN_SECONDS)

    @classmethod
    def as_asgi(cls):
        async def application(scope, receive, send) -> None:
            await cls(scope, send).carry(receive)

        return application

    async def carry(self, receive: Callable[[], Awaitable[dict]]) -> None:
        """The whole life of the socket."""
        await receive()
        await self._send_message({"type": "websocket.accept"})
        hearing = asyncio.create_task(self._hear(receive))
        serving = asyncio.create_task(self._serve())
        try:
            await asyncio.wait({hearing, serving}, return_when=asyncio.FIRST_COMPLETED)
            is_gone = hearing.done()
        finally:
            # Nobody may be waiting for the client when we close: granian would wait for the client, too.
            await _cancelled(hearing)
            code = await _cancelled(serving)
        if not is_gone:
            await self._send_message({"type": "websocket.close", "code": code})

    async def _hear(self, receive: Callable[[], Awaitable[dict]]) -> None:
        """Until the client hangs up."""
        while (message := await receive())["type"] != "websocket.disconnect":
            content = _parsed(message.get("text"))
            if not self._first_frame.done():
                self._first_frame.set_result(content)
            elif self.room is not None and isinstance(content, dict) and self._is_bearable():
                self.heard(content, self.room)

    def _is_bearable(self) -> bool:
        now = time.monotonic()
        is_too_much = len(self._heard_at) == FRAMES_PER_TEN_SECONDS and self._heard_at[0] > now - 10
        if not is_too_much:
            self._heard_at.append(now)
        return not is_too_much

    async def _serve(self) -> int:
        """Until there is a reason to close, which is the answer."""
        try:
            content = await asyncio.wait_for(self._first_frame, TICKET_SECONDS)
        except TimeoutError:
            return BAD_TICKET
        ticket, after = _ticket_and_number(content)
        try:
            user = await in_thread(redeem_socket_ticket, ticket) if ticket else None
            return await self._follow(user, after=after) if user else BAD_TICKET
        except Exception as broken:  # the database, or the line: the client comes back and catches up
            log.warning("live: a socket breaks off (%s)", broken)
            return TRY_AGAIN

    async def _follow(self, user: User, *, after: int) -> int:
        # Enter before reading the log: an event in between is then seen twice by us, never missed by them.
        subscription = self.hub.enter(self.room_name(user), user.pk)
        try:
            self.standing = await in_thread(self.standing_of, user)
            if self.standing is None:
                return NOT_VISIBLE
            await self._catch_up(subscription, after=after)
            await self.entered(subscription.room)
            self.room = subscription.room
            return await self._go_on_live(user, subscription)
        finally:
            self.room = None
            self.hub.leave(subscription)
            self.left(subscription.room)

    async def _catch_up(self, subscription: Subscription, *, after: int) -> None:
        name = subscription.room.name
        head = (await in_thread(heads_of, [name])).get(name, 0)
        subscription.room.stands_at(head)
        self.seq = min(after, head)
        await self._replay(subscription, up_to=head)
        await self._send({"kind": "ready", "seq": self.seq})

    async def _go_on_live(self, user: User, subscription: Subscription) -> int:
        while True:
            await subscription.wait(self._seconds_left())
            if subscription.must_recheck or self._seconds_left() == 0:
                subscription.must_recheck = False
                self.standing = await in_thread(self.standing_of, user)
                if self.standing is None:
                    return REMOVED
            await self._forward(subscription)
            while subscription.passing:
                await self._pass(subscription.passing.popleft())

    def _seconds_left(self) -> float | None:
        """Until this place ends by itself."""
        if self.standing is None or self.standing.until is None:
            return None
        return max(0, (self.standing.until - timezone.now()).total_seconds())

    async def _forward(self, subscription: Subscription) -> None:
        frames = subscription.room.since(self.seq)
        if frames is None:
            return await self._replay(subscription, up_to=subscription.room.head or 0)
        for frame in frames:
            await self._send_frame(frame)

    async def _replay(self, subscription: Subscription, *, up_to: int) -> None:
        while self.seq < up_to and (frames := await in_thread(frames_after, subscription.room.name, self.seq)):
            for frame in frames:
                await self._send_frame(frame)

    async def _send_frame(self, frame: Frame) -> None:
        if frame.seq > self.seq and self.standing is not None:
            self.seq = frame.seq
            await self._send_text(frame.text_for(self.standing.user_id, is_staff=self.standing.is_staff))

    async def _pass(self, content: dict) -> None:
        if self.may_hear(content):
            await self._send(content)

    async def _send(self, content: dict) -> None:
        await self._send_text(json.dumps(content, separators=(",", ":")))

    async def _send_text(self, text: str) -> None:
        await self._send_message({"type": "websocket.send", "text": text})

    def room_name(self, user: User) -> str:
        raise NotImplementedError

    def standing_of(self, user: User) -> Standing | None:
        """Runs in a thread. None: this person has no business here, or no longer."""
        raise NotImplementedError

    async def entered(self, room: Room) -> None:
        """The client has caught up."""

    def heard(self, content: dict, room: Room) -> None:
        """The client says something."""

    def left(self, room: Room) -> None:
        """The socket is about to close, or has."""

    def may_hear(self, content: dict) -> bool:
        return True


class CaseConsumer(TicketConsumer):
    """`/ws/cases/{id}/`: the case's events, who is there, who is typing."""

    connection: str | None = None

    def room_name(self, user: User) -> str:
        return f"case:{self.scope['url_route']['kwargs']['case_id']}"

    def standing_of(self, user: User) -> Standing | None:
        if (known := User.objects.filter(pk=user.pk, is_active=True).first()) is None:
            return None
        case = cases_visible_to(known).filter(pk=self.scope["url_route"]["kwargs"]["case_id"]).first()
        if case is None or (viewpoint := viewpoint_of(known, case)) is None:
            return None
        return Standing(known.pk, known.full_name, viewpoint.role, viewpoint.is_staff, viewpoint.until)

    async def entered(self, room: Room) -> None:
        self.connection = uuid4().hex
        self._be_there(room, "active")
        await self._send(as_frame(room.people))

    def heard(self, content: dict, room: Room) -> None:
        if content.get("kind") == "heartbeat":
            state = content.get("state", "active")
            self._be_there(room, state if state in STATES else "active")
        elif content.get("kind") == "typing" and content.get("thread") in self._own_threads():
            typing = {"user": str(self.standing.user_id), "thread": content["thread"]}  # type: ignore[union-attr]
            self.hub.pass_on_typing(room, **typing)
            self.hub.tell(room.name, {"typing": typing})

    def left(self, room: Room) -> None:
        if self.connection is not None:
            self.hub.hide(room, self.connection)

    def may_hear(self, content: dict) -> bool:
        return content["kind"] != "typing" or content["thread"] in self._own_threads()

    def _own_threads(self) -> tuple[str, ...]:
        if self.standing is None:
            return ()
        return tuple(Thread.values) if self.standing.is_staff else (Thread.OBSERVERS,)

    def _be_there(self, room: Room, state: str) -> None:
        if (who := self.standing) is not None and self.connection is not None:
            person = Person(self.connection, self.hub.node, str(who.user_id), who.name, who.role, state)
            self.hub.show(room, person)


class MeConsumer(TicketConsumer):
    """`/ws/me/`: what concerns one user, in that user's own sequence."""

    def room_name(self, user: User) -> str:
        return f"user:{user.pk}"

    def standing_of(self, user: User) -> Standing | None:
        known = User.objects.filter(pk=user.pk, is_active=True).first()
        return Standing(known.pk, known.full_name, "owner", is_staff=True, until=None) if known else None


async def nowhere(scope, receive, send) -> None:
    """An address that leads nowhere says what a room that is not visible says."""
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": NOT_VISIBLE})


async def _cancelled(task: asyncio.Task[T]) -> T | None:
    """What the task had ended with; None if it had not."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        return await task
    return None


def _parsed(text: str | None) -> object:
    if text is None or len(text) > LARGEST_FRAME:
        return None
    with contextlib.suppress(ValueError, RecursionError):
        return json.loads(text)
    return None


def _ticket_and_number(content: object) -> tuple[str | None, int]:
    """The ticket and the last number the client has; no ticket when the frame is not what was asked for."""
    if not isinstance(content, dict) or not isinstance(content.get("ticket"), str):
        return None, 0
    after = content.get("after") or 0
    is_number = isinstance(after, int) and not isinstance(after, bool) and 0 <= after < 2**63
    return (content["ticket"], after) if is_number else (None, 0)
