"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from foundation.web import MoneyOut
from market.catalogue.facade import ProductId
from market.media.facade import PictureId, PictureOut
from market.merchants.facade import ShopId
from market.messages import rules
from market.messages.types import Between, Card, CardKind, Content, ConversationId, MessageId, NoteId
from market.orders.facade import OrderId
from market.people.facade import PersonId


class ConversationIn(Schema):
    """With whom: one of the two."""

    person_id: PersonId | None = None
    shop_id: ShopId | None = None


class MessageIn(Schema):
    client_key: Annotated[str, Field(min_length=1, max_length=rules.LONGEST_KEY)]  # the browser's own name for it
    text: Annotated[str, Field(max_length=rules.LONGEST_TEXT)] = ""
    picture_ids: Annotated[list[PictureId], Field(max_length=rules.MOST_PICTURES)] = []
    product_id: ProductId | None = None
    note_id: NoteId | None = None
    order_id: OrderId | None = None

    def content(self) -> Content:
        given = [
            Card(kind, one)
            for kind, one in (
                (CardKind.ORDER, self.order_id),
                (CardKind.PRODUCT, self.product_id),
                (CardKind.NOTE, self.note_id),
            )
            if one is not None
        ]
        return Content(self.text, tuple(dict.fromkeys(self.picture_ids)), given[0] if given else None)


class ReadUpToIn(Schema):
    number: Annotated[int, Field(ge=1, le=2_000_000_000)]


class PartyOut(Schema):
    """The other side."""

    person_id: PersonId | None
    shop_id: ShopId | None
    slug: str
    name: str
    picture: PictureOut | None


class GlimpseOut(Schema):
    """What was said last, as a list shows it."""

    text: str
    card_kind: CardKind | None
    picture_count: int
    is_mine: bool
    is_unsent: bool
    is_removed: bool


class ConversationOut(Schema):
    conversation_id: ConversationId
    between: Between
    other: PartyOut
    is_as_shop: bool  # The viewer answers for the shop.
    can_write: bool
    unread_count: int
    last_number: int
    other_read_number: int
    last: GlimpseOut | None
    last_at: datetime | None


class MessageCardOut(Schema):
    kind: CardKind
    product_id: ProductId | None
    note_id: NoteId | None
    order_id: OrderId | None
    title: str  # "" of what is not there any more
    text: str
    picture: PictureOut | None
    price: MoneyOut | None
    link: str  # "" where its reader has no page of it


class MessageOut(Schema):
    message_id: MessageId
    number: int
    is_mine: bool  # said by the viewer's side
    author: str  # which of the shop's staff, to the shop alone
    text: str
    pictures: list[PictureOut]
    card: MessageCardOut | None
    is_unsent: bool
    is_removed: bool
    unsend_until: datetime | None
    at: datetime


class MessagesOut(Schema):
    items: list[MessageOut]
    has_more: bool


class UnreadMessagesOut(Schema):
    unread_count: int
