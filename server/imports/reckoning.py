"""The end of an import: all news heard, every page drawn, and what is there read back from the database."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from foundation import outbox
from foundation.tables import Tell
from imports.money_reckoning import money_doubts
from market.catalogue import facade as catalogue
from market.catalogue.facade import BroughtView
from market.community import facade as community
from market.ledger import facade as ledger
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.people import facade as people
from market.pricing import facade as pricing
from market.stock import facade as stock
from market.storefront import facade as storefront

AT_ONCE = 500
PATIENCE_SECONDS = 120  # For a worker that is relaying the same news beside us.


@dataclass(frozen=True)
class Reckoning:
    """What an import has left in the market. The first fields are its answer; `doubts` says what does not add up."""

    source: str
    products: int
    skus: int
    shops: int
    people: int
    orders: int
    reviews: int
    rejected: int
    doubts: tuple[str, ...]

    def as_json(self) -> dict[str, str | int | bool]:
        names = ("source", "products", "skus", "shops", "people", "orders", "reviews", "rejected")
        return {**{name: getattr(self, name) for name in names}, "reconciled": not self.doubts}


def settle(product_keys: Mapping[str, int], tell: Tell) -> None:
    """Relay news and draw pages until nothing is left to do, also beside a worker that does the same."""
    told, of = 0, outbox.unheard()
    while moved := outbox.relay(now=timezone.now()):
        told += moved
        tell("news", min(told, max(of - 1, 0)), of)
    tell("news", of, of)
    draw_pages(tell, len(unfinished(product_keys)))
    deadline = time.monotonic() + PATIENCE_SECONDS
    while unfinished(product_keys) and time.monotonic() < deadline:
        if not outbox.relay(now=timezone.now()) and not draw_pages():
            time.sleep(0.2)


def draw_pages(tell: Tell | None = None, of: int = 0) -> int:
    """Refresh until nothing is stale. In: how many we expect, if anybody wants to be told. Return how many it were."""
    drawn = 0
    while count := storefront.refresh_stale(now=timezone.now(), at_once=True):
        drawn += count
        if tell:
            tell("pages", min(drawn, max(of - 1, 0)), of)
    if tell:
        storefront.refresh_frames()
        tell("pages", of, of)
    return drawn


def reckon(
    source: str,
    *,
    product_keys: Mapping[str, int],
    order_keys: Sequence[str],
    review_keys: Sequence[str],
    rejected: int,
) -> Reckoning:
    """Count what is in the market, and check that all that was brought is there, whole, and can be seen."""
    products, skus = catalogue.count_of_source(source)
    return Reckoning(
        source=source,
        products=products,
        skus=skus,
        shops=merchants.count_of_source(source),
        people=people.count_of_source(source),
        orders=orders.count_of_source(source),
        reviews=community.count_of_source(source),
        rejected=rejected,
        doubts=(*_doubts(product_keys, review_keys), *money_doubts(source, order_keys)),
    )


def unfinished(product_keys: Mapping[str, int]) -> set[UUID]:
    """Return those on sale whose pages are not drawn, or are about to be drawn again."""
    return {
        product_id
        for brought in _in_market(product_keys)
        for product_id in storefront.unfinished([one.id for one in brought.values() if one.is_published])
    }  # fmt: skip


def _doubts(product_keys: Mapping[str, int], review_keys: Sequence[str]) -> Iterator[str]:
    found: set[str] = set()
    for brought in _in_market(product_keys):
        found |= set(brought)
        priced = pricing.list_prices([sku_id for one in brought.values() for sku_id in one.sku_ids])
        for key, one in brought.items():
            if len(one.sku_ids) < product_keys[key]:
                yield f"{key} has {len(one.sku_ids)} SKUs, and {product_keys[key]} were brought in"
            if one.is_published and any(sku_id not in priced for sku_id in one.sku_ids):
                yield f"{key} is on sale and has a SKU without a price"
    if missing := len(product_keys) - len(found):
        yield f"{missing} products are not there"
    known = sum(len(community.review_ids_of_source(part)) for part in _parts(review_keys))
    if known != len(review_keys):
        yield f"{len(review_keys) - known} reviews are not there"
    if wrong := stock.differences():
        yield f"the stock of {len(wrong)} SKUs differs from its journal"
    if not ledger.prove().holds:
        yield "the ledger is out of balance"
    if unseen := unfinished(product_keys):
        yield f"{len(unseen)} products on sale cannot be seen yet"


def _in_market(product_keys: Mapping[str, int]) -> Iterator[dict[str, BroughtView]]:
    """Give what was brought by key, some hundred products at a time."""
    for part in _parts(list(product_keys)):
        yield catalogue.brought_products(part)


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
