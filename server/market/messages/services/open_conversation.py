"""Somebody turns to a friend, or to a shop."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import access, sql
from foundation.ids import uuid7
from market.circles import facade as circles
from market.merchants import facade as merchants
from market.messages.errors import NobodyToWriteTo, NotFriends, OwnShop, ShopTakesNoMessages
from market.messages.types import Between
from market.people import facade as people


@transaction.atomic
def write_to_person(*, person_id: UUID, other_id: UUID, now: datetime) -> UUID:
    """
    Return the conversation of two friends. However often and by whom it is opened, there is one.

    :raises NobodyToWriteTo: nobody of this id, oneself, or parted by a block; NotFriends:
    """
    if person_id == other_id or other_id not in people.people([other_id]):
        raise NobodyToWriteTo
    standing = circles.standings(person_id, [other_id])[other_id]
    if standing.is_out_of_sight:
        raise NobodyToWriteTo
    if not standing.is_friend:
        raise NotFriends
    return _open(Between.PEOPLE, min(person_id, other_id), max(person_id, other_id), now)


@transaction.atomic
def write_to_shop(*, person_id: UUID, shop_id: UUID, now: datetime) -> UUID:
    """
    Return the conversation of a shopper and a shop.

    :raises NobodyToWriteTo: no such shop; ShopTakesNoMessages, OwnShop:
    """
    shop = merchants.shops([shop_id]).get(shop_id)
    if shop is None:
        raise NobodyToWriteTo
    if access.may(person_id, shop_id, "shop.read"):
        raise OwnShop
    if shop.state != merchants.ShopState.OPEN:
        raise ShopTakesNoMessages
    return _open(Between.SHOP, person_id, shop_id, now)


def _open(between: Between, one_id: UUID, other_id: UUID, now: datetime) -> UUID:
    """A second opener waits for the first one's commit, and then finds its row."""
    row = sql.one(
        """
        INSERT INTO talks_conversation AS c (id, between, one_id, other_id, last_number, begun_at)
        VALUES (%s, %s, %s, %s, 0, %s)
        ON CONFLICT (one_id, other_id, between) DO UPDATE SET begun_at = c.begun_at RETURNING id
        """,
        [uuid7(), between.value, one_id, other_id, now],
    )
    assert row is not None, "it is there now"
    sql.run(
        """
        INSERT INTO talks_side
          (id, conversation_id, between, holder_id, other_id, last_number, read_number, cleared_number)
        SELECT id, %(conversation)s, %(between)s, holder_id, other_id, 0, 0, 0
        FROM (VALUES (%(a)s::uuid, %(one)s::uuid, %(other)s::uuid), (%(b)s, %(other)s, %(one)s))
          AS side (id, holder_id, other_id)
        ON CONFLICT (conversation_id, holder_id) DO NOTHING
        """,
        {
            "conversation": row[0], "between": between.value, "a": uuid7(), "b": uuid7(),
            "one": one_id, "other": other_id,
        },
    )  # fmt: skip
    return row[0]
