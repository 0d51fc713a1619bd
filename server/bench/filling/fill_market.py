"""Fill an empty market, from its first category to the sessions of its buyers."""

import random
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bench.filling.goods import SHOPS, Warehouse, brand_names
from bench.filling.people import let_in
from bench.filling.shelves import found_brand, hang_pictures, open_shop, put_up_shelves
from bench.filling.sizes import Sizes
from bench.filling.stocking import make_hot, offer_to_groups, review, stock_up
from foundation import sql
from foundation.ids import encode
from imports.progress import Progress
from market.storefront import facade as storefront

AT_ONCE = 200
SEED = 20_261_122


def fill_market(sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Fill the market and return what a shopper has to know: addresses, ids and sessions."""
    chance, now = random.Random(SEED), timezone.now()  # noqa: S311 (nothing secret is drawn by it)
    sql.run("SET synchronous_commit TO off")  # A filling that is cut off is begun anew.
    with transaction.atomic():
        shelves = put_up_shelves()
        warehouse = Warehouse(
            chance,
            shelves=shelves,
            shop_ids=[open_shop(place, now) for place in range(SHOPS)],
            brands=[(found_brand(place, name), name) for place, name in enumerate(brand_names(chance))],
            picture_ids=hang_pictures(now),
        )
    products = stock_up(warehouse, sizes, now, progress)
    hot = make_hot(warehouse, sizes, now)
    offer_to_groups(products[:: max(1, sizes.products // sizes.offers)], chance, now, progress)
    review(products, sizes, chance, now, progress)
    everything = [product.id for product in products] + [product.id for product, _ in hot.values()]
    _draw_pages(everything, progress)
    buyers = []
    for buyer in let_in(sizes.people, chance=chance, now=now):
        buyers.append(asdict(buyer))
        progress.tell("people", len(buyers), sizes.people)
    _come_to_rest()
    return {
        "categories": [f"shelf-{place}" for place in range(len(shelves))],
        "products": [{"id": encode("prod", one.id), "title": dict(one.title)} for one in products],
        "skus": [encode("sku", one.skus[0].id) for one in products],
        "hot": {
            name: {
                "product": encode("prod", product.id),
                "sku": encode("sku", product.skus[0].id),
                "activity": encode("act", activity.id) if activity else None,
            }
            for name, (product, activity) in hot.items()
        },
        "buyers": buyers,
    }


def _draw_pages(product_ids: Sequence[UUID], progress: Progress) -> None:
    """Draw every page at once, instead of hearing the news of each product one by one."""
    for first in range(0, len(product_ids), AT_ONCE):
        storefront.refresh_products(product_ids[first : first + AT_ONCE], now=timezone.now())
        progress.tell("pages", min(first + AT_ONCE, len(product_ids)), len(product_ids))
    storefront.refresh_frames()


def _come_to_rest() -> None:
    """Forget the news of the filling, whose only effect are the pages that are drawn; tidy the tables up."""
    sql.run("TRUNCATE foundation_outboxevent, foundation_delivery, storefront_staleproduct")
    sql.run("VACUUM ANALYZE")
    sql.run("CHECKPOINT")
