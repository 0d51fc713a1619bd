"""The storefront in the back office: banners, and how fresh the pages are."""

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from foundation.backoffice import LongList
from market.storefront.models import Banner, StaleProduct


@admin.register(Banner)
class BannerAdmin(ModelAdmin):
    list_display = ("__str__", "link", "sort", "is_shown")
    list_editable = ("sort", "is_shown")
    ordering = ("sort",)
    exclude = ("source_key",)


@admin.register(StaleProduct)
class StaleProductAdmin(LongList):
    """Products whose pages wait to be made again; a long list, or an old one, means the clock has stopped."""

    list_display = ("product_id", "since")
    found_by = {"prod": "product_id"}
    ordering = ("since",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: StaleProduct | None = None) -> bool:
        return False
