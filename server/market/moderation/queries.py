"""Questions moderation can answer. Nothing here writes. A private read takes the viewer, and strangers find nothing."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from foundation.paging import clamp, decode_cursor, encode_cursor
from market.moderation import rules
from market.moderation.errors import PublishingPaused
from market.moderation.models import Item, ItemMove, Snapshot, Strike
from market.moderation.states import ItemState
from market.moderation.types import JudgedView, StrikeView

JUDGED = [ItemState.REMOVED, ItemState.APPEALED, ItemState.RESTORED, ItemState.UPHELD]


def paused_until(person_id: UUID, *, now: datetime) -> datetime | None:
    """Return until when somebody may publish nothing, if they may not now. One query."""
    return pauses([person_id], now=now).get(person_id)


def pauses(person_ids: Collection[UUID], *, now: datetime) -> dict[UUID, datetime]:
    """Return until when each of these people may publish nothing; who may is not there. One query."""
    longest = max(length for _, length in rules.PAUSES)
    strikes: dict[UUID, list[StrikeView]] = defaultdict(list)
    for row in Strike.objects.filter(person_id__in=set(person_ids), at__gt=now - longest - rules.STRIKE_COUNTS):
        strikes[row.person_id].append(row.view())
    ends = {person_id: rules.paused_until(theirs, now) for person_id, theirs in strikes.items()}
    return {person_id: until for person_id, until in ends.items() if until is not None}


def strikes_that_count(person_id: UUID, *, now: datetime) -> list[StrikeView]:
    """Return what counts against somebody now, the latest first. One query."""
    rows = Strike.objects.filter(person_id=person_id, lifted_at=None, at__gt=now - rules.STRIKE_COUNTS)
    return [row.view() for row in rows.order_by("-at")]


def may_publish(person_id: UUID, *, now: datetime) -> bool:
    """Say whether somebody may publish now. One query."""
    return paused_until(person_id, now=now) is None


def check_may_publish(person_id: UUID, *, now: datetime) -> None:
    """Let somebody publish, or say until when they may not. One query. :raises PublishingPaused:"""
    until = paused_until(person_id, now=now)
    if until is not None:
        raise PublishingPaused(until=until)


def judged_of_person(
    person_id: UUID, *, after: str | None, limit: int | None, now: datetime
) -> tuple[list[JudgedView], str | None]:
    """Return a page of what was taken from somebody, or given back, newest first. Three queries. :raises BadCursor:"""
    size = clamp(limit)
    rows = Item.objects.filter(author_id=person_id, state__in=JUDGED, gold=None)
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor[0])
    items = list(rows.order_by("-pk")[: size + 1])
    page = items[:size]
    texts = {
        (one.item_id, one.revision): one.text for one in Snapshot.objects.filter(item__in=[item.pk for item in page])
    }
    told = ItemMove.objects.filter(item__in=[item.pk for item in page], after__in=["removed", "restored", "upheld"])
    reasons = {move.item_id: move.because for move in told.order_by("id")}
    views = [_judged(item, texts[item.pk, item.revision], reasons[item.pk], now) for item in page]
    return views, encode_cursor([page[-1].pk]) if len(items) > size else None


def _judged(item: Item, text: str, because: str, now: datetime) -> JudgedView:
    until = item.decided_at + rules.APPEAL_WITHIN if item.decided_at and item.state == ItemState.REMOVED else None
    return JudgedView(item.view(), text, because, until if until and until > now else None)
