"""Questions pricing can answer. Nothing here writes."""

import json
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from django.utils import timezone

from foundation import sql
from foundation.money import Money
from foundation.paging import decode_cursor, encode_cursor
from market.pricing import rules
from market.pricing.errors import PriceMissing
from market.pricing.models import PriceChange
from market.pricing.types import FreightFee, PriceChangeView, PriceView, Quote, QuoteLine, ShopDiscount


def quote(lines: Sequence[QuoteLine], *, freight: FreightFee) -> Quote:
    """Price one basket. One query, and freight's own. :raises PriceMissing:"""
    (answer,) = quote_many([lines], freights=[freight])
    if isinstance(answer, PriceMissing):
        raise answer
    return answer


def quote_many(
    baskets: Sequence[Sequence[QuoteLine]],
    *,
    freights: Sequence[FreightFee],
    discounts: Sequence[Sequence[ShopDiscount]] | None = None,
) -> list[Quote | PriceMissing]:
    """
    Price several baskets, each with its own freight and discounts, on one read of the prices. Touches no network.

    Shape: one answer per basket, a quote or why that basket alone has none.
    """
    listed = list_prices({line.sku_id for lines in baskets for line in lines})
    answers: list[Quote | PriceMissing] = []
    for lines, freight, less in zip(baskets, freights, discounts or [()] * len(baskets), strict=True):
        try:
            answers.append(rules.price_quote(lines, listed, freight, less))
        except PriceMissing as refusal:
            answers.append(refusal)
    return answers


def list_prices(sku_ids: Collection[UUID]) -> dict[UUID, Money]:
    """Return the list price of each SKU that has one. One query."""
    found = sql.rows(
        "SELECT sku_id, currency, price_minor FROM pricing_price WHERE sku_id = ANY(%s::uuid[])", [list(sku_ids)]
    )
    return {sku_id: Money(currency, minor) for sku_id, currency, minor in found}


def prices(sku_ids: Collection[UUID], *, now: datetime | None = None) -> dict[UUID, PriceView]:
    """Return the price of each SKU that has one, and what stands beside it. `now` ends the seven days. One query."""
    today = _day(now or timezone.now())
    answer = {}
    for sku_id, currency, price, compare, source, since, low in sql.rows(
        """
        SELECT p.sku_id, p.currency, p.price_minor, p.compare_at_minor, p.compare_source, p.since, low.minor
        FROM pricing_price p
        LEFT JOIN LATERAL (
          SELECT min(d.lowest_minor) AS minor FROM pricing_daylow d
          WHERE d.sku_id = p.sku_id AND d.date >= %s AND d.date <= %s AND d.currency = p.currency
        ) low ON true
        WHERE p.sku_id = ANY(%s::uuid[])
        """,
        [rules.compared_since(today), today, list(sku_ids)],
    ):
        compare_at = None if compare is None else Money(currency, compare)
        lowest = Money(currency, price if low is None else min(price, low))
        words = json.loads(source) if isinstance(source, str) else source
        answer[sku_id] = PriceView(sku_id, Money(currency, price), compare_at, words, lowest, since)
    return answer


def lowest_before(sku_id: UUID, listed: Money | None, now: datetime) -> Money | None:
    """Return the lowest at which a SKU was sold or listed in the days that count. In: its list price until now."""
    today = _day(now)
    row = sql.one(
        """
        SELECT currency, min(lowest_minor) FROM pricing_daylow
        WHERE sku_id = %s AND date >= %s AND date <= %s GROUP BY currency
        """,
        [sku_id, rules.compared_since(today), today],
    )
    known = [amount for amount in (listed, Money(*row) if row else None) if amount is not None]
    return min(known) if known else None


def _day(now: datetime) -> date:
    """Days are counted in UTC, here and in services.note_deals."""
    return now.astimezone(UTC).date()


def history(sku_id: UUID, *, after: str | None, limit: int) -> tuple[list[PriceChangeView], str | None]:
    """Return a page of the prices a SKU has had, newest first, and the cursor of the next."""
    found = PriceChange.objects.filter(sku_id=sku_id).order_by("-id")
    at = decode_cursor(after, [int])
    if at is not None:
        found = found.filter(id__lt=at[0])
    page = [row.view() for row in found[: limit + 1]]
    return page[:limit], encode_cursor([page[limit - 1].id]) if len(page) > limit else None
