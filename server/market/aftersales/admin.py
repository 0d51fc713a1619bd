"""After-sales in the back office: what both sides said and did, and the decision of whoever arbitrates."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from foundation.asking import ask_and_do
from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, operator_of, write_money
from foundation.errors import ShopError
from market.aftersales import approved, rules
from market.aftersales.models import Case, CaseMove, Decision, Statement
from market.aftersales.services.receive_goods import note_signed
from market.aftersales.states import CaseState
from market.approvals import facade as approvals
from market.media import facade as media


class Moves(LookOnlyInline):
    model = CaseMove
    verbose_name_plural = _("what was done")
    fields = ("at", "actor", "event", "before", "after", "because")
    show_change_link = False


class Statements(LookOnlyInline):
    model = Statement
    verbose_name_plural = _("what was said")
    fields = ("at", "actor", "text", "pictures")
    readonly_fields = ("pictures",)
    show_change_link = False

    @admin.display(description=_("pictures"))
    def pictures(self, row: Statement) -> SafeString:
        found = media.pictures(row.picture_ids)
        shown = ((one.urls["1280"], one.urls["320"]) for one in found.values())
        return format_html_join("", '<a href="{}"><img src="{}" alt="" width="120"></a> ', shown)


class Decisions(LookOnlyInline):
    model = Decision
    verbose_name_plural = _("decisions")
    fields = ("at", "number", "refund_bps", "needs_return", "shop_pays_freight", "because")
    show_change_link = False


class DecisionForm(forms.Form):
    refund_percent = forms.DecimalField(
        label=_("Refund, in percent of what is in question"), min_value=Decimal(0), max_value=Decimal(100),
        decimal_places=2,
    )  # fmt: skip
    needs_return = forms.BooleanField(label=_("The goods go back first"), required=False)
    shop_pays_freight = forms.BooleanField(label=_("The shop pays the freight"), required=False)
    because = forms.CharField(
        label=_("Why; both sides read it"), max_length=rules.LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )


@admin.register(Case)
class CaseAdmin(FoundByTypeId, LookOnly):
    id_prefix = "case"
    list_display = ("outside_id", "kind", "reason", "state", "quantity", "given_back", "due_at")
    list_filter = (one_of("state", CaseState),)
    found_by = {"pers": "person_id", "shop": "shop_id", "ord": "order_id", "line": "line_id"}
    search_help_text = _("A case's, a person's, a shop's, an order's or a line's id")
    ordering = ("-id",)
    inlines = (Statements, Moves, Decisions)
    actions_detail = ("decide", "note_signed")

    @admin.display(description=_("given back"))
    def given_back(self, row: Case) -> str:
        refunded = row.money(row.refunded_minor)
        return write_money(refunded) if refunded else ""

    @action(description=_("Decide"), url_path="decide", permissions=["operate"])
    def decide(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask how it is decided, and decide; above the limit a second operator agrees first."""
        case = Case.objects.get(pk=self.opts.pk.to_python(object_id))

        def act(said: dict[str, Any]) -> object:
            wish = approved.to_decide(
                case,
                refund_bps=int(said["refund_percent"] * 100),
                needs_return=said["needs_return"],
                shop_pays_freight=said["shop_pays_freight"],
                because=said["because"],
                now=timezone.now(),
            )
            return approvals.ask_at_desk(wish, request)

        return ask_and_do(self, request, object_id, DecisionForm(request.POST or None), title=_("Decide"), act=act)

    @action(description=_("Note that the shop has signed for it"), url_path="signed", permissions=["operate"])
    def note_signed(self, request: HttpRequest, object_id: str) -> HttpResponse:
        try:
            note_signed(
                case_id=self.opts.pk.to_python(object_id),
                person_id=operator_of(request),
                is_operator=True,
                now=timezone.now(),
            )
        except ShopError as refusal:
            messages.error(request, str(refusal))
        return _back(object_id)


def _back(object_id: str) -> HttpResponse:
    return redirect(reverse("admin:aftersales_case_change", args=[object_id]))
