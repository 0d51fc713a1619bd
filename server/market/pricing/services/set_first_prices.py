"""Goods that come along from elsewhere are priced for the first time, many at once."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import outbox, sql
from foundation.money import Money
from market.pricing import rules
from market.pricing.events import PriceChanged


@transaction.atomic
def set_first_prices(prices: Mapping[UUID, Money], *, now: datetime, because: str) -> None:
    """
    List SKUs at these prices; a SKU that has a price keeps it, whoever named it. All or none; three statements.

    :raises PriceNotPositive, PriceTooHigh, WrongCurrency:
    """
    for price in prices.values():
        rules.check_price(price, settings.CURRENCY, field="price")
    sku_ids = sorted(prices)
    amounts = [[prices[one].minor for one in sku_ids], [prices[one].currency for one in sku_ids]]
    listed = sql.rows(
        """
        INSERT INTO pricing_price (sku_id, price_minor, currency, since)
        SELECT sku_id, minor, currency, %s
        FROM unnest(%s::uuid[], %s::bigint[], %s::text[]) AS first (sku_id, minor, currency)
        ON CONFLICT (sku_id) DO NOTHING RETURNING sku_id
        """,
        [now, sku_ids, *amounts],
    )
    fresh = sorted(sku_id for (sku_id,) in listed)
    sql.insert_many(
        "pricing_pricechange",
        [
            ("sku_id", "uuid"),
            ("price_minor", "bigint"),
            ("currency", "text"),
            ("at", "timestamptz"),
            ("because", "text"),
        ],
        [(sku_id, prices[sku_id].minor, prices[sku_id].currency, now, because) for sku_id in fresh],
    )
    outbox.publish_many([(PriceChanged(sku_id, prices[sku_id], now), sku_id) for sku_id in fresh])
