"""A person takes a seat in somebody's team."""

from datetime import datetime

from foundation.errors import ShopError
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.types import Seated, SeatWish


def join_team(wish: SeatWish, *, now: datetime) -> Seated:
    """
    Hold a seat of an open team for a person until they pay.

    A list of one for `take_seats`, whose locks and refusals are its own.
    """
    assert wish.team_id is not None, "name the team to join"
    (answer,) = take_seats([wish], now=now)
    if isinstance(answer, ShopError):
        raise answer
    return answer
