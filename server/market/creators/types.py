"""What the room's own files hand one another: frozen, framework-free."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Deed(StrEnum):
    """What somebody did with a note."""

    SEEN = "seen"  # it was on their screen, in a list or by itself
    READ = "read"  # it was open for some seconds
    CLICKED = "clicked"  # they went on to one of its goods
    LIKED = "liked"
    SAVED = "saved"
    COMMENTED = "commented"
    SHARED = "shared"


class Source(StrEnum):
    """By which way somebody came to a note."""

    FOLLOWING = "following"
    DISCOVER = "discover"
    NEARBY = "nearby"
    TOPIC = "topic"
    SEARCH = "search"
    PERSON = "person"  # the author's own page
    PRODUCT = "product"  # the page of something that it shows
    SHARE = "share"  # a link that somebody passed on
    DIRECT = "direct"  # none of these, or not known


TOLD_BY_BROWSERS = frozenset({Deed.SEEN, Deed.READ, Deed.CLICKED})
NOTHING = UUID(int=0)  # what a deed is about beside the note, where it is about nothing more


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, for as long as sightings are kept: a person, a visitor who agreed to be recognised, or a stranger."""

    id: UUID
    person_id: UUID | None


@dataclass(frozen=True, slots=True)
class Sighted:
    """What a browser tells of one note."""

    note_id: UUID
    deed: Deed
    source: Source
    product_id: UUID | None = None  # of a click


@dataclass(frozen=True, slots=True)
class Done:
    """What other rooms tell that somebody did with a note. In: what makes it once, such as the comment."""

    note_id: UUID
    author_id: UUID
    person_id: UUID
    deed: Deed
    at: datetime
    about_id: UUID = NOTHING


@dataclass(frozen=True, slots=True)
class Tally:
    """How often what was done; orders and money by the day of the payment, money by currency in minor units."""

    counts: Mapping[Deed, int] = field(default_factory=dict)
    orders: int = 0
    sales: Mapping[str, int] = field(default_factory=dict)
    refunds: Mapping[str, int] = field(default_factory=dict)
    commission: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BestTime:
    """When an author's followers read, by hour of their week in one zone; few are told as none."""

    readers: int
    cells: tuple[int, ...]  # 168, from Monday 0:00 on: how many different followers
