"""The back office's view of shipping: rules to put right, parcels to find."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from foundation import audit
from foundation.ids import encode
from market.shipping.models import Parcel, ParcelMove, Rule


@admin.register(Rule)
class RuleAdmin(ModelAdmin):
    list_display = ("shop_id", "country", "flat_minor", "free_over_minor", "currency")
    list_filter = ("country", "currency")
    search_fields = ("shop_id",)
    ordering = ("shop_id", "country")
    show_full_result_count = False

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
class ParcelAdmin(ModelAdmin):
    """Parcels are sent and received by way of their orders; here they are found."""

    list_display = ("tracking_no", "carrier", "state", "order_id", "shop_id", "sent_at", "delivered_at")
    list_filter = ("state", "carrier")
    search_fields = ("tracking_no", "order_id", "shop_id")
    ordering = ("-sent_at", "id")
    show_full_result_count = False
    inlines = (ParcelMoveInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Parcel | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Parcel | None = None) -> bool:
        return False
