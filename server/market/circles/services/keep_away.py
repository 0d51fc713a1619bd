"""Somebody wants to come across another no more: by a block, which cuts both ways, or by a mute, which is silent."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.circles.errors import NotOneself, PersonNotReachable
from market.circles.events import PersonBlocked
from market.circles.models import Block, Circle, Mute
from market.circles.services.unfollow import cut
from market.circles.types import FollowWish
from market.people import facade as people


@transaction.atomic
def block(*, person_id: UUID, other_id: UUID, now: datetime) -> None:
    """
    Part two people: every tie between them is cut, and neither sees the other anywhere. A second time changes nothing.

    Locks both accounts, by id. A trigger refuses a block while a tie stands.

    :raises NotOneself, PersonNotReachable:
    """
    _check(person_id, other_id)
    Circle.objects.make_and_lock({person_id, other_id})
    if Block.objects.filter(blocker_id=person_id, blocked_id=other_id).exists():
        return
    cut(FollowWish(person_id, other_id), now)
    cut(FollowWish(other_id, person_id), now)
    Block.objects.create(blocker_id=person_id, blocked_id=other_id, at=now)
    outbox.publish(PersonBlocked(person_id, other_id, now), key=person_id)


def unblock(*, person_id: UUID, other_id: UUID) -> None:
    """Take a block back. No tie comes back with it."""
    Block.objects.filter(blocker_id=person_id, blocked_id=other_id).delete()


def mute(*, person_id: UUID, other_id: UUID, now: datetime) -> None:
    """Keep what another publishes out of one's feeds. :raises NotOneself, PersonNotReachable:"""
    _check(person_id, other_id)
    Mute.objects.bulk_create([Mute(muter_id=person_id, muted_id=other_id, at=now)], ignore_conflicts=True)


def unmute(*, person_id: UUID, other_id: UUID) -> None:
    Mute.objects.filter(muter_id=person_id, muted_id=other_id).delete()


def _check(person_id: UUID, other_id: UUID) -> None:
    if person_id == other_id:
        raise NotOneself(field="person_id")
    if other_id not in people.people([other_id]):
        raise PersonNotReachable
