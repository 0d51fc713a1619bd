"""
The face points show the rest of the market: the only file others import to ask them or to tell them to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.points.errors import NotEnoughPoints
from market.points.queries import balance_of, differences
from market.points.services.earn_points import earn_points
from market.points.services.spend_points import return_points, spend_points
from market.points.services.take_back import take_back
from market.points.types import BalanceView, Earning, TakingBack

__all__ = [
    "BalanceView",
    "Earning",
    "NotEnoughPoints",
    "TakingBack",
    "balance_of",
    "differences",
    "earn_points",
    "return_points",
    "spend_points",
    "take_back",
]
