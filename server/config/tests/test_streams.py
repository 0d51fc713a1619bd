import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from config import live, streams
from foundation.proxies import is_trusted


def request_from(address: str, forwarded_for: str = "") -> Request:
    headers = [(b"x-forwarded-for", forwarded_for.encode())] if forwarded_for else []
    return Request(
        {"type": "http", "method": "GET", "path": "/live", "query_string": b"topics=team:ours", "headers": headers,
         "client": (address, 1)}
    )  # fmt: skip


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(streams, "MOST_STREAMS", 2)


def test_one_address_holds_only_so_many_streams_and_gets_back_what_it_lets_go():
    """Without the cap: fails with 200 for the third."""

    async def come_and_go() -> list[int]:
        answers: list[Any] = [await live.live(request_from("198.51.100.7")) for _ in range(2)]
        for answer in answers:
            await anext(answer.body_iterator)
        came = [(await live.live(request_from(one))).status_code for one in ("198.51.100.7", "198.51.100.8")]
        await answers[0].body_iterator.aclose()
        return [*came, (await live.live(request_from("198.51.100.7"))).status_code]

    assert asyncio.run(come_and_go()) == [429, 200, 200]
    assert not streams._streams


def test_who_listens_is_whom_the_trusted_proxy_names(settings):
    settings.TRUSTED_PROXIES = ("10.0.0.5",)
    is_trusted.cache_clear()

    assert streams.address_of(request_from("10.0.0.5", "198.51.100.7")) == "198.51.100.7"
    assert streams.address_of(request_from("203.0.113.9", "198.51.100.7")) == "203.0.113.9"
    is_trusted.cache_clear()


def test_a_reader_who_reads_nothing_is_let_go(monkeypatch):
    """Without the time limit: fails with TimeoutError, the stream waits for ever."""
    monkeypatch.setattr(streams, "SEND_SECONDS", 0.01)
    ended = []

    async def events():
        try:
            while True:
                yield "x"
        finally:
            ended.append("let go")

    async def send_to_nobody(message) -> None:
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    async def stream() -> None:
        response = streams.Stream(streams.counted("198.51.100.7", events()))
        await asyncio.wait_for(response.stream_response(send_to_nobody), 20)

    asyncio.run(stream())

    assert ended == ["let go"]
    assert not streams._streams
