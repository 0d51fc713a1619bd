"""News community tells, under the review's id. Past tense, ids and values only; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReviewWritten:
    """Somebody reviewed what they bought, or an import brought a review from elsewhere (then nobody here wrote it)."""

    name: ClassVar[str] = "community.review_written"
    review_id: UUID
    product_id: UUID
    shop_id: UUID
    person_id: UUID | None
    order_id: UUID | None
    line_id: UUID | None
    stars: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewFollowedUp:
    """The author added a follow-up."""

    name: ClassVar[str] = "community.review_followed_up"
    review_id: UUID
    product_id: UUID
    shop_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewReplied:
    """The shop replied to a review."""

    name: ClassVar[str] = "community.review_replied"
    review_id: UUID
    product_id: UUID
    shop_id: UUID
    person_id: UUID | None  # the author, who wants to know
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewDecided:
    """A reviewer of the market has decided that a review is seen from now on, or no more."""

    name: ClassVar[str] = "community.review_decided"
    review_id: UUID
    product_id: UUID
    is_seen: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewRemoved:
    """The author took their review back."""

    name: ClassVar[str] = "community.review_removed"
    review_id: UUID
    product_id: UUID
    at: datetime
