"""
The back office's view of the book: to read. Nothing in it is ever changed; mistakes are mended by `reverse`.

A number explains itself downwards: the trial balance and the templates on one page; an account with its balance, that
by kinds; its postings; and each posting's set with its cause.
"""

import contextlib
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from foundation.backoffice import LookOnly, LookOnlyInline, one_of, write_money
from foundation.ids import decode
from foundation.money import Money
from market.ledger.chart import PLACES
from market.ledger.models import Account, Posting, PostingSet
from market.ledger.posting_templates import ALL, TEMPLATES
from market.ledger.queries import balance, balances, kinds_of, trial_balance
from market.ledger.results_page import show_results
from market.ledger.rules import REVERSAL
from market.ledger.types import Party


class PostingInline(LookOnlyInline):
    model = Posting
    fields = readonly_fields = ("account", "minor")
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("account")


@admin.register(PostingSet)
class PostingSetAdmin(LookOnly):
    list_display = ("at", "kind", "cause", "memo")
    list_filter = (one_of("kind", sorted({*TEMPLATES, REVERSAL})),)
    found_by_beginning = ("cause",)
    search_help_text = _("A cause or its beginning: payment:…, order:…, refund:…")
    ordering = ("-at", "id")
    inlines = (PostingInline,)

    def get_urls(self) -> list[URLPattern]:
        book = path("book/", self.admin_site.admin_view(self.book), name="ledger_book")
        results = path("results/", self.admin_site.admin_view(self.results), name="ledger_results")
        return [book, results, *super().get_urls()]

    def results(self, request: HttpRequest) -> HttpResponse:
        """Show what the platform earned and spent each day, or give it as CSV."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return show_results(request, self.admin_site.each_context(request))

    def book(self, request: HttpRequest) -> HttpResponse:
        """Show the book's sums, its chart and everything that can be posted."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("The book"),
            "trial_balance": [
                (currency, party, purpose, write_money(Money(currency, minor)))
                for currency, party, purpose, minor in trial_balance()
            ],
            "chart": PLACES,
            "templates": ALL,
        }
        return render(request, "ledger/book.html", context)


@admin.register(Account)
class AccountAdmin(LookOnly):
    list_display = ("party_kind", "party_id", "purpose", "currency", "balance")
    list_filter = (one_of("party_kind", Party),)
    search_help_text = _("The id of a person or a shop, or a provider's name")
    ordering = ("id",)
    fields = readonly_fields = ("party_kind", "party_id", "purpose", "currency", "balance", "explained", "postings")

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return ["party_id"]

    def wanted(self, term: str) -> Q:
        """The book keeps a party as its kind and its plain id, whatever was typed."""
        for party, kind in ((Party.PERSON, "pers"), (Party.SHOP, "shop")):
            with contextlib.suppress(ValueError):
                return Q(party_kind=party, party_id=str(decode(kind, term)))
        return Q(party_kind__in=list(Party), party_id=term)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Ask for the balances of a page in one statement."""
        page = super().get_changelist_instance(request)
        page.result_list = list(page.result_list)
        held = balances([account.key for account in page.result_list])
        for account in page.result_list:
            account.held = held[account.key]
        return page

    @admin.display(description=_("balance"))
    def balance(self, account: Account) -> str:
        held = getattr(account, "held", None)
        return write_money(balance(account.key) if held is None else held)

    @admin.display(description=_("made of"))
    def explained(self, account: Account) -> SafeString:
        """Explain the balance: what all postings of each kind come to, and how many they are."""
        lines = (
            (write_money(Money(account.currency, part.minor)), part.kind, part.posting_count)
            for part in kinds_of(account.id)
        )
        return format_html_join("", "<div>{} · {} × {}</div>", lines)

    @admin.display(description=_("postings"))
    def postings(self, account: Account) -> SafeString:
        page = reverse("admin:ledger_posting_changelist")
        return format_html(
            '<a href="{}?account__id__exact={}">{}</a>', page, account.id, _("every posting, newest first")
        )


@admin.register(Posting)
class PostingAdmin(LookOnly):
    list_display = ("at", "kind", "cause", "account", "amount")
    list_select_related = ("set", "account")
    ordering = ("-born", "-id")
    fields = readonly_fields = ("at", "kind", "cause", "account", "amount")

    @admin.display
    def at(self, posting: Posting) -> Any:
        return posting.set.at

    @admin.display
    def kind(self, posting: Posting) -> str:
        return posting.set.kind

    @admin.display
    def cause(self, posting: Posting) -> SafeString:
        page = reverse("admin:ledger_postingset_change", args=[posting.set_id])
        return format_html('<a href="{}">{}</a>', page, posting.set.cause)

    @admin.display(description=_("debit, or credit below zero"))
    def amount(self, posting: Posting) -> str:
        return write_money(Money(posting.account.currency, posting.minor))
