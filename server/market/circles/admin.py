"""Circles in the back office: one account and its numbers. Who follows, blocks or mutes whom is their own business."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly
from market.circles.models import Circle


@admin.register(Circle)
class CircleAdmin(LookOnly):
    list_display = ("person_id", "bio", "is_private", "follower_count", "following_count", "popular_since")
    found_by = {"pers": "person_id"}
    search_help_text = _("A person's id")
    ordering = ("-person_id",)
