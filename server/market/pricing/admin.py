"""The back office's view of prices: to look at. Shops name their prices; the history cannot be changed by anybody."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from market.pricing.models import DayLow, Price, PriceChange


class ReadOnly(ModelAdmin):
    """Rows that only services write."""

    show_full_result_count = False
    search_fields = ("sku_id",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Price)
class PriceAdmin(ReadOnly):
    list_display = ("sku_id", "price_minor", "currency", "compare_at_minor", "compare_source", "since")
    list_filter = ("currency",)


@admin.register(PriceChange)
class PriceChangeAdmin(ReadOnly):
    list_display = ("at", "sku_id", "price_minor", "currency", "compare_at_minor", "because", "actor_id")
    ordering = ("-id",)


@admin.register(DayLow)
class DayLowAdmin(ReadOnly):
    list_display = ("date", "sku_id", "lowest_minor", "currency")
    ordering = ("-date", "sku_id")
