"""People are told who follows them, who asks to, and who said yes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from foundation.ids import encode
from market.circles.events import FollowAsked, PersonFollowed
from market.notices.services.gather_notices import gather_notices
from market.notices.types import Kind, NewDeed


def tell_of_followers(news: Sequence[PersonFollowed], *, now: datetime) -> None:
    """Tell who is followed; where an account said yes, who asked is told instead."""
    gather_notices(
        [
            _of(Kind.FOLLOW_ACCEPTED, one.follower_id, one.followee_id, about=encode("pers", one.followee_id))
            if one.was_asked
            else _of(Kind.FOLLOWED, one.followee_id, one.follower_id)
            for one in news
        ],
        now=now,
    )


def tell_of_askers(news: Sequence[FollowAsked], *, now: datetime) -> None:
    gather_notices([_of(Kind.FOLLOW_ASKED, one.followee_id, one.follower_id) for one in news], now=now)


def _of(kind: Kind, person_id: UUID, doer_id: UUID, *, about: str = "me") -> NewDeed:
    return NewDeed(person_id, kind, about, doer_id, {"person_id": encode("pers", doer_id)})
