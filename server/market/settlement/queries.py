"""Questions settlement can answer. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from foundation import access
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.settlement.errors import StatementNotFound
from market.settlement.models import Book, DepositDecision, Item, Line, Payout, Statement, Terms
from market.settlement.types import BookView, DepositView, ItemView, PayoutView, StatementView, TermsView


class AllTerms:
    """The terms of some shops and of the house, oldest first; asked once for many lines."""

    def __init__(self, shop_ids: Collection[UUID]) -> None:
        self._by_shop: Mapping[UUID | None, list[TermsView]] = defaultdict(list)
        own = Terms.objects.filter(shop_id__in=set(shop_ids)) | Terms.objects.filter(shop_id=None)
        for row in own.order_by("starts_at"):
            self._by_shop[row.shop_id].append(row.view())

    def at(self, shop_id: UUID, at: datetime) -> TermsView:
        """Return by which terms a shop sold at an instant: its own, else the house's."""
        for whose in (shop_id, None):
            valid = [one for one in self._by_shop[whose] if one.starts_at <= at]
            if valid:
                return valid[-1]
        raise AssertionError("the house has terms from the day it opened")


def commission_bps(terms: TermsView, category_path: Sequence[UUID]) -> int:
    """Return the rate of the nearest category that has one, else the general one. In: from the root down."""
    for category_id in reversed(category_path):
        if category_id in terms.commission_by_category:
            return terms.commission_by_category[category_id]
    return terms.commission_bps


def settled_lines(line_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these order lines have settled: what they brought is posted. One query."""
    rows = Line.objects.filter(source_id__in=set(line_ids), settled_at__isnull=False)
    return set(rows.values_list("source_id", flat=True))


def statements_of(
    shop_id: UUID, *, after: str | None = None, limit: int | None = None
) -> tuple[list[StatementView], str | None]:
    """Return a page of a shop's statements, newest first. Whoever asks has been checked. :raises BadCursor:"""
    rows, size = Statement.objects.filter(shop_id=shop_id), clamp(limit)
    cursor = decode_cursor(after, [str, int])
    if cursor is not None:
        rows = rows.filter(Q(currency__gt=cursor[0]) | Q(currency=cursor[0], number__lt=cursor[1]))
    views = [row.view() for row in rows.order_by("currency", "-number")[: size + 1]]
    has_more, views = len(views) > size, views[:size]
    return views, encode_cursor([views[-1].currency, views[-1].number]) if has_more else None


def statement_of(statement_id: UUID, *, viewer: UUID, permission: str) -> StatementView:
    """
    Return a statement to staff of its shop.

    :raises StatementNotFound: a stranger; access.RoleTooSmall: staff without this permission
    """
    row = Statement.objects.filter(pk=statement_id).first()
    if row is None:
        raise StatementNotFound
    try:
        access.require(viewer, row.shop_id, permission)
    except access.NotYours:
        raise StatementNotFound from None
    return row.view()


def items_of(
    statement_id: UUID, *, after: str | None = None, limit: int | None = None
) -> tuple[list[ItemView], str | None]:
    """Return a page of a statement's items, oldest first. Whoever asks has been checked. :raises BadCursor:"""
    rows, size = Item.objects.filter(statement_id=statement_id).select_related("line"), clamp(limit)
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(pk__gt=cursor[0])
    views = [row.view() for row in rows.order_by("pk")[: size + 1]]
    return views[:size], encode_cursor([views[size - 1].id]) if len(views) > size else None


def all_items(statement_id: UUID) -> Iterator[ItemView]:
    """Give a statement's items one by one, oldest first: never all of them in memory."""
    rows = Item.objects.filter(statement_id=statement_id).select_related("line").order_by("pk")
    return (row.view() for row in rows.iterator(chunk_size=1_000))


def payouts_of(statement_id: UUID) -> list[PayoutView]:
    """Return what a statement brings to the shop's bank, one per provider. Whoever asks has been checked."""
    return [row.view() for row in Payout.objects.filter(statement_id=statement_id).order_by("pk")]


def books_of(shop_id: UUID) -> list[BookView]:
    """Return what a shop owes and has given as security, by currency. Whoever asks has been checked."""
    return [row.view() for row in Book.objects.filter(shop_id=shop_id).order_by("currency")]


def deposit_decisions_of(
    shop_id: UUID, *, after: str | None = None, limit: int | None = None
) -> tuple[list[DepositView], str | None]:
    """Return a page of what was decided upon a shop's deposit, newest first. :raises BadCursor:"""
    rows, size = DepositDecision.objects.filter(shop_id=shop_id), clamp(limit)
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor[0])
    views = [row.view() for row in rows.order_by("-pk")[: size + 1]]
    return views[:size], encode_cursor([views[size - 1].id]) if len(views) > size else None
