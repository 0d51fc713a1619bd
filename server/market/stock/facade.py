"""
The face stock shows the rest of the market: the only file others import to ask or to tell it to act.
A `ref` is an order's id. Each act is idempotent per ref; the `_many` forms answer {ref: refusal or None}.
"""

from market.stock.errors import BelowPromised, HoldHasMovedOn, NothingHeld, OutOfStock, StockNotFound
from market.stock.queries import differences, held_for, levels
from market.stock.services.allocate import allocate, allocate_many
from market.stock.services.import_history import import_history
from market.stock.services.receive import receive
from market.stock.services.receive_many import receive_many
from market.stock.services.release import release, release_many
from market.stock.services.release_part import release_part
from market.stock.services.reserve import reserve
from market.stock.services.reserve_many import reserve_many
from market.stock.services.ship import ship, ship_many
from market.stock.states import HoldState
from market.stock.types import Claim, Delivery, DifferenceView, LevelView, PastHold

__all__ = [
    "BelowPromised",
    "Claim",
    "Delivery",
    "DifferenceView",
    "HoldHasMovedOn",
    "HoldState",
    "LevelView",
    "NothingHeld",
    "OutOfStock",
    "PastHold",
    "StockNotFound",
    "allocate",
    "allocate_many",
    "differences",
    "held_for",
    "import_history",
    "levels",
    "receive",
    "receive_many",
    "release",
    "release_many",
    "release_part",
    "reserve",
    "reserve_many",
    "ship",
    "ship_many",
]
