"""What crosses the facade of moderation: frozen, framework-free."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id
from market.moderation.states import ItemState

ItemId = typed_id("moditem")


class Outcome(StrEnum):
    """What becomes of a text by the machine's check; the gravest word in it decides."""

    PUBLISH = "publish"
    HOLD = "hold"  # A person looks at it first.
    REFUSE = "refuse"  # Its author is told which words, and changes them.


class Severity(StrEnum):
    WARN = "warn"  # The author is shown it; it is published.
    HOLD = "hold"
    REFUSE = "refuse"


class Kind(StrEnum):
    """What a text is."""

    NOTE = "note"
    COMMENT = "comment"
    NAME = "name"  # Of a person or a shop. It cannot wait in a queue: what would be held is refused.
    MESSAGE = "message"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class TextToCheck:
    """
    One text as its author wrote it.

    `packs` name what it is about, for words that matter there alone: "advertising" for whatever sells (a note with
    goods, an article's name), and "food", "cosmetics" or "health" by the category of the goods.
    """

    kind: Kind
    text: str
    packs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a list, found in a text. `start` and `end` count characters of the text as its author wrote it."""

    term: str
    word_class: str
    rule: str
    severity: Severity
    start: int
    end: int
    is_disguised: bool  # Its letters stand apart in the text, with marks between them that the word has not.


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A picture is nearly the same as another: one that breaks a rule, or one that somebody else published before."""

    picture_id: UUID
    rule: str
    severity: Severity
    person_id: UUID | None  # Who published the other; None: it is known to be bad.
    like_picture_id: UUID | None
    subject_kind: str
    subject_id: UUID | None  # What shows the other.
    at: datetime  # Since when the other is known.
    bits_apart: int  # Of 256, as a whole.
    points_agreeing: int


@dataclass(frozen=True, slots=True)
class Verdict:
    outcome: Outcome
    hits: tuple[Hit, ...]
    version: int  # Of the lists that it was found by.
    score: float | None = None  # The classifier's, in [0, 1]; None: it was not asked.
    resemblances: tuple["Resemblance", ...] = ()  # Of pictures.


@dataclass(frozen=True, slots=True)
class Lesson:
    """A classifier as it was learnt, and how well it did on texts that neither it nor its threshold had seen."""

    learnt_from: str
    weights: Sequence[float]
    threshold: float  # of the score, in [0, 1]
    precision: float
    recall: float
    learnt_count: int
    measured_count: int


@dataclass(frozen=True, slots=True)
class Subject:
    """
    What an item is about, as the room that owns it says: of which kind, its id there, whose it is, and which state of
    it (`version`, any number that grows with each change; the news of a decision brings it back).
    """

    kind: str
    id: UUID
    author_id: UUID
    version: int = 0


class Choice(StrEnum):
    """What a reviewer thinks is to become of something."""

    KEEP = "keep"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Sight:
    """A subject as somebody sees it: what its room shows to whoever reports it."""

    subject: Subject
    text: str
    picture_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class StrikeView:
    rule: str
    points: int
    at: datetime
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class ItemView:
    id: UUID
    subject: Subject
    state: ItemState
    revision: int
    is_shown: bool  # Readers see it while it waits: it was reported, not held.
    rule: str
    opened_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class JudgedView:
    """Something of one's own that was taken down, or given back."""

    item: ItemView
    text: str
    because: str  # in the words of whoever decided last
    appeal_until: datetime | None  # None: it cannot be appealed, or was
