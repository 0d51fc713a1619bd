"""
The face settlement shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.settlement.queries import settled_lines
from market.settlement.services.name_promoters import name_promoters
from market.settlement.types import PromoterWish

__all__ = ["PromoterWish", "name_promoters", "settled_lines"]
