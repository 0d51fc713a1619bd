"""What the rooms' back offices share: rows that only services write, and search by the ids that people quote."""

from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from foundation.errors import ShopError
from foundation.ids import decode, encode
from foundation.money import Money, exponent


class LookOnly(ModelAdmin):
    """Rows that only the room's services may write."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LookOnlyInline(TabularInline):
    """The parts of such a row."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class FoundByTypeId(ModelAdmin):
    """Find a row by its outside id (`ord_01j…`), as support reads it from a shopper's screen."""

    id_prefix: str

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        try:
            return queryset.filter(pk=decode(self.id_prefix, search_term.strip())), False
        except ValueError:
            return super().get_search_results(request, queryset, search_term)

    def outside_id(self, row: Model) -> str:
        return encode(self.id_prefix, row.pk)


def say_outcome(request: HttpRequest, done: int, refusals: list[ShopError]) -> None:
    """Tell the operator how many rows an action changed, and why the others were left alone."""
    if done:
        messages.success(request, f"{done}")
    for refusal in refusals:
        messages.error(request, str(refusal))


def write_money(money: Money) -> str:
    """Write an amount as books do: its currency, then all its decimals."""
    digits = exponent(money.currency)
    sign, minor = ("-", -money.minor) if money.minor < 0 else ("", money.minor)
    whole, part = divmod(minor, 10**digits)
    return f"{money.currency} {sign}{whole:,}.{part:0{digits}d}" if digits else f"{money.currency} {sign}{whole:,}"
