"""Note that products' pages are no longer true, and what was sold."""

from collections.abc import Collection, Sequence
from uuid import UUID

from foundation import sql
from market.catalogue import facade as catalogue


def mark_stale(product_ids: Collection[UUID]) -> None:
    """Have these products' pages made again soon. Marking twice is marking once."""
    if product_ids:
        sql.run(
            "INSERT INTO storefront_staleproduct (product_id) SELECT * FROM unnest(%s::uuid[]) ON CONFLICT DO NOTHING",
            [sorted(product_ids)],
        )


def mark_shop_stale(shop_id: UUID) -> None:
    """Have every product of a shop, listed now or to be listed again, made again soon."""
    last = None
    while product_ids := catalogue.published_product_ids(shop_id=shop_id, after=last):
        mark_stale(product_ids)
        last = product_ids[-1]


def count_sales(quantities: Sequence[tuple[UUID, int]], *, sign: int) -> None:
    """Add what was sold to the products' counts, or with sign -1 take back what was refunded."""
    ordered = sorted(quantities)
    sql.run(
        """
        INSERT INTO storefront_sales AS s (product_id, sold_count)
        SELECT product_id, sum(quantity) FROM unnest(%s::uuid[], %s::bigint[]) AS sold (product_id, quantity)
        GROUP BY product_id ORDER BY product_id
        ON CONFLICT (product_id) DO UPDATE SET sold_count = greatest(0, s.sold_count + excluded.sold_count)
        """,
        [[product_id for product_id, _ in ordered], [sign * quantity for _, quantity in ordered]],
    )
    mark_stale({product_id for product_id, _ in ordered})
