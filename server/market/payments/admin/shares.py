"""What was shared with shops, taken back and paid out; whose accounts it goes to; and what a person should look at."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import LookOnly, LookOnlyInline, one_of, write_money
from market.payments.models import (
    Alert,
    AlertMove,
    Payout,
    PayoutMove,
    Purse,
    Receiver,
    Share,
    Split,
    SplitMove,
    SplitReturn,
    SplitReturnMove,
)
from market.payments.services.close_alert import close_alert
from market.payments.services.confirm_by_hand import confirm_by_hand
from market.payments.services.keep_receiver import keep_receiver
from market.payments.states import AlertState


class Parts(LookOnlyInline):
    fields: Any = ("before", "after", "at", "because")
    show_change_link = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields


class SplitMoves(Parts):
    model = SplitMove


class SharesOfSplit(Parts):
    model = Share
    fields = ("shop_id", "order_id", "amount_minor", "returned_minor", "state", "because")


class SplitReturnMoves(Parts):
    model = SplitReturnMove


class PayoutMoves(Parts):
    model = PayoutMove


class AlertMoves(Parts):
    model = AlertMove


class WaitingFilter(admin.SimpleListFilter):
    """What a provider has still to be asked about, by its index."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, Any]]:
        return [("waiting", _("waiting"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(next_try_at__isnull=False) if self.value() == "waiting" else queryset


class BankForm(forms.Form):
    bank_ref = forms.CharField(label=_("The bank's number of it"), max_length=64)


class AccountForm(forms.Form):
    account = forms.CharField(label=_("The shop's account at the provider"), max_length=64)


class ReasonForm(forms.Form):
    because = forms.CharField(label=_("What was found"), max_length=200)


class Errands(LookOnly):
    """Rows that only the room writes; an operator says what a bank has done that no machine speaks for."""

    list_filter = (WaitingFilter,)
    found_whole = ("key",)
    search_help_text = _("Its key, whole")
    ordering = ("-requested_at", "id")
    actions_detail = ("done_by_hand",)

    def has_operate_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm(f"payments.change_{self.opts.model_name}")

    @action(description=_("The bank has done it"), url_path="done", permissions=["operate"])
    def done_by_hand(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = self.model.objects.get(pk=object_id)

        def act(said: dict[str, Any]) -> None:
            confirm_by_hand(row, bank_ref=said["bank_ref"], actor_id=request.user.pk, now=timezone.now())

        title = _("The bank has done it")
        return ask_and_do(self, request, object_id, BankForm(request.POST or None), title=title, act=act)


@admin.register(Split)
class SplitAdmin(Errands):
    list_display = ("key", "provider", "state", "is_last", "tries", "trouble", "requested_at", "ended_at")
    found_by: ClassVar[dict[str, str]] = {"spl": "id", "att": "attempt_id"}
    inlines = (SplitMoves, SharesOfSplit)


@admin.register(SplitReturn)
class SplitReturnAdmin(Errands):
    list_display = ("key", "provider", "money", "state", "tries", "trouble", "requested_at", "ended_at")
    inlines = (SplitReturnMoves,)

    @admin.display(description=_("Amount"))
    def money(self, row: SplitReturn) -> str:
        return write_money(row.amount)


@admin.register(Payout)
class PayoutAdmin(Errands):
    list_display = ("key", "provider", "shop_id", "money", "state", "tries", "trouble", "requested_at", "done_at")
    found_by: ClassVar[dict[str, str]] = {"pout": "id", "shop": "shop_id"}
    inlines = (PayoutMoves,)

    @admin.display(description=_("Amount"))
    def money(self, row: Payout) -> str:
        return write_money(row.amount)


@admin.register(Purse)
class PurseAdmin(LookOnly):
    """What lies at a provider in each shop's name."""

    list_display = ("shop_id", "provider", "currency", "shared_minor", "taken_minor", "left_minor")
    found_by: ClassVar[dict[str, str]] = {"shop": "shop_id"}
    ordering = ("id",)


@admin.register(Receiver)
class ReceiverAdmin(LookOnly):
    list_display = ("shop_id", "provider", "account", "created_at")
    found_by: ClassVar[dict[str, str]] = {"shop": "shop_id"}
    ordering = ("id",)
    actions_detail = ("change_account",)

    def has_operate_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm("payments.change_receiver")

    @action(description=_("Another account"), url_path="account", permissions=["operate"])
    def change_account(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = Receiver.objects.get(pk=object_id)

        def act(said: dict[str, Any]) -> None:
            keep_receiver(
                shop_id=row.shop_id,
                provider=row.provider,
                account=said["account"],
                actor_id=request.user.pk,
                now=timezone.now(),
            )

        form = AccountForm(request.POST or None)
        return ask_and_do(self, request, object_id, form, title=_("Another account"), act=act)


@admin.register(Alert)
class AlertAdmin(LookOnly):
    list_display = ("kind", "subject", "state", "times", "first_at", "last_at")
    list_filter = (one_of("state", [AlertState.OPEN]),)
    found_whole = ("subject",)
    search_help_text = _("What it is about: an id of ours, or a provider's account")
    ordering = ("-id",)
    inlines = (AlertMoves,)
    actions_detail = ("close",)

    def has_operate_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        return request.user.has_perm("payments.change_alert")

    @action(description=_("Close"), url_path="close", permissions=["operate"])
    def close(self, request: HttpRequest, object_id: str) -> HttpResponse:
        row = Alert.objects.get(pk=object_id)

        def act(said: dict[str, Any]) -> None:
            close_alert(row.pk, because=said["because"], actor_id=request.user.pk, now=timezone.now())

        form = ReasonForm(request.POST or None)
        return ask_and_do(self, request, object_id, form, title=_("Close"), act=act, note=f"{row} {row.facts}")
