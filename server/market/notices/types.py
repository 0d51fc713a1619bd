"""What crosses the facade: frozen, framework-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from foundation.ids import typed_id

NoticeId = typed_id("ntc")


class Kind(StrEnum):
    PAID = "paid"
    TEAM_FILLED = "team_filled"
    TEAM_FAILED = "team_failed"
    SHIPPED = "shipped"
    REFUNDED = "refunded"
    AFTER_SALES = "after_sales"
    NOTE_LIKED = "note_liked"
    NOTE_SAVED = "note_saved"
    NOTE_COMMENTED = "note_commented"
    COMMENT_ANSWERED = "comment_answered"
    MENTIONED = "mentioned"
    FOLLOWED = "followed"
    FOLLOW_ASKED = "follow_asked"
    FOLLOW_ACCEPTED = "follow_accepted"
    JUDGED = "judged"
    REPORT_HEARD = "report_heard"
    QUESTION_ASKED = "question_asked"
    QUESTION_FOR_SHOP = "question_for_shop"
    QUESTION_ANSWERED = "question_answered"
    COUPON_GIVEN = "coupon_given"
    POINTS_EARNED = "points_earned"


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something a person should know. One subject is told once per person and kind."""

    person_id: UUID
    kind: Kind
    subject: str
    facts: Mapping[str, Any]  # what the words need, as JSON; see rules.WORDS


@dataclass(frozen=True, slots=True)
class NewDeed:
    """Somebody did something that its reader is told of together with what others did about the same."""

    person_id: UUID  # who is told
    kind: Kind
    about: str  # one group per person and kind, as long as nobody has read it
    doer_id: UUID
    facts: Mapping[str, Any]
    is_once: bool = True  # Not told again of whom an earlier notice remembers.


@dataclass(frozen=True, slots=True)
class NoticeView:
    id: UUID
    person_id: UUID
    kind: Kind
    facts: Mapping[str, Any]
    created_at: datetime
    read_at: datetime | None
    doer_ids: tuple[UUID, ...] = ()  # the latest first; of a large group not all
    doer_count: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice of people needs besides its facts, as it is when it is read."""

    doer: str = ""  # the nickname of whoever did it last, and is in sight
    note_title: str = ""
    face_id: UUID | None = None
    cover_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in one language."""

    title: str
    text: str
    link: str  # a page of the storefront, "/orders/ord_…"
