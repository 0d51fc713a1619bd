"""Invoices in the back office: what was issued to whom, and what an issuer has refused."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import FoundByTypeId, LookOnly, LookOnlyInline, one_of, say_outcome, write_money
from foundation.errors import ShopError
from market.invoices.models import Invoice, InvoiceLine, InvoiceMove
from market.invoices.services.issue_again import issue_again
from market.invoices.states import InvoiceState


class Lines(LookOnlyInline):
    model = InvoiceLine
    fields = ("words", "quantity", "gross_minor", "tax_minor", "rate_bps")
    show_change_link = False


class Moves(LookOnlyInline):
    model = InvoiceMove
    fields = ("at", "before", "after", "because")
    show_change_link = False


@admin.register(Invoice)
class InvoiceAdmin(FoundByTypeId, LookOnly):
    id_prefix = "inv"
    list_display = ("outside_id", "number", "state", "amount", "title_name", "requested_at", "issued_at", "trouble")
    list_filter = (one_of("state", InvoiceState),)
    found_by = {"ord": "order_id", "pers": "person_id", "shop": "shop_id"}
    search_help_text = _("An invoice's, an order's, a person's or a shop's id")
    ordering = ("-id",)
    inlines = (Lines, Moves)
    actions = ("issue_again",)

    @admin.display(description=_("Amount"))
    def amount(self, row: Invoice) -> str:
        return write_money(-row.money(row.gross_minor) if row.blue_id else row.money(row.gross_minor))

    @admin.action(description=_("Have it issued once more"), permissions=["operate"])
    def issue_again(self, request: HttpRequest, queryset: QuerySet[Invoice]) -> None:
        done, refusals = 0, []
        for row in queryset.order_by("pk"):
            try:
                issue_again(row.pk, actor_id=request.user.pk, now=timezone.now())
                done += 1
            except ShopError as refusal:
                refusals.append(refusal)
        say_outcome(request, done, refusals)
