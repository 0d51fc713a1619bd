"""Note that products' pages or categories' pictures are no longer true, and what was sold."""

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from uuid import UUID

from foundation import sql
from market.catalogue import facade as catalogue

SOLD_MAY_LAG = timedelta(minutes=1)  # Of a hot product every sale would draw its pages anew, for one digit.
NO_WAIT = timedelta()


def mark_stale(product_ids: Collection[UUID], *, within: timedelta = NO_WAIT) -> None:
    """Have these products' pages made again soon, or within some time. Of several marks the most urgent counts."""
    if product_ids:
        sql.run(
            """
            INSERT INTO storefront_staleproduct AS s (product_id, since)
            SELECT product_id, now() + %s FROM unnest(%s::uuid[]) AS stale (product_id)
            ON CONFLICT (product_id) DO UPDATE SET since = excluded.since WHERE s.since > excluded.since
            """,
            [within, sorted(product_ids)],
        )


def mark_lists_stale(list_ids: Collection[UUID]) -> None:
    """Have these categories' pictures looked at again soon: products came, went or moved within."""
    if list_ids:
        sql.run(
            "INSERT INTO storefront_stalelist SELECT * FROM unnest(%s::uuid[]) ON CONFLICT DO NOTHING",
            [sorted(list_ids)],
        )


def mark_shop_stale(shop_id: UUID) -> None:
    """Have every product of a shop, listed now or to be listed again, made again soon."""
    _mark_each(lambda after: catalogue.published_product_ids(shop_id=shop_id, after=after))


def mark_brand_stale(brand_id: UUID) -> None:
    """Have every product of a brand made again soon."""
    _mark_each(lambda after: catalogue.published_product_ids(brand_id=brand_id, after=after))


def mark_category_stale(category_id: UUID) -> None:
    """Have every product of a category, and of those below it, made again soon: its name stands in their paths."""
    within = [one.id for one in catalogue.categories() if category_id in one.path]
    if within:
        _mark_each(lambda after: catalogue.published_product_ids(category_ids=within, after=after))


def _mark_each(ids_after: Callable[[UUID | None], list[UUID]]) -> None:
    last = None
    while product_ids := ids_after(last):
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
    mark_stale({product_id for product_id, _ in ordered}, within=SOLD_MAY_LAG)
