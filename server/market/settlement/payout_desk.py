"""Payouts to shops' banks in the back office. What is held for its size is released by two operators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import FoundByTypeId, LookOnly, one_of, write_money
from market.approvals import facade as approvals
from market.settlement import approved, rules
from market.settlement.models import Payout


class ReleaseForm(forms.Form):
    because = forms.CharField(
        label=_("Why"),
        min_length=rules.SHORTEST_REASON,
        max_length=approvals.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PayoutAdmin(FoundByTypeId, LookOnly):
    id_prefix = "spay"
    list_display = ("outside_id", "shop_id", "provider", "amount", "held_at", "tries", "trouble", "asked_at", "done_at")
    search_help_text = _("A payout's id")
    list_filter = (one_of("held_at__isnull", {False: _("held for its size")}, name=_("held")),)
    ordering = ("-id",)
    actions_detail = ("release",)

    @admin.display(description=_("amount"))
    def amount(self, row: Payout) -> str:
        return write_money(row.amount)

    @action(description=_("Release"), url_path="release", permissions=["operate"])
    def release(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask why it may go; it goes when a second operator agrees."""
        row = get_object_or_404(Payout, pk=self.opts.pk.to_python(object_id))

        def act(said: dict[str, Any]) -> object:
            return approvals.ask_at_desk(approved.to_release(row, because=said["because"]), request)

        form = ReleaseForm(request.POST or None)
        return ask_and_do(self, request, object_id, form, title=_("Release"), act=act, note=self.amount(row))
