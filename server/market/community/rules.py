"""Pure decisions about reviews: no database, no clock, no Django."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from market.community.errors import (
    BadText,
    FollowUpTooLate,
    NothingToShowAsNote,
    ReplyIsSettled,
    StarsOutOfRange,
    TextMissing,
    TextTooLong,
    TooManyPictures,
)

LONGEST_TEXT = 1_000
LONGEST_REPLY = 500
LONGEST_IMPORTED = 5_000  # What others let their shoppers write is not ours to cut.
FOLLOW_UP_FOR = timedelta(days=180)  # As shoppers in China know it; later the thing is another.
REPLY_CHANGES_FOR = timedelta(days=7)  # Then readers have taken it as the shop's word.
MOST_PICTURES = 9  # Three rows of three, as every shopper in China knows it.


def check_stars(stars: int) -> int:
    """:raises StarsOutOfRange:"""
    if not 1 <= stars <= 5:
        raise StarsOutOfRange(field="stars", least=1, most=5)
    return stars


def check_text(text: str, *, longest: int = LONGEST_TEXT, is_needed: bool = False) -> str:
    """Return the text trimmed. :raises TextTooLong, BadText; TextMissing: when it is needed and not there"""
    trimmed = text.strip()
    if "\x00" in trimmed:
        raise BadText(field="text")
    if len(trimmed) > longest:
        raise TextTooLong(field="text", longest=longest)
    if is_needed and not trimmed:
        raise TextMissing(field="text")
    return trimmed


def check_pictures(picture_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Return the pictures in their order, each once. :raises TooManyPictures:"""
    if len(picture_ids) > MOST_PICTURES:
        raise TooManyPictures(field="picture_ids", most=MOST_PICTURES)
    return tuple(dict.fromkeys(picture_ids))


def check_can_follow_up(written_at: datetime, now: datetime) -> None:
    """:raises FollowUpTooLate:"""
    if now >= written_at + FOLLOW_UP_FOR:
        raise FollowUpTooLate


def check_can_change_reply(replied_at: datetime, now: datetime) -> None:
    """:raises ReplyIsSettled:"""
    if now >= replied_at + REPLY_CHANGES_FOR:
        raise ReplyIsSettled


def check_can_be_note(text: str, picture_ids: Sequence[UUID], video_id: UUID | None) -> None:
    """:raises NothingToShowAsNote:"""
    if not text or not (picture_ids or video_id):
        raise NothingToShowAsNote(field="as_note")


def average_x100(stars: Sequence[int]) -> int:
    """Return the mean of the stars times a hundred, half rounded up. In: how many gave one to five; all 0 gives 0."""
    count = sum(stars)
    total = sum(value * given for value, given in enumerate(stars, start=1))
    return (total * 200 + count) // (2 * count) if count else 0
