"""News messages tells, under the conversation's id. Past tense, ids and values only; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MessageSent:
    name: ClassVar[str] = "messages.message_sent"
    message_id: UUID
    conversation_id: UUID
    between: str
    one_id: UUID
    other_id: UUID  # a person, or a shop
    at: datetime


@dataclass(frozen=True, slots=True)
class ConversationChanged:
    """What was said is read by the other side now, taken back or taken down."""

    name: ClassVar[str] = "messages.conversation_changed"
    conversation_id: UUID
    between: str
    one_id: UUID
    other_id: UUID
    at: datetime
