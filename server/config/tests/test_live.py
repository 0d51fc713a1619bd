"""The live hub hands on what is told, and goes on doing so."""

import asyncio
import contextlib

import pytest
from django.db import transaction
from starlette.requests import Request

from config.live import Hub, Message, _connect, _stream
from config.live import live as serve
from foundation import live


def tell(topic: str, number: int) -> None:
    with transaction.atomic():
        live.tell(topic, "team.changed", {"number": number})


@pytest.mark.django_db(transaction=True)
def test_whoever_listens_hears_the_first_message_and_the_next_and_nothing_of_other_topics():
    """Without ending `notifies()` before reading: fails with TimeoutError, the hub waits for its own connection."""

    async def listen() -> list[Message | None]:
        hub = Hub()
        following = asyncio.create_task(hub.follow_database())
        heard: list[Message | None] = []
        with hub.listening(["team:ours"]) as queue:
            await asyncio.sleep(0.5)
            for number in (1, 2):
                await asyncio.to_thread(tell, "team:other", 0)
                await asyncio.to_thread(tell, "team:ours", number)
                heard.append(await asyncio.wait_for(queue.get(), 5))
            assert queue.empty()
        following.cancel()
        return heard

    heard = asyncio.run(listen())

    assert [message and message[1:] for message in heard] == [
        ("team:ours", "team.changed", '{"number": 1}'),
        ("team:ours", "team.changed", '{"number": 2}'),
    ]


@pytest.mark.django_db(transaction=True)
def test_forty_slow_readers_of_what_they_missed_hold_no_connection_of_the_database():
    """With the messages sent while they are read: fails with 40 connections, of the 200 that everybody shares."""
    tell("team:ours", 1)

    async def listen() -> tuple[list[str], int]:
        streams = [_stream(["team:ours"], 0) for _ in range(40)]
        for stream in streams:
            await anext(stream)  # How long to wait before coming back.
        heard = await asyncio.gather(*(anext(stream) for stream in streams))
        async with await _connect() as connection:
            row = await (
                await connection.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND pid <> pg_backend_pid() AND query LIKE '%foundation_livemessage%topic = ANY%'"
                )
            ).fetchone()
        for stream in streams:
            await stream.aclose()
        return heard, row[0] if row else -1

    heard, connections = asyncio.run(listen())

    assert all('"number": 1' in message for message in heard)
    assert connections == 0


@pytest.mark.parametrize("seen", ["9" * 5_000, "9" * 18, "-1", "x", "\u0663"])
def test_any_last_id_is_answered(seen: str):
    """Without the longest id: fails with ValueError, more digits than Python turns into a number."""

    async def answer() -> int:
        scope = {"type": "http", "method": "GET", "path": "/live", "query_string": b"topics=team:x", "headers": []}
        scope["headers"] = [(b"last-event-id", seen.encode("latin-1", "replace")), (b"host", b"localhost")]
        return (await serve(Request(scope))).status_code

    assert asyncio.run(answer()) == 200


@contextlib.asynccontextmanager
async def following(hub: Hub, *topics: str):
    """Let a hub of a market with Valkey follow the news, and give what somebody who listens hears."""
    tasks = [asyncio.create_task(hub.follow_database()), asyncio.create_task(hub.follow_valkey())]
    with hub.listening(list(topics)) as queue:
        while not hub.hears_valkey:
            await asyncio.sleep(0.01)
        yield queue
    for task in tasks:
        task.cancel()


async def hears(queue: asyncio.Queue[Message | None]) -> str:
    message = await asyncio.wait_for(queue.get(), 20)
    assert message is not None
    return message[3]


@pytest.mark.django_db(transaction=True)
def test_with_valkey_a_word_on_its_channel_wakes_the_hub(valkey_server, monkeypatch):
    """Without the word after the commit: fails with TimeoutError, the hub looks only once in an hour."""
    monkeypatch.setattr("config.live.LOOK_SECONDS", 3600)

    async def listen() -> list[str]:
        hub = Hub()
        async with following(hub, "team:ours") as queue:
            heard = []
            for number in (1, 2):
                await asyncio.to_thread(tell, "team:ours", number)
                heard.append(await hears(queue))
            return heard

    assert asyncio.run(listen()) == ['{"number": 1}', '{"number": 2}']


@pytest.mark.django_db(transaction=True)
def test_a_bell_that_nobody_heard_costs_a_moment_and_no_message(valkey_server, monkeypatch):
    """Without looking by itself: fails with TimeoutError, the message waits for the next bell."""
    monkeypatch.setattr("config.live.LOOK_SECONDS", 0.5)
    monkeypatch.setattr("foundation.live._ring", lambda: None)

    async def listen() -> str:
        async with following(Hub(), "team:ours") as queue:
            await asyncio.to_thread(tell, "team:ours", 1)
            return await hears(queue)

    assert asyncio.run(listen()) == '{"number": 1}'


class WatchedHub(Hub):
    """Lets be seen when it waits in the belief that a bell will wake it."""

    trusts_the_bell = False

    async def _wait_for_news(self, connection):
        self.trusts_the_bell = self.hears_valkey and not self.rung.is_set()
        await super()._wait_for_news(connection)
        self.trusts_the_bell = False


@pytest.mark.django_db(transaction=True)
def test_the_hub_goes_on_without_valkey_and_hears_it_again_when_it_is_back(valkey_server, monkeypatch):
    """
    Without being woken when the ear dies: fails with TimeoutError at the first, it waits an hour for a bell.
    Without DEAF_LOOK_SECONDS: fails with TimeoutError at the second, a hub without a bell looks once in an hour.
    Without reconnecting: fails with TimeoutError, it never hears Valkey again.
    """
    monkeypatch.setattr("config.live.LOOK_SECONDS", 3600)

    async def listen() -> list[str]:
        hub, heard = WatchedHub(), []
        async with following(hub, "team:ours") as queue:
            while not hub.trusts_the_bell:
                await asyncio.sleep(0.01)
            await asyncio.to_thread(valkey_server.kill)
            for number in (1, 2):
                await asyncio.to_thread(tell, "team:ours", number)
                heard.append(await hears(queue))
            await asyncio.to_thread(valkey_server.start)
            async with asyncio.timeout(20):
                while not hub.hears_valkey:
                    await asyncio.sleep(0.01)
            await asyncio.to_thread(tell, "team:ours", 3)
            heard.append(await hears(queue))
        return heard

    assert asyncio.run(listen()) == ['{"number": 1}', '{"number": 2}', '{"number": 3}']


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_back_is_told_what_they_missed_with_valkey_too(valkey_server):
    async def come_back() -> list[str]:
        await asyncio.to_thread(tell, "team:ours", 1)
        stream = _stream(["team:ours"], 0)
        heard = [await anext(stream), await anext(stream)]
        await stream.aclose()
        return heard

    assert '"number": 1' in asyncio.run(come_back())[1]
