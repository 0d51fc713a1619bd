"""What the room's own files hand one another: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Reason(StrEnum):
    """Why a note stands where it stands in discover."""

    FRESH = "fresh"
    LOVED = "loved"  # many liked, kept or talked about it
    CAREFUL = "careful"  # several pictures, and more than a line of words
    FOLLOWED = "followed"
    FRIEND = "friend"
    TOPIC = "topic"  # one of a note that the reader liked or kept


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note that discover may show, with what the formula asks of it."""

    note_id: UUID
    author_id: UUID
    topics: tuple[str, ...]
    hot: float
    freshness: float  # points, as `hot` adds them up
    love: float
    care: float


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known of who reads; of nobody in particular, nothing."""

    followed: frozenset[UUID] = frozenset()
    friends: frozenset[UUID] = frozenset()
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Placed:
    """A note in its place, and why."""

    note_id: UUID
    points: float
    reasons: tuple[str, ...]  # of Reason; a topic is named: "topic:陶器"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list by date, as it is sent: cards with commas between them, and where the next page goes on."""

    cards: str
    more: tuple[datetime, UUID] | None  # published at, note


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some cards of a walk as they are sent, and what has to be known to go on."""

    walk_id: UUID
    reader_id: UUID | None
    made_at: datetime
    length: int  # notes that are in order so far
    is_endless: bool  # more can be put in order
    cards: str
