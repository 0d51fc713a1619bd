"""Makers of people who write to one another. A test names only what it is about."""

from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from foundation.testing import NOON
from market.circles.tests.factories import befriend
from market.messages.services.open_conversation import write_to_person, write_to_shop
from market.messages.services.send_message import send_message
from market.messages.types import Content, MessageView
from market.people.tests.factories import make_person

_number = count(1)


def make_friends() -> tuple[UUID, UUID]:
    one, other = make_person().id, make_person().id
    befriend(one, other)
    return one, other


def make_talk(one_id: UUID, other_id: UUID, *, now: datetime = NOON) -> UUID:
    return write_to_person(person_id=one_id, other_id=other_id, now=now)


def ask_shop(person_id: UUID, shop_id: UUID, *, now: datetime = NOON) -> UUID:
    return write_to_shop(person_id=person_id, shop_id=shop_id, now=now)


def say(
    conversation_id: UUID, author_id: UUID, text: str = "在吗", *, key: str = "", now: datetime = NOON, **given: Any
) -> MessageView:
    return send_message(
        conversation_id=conversation_id,
        author_id=author_id,
        client_key=key or f"k{next(_number)}",
        content=Content(text, **given),
        now=now,
    )
