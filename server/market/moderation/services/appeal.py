"""An author says that a removal was wrong."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.states import IllegalMove
from market.moderation import rules
from market.moderation.errors import ItemHasMovedOn, ItemNotFound, SayWhy, TooLate
from market.moderation.models import Item
from market.moderation.states import ItemState
from market.moderation.types import ItemView


@transaction.atomic
def appeal(*, item_id: UUID, person_id: UUID, text: str, now: datetime) -> ItemView:
    """
    Have another reviewer decide upon what was removed of one's own; it stays unseen meanwhile. Locks the item.

    :raises ItemNotFound: of nobody, or of somebody else; ItemHasMovedOn: it is not removed, or was appealed; TooLate,
        SayWhy:
    """
    text = text.strip()
    if not 1 <= len(text) <= rules.LONGEST_REASON:
        raise SayWhy(field="text", longest=rules.LONGEST_REASON)
    item = Item.objects.lock(item_id)
    if item.author_id != person_id or item.gold_id is not None:
        raise ItemNotFound
    if item.state == ItemState.REMOVED and item.decided_at and now >= item.decided_at + rules.APPEAL_WITHIN:
        raise TooLate(until=item.decided_at + rules.APPEAL_WITHIN)
    item.opened_at = now
    try:
        item.move_to(ItemState.APPEALED, by=person_id, now=now, because=text)
    except IllegalMove:
        raise ItemHasMovedOn from None
    item.appeals.create(revision=item.revision, text=text, at=now)
    return item.view()
