"""An operator takes something down that nobody put before them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.moderation import rules
from market.moderation.errors import AnotherMustDecide, ItemHasMovedOn, ItemNotFound
from market.moderation.models import Item
from market.moderation.services.decide_item import carry_out, write_opinion
from market.moderation.services.open_item import open_item
from market.moderation.states import ItemState
from market.moderation.subjects import look_at
from market.moderation.types import Choice, ItemView

STANDING = frozenset({ItemState.WAITING, ItemState.SECOND})


@transaction.atomic
def take_down(
    *, kind: str, subject_id: UUID, actor_id: UUID, rule: str, because: str = "", now: datetime
) -> ItemView:  # fmt: skip
    """
    Remove what others see at once, by a rule, outside the queue: `SubjectDecided` stops its reach, its author is told
    why and may appeal to another.

    What waits is taken from whoever has it before them, and no second opinion is asked; the operator's is one like any
    other's, so it is in the audit trail and counts as theirs. Locks the item.

    :raises SubjectNotFound: nothing that others see; ItemHasMovedOn: it is down already, or its appeal waits;
        AnotherMustDecide: their own, or they have given their opinion; RuleUnknown, SayWhy:
    """
    because = rules.check_opinion(Choice.REMOVE, rule, because)
    sight = look_at(kind, subject_id, None)
    if sight.subject.author_id == actor_id:
        raise AnotherMustDecide
    item = _waiting(kind, subject_id)
    if item is None or item.subject_version != sight.subject.version:
        view = open_item(subject=sight.subject, text=sight.text, picture_ids=sight.picture_ids, is_shown=True, now=now)
        item = Item.objects.lock(view.id)
    given = list(item.opinions.filter(revision=item.revision, is_on_appeal=False).order_by("id"))
    if any(one.reviewer_id == actor_id for one in given):
        raise AnotherMustDecide
    opinion = write_opinion(item, actor_id, Choice.REMOVE, rule, because, seconds=0, now=now)
    carry_out(item, opinion, Choice.REMOVE, [*given, opinion], now)
    return item.view()


def _waiting(kind: str, subject_id: UUID) -> Item | None:
    """Return the locked item that waits; None: there is none, or it was kept. :raises ItemHasMovedOn:"""
    try:
        item = Item.objects.lock_of(kind, subject_id)
    except ItemNotFound:
        return None
    if item.state in (ItemState.REMOVED, ItemState.UPHELD, ItemState.APPEALED, ItemState.WITHDRAWN):
        raise ItemHasMovedOn
    return item if item.state in STANDING else None
