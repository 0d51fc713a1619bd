"""The back office's view of money coming and going: to look at, and three things to set going again."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline

from foundation.errors import ShopError
from foundation.money import exponent
from market.payments.models import Attempt, AttemptMove, Intent, IntentMove, Notice, Refund, RefundMove
from market.payments.services.ask_again import ask_again
from market.payments.services.process_notice_again import process_notice_again
from market.payments.services.retry_refund import retry_refund


class LookOnly(ModelAdmin):
    """Rows that only the room itself may write."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """Setting something going again takes Django's "change" permission, although nothing can be edited."""
        return request.user.has_perm(f"payments.change_{self.opts.model_name}")


class LookOnlyInline(TabularInline):
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields


class IntentMoves(LookOnlyInline):
    model = IntentMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class AttemptMoves(LookOnlyInline):
    model = AttemptMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class RefundMoves(LookOnlyInline):
    model = RefundMove
    fields = ("before", "after", "at", "because")
    show_change_link = False


class AttemptsOfIntent(LookOnlyInline):
    model = Attempt
    fields = ("id", "method", "state", "role", "amount_minor", "provider_ref", "created_at", "paid_at")


class RefundsOfIntent(LookOnlyInline):
    model = Refund
    fields = ("key", "amount_minor", "state", "tries", "because", "requested_at", "succeeded_at")


@admin.register(Intent)
class IntentAdmin(LookOnly):
    list_display = ("ref", "payer_id", "money", "state", "method", "created_at", "paid_at", "closed_at")
    list_filter = ("state", "method", "currency")
    search_fields = ("id", "ref", "payer_id")
    ordering = ("-created_at", "id")
    inlines = (IntentMoves, AttemptsOfIntent, RefundsOfIntent)

    @admin.display(description=_("Amount"))
    def money(self, intent: Intent) -> str:
        return written(intent)


@admin.register(Attempt)
class AttemptAdmin(LookOnly):
    list_display = ("id", "method", "money", "state", "role", "provider_ref", "created_at", "paid_at", "trouble")
    list_filter = ("state", "role", "method")
    search_fields = ("id", "intent__id", "intent__ref", "provider_ref")
    ordering = ("-created_at", "id")
    list_select_related = ("intent",)
    inlines = (AttemptMoves,)
    actions = ("ask_provider",)

    @admin.display(description=_("Amount"))
    def money(self, attempt: Attempt) -> str:
        return written(attempt)

    @admin.action(description=_("Ask the provider about it"), permissions=["operate"])
    def ask_provider(self, request: HttpRequest, chosen: QuerySet[Attempt]) -> None:
        for attempt in chosen:
            ask_again(attempt.id, actor_id=request.user.pk)
        self.message_user(request, _("The provider is being asked."), messages.SUCCESS)


@admin.register(Notice)
class NoticeAdmin(LookOnly):
    list_display = ("notice_id", "provider", "state", "reason", "received_at", "processed_at")
    list_filter = ("state", "provider")
    search_fields = ("notice_id", "attempt_id")
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
    list_filter = ("state", "kind", ("alerted_at", admin.EmptyFieldListFilter))
    search_fields = ("id", "key", "order_id", "intent__ref", "provider_ref")
    ordering = ("-requested_at", "id")
    list_select_related = ("intent",)
    inlines = (RefundMoves,)
    actions = ("try_again",)

    @admin.display(description=_("Amount"))
    def money(self, refund: Refund) -> str:
        return written(refund)

    @admin.action(description=_("Try again now"), permissions=["operate"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[Refund]) -> None:
        for refund in chosen:
            try:
                retry_refund(refund.id, actor_id=request.user.pk, now=timezone.now())
            except ShopError as refusal:
                self.message_user(request, f"{refund}: {refusal}", messages.WARNING)
            else:
                self.message_user(request, f"{refund}: {_('being tried again')}", messages.SUCCESS)


def written(row: Intent | Attempt | Refund) -> str:
    digits = exponent(row.currency)
    return f"{row.currency} {row.amount_minor / 10**digits:,.{digits}f}"
