"""
The face moving shows to the rest of the house: a shop's products out of and into the market as files.
"""

from market.moving.arrivals import Arrival, arrivals
from market.moving.moving_out import lines_of_shop
from market.moving.reasons import spoken
from market.moving.services.bring_products import BATCH, bring_products
from market.moving.shopify.layout import NEEDED
from market.moving.types import ImportId, LineView, MadeFor, Plan, Verdict

__all__ = [
    "BATCH",
    "NEEDED",
    "Arrival",
    "ImportId",
    "LineView",
    "MadeFor",
    "Plan",
    "Verdict",
    "arrivals",
    "bring_products",
    "lines_of_shop",
    "spoken",
]
