"""Pure decisions about reviews: no database, no clock, no Django."""

from collections.abc import Sequence
from uuid import UUID

from market.community.errors import BadText, StarsOutOfRange, TextMissing, TextTooLong, TooManyPictures

LONGEST_TEXT = 1_000
LONGEST_REPLY = 500
LONGEST_IMPORTED = 5_000  # What others let their shoppers write is not ours to cut.
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


def average_x100(stars: Sequence[int]) -> int:
    """Return the mean of the stars times a hundred, half rounded up. In: how many gave one to five; all 0 gives 0."""
    count = sum(stars)
    total = sum(value * given for value, given in enumerate(stars, start=1))
    return (total * 200 + count) // (2 * count) if count else 0
