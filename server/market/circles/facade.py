"""
The face circles shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.circles.errors import PersonNotReachable
from market.circles.queries import (
    circles,
    followed_among,
    followed_ids,
    follower_ids,
    friends,
    hold_friendship,
    is_popular,
    may_see,
    out_of_sight,
    parted,
    standing,
    standings,
    welcome,
)
from market.circles.services.change_account import change_account
from market.circles.services.follow import follow
from market.circles.services.keep_away import block
from market.circles.sight import POPULAR_FOLLOWED, UNWANTED, is_followed, is_shown
from market.circles.types import CircleView, Following, Standing

__all__ = [
    "POPULAR_FOLLOWED",
    "UNWANTED",
    "CircleView",
    "Following",
    "PersonNotReachable",
    "Standing",
    "block",
    "change_account",
    "circles",
    "follow",
    "followed_among",
    "followed_ids",
    "follower_ids",
    "friends",
    "hold_friendship",
    "is_followed",
    "is_popular",
    "is_shown",
    "may_see",
    "out_of_sight",
    "parted",
    "standing",
    "standings",
    "welcome",
]
