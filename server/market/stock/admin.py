"""The back office's view of stock: to look at. Counts change through the shop's staff, orders and deliveries."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from market.stock.models import Hold, Item, Movement


class ReadOnly(ModelAdmin):
    """Rows that only services write."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Item)
class ItemAdmin(ReadOnly):
    list_display = ("sku_id", "on_hand", "reserved", "allocated", "available")
    search_fields = ("sku_id",)

    @admin.display
    def available(self, item: Item) -> int:
        return item.view().available


@admin.register(Hold)
class HoldAdmin(ReadOnly):
    list_display = ("ref", "sku_id", "quantity", "state", "since")
    list_filter = ("state",)
    search_fields = ("ref", "sku_id")
    ordering = ("-id",)


@admin.register(Movement)
class MovementAdmin(ReadOnly):
    list_display = ("at", "kind", "sku_id", "ref", "on_hand", "reserved", "allocated", "because")
    list_filter = ("kind",)
    search_fields = ("sku_id", "ref", "cause")
    ordering = ("-id",)
