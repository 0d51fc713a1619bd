"""A person opens a team of their own."""

from datetime import datetime

from foundation.errors import ShopError
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.types import Seated, SeatWish


def open_team(wish: SeatWish, *, now: datetime) -> Seated:
    """
    Hold the first seat of a new team for a person; it opens for others once they have paid.

    A list of one for `take_seats`, whose locks and refusals are its own.
    """
    assert wish.activity_id is not None, "name the activity to open a team of"
    (answer,) = take_seats([wish], now=now)
    if isinstance(answer, ShopError):
        raise answer
    return answer
