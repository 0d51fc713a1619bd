"""Questions notices can answer. Nothing here writes."""

from uuid import UUID

from foundation.paging import clamp, decode_cursor, encode_cursor
from market.notices.models import Notice
from market.notices.rules import MOST_SHOWN_UNREAD
from market.notices.types import NoticeView


def notices_of(person_id: UUID, *, after: str | None, limit: int | None) -> tuple[list[NoticeView], str | None]:
    """Return a page of what a person was told, newest first, and the cursor of the next. :raises BadCursor:"""
    size = clamp(limit)
    rows = Notice.objects.filter(person_id=person_id).order_by("-id")
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(id__lt=cursor[0])
    found = [row.view() for row in rows[: size + 1]]
    more = len(found) > size
    return found[:size], encode_cursor([found[size - 1].id]) if more else None


def unread_count(person_id: UUID) -> int:
    """Count what a person has not read, up to as many as a badge shows."""
    unread = Notice.objects.filter(person_id=person_id, read_at=None)[:MOST_SHOWN_UNREAD]
    return unread.count()
