"""The back office's view of the book: to read. Nothing in it is ever changed; mistakes are mended by `reverse`."""

import contextlib
from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from foundation.backoffice import LookOnly, one_of
from foundation.ids import decode
from market.ledger.models import Account, Posting, PostingSet
from market.ledger.queries import balance
from market.ledger.rules import REVERSAL
from market.ledger.templates import TEMPLATES
from market.ledger.types import Party


class PostingInline(TabularInline):
    model = Posting
    extra = 0
    fields = readonly_fields = ("account", "minor")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

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


@admin.register(Account)
class AccountAdmin(LookOnly):
    list_display = ("party_kind", "party_id", "purpose", "currency")
    list_filter = (one_of("party_kind", Party),)
    search_help_text = _("The id of a person or a shop, or a provider's name")
    ordering = ("id",)
    fields = ("party_kind", "party_id", "purpose", "currency", "balance_minor")
    readonly_fields = ("balance_minor",)

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return ["party_id"]

    def wanted(self, term: str) -> Q:
        """The book keeps a party as its kind and its plain id, whatever was typed."""
        for party, kind in ((Party.PERSON, "pers"), (Party.SHOP, "shop")):
            with contextlib.suppress(ValueError):
                return Q(party_kind=party, party_id=str(decode(kind, term)))
        return Q(party_kind__in=list(Party), party_id=term)

    @admin.display
    def balance_minor(self, account: Account) -> int:
        return balance(account.key).minor
