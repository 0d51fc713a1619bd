"""The back office's view of the book: to read. Nothing in it is ever changed; mistakes are mended by `reverse`."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from market.ledger.models import Account, Posting, PostingSet
from market.ledger.queries import balance


class ReadOnly(ModelAdmin):
    """Rows that only services write."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


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
class PostingSetAdmin(ReadOnly):
    list_display = ("at", "kind", "cause", "memo")
    list_filter = ("kind",)
    search_fields = ("cause", "memo")
    date_hierarchy = "at"
    ordering = ("-at", "id")
    inlines = (PostingInline,)


@admin.register(Account)
class AccountAdmin(ReadOnly):
    list_display = ("party_kind", "party_id", "purpose", "currency")
    list_filter = ("party_kind", "purpose", "currency")
    search_fields = ("party_id",)
    ordering = ("id",)
    fields = ("party_kind", "party_id", "purpose", "currency", "balance_minor")
    readonly_fields = ("balance_minor",)

    @admin.display
    def balance_minor(self, account: Account) -> int:
        return balance(account.key).minor
