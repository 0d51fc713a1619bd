"""The live hub hands on what is told, and goes on doing so."""

import asyncio

import pytest
from django.db import transaction

from config.live import Hub, Message
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
