"""What messages speaks of: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id

ConversationId = typed_id("conv")
MessageId = typed_id("msg")
NoteId = typed_id("note")  # of a neighbour on this floor


class Between(StrEnum):
    """Whom a conversation is between."""

    PEOPLE = "people"  # two who follow each other
    SHOP = "shop"  # a shopper and a shop, whose staff answer as the shop


class CardKind(StrEnum):
    PRODUCT = "product"
    NOTE = "note"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Card:
    """A thing of the market that a message points to. What it looks like is asked when it is read."""

    kind: CardKind
    id: UUID


@dataclass(frozen=True, slots=True)
class Content:
    """What somebody says: words, pictures, or a card; at least one of them."""

    text: str = ""
    picture_ids: tuple[UUID, ...] = ()
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class MessageView:
    id: UUID
    conversation_id: UUID
    number: int  # in its conversation: 1, 2, 3 …
    holder_id: UUID  # which side said it: a person, or a shop
    author_id: UUID  # who wrote it
    content: Content
    is_unsent: bool
    is_removed: bool  # by reviewers
    at: datetime


@dataclass(frozen=True, slots=True)
class SideView:
    """A conversation as one of its two sides has it."""

    conversation_id: UUID
    between: Between
    holder_id: UUID  # whose side: a person's, or a shop's
    other_id: UUID
    last_number: int
    read_number: int
    other_read_number: int
    cleared_number: int  # Up to here the side has deleted it for itself.
    last_at: datetime | None  # None: not in its list

    @property
    def unread_count(self) -> int:
        return self.last_number - self.read_number
