"""Coupons in the back office: what shops promise, and what became of each coupon."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly, LookOnlyInline
from market.coupons.models import Coupon, CouponMove, Template


class Moves(LookOnlyInline):
    model = CouponMove
    verbose_name_plural = _("what became of it")
    fields = ("at", "before", "after", "order_id", "because")
    show_change_link = False


@admin.register(Template)
class TemplateAdmin(LookOnly):
    list_display = (
        "__str__", "shop_id", "way", "threshold_minor", "off_minor", "off_bps", "valid_days", "count_issued",
        "count_total", "made_at", "withdrawn_at",
    )  # fmt: skip
    found_by = {"shop": "shop_id", "tmpl": "id"}
    search_help_text = _("A shop's id")
    ordering = ("-id",)


@admin.register(Coupon)
class CouponAdmin(LookOnly):
    list_display = ("issued_at", "state", "template", "person_id", "order_id", "expires_at", "cause")
    list_select_related = ("template",)
    found_by = {"pers": "person_id", "ord": "order_id", "coup": "id"}
    search_help_text = _("A person's id, or an order's")
    ordering = ("-id",)
    inlines = (Moves,)
