"""The back office's view of stock: to look at. Counts change through the shop's staff, orders and deliveries."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly, one_of
from market.stock.models import Hold, Item, Movement
from market.stock.states import HoldState


@admin.register(Item)
class ItemAdmin(LookOnly):
    list_display = ("sku_id", "on_hand", "reserved", "allocated", "available")
    found_by = {"sku": "sku_id"}

    @admin.display
    def available(self, item: Item) -> int:
        return item.view().available


@admin.register(Hold)
class HoldAdmin(LookOnly):
    list_display = ("ref", "sku_id", "quantity", "state", "since")
    list_filter = (one_of("state", [HoldState.RESERVED, HoldState.ALLOCATED]),)
    found_by = {"ord": "ref"}
    search_help_text = _("An order's id")
    ordering = ("-id",)


@admin.register(Movement)
class MovementAdmin(LookOnly):
    list_display = ("at", "kind", "sku_id", "ref", "on_hand", "reserved", "allocated", "because")
    found_by = {"sku": "sku_id"}
    found_whole = ("cause",)
    search_help_text = _("An SKU's id, or a delivery's name")
    ordering = ("-id",)
