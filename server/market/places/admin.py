"""The back office's map, to look at: it is drawn by `manage.py load_regions`."""

from django.contrib import admin

from foundation.backoffice import LookOnly
from market.places.models import Region


@admin.register(Region)
class RegionAdmin(LookOnly):
    list_display = ("code", "name", "level", "parent", "is_current")
    list_filter = ("level", "is_current")
    found_by_beginning = ("code", "name")
    list_select_related = ("parent",)
    ordering = ("code",)
