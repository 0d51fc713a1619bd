"""Shops' deposits and debts in the back office. Every change rests on evidence, and takes two operators."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import LookOnly, write_money
from foundation.money import Money, exponent
from market.approvals import facade as approvals
from market.settlement import approved, rules
from market.settlement.models import Book, DepositDecision
from market.settlement.shop_field import ShopField
from market.settlement.types import DepositKind, NewDeposit

KINDS = {
    DepositKind.PAID_IN: _("paid in: the money is on our account"),
    DepositKind.TOPPED_UP: _("filled up from what the shop earns"),
    DepositKind.FORFEITED: _("taken from it, for the platform"),
    DepositKind.COVERS_DEBT: _("taken from it, for what the shop owes"),
    DepositKind.GIVEN_BACK: _("given back: the shop has left"),
}


class DepositForm(forms.Form):
    shop = ShopField(label=_("Shop"), help_text=_("A shop's id"))
    kind = forms.ChoiceField(label=_("What happens"), choices=[(kind.value, said) for kind, said in KINDS.items()])
    amount = forms.DecimalField(label=settings.CURRENCY, min_value=0, max_digits=15)
    evidence = forms.CharField(
        label=_("On what it rests"),
        max_length=rules.LONGEST_REASON,
        help_text=_("The bank's reference, a case, a letter. The shop reads it"),
    )
    because = forms.CharField(
        label=_("Why"),
        min_length=rules.SHORTEST_REASON,
        max_length=approvals.LONGEST_REASON,
        help_text=_("The shop reads it"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_amount(self) -> Money:
        minor = self.cleaned_data["amount"].scaleb(exponent(settings.CURRENCY))
        if minor != int(minor) or not minor:
            raise forms.ValidationError(_("No such amount can be paid"))
        return Money(settings.CURRENCY, int(minor))


class BookAdmin(LookOnly):
    list_display = ("shop_id", "currency", "deposit", "debt")
    found_by = {"shop": "shop_id"}
    search_help_text = _("A shop's id")
    ordering = ("-id",)
    actions_list = ("decide_deposit",)

    @admin.display(description=_("deposit"))
    def deposit(self, row: Book) -> str:
        return write_money(Money(row.currency, row.deposit_minor))

    @admin.display(description=_("debt"))
    def debt(self, row: Book) -> str:
        return write_money(Money(row.currency, row.debt_minor))

    @action(description=_("Decide upon a deposit"), url_path="deposit", permissions=["operate"])
    def decide_deposit(self, request: HttpRequest) -> HttpResponse:
        """Ask for a change; it is made when a second operator agrees."""
        form = DepositForm(request.POST or None)

        def act(said: dict[str, Any]) -> object:
            shop_id: UUID = said["shop"]
            decision = NewDeposit(shop_id, DepositKind(said["kind"]), said["amount"], said["evidence"], said["because"])
            return approvals.ask_at_desk(approved.to_decide_deposit(decision), request)

        return ask_and_do(self, request, None, form, title=_("Decide upon a deposit"), act=act)


class DepositDecisionAdmin(LookOnly):
    list_display = ("at", "shop_id", "kind", "amount", "evidence", "because", "decided_by")
    found_by = {"shop": "shop_id"}
    search_help_text = _("A shop's id")
    ordering = ("-id",)

    @admin.display(description=_("amount"))
    def amount(self, row: DepositDecision) -> str:
        return write_money(Money(row.currency, row.amount_minor))
