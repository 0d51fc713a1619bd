"""An author rewrites what a reviewer is to look at, or what was taken down."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.moderation.errors import ItemNotFound
from market.moderation.models import Item
from market.moderation.services.open_item import open_item
from market.moderation.states import QUEUED, ItemState
from market.moderation.types import Subject, Verdict

DOWN = frozenset({ItemState.REMOVED, ItemState.UPHELD})


@transaction.atomic
def renew_item(
    *, subject: Subject, text: str, picture_ids: Sequence[UUID] = (), verdicts: Sequence[Verdict] = (), now: datetime
) -> None:
    """
    Have whoever decides see a subject as it is now, so that no edit slips away from a report and what was mended is
    looked at. Nothing happens where nobody is to look, or somebody let it be. Locks the item.
    """
    try:
        item = Item.objects.lock_of(subject.kind, subject.id)
    except ItemNotFound:
        return
    if item.state in QUEUED | DOWN:
        reported = item.rule
        open_item(
            subject=subject, text=text, picture_ids=picture_ids, verdicts=verdicts, is_shown=item.is_shown, now=now
        )
        if not any(verdict.hits or verdict.resemblances for verdict in verdicts):
            Item.objects.filter(pk=item.pk).update(rule=reported)
