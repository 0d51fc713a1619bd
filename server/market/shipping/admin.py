"""The back office's view of shipping: rules to put right, parcels to find."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from foundation import audit
from foundation.backoffice import LongList, LookOnly, one_of
from foundation.ids import encode
from market.shipping.models import Parcel, ParcelMove, Rule
from market.shipping.states import ParcelState


@admin.register(Rule)
class RuleAdmin(LongList):
    list_display = ("shop_id", "country", "flat_minor", "free_over_minor", "currency")
    found_by = {"shop": "shop_id"}
    ordering = ("shop_id", "country")

    def get_readonly_fields(self, request: HttpRequest, obj: Rule | None = None) -> tuple[str, ...]:
        return ("shop_id", "country", "currency") if obj else ()

    def save_model(self, request: HttpRequest, obj: Rule, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        before = {name: form.initial.get(name) for name in form.changed_data} if change else None
        self._record(request, "shipping.set_rule", obj, before, _amounts(obj))

    def delete_model(self, request: HttpRequest, obj: Rule) -> None:
        self._record(request, "shipping.drop_rule", obj, _amounts(obj), None)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for rule in queryset:
            self.delete_model(request, rule)

    def _record(self, request: HttpRequest, action: str, rule: Rule, before: Any, after: Any) -> None:
        audit.record(
            actor_id=request.user.pk,
            action=action,
            subject=encode("shop", rule.shop_id),
            holder_id=rule.shop_id,
            before=before,
            after=after,
        )


def _amounts(rule: Rule) -> dict[str, object]:
    return {"country": rule.country, "flat_minor": rule.flat_minor, "free_over_minor": rule.free_over_minor}


class ParcelMoveInline(TabularInline):
    model = ParcelMove
    extra = 0
    fields = readonly_fields = ("before", "after", "at", "because")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Parcel)
class ParcelAdmin(LookOnly):
    """Parcels are sent and received by way of their orders; here they are found."""

    list_display = ("tracking_no", "carrier", "state", "order_id", "shop_id", "sent_at", "delivered_at")
    list_filter = (one_of("state", [ParcelState.SENT]),)
    found_by = {"ord": "order_id", "shop": "shop_id"}
    found_by_beginning = ("tracking_no",)
    search_help_text = _("An order's or a shop's id, or the beginning of a tracking number")
    ordering = ("-sent_at", "id")
    inlines = (ParcelMoveInline,)
