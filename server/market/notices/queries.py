"""Questions notices can answer. Nothing here writes."""

from collections.abc import Collection, Sequence
from uuid import UUID

from foundation.ids import decode
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.circles import facade as circles
from market.merchants import facade as merchants
from market.notes import facade as notes
from market.notices.models import Notice
from market.notices.rules import MOST_SHOWN_UNREAD
from market.notices.types import NoticeView, Told
from market.people import facade as people

RUNS_SHOP = frozenset({merchants.Role.OWNER, merchants.Role.MANAGER})


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


def told_of(notices: Sequence[NoticeView], *, reader_id: UUID) -> dict[UUID, Told]:
    """
    Return who and what notices are about, as their reader may see it now. At most five queries, none for orders alone.

    A note that was deleted or hidden since has no title any more, and who is out of sight no name.
    """
    about_people = [one for one in notices if one.doer_ids]
    if not about_people:
        return {}
    hidden = circles.out_of_sight(reader_id)
    doers = {one.id: next((doer for doer in one.doer_ids if doer not in hidden), None) for one in about_people}
    faces = people.people({doer for doer in doers.values() if doer})
    note_ids = {one.id: decode("note", one.facts["note_id"]) for one in about_people if one.facts.get("note_id")}
    known = notes.notes(note_ids.values()) if note_ids else {}
    seen = circles.may_see([(reader_id, note.author_id) for note in known.values()]) if known else set()
    told = {}
    for one in about_people:
        person = faces.get(doers[one.id] or one.person_id)
        note = known.get(note_ids[one.id]) if one.id in note_ids else None
        shown = note if note and (reader_id, note.author_id) in seen else None
        told[one.id] = Told(
            person.nickname if person else "",
            shown.draft.title if shown else "",
            person.avatar_picture_id if person else None,
            shown.cover_id if shown else None,
        )
    return told


def who_run(shop_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Return who is told of a shop's affairs, for each of these shops: its owners and managers. One query."""
    staff = merchants.staff_of_shops(shop_ids)
    return {shop_id: [one.person_id for one in parts if one.role in RUNS_SHOP] for shop_id, parts in staff.items()}


def unread_count(person_id: UUID) -> int:
    """Count what a person has not read, up to as many as a badge shows."""
    unread = Notice.objects.filter(person_id=person_id, read_at=None)[:MOST_SHOWN_UNREAD]
    return unread.count()
