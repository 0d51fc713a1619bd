"""News affiliate tells. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from foundation.money import Money


@dataclass(frozen=True)
class ShareOpened:
    """Somebody passes something on for the first time by this way. Under the share's id."""

    name: ClassVar[str] = "affiliate.share_opened"
    share_id: UUID
    person_id: UUID
    kind: str
    subject_id: UUID
    channel: str
    parent_id: UUID | None
    at: datetime


@dataclass(frozen=True)
class CreditMoved:
    """What an order's line brings to who shared is in another state. Under the credit's id."""

    name: ClassVar[str] = "affiliate.credit_moved"
    credit_id: UUID
    share_id: UUID
    sharer_id: UUID
    line_id: UUID
    order_id: UUID
    before: str  # "" when it begins
    after: str
    amount: Money
    at: datetime
