"""
What the rooms' back offices share: lists that stay quick however long they grow, rows that only services write, and
search by the ids that people quote.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

import unfold.paginator
from django.contrib import admin, messages
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline

from foundation.errors import ShopError
from foundation.ids import decode, encode
from foundation.money import Money, exponent

MOST_PAGES = 200  # A page is reached by skipping those before it; who has read so many is better served by a search.


class InfinitePaginator(unfold.paginator.InfinitePaginator):
    """Pages without a count: one of a million rows takes longer than the page. The name is what Unfold looks for."""

    @property
    def count(self) -> int:
        return int(self.per_page) * MOST_PAGES


class LongList(ModelAdmin):
    """
    A list that costs the same over a thousand rows and over a million.

    Nothing is counted, nothing is sorted but by `ordering`, and a search is an equality or a beginning that an index
    answers. `architecture/test_admin_lists.py` asks the database whether one does.
    """

    paginator: Any = InfinitePaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_disable_select_all = True  # An act upon rows that nobody has looked at is not one for a button.
    sortable_by: Any = ()
    found_by: ClassVar[
        Mapping[str, str]
    ] = {}  # Kind of an outside id -> the column that holds it: {"ord": "order_id"}.
    found_whole: ClassVar[Sequence[str]] = ()  # Columns of text to be typed in full.
    found_by_beginning: ClassVar[Sequence[str]] = ()  # Columns of text of which the beginning is enough.
    common: ClassVar[Sequence[str]] = ()  # Filters of which every value is so common that the newest rows fill a page.
    search_help_text: Any = _("An id, whole; or the beginning of a name or a number")

    def has_operate_permission(self, request: HttpRequest, object_id: Any = None) -> bool:
        """Acts take Django's "change" permission, also where nothing can be edited; others of the staff may look."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer acts upon rows, those of libraries too, to who may operate."""
        offered: dict[str, Any] = super().get_actions(request)
        return offered if self.has_operate_permission(request) else {}

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Name what is searched; Django shows the box when there is something."""
        return [*dict.fromkeys(self.found_by.values()), *self.found_whole, *self.found_by_beginning]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        if not term or not self.get_search_fields(request):
            return queryset, False
        wanted = self.wanted(term)
        return (queryset.filter(wanted) if wanted else queryset.none()), False

    def wanted(self, term: str) -> Q:
        """Return which rows a term means; an empty Q when it can mean none."""
        for kind, column in self.found_by.items():
            try:
                return Q(**{column: decode(kind, term)})
            except ValueError:
                continue
        found = Q()
        if (plain := _uuid(term)) is not None:
            for column in dict.fromkeys(self.found_by.values()):
                found |= Q(**{column: plain})
        for column in self.found_whole:
            found |= Q(**{column: term})
        for column in self.found_by_beginning:
            found |= Q(**{f"{column}__startswith": term})
        return found


def _uuid(term: str) -> UUID | None:
    try:
        return UUID(term)
    except ValueError:
        return None


def one_of(lookup: str, values: Iterable[str] | Mapping[Any, Any], *, name: Any = "") -> type[admin.SimpleListFilter]:
    """
    Make a filter of known values, which Django's own would look for in every row.

    In: the values, or for each what it is called. Leave out those that nearly every row has.
    """
    named = values if isinstance(values, Mapping) else {value: str(value).replace("_", " ") for value in values}
    meant = {str(value): value for value in named}

    class OneOf(admin.SimpleListFilter):
        title = name or lookup.replace("_", " ")
        parameter_name = lookup

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            return [(text, named[value]) for text, value in meant.items()]

        def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            chosen = self.value()
            return queryset.filter(**{lookup: meant[chosen]}) if chosen in meant else queryset

    return OneOf


class LookOnly(LongList):
    """Rows that only the room's services may write."""

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


class FoundByTypeId(LongList):
    """Find a row by its outside id (`ord_01j…`), as support reads it from a shopper's screen."""

    id_prefix: str

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        return ["pk", *super().get_search_fields(request)]

    def wanted(self, term: str) -> Q:
        try:
            return Q(pk=decode(self.id_prefix, term))
        except ValueError:
            plain = _uuid(term)
            return super().wanted(term) | (Q(pk=plain) if plain is not None else Q())

    @admin.display(description=_("id"))
    def outside_id(self, row: Model) -> str:
        return encode(self.id_prefix, row.pk)


def operator_of(request: HttpRequest) -> UUID:
    """Return who acts. In: a request that Django's back office has let in."""
    assert request.user.pk is not None, "the back office is for people who have signed in"
    return request.user.pk


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
