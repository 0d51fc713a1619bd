"""The back office's view of prices: to look at. Shops name their prices; the history cannot be changed by anybody."""

from django.contrib import admin

from foundation.backoffice import LookOnly
from market.pricing.models import DayLow, Price, PriceChange


@admin.register(Price)
class PriceAdmin(LookOnly):
    list_display = ("sku_id", "price_minor", "currency", "compare_at_minor", "compare_source", "since")
    found_by = {"sku": "sku_id"}


@admin.register(PriceChange)
class PriceChangeAdmin(LookOnly):
    list_display = ("at", "sku_id", "price_minor", "currency", "compare_at_minor", "because", "actor_id")
    found_by = {"sku": "sku_id"}
    ordering = ("-id",)


@admin.register(DayLow)
class DayLowAdmin(LookOnly):
    list_display = ("date", "sku_id", "lowest_minor", "currency")
    found_by = {"sku": "sku_id"}
    ordering = ("-id",)
