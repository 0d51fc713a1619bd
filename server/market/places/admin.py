"""The back office's map, to look at: it is drawn by `manage.py load_regions`."""

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from market.places.models import Region


@admin.register(Region)
class RegionAdmin(ModelAdmin):
    list_display = ("code", "name", "level", "parent", "is_current")
    list_filter = ("level", "is_current")
    search_fields = ("code", "name")
    list_select_related = ("parent",)
    ordering = ("code",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Region | None = None) -> bool:
        return False
