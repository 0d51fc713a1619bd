"""An author deletes what a reviewer was to look at."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.moderation.errors import ItemNotFound
from market.moderation.models import Item
from market.moderation.services.remember_pictures import forget_pictures
from market.moderation.states import ItemState


@transaction.atomic
def withdraw_item(*, kind: str, subject_id: UUID, now: datetime) -> None:
    """
    Take something that its author deleted out of the queue, if it was ever in it, and compare nothing with its pictures
    any more. Safe to repeat. Locks the item.
    """
    forget_pictures(kind=kind, subject_id=subject_id)
    try:
        item = Item.objects.lock_of(kind, subject_id)
    except ItemNotFound:
        return
    if item.state != ItemState.WITHDRAWN:
        item.is_shown = False
        item.move_to(ItemState.WITHDRAWN, by=item.author_id, now=now, because="deleted by its author")
