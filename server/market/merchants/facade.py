"""
The face merchants shows the rest of the market: the only file others import to ask or to tell it to act.
Who may do what in a shop is asked through foundation.access, which this room answers.
"""

from market.merchants.errors import ShopNotFound, SlugTaken
from market.merchants.queries import (
    count_of_source,
    open_shops,
    shop_by_slug,
    shop_ids_of_source,
    shops,
    shops_of,
    staff_of,
    staff_of_shops,
)
from market.merchants.services.add_staff import add_staff
from market.merchants.services.create_shop import create_shop
from market.merchants.services.create_shops import create_shops
from market.merchants.states import ShopState
from market.merchants.types import LicenceView, Role, ShopDraft, ShopId, ShopView, StaffView

__all__ = [
    "LicenceView",
    "Role",
    "ShopDraft",
    "ShopId",
    "ShopNotFound",
    "ShopState",
    "ShopView",
    "SlugTaken",
    "StaffView",
    "add_staff",
    "count_of_source",
    "create_shop",
    "create_shops",
    "open_shops",
    "shop_by_slug",
    "shop_ids_of_source",
    "shops",
    "shops_of",
    "staff_of",
    "staff_of_shops",
]
