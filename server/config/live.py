"""
The live hub: one small ASGI process that pushes messages to browsers as server-sent events.

One PostgreSQL LISTEN per process whatever the number of browsers, or, with REDIS_URL, one SUBSCRIBE; either only says
that there is something to read in PostgreSQL. Each browser has a bounded queue, and one that cannot keep up is cut off
and comes back with the last id it saw, from which it is told what it missed.
"""

import asyncio
import contextlib
import json
import math
import os
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

import psycopg
import structlog
from django.conf import settings
from django.core import signing
from django.utils.log import configure_logging
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from config import streams
from foundation import valkey
from foundation.live import CHANNEL, PUBLIC_TOPICS, read_ticket

log = structlog.get_logger(__name__)
QUEUE = 100  # Messages one browser may lag behind before it has to come back for them.
HEARTBEAT_SECONDS = 20  # Under the 30 to 60 seconds after which proxies and phones drop a silent connection.
MOST_TOPICS = 20
MOST_CATCHING_UP = 8  # Browsers told at once what they missed; each takes a connection of the database meanwhile.
MOST_MISSED = 500  # Messages; whoever missed more reads the page anew.
OVER = "over"  # The event that ends a stream whose ticket has run out; the browser asks for another.
LONGEST_ID = 19  # Digits of the largest bigint.
LOOK_BACK = 1000  # How many ids a slow transaction of ours may be overtaken by: two relays' longest lists.
# With Valkey: how long a message waits whose bell got lost, and any message while no bell can be heard.
LOOK_SECONDS, DEAF_LOOK_SECONDS = 2.0, 0.3
Message = tuple[int, str, str, str]  # id, topic, name, data as JSON


class Hub:
    """Who listens to what."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[asyncio.Queue[Message | None]]] = defaultdict(set)
        self.last_id = 0
        self.sent: dict[int, None] = {}  # Ids already sent, oldest first.
        self.rung = asyncio.Event()  # Valkey says that there is something new.
        self.hears_valkey = False

    @contextlib.contextmanager
    def listening(self, topics: list[str]) -> Any:
        queue: asyncio.Queue[Message | None] = asyncio.Queue(QUEUE)
        for topic in topics:
            self.listeners[topic].add(queue)
        try:
            yield queue
        finally:
            for topic in topics:
                self.listeners[topic].discard(queue)
                if not self.listeners[topic]:
                    del self.listeners[topic]

    def send(self, message: Message) -> None:
        for queue in list(self.listeners.get(message[1], ())):
            try:
                queue.put_nowait(message)
            except asyncio.QueueFull:
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(None)  # The end of this connection; the browser resumes by its last id.

    async def follow_database(self) -> None:
        """Send what is new until cancelled; after a lost connection, reconnect and send what was missed meanwhile."""
        while True:
            try:
                async with await _connect() as connection:
                    if not valkey.is_used():
                        await connection.execute(f"LISTEN {CHANNEL}")
                    if not self.last_id:
                        row = await (await connection.execute("SELECT max(id) FROM foundation_livemessage")).fetchone()
                        self.last_id = (row[0] if row else None) or 0
                    await self._send_new(connection)
                    while True:
                        await self._wait_for_news(connection)
                        await self._send_new(connection)
            except psycopg.Error:
                log.warning("live.lost_its_database", exc_info=True)
                await asyncio.sleep(1)

    async def _wait_for_news(self, connection: psycopg.AsyncConnection[Any]) -> None:
        if not valkey.is_used():
            # The generator holds the connection while it lasts, so it has to end before anything is read.
            async for _ in connection.notifies(stop_after=1):
                pass
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.rung.wait(), LOOK_SECONDS if self.hears_valkey else DEAF_LOOK_SECONDS)
        self.rung.clear()

    async def follow_valkey(self) -> None:
        """Let every word on Valkey's channel wake us, until cancelled; after a lost connection, reconnect."""
        from redis import asyncio as redis  # Only where there is one: a laptop does not pay for it.
        from redis.exceptions import RedisError

        while True:
            try:
                async with redis.from_url(str(settings.REDIS_URL)) as line, line.pubsub() as ear:
                    await ear.subscribe(CHANNEL)
                    async for _ in ear.listen():  # The first is about ourselves: now look what we were deaf to.
                        self.hears_valkey = True
                        self.rung.set()
            except (RedisError, OSError) as failure:
                log.warning("live.hears_no_valkey", error=repr(failure))
            if self.hears_valkey:
                self.hears_valkey = False
                self.rung.set()  # Whoever waits chose how long while there was a bell to hear.
            await asyncio.sleep(1)

    async def _send_new(self, connection: psycopg.AsyncConnection[Any]) -> None:
        # A message with a smaller id can become visible after one with a larger id, so look back a little and send
        # each message once: ids are remembered for as long as a transaction of ours may last.
        found = await connection.execute(
            """
            SELECT id, topic, name, data::text FROM foundation_livemessage
            WHERE id > %s AND id <> ALL(%s::bigint[]) ORDER BY id
            """,
            [self.last_id - LOOK_BACK, [sent for sent in self.sent if sent > self.last_id - LOOK_BACK]],
        )
        for message in await found.fetchall():
            if message[0] not in self.sent:
                self.sent[message[0]] = None
                self.send(message)
                self.last_id = max(self.last_id, message[0])
        while len(self.sent) > 4 * LOOK_BACK:
            del self.sent[next(iter(self.sent))]


async def _connect() -> psycopg.AsyncConnection[Any]:
    database = settings.DATABASES["default"]
    return await psycopg.AsyncConnection.connect(
        host=database["HOST"],
        port=database["PORT"],
        dbname=database["NAME"],
        user=database["USER"],
        password=database["PASSWORD"],
        autocommit=True,
    )


hub = Hub()
_catching_up = asyncio.Semaphore(MOST_CATCHING_UP)


async def _missed(topics: list[str], seen: int) -> list[Message]:
    """Read what was told since, before anything is sent: a slow reader holds no connection of the database."""
    async with _catching_up, await _connect() as connection:
        found = await connection.execute(
            "SELECT id, topic, name, data::text FROM foundation_livemessage "
            "WHERE topic = ANY(%s) AND id > %s ORDER BY id LIMIT %s",
            [topics, seen, MOST_MISSED],
        )
        return await found.fetchall()


async def live(request: Request) -> Response:
    """Stream the topics that are public or that the ticket allows, beginning after the last id the browser saw."""
    try:
        topics, until = _topics(request)
    except (signing.BadSignature, ValueError) as refusal:
        return _refusal(403, "live.no_such_topic", str(refusal), request)
    address = streams.address_of(request)
    if streams.is_full(address):
        return _refusal(429, "live.too_many_streams", "Too many pages of yours are listening. Close some.", request)
    seen = request.headers.get("Last-Event-ID") or request.query_params.get("last_event_id") or ""
    events = _stream(topics, int(seen) if seen.isdecimal() and len(seen) < LONGEST_ID else None, until)
    return streams.Stream(
        streams.counted(address, events),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no", **_cors(request)},
    )


def _refusal(status: int, code: str, title: str, request: Request) -> Response:
    return JSONResponse(
        {"type": f"/problems/{code}", "title": title, "status": status, "code": code},
        status_code=status,
        media_type="application/problem+json",
        headers={**_cors(request), **({"Retry-After": "60"} if status == 429 else {})},
    )


def _topics(request: Request) -> tuple[list[str], float]:
    ticket = request.query_params.get("ticket")
    allowed, until = read_ticket(ticket) if ticket else ([], math.inf)
    asked = [topic for topic in request.query_params.get("topics", "").split(",") if topic]
    topics = [*allowed, *(topic for topic in asked if topic.startswith(PUBLIC_TOPICS))]
    if not topics or len(topics) > MOST_TOPICS:
        raise ValueError(f"name 1 to {MOST_TOPICS} topics that are public or in your ticket")
    return topics, until


def _cors(request: Request) -> dict[str, str]:
    """Let the shop's own pages listen; on a laptop the hub is another port of the same host."""
    origin = request.headers.get("Origin", "")
    same_host = origin.split("://")[-1].split(":")[0] == (request.url.hostname or "")
    ours = origin in settings.CSRF_TRUSTED_ORIGINS or same_host
    return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin and ours else {}


async def _stream(topics: list[str], seen: int | None, until: float = math.inf) -> AsyncGenerator[str]:
    with hub.listening(topics) as queue:
        yield "retry: 2000\n\n"
        newest = seen or 0
        if seen is not None:
            for missed in await _missed(topics, seen):
                newest = missed[0]
                yield _event(missed)
        while (left := until - time.time()) > 0:
            try:
                message = await asyncio.wait_for(queue.get(), min(HEARTBEAT_SECONDS, left))
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if message is None:
                return
            if message[0] > newest or seen is None:
                yield _event(message)
        yield f"event: {OVER}\ndata: {{}}\n\n"


def _event(message: Message) -> str:
    identity, topic, name, data = message
    return f"id: {identity}\nevent: {name}\ndata: {json.dumps({'topic': topic, 'data': json.loads(data)})}\n\n"


async def alive(request: Request) -> Response:
    return JSONResponse({"status": "alive", "listeners": sum(map(len, hub.listeners.values()))})


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    following = [asyncio.create_task(hub.follow_database())]
    if valkey.is_used():
        following.append(asyncio.create_task(hub.follow_valkey()))
    yield
    for task in following:
        task.cancel()
    for task in following:
        with contextlib.suppress(asyncio.CancelledError):
            await task


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Settings and signatures are all that the hub needs of Django; the rooms would cost it three times its memory.
configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
app = Starlette(routes=[Route("/live", live), Route("/healthz", alive)], lifespan=_lifespan)
