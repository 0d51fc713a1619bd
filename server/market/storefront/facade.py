"""The face the storefront shows to what stands above the rooms: seeds, imports and measurements."""

from market.storefront.queries import unfinished
from market.storefront.services.hang_banner import hang_banner
from market.storefront.services.mark_stale import count_sales, mark_stale
from market.storefront.services.refresh_frames import refresh_frames
from market.storefront.services.refresh_products import refresh_products, refresh_stale

__all__ = [
    "count_sales",
    "hang_banner",
    "mark_stale",
    "refresh_frames",
    "refresh_products",
    "refresh_stale",
    "unfinished",
]
