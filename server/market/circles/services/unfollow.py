"""Somebody follows another no longer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.circles.events import PersonUnfollowed
from market.circles.models import Circle, Tie
from market.circles.services.follow import count_ties
from market.circles.types import FollowWish


@transaction.atomic
def unfollow(*, follower_id: UUID, followee_id: UUID, now: datetime) -> None:
    """
    End a tie, or take back the wish for one; also how an account lets go of a follower. Without a tie nothing changes.

    Locks both accounts, by id.
    """
    Circle.objects.lock({follower_id, followee_id})
    cut(FollowWish(follower_id, followee_id), now)


def cut(wish: FollowWish, now: datetime) -> None:
    """Cut a tie between two accounts whose rows are locked, and tell it, if there is one."""
    tie = Tie.objects.filter(follower_id=wish.follower_id, followee_id=wish.followee_id).first()
    if tie is None:
        return
    tie.delete()
    if tie.since:
        count_ties([wish], by=-1, now=now)
        outbox.publish(PersonUnfollowed(wish.follower_id, wish.followee_id, now), key=wish.follower_id)
