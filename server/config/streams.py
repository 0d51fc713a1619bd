"""The gate of the live hub: how many streams one address may hold, and how long a reader may take to read."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator

import structlog
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

from foundation.proxies import caller, is_this_machine, is_trusted, neighbourhood

log = structlog.get_logger(__name__)
MOST_STREAMS = 200  # Of one address: a campus behind one, each with a tab or two. A stream costs some 20 kB.
SEND_SECONDS = 30  # A phone in a tunnel comes back by itself; whoever reads nothing for longer is let go.

_streams: Counter[str] = Counter()


def address_of(request: Request) -> str:
    """Return who listens, as `foundation.proxies` knows it."""
    peer = request.client.host if request.client else ""
    if is_trusted(peer):
        peer = caller(peer, request.headers.get("X-Forwarded-For", ""))
    return neighbourhood(peer)


def is_full(address: str) -> bool:
    """Say whether an address holds all the streams that it may. A bench on this machine is a crowd by itself."""
    return _streams[address] >= MOST_STREAMS and not is_this_machine(address)


async def counted(address: str, events: AsyncGenerator[str]) -> AsyncIterator[str]:
    """Pass a stream's events on, counting it for as long as somebody listens."""
    _streams[address] += 1
    try:
        async with contextlib.aclosing(events):
            async for event in events:
                yield event
    finally:
        _streams[address] -= 1
        if not _streams[address]:
            del _streams[address]


class Stream(StreamingResponse):
    """A stream that ends when its reader takes too long, so that what waits for them is not kept for ever."""

    async def stream_response(self, send: Send) -> None:
        async def send_in_time(message: Message) -> None:
            await asyncio.wait_for(send(message), SEND_SECONDS)

        body = self.body_iterator
        try:
            await super().stream_response(send_in_time)
        except TimeoutError:
            log.info("live.reader_too_slow")
        finally:
            if isinstance(body, AsyncGenerator):
                await body.aclose()
