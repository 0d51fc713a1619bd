"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id
from foundation.words import Words

ReviewId = typed_id("rev")


class ReviewSort(StrEnum):
    NEWEST = "newest"
    HELPFUL = "helpful"  # what most found so first, then the newest


class ReviewFilter(StrEnum):
    ALL = "all"
    WITH_PICTURES = "with_pictures"
    GOOD = "good"  # four or five stars
    BAD = "bad"  # one or two


REVIEW_KIND = "review"  # What moderation calls ours; its news brings it back.


@dataclass(frozen=True, slots=True)
class FollowUpView:
    text: str
    picture_ids: tuple[UUID, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class ReplyView:
    text: str
    at: datetime
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewView:
    id: UUID
    product_id: UUID
    shop_id: UUID
    person_id: UUID | None  # the author; None when it was imported
    nickname: str  # of an imported author; empty when the author is a person here
    stars: int  # 1 to 5
    text: str
    option_text: Words  # what exactly was bought
    picture_ids: tuple[UUID, ...]
    video_id: UUID | None
    at: datetime
    follow_up: FollowUpView | None
    reply: ReplyView | None
    origin: str  # where it was imported from, to be said on the page; empty when it was written here
    helpful_count: int
    note_id: UUID | None  # where its author shows it as a note, too; theirs alone to know
    is_held: bool = False  # in review: nobody but its author sees it


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """The line of an order that came along with its review."""

    person_id: UUID
    order_id: UUID
    line_id: UUID
    shop_id: UUID
    sku_id: UUID
    option_text: Words


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review from another market, as an import brings it."""

    source_key: str  # what stands before its first ":" is its origin
    product_id: UUID
    nickname: str
    stars: int
    text: str
    at: datetime
    picture_ids: tuple[UUID, ...] = ()
    reply: str = ""
    line: BoughtLine | None = None  # what was bought there, when it came along


@dataclass(frozen=True, slots=True)
class SummaryView:
    product_id: UUID
    count: int
    average_x100: int  # stars times a hundred, half rounded up: 467 is 4.67; 0 when there are none
    stars: tuple[int, int, int, int, int]  # how many gave one, two, three, four, five
    with_pictures_count: int
