"""The back office's view of money coming and going: to look at, and three things to set going again."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import LookOnly, LookOnlyInline, write_money
from foundation.errors import ShopError
from market.payments.models import Attempt, AttemptMove, Intent, IntentMove, Notice, Refund, RefundMove
from market.payments.services.ask_again import ask_again
from market.payments.services.charge_code import charge_code
from market.payments.services.confirm_transfer_back import confirm_transfer_back
from market.payments.services.process_notice_again import process_notice_again
from market.payments.services.retry_refund import retry_refund
from market.payments.states import UNFINISHED, UNSETTLED, NoticeState


class _Waiting(admin.SimpleListFilter):
    """What still needs somebody: the only states that are looked for among very many, and that an index keeps apart."""

    title = _("standing")
    parameter_name = "standing"
    states: ClassVar[tuple[str, ...]]

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, Any]]:
        return [(state, state) for state in self.states]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() in self.states else queryset


class UnsettledFilter(_Waiting):
    states = tuple(UNSETTLED)


class LeftFilter(_Waiting):
    states = (NoticeState.RECORDED, NoticeState.QUARANTINED)


class UnfinishedFilter(_Waiting):
    states = tuple(UNFINISHED)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The digits of the code"),
        max_length=32,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "inputmode": "numeric"}),
    )


class TransferForm(forms.Form):
    bank_ref = forms.CharField(label=_("The transfer's number on our account"), max_length=64)


class Parts(LookOnlyInline):
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields


class IntentMoves(Parts):
    model = IntentMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class AttemptMoves(Parts):
    model = AttemptMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class RefundMoves(Parts):
    model = RefundMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class AttemptsOfIntent(Parts):
    model = Attempt
    fields = ("id", "method", "state", "role", "amount_minor", "provider_ref", "created_at", "paid_at")


class RefundsOfIntent(Parts):
    model = Refund
    fields = ("key", "amount_minor", "state", "tries", "because", "requested_at", "succeeded_at")


@admin.register(Intent)
class IntentAdmin(LookOnly):
    list_display = ("ref", "payer_id", "money", "state", "method", "created_at", "paid_at", "closed_at")
    found_by = {"pay": "id", "chk": "ref", "pers": "payer_id"}
    search_help_text = _("The id of a payment, a checkout or a person")
    ordering = ("-created_at", "id")
    inlines = (IntentMoves, AttemptsOfIntent, RefundsOfIntent)
    actions_detail = ("scan",)

    @action(description=_("Scan a payment code"), url_path="scan", permissions=["operate"])
    def scan(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Let a cashier charge the code that the payer shows: a scanner types its digits."""
        intent = Intent.objects.get(pk=object_id)

        def act(said: dict[str, Any]) -> str:
            view = charge_code(
                intent_id=intent.pk,
                code=said["code"],
                actor_id=request.user.pk,
                cashier_ip=request.META.get("REMOTE_ADDR", ""),
                now=timezone.now(),
            )
            return f"{view.method}: {view.state}"

        form = CodeForm(request.POST or None)
        title = _("Scan a payment code")
        return ask_and_do(self, request, object_id, form, title=title, act=act, note=write_money(intent.amount))

    @admin.display(description=_("Amount"))
    def money(self, intent: Intent) -> str:
        return write_money(intent.amount)


@admin.register(Attempt)
class AttemptAdmin(LookOnly):
    list_display = ("id", "method", "money", "state", "role", "provider_ref", "created_at", "paid_at", "trouble")
    list_filter = (UnsettledFilter,)
    found_by = {"att": "id", "pay": "intent_id", "chk": "intent__ref"}
    found_whole = ("provider_ref",)
    search_help_text = _("The id of a visit, a payment or a checkout; or the provider's own number")
    ordering = ("-created_at", "id")
    list_select_related = ("intent",)
    inlines = (AttemptMoves,)
    actions = ("ask_provider",)

    @admin.display(description=_("Amount"))
    def money(self, attempt: Attempt) -> str:
        return write_money(attempt.amount)

    @admin.action(description=_("Ask the provider about it"), permissions=["operate"])
    def ask_provider(self, request: HttpRequest, chosen: QuerySet[Attempt]) -> None:
        for attempt in chosen:
            ask_again(attempt.id, actor_id=request.user.pk)
        self.message_user(request, _("The provider is being asked."), messages.SUCCESS)


@admin.register(Notice)
class NoticeAdmin(LookOnly):
    list_display = ("notice_id", "provider", "state", "reason", "received_at", "processed_at")
    list_filter = (LeftFilter,)
    found_by = {"att": "attempt_id"}
    found_whole = ("notice_id",)
    search_help_text = _("The id of a visit, or the provider's number of the notice")
    ordering = ("-received_at", "id")
    fields = (
        "provider",
        "notice_id",
        "state",
        "reason",
        "attempt_id",
        "received_at",
        "processed_at",
        "headers",
        "words",
    )
    readonly_fields = ("words",)
    actions = ("process_again",)

    @admin.display(description=_("Its words"))
    def words(self, notice: Notice) -> str:
        return bytes(notice.body).decode(errors="replace")

    @admin.action(description=_("Process again"), permissions=["operate"])
    def process_again(self, request: HttpRequest, chosen: QuerySet[Notice]) -> None:
        for notice in chosen:
            try:
                process_notice_again(notice.id, actor_id=request.user.pk, now=timezone.now())
            except ShopError as refusal:
                self.message_user(request, f"{notice}: {refusal}", messages.WARNING)
            else:
                self.message_user(request, f"{notice}: {_('being processed again')}", messages.SUCCESS)


@admin.register(Refund)
class RefundAdmin(LookOnly):
    list_display = ("key", "order_id", "money", "state", "tries", "trouble", "requested_at", "succeeded_at")
    list_filter = (UnfinishedFilter,)
    found_by = {"rfd": "id", "ord": "order_id", "chk": "intent__ref"}
    found_whole = ("key",)
    search_help_text = _("The id of a refund, an order or a checkout; or the refund's key")
    ordering = ("-requested_at", "id")
    list_select_related = ("intent",)
    inlines = (RefundMoves,)
    actions = ("try_again",)
    actions_detail = ("transferred_back",)

    @action(description=_("I have transferred it back"), url_path="transferred", permissions=["operate"])
    def transferred_back(self, request: HttpRequest, object_id: str) -> HttpResponse:
        refund = Refund.objects.get(pk=object_id)

        def act(said: dict[str, Any]) -> None:
            confirm_transfer_back(refund.pk, bank_ref=said["bank_ref"], actor_id=request.user.pk, now=timezone.now())

        form = TransferForm(request.POST or None)
        title = _("I have transferred it back")
        return ask_and_do(self, request, object_id, form, title=title, act=act, note=write_money(refund.amount))

    @admin.display(description=_("Amount"))
    def money(self, refund: Refund) -> str:
        return write_money(refund.amount)

    @admin.action(description=_("Try again now"), permissions=["operate"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[Refund]) -> None:
        for refund in chosen:
            try:
                retry_refund(refund.id, actor_id=request.user.pk, now=timezone.now())
            except ShopError as refusal:
                self.message_user(request, f"{refund}: {refusal}", messages.WARNING)
            else:
                self.message_user(request, f"{refund}: {_('being tried again')}", messages.SUCCESS)
