"""A private account says yes or no to somebody who asks to follow it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.circles.errors import NobodyAsked
from market.circles.events import PersonFollowed
from market.circles.models import Circle, Tie
from market.circles.services.follow import count_ties
from market.circles.types import FollowWish

AT_ONCE = 500


@transaction.atomic
def answer_asker(*, person_id: UUID, asker_id: UUID, is_welcome: bool, now: datetime) -> None:
    """
    Let the asker follow from now on, or drop the wish; they may ask again.

    Locks both accounts, by id.

    :raises NobodyAsked:
    """
    if is_welcome:
        if not _let_in([asker_id], person_id, now):
            raise NobodyAsked
    elif not Tie.objects.filter(follower_id=asker_id, followee_id=person_id, since__isnull=True).delete()[0]:
        raise NobodyAsked


@transaction.atomic
def let_askers_in(*, person_id: UUID, now: datetime, at_once: int = AT_ONCE) -> bool:
    """
    Let in some of those who asked to follow an account that is open now; answer whether there may be more.

    Nobody asks an open account, so they only become fewer; one that is private again lets nobody in unasked. Locks the
    account and the askers', by id.
    """
    asking = Tie.objects.filter(followee_id=person_id, since__isnull=True)
    askers = list(asking.values_list("follower_id", flat=True)[:at_once])
    if not askers:
        return False
    if Circle.objects.lock({person_id, *askers})[person_id].is_private:
        return False
    _make_ties(askers, person_id, now)
    return len(askers) == at_once


def _let_in(asker_ids: Collection[UUID], person_id: UUID, now: datetime) -> list[UUID]:
    """Lock the accounts, and make wishes into ties. Return whose wish was still there."""
    Circle.objects.lock({person_id, *asker_ids})
    return _make_ties(asker_ids, person_id, now)


def _make_ties(asker_ids: Collection[UUID], person_id: UUID, now: datetime) -> list[UUID]:
    """Make wishes of locked accounts into ties, count and tell them. Return whose wish was still there."""
    asking = Tie.objects.filter(followee_id=person_id, since__isnull=True, follower_id__in=asker_ids)
    let = sorted(asking.values_list("follower_id", flat=True))
    asking.update(since=now)
    count_ties([FollowWish(asker_id, person_id) for asker_id in let], by=1, now=now)
    outbox.publish_many([(PersonFollowed(asker_id, person_id, now, was_asked=True), asker_id) for asker_id in let])
    return let
