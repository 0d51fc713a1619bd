"""What goods were really sold for is remembered, day by day, for the law on compared prices."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from foundation import sql
from foundation.money import Money


def note_deals(deals: Sequence[tuple[UUID, Money, datetime]]) -> None:
    """
    Remember prices per piece at which SKUs were sold. In: (sku_id, price, at). One statement; twice is once.

    Locks the day's rows in the order of their keys.
    """
    lowest: dict[tuple[UUID, date], Money] = {}
    for sku_id, price, at in deals:
        day = (sku_id, at.astimezone(UTC).date())
        lowest[day] = min(price, lowest.get(day, price))
    if lowest:
        ordered = sorted(lowest)
        sql.run(
            """
            INSERT INTO pricing_daylow AS d (sku_id, date, lowest_minor, currency)
            SELECT sku_id, date, minor, currency
            FROM unnest(%s::uuid[], %s::date[], %s::bigint[], %s::text[]) WITH ORDINALITY
              AS l (sku_id, date, minor, currency, place)
            ORDER BY place
            ON CONFLICT (sku_id, date) DO UPDATE SET lowest_minor = excluded.lowest_minor
            WHERE d.lowest_minor > excluded.lowest_minor
            """,
            [
                [sku_id for sku_id, _ in ordered],
                [day for _, day in ordered],
                [lowest[key].minor for key in ordered],
                [lowest[key].currency for key in ordered],
            ],
        )


def note_deal(sku_id: UUID, price: Money, at: datetime) -> None:
    """Remember one price per piece at which a SKU was sold."""
    note_deals([(sku_id, price, at)])
