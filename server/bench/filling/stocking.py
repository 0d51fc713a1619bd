"""Goods come in through the rooms' doors, are offered to groups, and are praised."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeAlias

from django.conf import settings
from django.db import transaction

from bench.filling import vocabulary as words
from bench.filling.goods import Ware, Warehouse
from bench.filling.sizes import Sizes
from foundation.money import Money
from imports.progress import Progress
from market.catalogue import facade as catalogue
from market.community import facade as community
from market.groupbuy import facade as groupbuy
from market.pricing import facade as pricing
from market.stock import facade as stock

AT_ONCE = 200
BECAUSE = "first delivery"
HotGood: TypeAlias = tuple[catalogue.ProductView, groupbuy.ActivityView | None]


def stock_up(
    warehouse: Warehouse, sizes: Sizes, now: datetime, progress: Progress
) -> list[catalogue.ProductView]:  # fmt: skip
    """Bring the goods in, oldest first: a year's worth, ending today."""
    products: list[catalogue.ProductView] = []
    wares = warehouse.wares(0, sizes.products)
    while batch := list(islice(wares, AT_ONCE)):
        then = now - timedelta(days=365) * (1 - len(products) / sizes.products)
        products += _bring_in(batch, then)
        progress.tell("products", len(products), sizes.products)
    return products


@transaction.atomic
def _bring_in(wares: list[Ware], now: datetime) -> list[catalogue.ProductView]:
    products = catalogue.create_products([ware.draft for ware in wares], now=now)
    pairs = [
        (sku.id, price, count)
        for ware, product in zip(wares, products, strict=True)
        for sku, price, count in zip(product.skus, ware.price_minor, ware.on_hand, strict=True)
    ]
    prices = {sku_id: Money(settings.CURRENCY, price) for sku_id, price, _ in pairs}
    pricing.set_first_prices(prices, now=now, because=BECAUSE)
    deliveries = [stock.Delivery(sku_id, count, f"bench:{sku_id}") for sku_id, _, count in pairs if count]
    stock.receive_many(deliveries, because=BECAUSE, now=now)
    catalogue.publish_products([product.id for product in products], now)
    return products


def make_hot(warehouse: Warehouse, sizes: Sizes, now: datetime) -> dict[str, HotGood]:
    """Bring in what everybody wants, by the name of the case that wants it."""
    made: dict[str, HotGood] = {}
    for (name, hot), ware in zip(sizes.hot.items(), warehouse.wares(sizes.products, len(sizes.hot)), strict=True):
        (product,) = _bring_in([Ware(ware.draft, ware.price_minor, (hot.count,) * len(ware.price_minor))], now)
        activity = _offer(product, ware.price_minor, hot.team_size, now, hot.count) if hot.team_size else None
        made[name] = (product, activity)
    return made


def offer_to_groups(
    products: Sequence[catalogue.ProductView], chance: random.Random, now: datetime, progress: Progress
) -> None:
    with transaction.atomic():
        for place, product in enumerate(products):
            listed = pricing.list_prices([sku.id for sku in product.skus])
            _offer(product, [listed[sku.id].minor for sku in product.skus], chance.choice((2, 2, 3, 5)), now, 500)
            progress.tell("group offers", place + 1, len(products))


def _offer(
    product: catalogue.ProductView, price_minor: Sequence[int], team_size: int, now: datetime, quota: int
) -> groupbuy.ActivityView:
    prices = [
        groupbuy.OfferPrice(sku.id, Money(settings.CURRENCY, price * 4 // 5), quota)
        for sku, price in zip(product.skus, price_minor, strict=True)
    ]
    return groupbuy.create_activity(
        product_id=product.id,
        prices=prices,
        starts_at=now,
        ends_at=now + timedelta(days=3650),
        team_size=team_size,
        now=now,
    )


def review(
    products: Sequence[catalogue.ProductView],
    sizes: Sizes,
    chance: random.Random,
    now: datetime,
    progress: Progress,
) -> None:
    """Let people praise some goods much and most a little."""
    drafts = [
        community.ReviewDraft(
            source_key=f"bench:review:{number}",
            product_id=products[min(int(chance.paretovariate(0.6)) - 1, len(products) - 1)].id,
            nickname=chance.choice(words.NICKNAMES),
            stars=chance.choice((5, 5, 5, 4, 4, 3)),
            text=chance.choice(words.PRAISE),
            at=now - timedelta(days=chance.uniform(1, 365)),
            reply="",
        )
        for number in range(sizes.reviews)
    ]
    for first in range(0, len(drafts), 1_000):
        community.import_reviews(drafts[first : first + 1_000])
        progress.tell("reviews", min(first + 1_000, len(drafts)), len(drafts))
