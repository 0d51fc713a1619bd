"""Settlement in the back office: terms, lines and statements to look at, and disputes to decide."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, write_money
from foundation.money import Money, exponent
from market.approvals import facade as approvals
from market.settlement import approved, rules
from market.settlement.deposit_desk import BookAdmin, DepositDecisionAdmin
from market.settlement.errors import AmountMakesNoSense
from market.settlement.models import Book, DepositDecision, Item, Line, LineMove, Payout, Statement, Terms
from market.settlement.payout_desk import PayoutAdmin
from market.settlement.states import StatementState
from market.settlement.terms_desk import TermsAdmin

admin.site.register(Terms, TermsAdmin)
admin.site.register(Book, BookAdmin)
admin.site.register(DepositDecision, DepositDecisionAdmin)
admin.site.register(Payout, PayoutAdmin)


class Moves(LookOnlyInline):
    model = LineMove
    verbose_name_plural = _("what became of it")
    fields = ("at", "before", "after", "because")
    show_change_link = False


class DecisionForm(forms.Form):
    granted = forms.DecimalField(
        label=_("What the platform gives to the shop; zero, when the line stands"), min_value=Decimal(0), max_digits=14,
        decimal_places=3, initial=0,
    )  # fmt: skip
    because = forms.CharField(
        min_length=rules.SHORTEST_REASON,
        label=_("Why; the shop reads it"),
        max_length=approvals.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@admin.register(Line)
class LineAdmin(LookOnly):
    list_display = ("source_id", "kind", "state", "order_id", "shop_id", "due_at", "net")
    found_by = {"shop": "shop_id", "ord": "order_id", "line": "source_id", "chk": "checkout_id"}
    search_help_text = _("An order's, a line's, a checkout's or a shop's id")
    ordering = ("-id",)
    inlines = (Moves,)

    @admin.display(description=_("net"))
    def net(self, row: Line) -> str:
        return write_money(Money(row.currency, row.net_minor))


@admin.register(Statement)
class StatementAdmin(FoundByTypeId, LookOnly):
    id_prefix = "stmt"
    list_display = ("outside_id", "shop_id", "number", "state", "ends_at", "item_count", "open_disputes", "net")
    list_filter = (one_of("state", StatementState),)
    common = ("state",)
    found_by = {"shop": "shop_id"}
    search_help_text = _("A statement's or a shop's id")
    ordering = ("-id",)

    @admin.display(description=_("net"))
    def net(self, row: Statement) -> str:
        return write_money(Money(row.currency, row.net_minor))


@admin.register(Item)
class DisputeAdmin(FoundByTypeId, LookOnly):
    """What shops have disputed, the newest first. Undisputed items are read with their statement."""

    id_prefix = "item"
    list_display = ("outside_id", "shop_id", "order_id", "taken", "dispute", "disputed_at", "decided_at", "granted")
    search_help_text = _("A disputed item's id")
    ordering = ("-disputed_at", "-id")
    actions_detail = ("decide",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Item]:
        found: QuerySet[Item] = super().get_queryset(request).filter(disputed_at__isnull=False)
        return found

    @admin.display(description=_("what was taken"))
    def taken(self, row: Item) -> str:
        return write_money(row.taken)

    @admin.display(description=_("granted"))
    def granted(self, row: Item) -> str:
        return write_money(Money(row.currency, row.granted_minor)) if row.decided_at else ""

    @action(description=_("Decide"), url_path="decide", permissions=["operate"])
    def decide(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what the shop is to have, and why; above a day's limit a second operator agrees."""
        row = get_object_or_404(self.get_queryset(request), pk=self.opts.pk.to_python(object_id))

        def act(said: dict[str, Any]) -> object:
            wish = approved.to_grant(row, _in_minor(said["granted"], row.currency), because=said["because"])
            return approvals.ask_at_desk(wish, request)

        note = f"{self.taken(row)} · {row.dispute}"
        form = DecisionForm(request.POST or None)
        return ask_and_do(self, request, object_id, form, title=_("Decide"), act=act, note=note)


def _in_minor(amount: Decimal, currency: str) -> int:
    """:raises AmountMakesNoSense: when it has more decimals than the currency"""
    minor = amount.scaleb(exponent(currency))
    if minor != int(minor):
        raise AmountMakesNoSense(field="granted")
    return int(minor)
