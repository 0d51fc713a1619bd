"""The back office's view of shops. Suspending and reopening go through the service, which leaves a trail."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from foundation import audit, outbox
from foundation.backoffice import FoundByTypeId
from foundation.ids import encode
from foundation.states import IllegalMove
from foundation.words import say
from market.merchants.events import ShopChanged
from market.merchants.models import Shop, ShopMove, Staff
from market.merchants.services.move_shop import move_shop
from market.merchants.states import ShopState


class StaffInline(TabularInline):
    """Who works here, to look at: owners take people on through the API."""

    model = Staff
    extra = 0
    fields = readonly_fields = ("person_id", "role", "since")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ShopMoveInline(TabularInline):
    model = ShopMove
    extra = 0
    fields = readonly_fields = ("before", "after", "at", "because")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Shop)
class ShopAdmin(FoundByTypeId):
    id_prefix = "shop"
    list_display = (
        "slug",
        "shown_name",
        "state",
        "self_operated",
        "licence_company",
        "licence_valid_until",
        "opened_at",
    )
    list_filter = ("state", "self_operated")
    found_by_beginning = ("slug", "name__zh-CN", "name__en", "licence_company", "licence_number")
    ordering = ("-opened_at", "id")
    # E-Commerce Law art. 37: who sells is a fact of the shop, not a badge that operators hand out.
    readonly_fields = ("id", "slug", "self_operated", "state", "logo_picture_id", "opened_at")
    inlines = (StaffInline, ShopMoveInline)
    actions = ("suspend", "reopen")

    @admin.display(description=_("Name"))
    def shown_name(self, shop: Shop) -> str:
        return say(shop.name, "zh-CN")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Shop | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Shop, form: Any, change: bool) -> None:
        before = {name: str(form.initial.get(name)) for name in form.changed_data}
        super().save_model(request, obj, form, change)
        audit.record(
            actor_id=request.user.pk,
            action="merchants.edit_shop",
            subject=encode("shop", obj.id),
            holder_id=obj.id,
            before=before,
            after={name: str(form.cleaned_data.get(name)) for name in form.changed_data},
            because="back office",
        )
        outbox.publish(ShopChanged(obj.id, timezone.now()), key=obj.id)

    @admin.action(description=_("Suspend: sell nothing new"), permissions=["operate"])
    def suspend(self, request: HttpRequest, chosen: QuerySet[Shop]) -> None:
        self._move(request, chosen, ShopState.SUSPENDED)

    @admin.action(description=_("Reopen"), permissions=["operate"])
    def reopen(self, request: HttpRequest, chosen: QuerySet[Shop]) -> None:
        self._move(request, chosen, ShopState.OPEN)

    def _move(self, request: HttpRequest, chosen: QuerySet[Shop], after: ShopState) -> None:
        for shop_id, slug in chosen.values_list("id", "slug"):
            try:
                move_shop(
                    shop_id=shop_id, after=after, actor_id=request.user.pk, because="back office", now=timezone.now()
                )
            except IllegalMove:
                self.message_user(request, f"{slug}: {after} already", messages.WARNING)
            else:
                self.message_user(request, f"{slug}: {after}", messages.SUCCESS)
