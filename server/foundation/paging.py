"""Pages by key, never by offset: a cursor says where the last page ended, so no row is shown twice or skipped."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from foundation.errors import Invalid
from foundation.words import is_keepable

DEFAULT_LIMIT = 20
LARGEST_LIMIT = 100
# Before and beyond every place of a list by date: an instant, and the id of one of that instant.
FIRST_PLACE = (datetime.min.replace(tzinfo=UTC), UUID(int=0))
LAST_PLACE = (datetime.max.replace(tzinfo=UTC), UUID(int=2**128 - 1))


class BadCursor(Invalid):
    """This cursor was not made by this list."""

    code = "market.bad_cursor"


def encode_cursor(values: Sequence[Any]) -> str:
    """Make a cursor of the sort key of the last row shown. Values are numbers, texts, or say all by str()."""
    plain = [value if isinstance(value, int | float | str | None) else str(value) for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":")).encode()).decode().rstrip("=")


def decode_cursor(text: str | None, kinds: Sequence[Callable[[Any], Any]]) -> tuple[Any, ...] | None:
    """Read a cursor back, each value by its kind (`UUID`, `int`, `datetime.fromisoformat` …). :raises BadCursor:"""
    if not text:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if not isinstance(values, list) or any(isinstance(one, str) and not is_keepable(one) for one in values):
            raise BadCursor(field="after")
        return tuple(kind(value) for kind, value in zip(kinds, values, strict=True))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, binascii.Error):
        raise BadCursor(field="after") from None


def decode_dated(text: str | None) -> tuple[datetime, UUID] | None:
    """Read the cursor of a list by date: an instant, and the id of one of that instant. :raises BadCursor:"""
    place = decode_cursor(text, [datetime.fromisoformat, UUID])
    return (place[0], place[1]) if place else None


def clamp(limit: int | None) -> int:
    """Return a page size between 1 and the largest that one page may have."""
    return max(1, min(limit or DEFAULT_LIMIT, LARGEST_LIMIT))
