"""Fill the empty, migrated market that DATABASE_URL names: `python -m bench.filling FACTS`. Writes the facts there."""

import json
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.conf import settings  # noqa: E402 (Django has to be set up first, here and below)
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.filling import vocabulary as words  # noqa: E402
from bench.filling.goods import PICTURES, SHOPS, Shelf, Ware, Warehouse, both, brand_names  # noqa: E402
from bench.filling.people import let_in  # noqa: E402
from bench.filling.sizes import Sizes  # noqa: E402
from foundation import sql  # noqa: E402
from foundation.ids import encode, uuid7  # noqa: E402
from foundation.money import Money  # noqa: E402
from imports.progress import Progress  # noqa: E402
from market.catalogue import facade as catalogue  # noqa: E402
from market.community import facade as community  # noqa: E402
from market.groupbuy import facade as groupbuy  # noqa: E402
from market.merchants import facade as merchants  # noqa: E402
from market.pricing import facade as pricing  # noqa: E402
from market.shipping import facade as shipping  # noqa: E402
from market.stock import facade as stock  # noqa: E402
from market.storefront import facade as storefront  # noqa: E402

AT_ONCE = 200
SEED = 20_261_122
BECAUSE = "first delivery"
HotGood: TypeAlias = tuple[catalogue.ProductView, groupbuy.ActivityView | None]


def fill(sizes: Sizes, progress: Progress) -> dict[str, Any]:
    """Fill the market and return what a shopper has to know: addresses, ids and sessions."""
    chance, now = random.Random(SEED), timezone.now()  # noqa: S311 (nothing secret is drawn by it)
    sql.run("SET synchronous_commit TO off")  # A filling that is cut off is begun anew.
    with transaction.atomic():
        shelves = _put_up_shelves()
        warehouse = Warehouse(
            chance,
            shelves=shelves,
            shop_ids=[_open_shop(place, now) for place in range(SHOPS)],
            brands=[(_found_brand(place, name), name) for place, name in enumerate(brand_names(chance))],
            picture_ids=_hang_pictures(now),
        )
    products = _stock_up(warehouse, sizes, now, progress)
    hot = _make_hot(warehouse, sizes, now)
    _offer_to_groups(products[:: max(1, sizes.products // sizes.offers)], chance, now, progress)
    _review(products, sizes, chance, now, progress)
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


def _put_up_shelves() -> list[Shelf]:
    shelves: list[Shelf] = []
    for place, (name, nouns, price) in enumerate(words.SHELVES):
        root = catalogue.create_category(slug=f"room-{place}", name=both(name), sort=place)
        for noun in nouns:
            leaf = catalogue.create_category(slug=f"shelf-{len(shelves)}", name=both(noun), parent_id=root.id)
            shelves.append(Shelf(leaf.id, noun, price * 100))
    return shelves


def _open_shop(place: int, now: datetime) -> UUID:
    town = words.PLACES[place % len(words.PLACES)]
    series = words.SERIES[place % len(words.SERIES)]
    shop = merchants.create_shop(
        slug=f"bench-shop-{place}",
        name={"zh-CN": f"{town[0]}{series[0]}旗舰店 {place}", "en": f"{series[1]} of {town[1]} {place}"},
        intro=both(("小店自营，认真做东西。", "A small shop that takes its time.")),
        licence=merchants.LicenceView(
            f"{town[0]}{series[0]}贸易有限公司", f"91330100MA{place:08d}", town[0], date(2020, 1, 1), None
        ),
        now=now,
    )
    shipping.set_rule(shop.id, Money(settings.CURRENCY, 10_00 if place % 3 else 0), None)
    return shop.id


def _found_brand(place: int, name: words.Pair) -> UUID:
    return catalogue.create_brand(slug=f"bench-brand-{place}", name=both(name), story={}).id


def _hang_pictures(now: datetime) -> list[UUID]:
    """Write pictures down as rows; their files would be sent by whoever serves files, and nobody here asks for them."""
    ids = [uuid7() for _ in range(PICTURES)]
    sql.run(
        """
        INSERT INTO media_picture (id, purpose, digest, stem, sizes, width, height, colour, asked_at, kept_at)
        SELECT id, 'product', id::text, 'pictures/bench/' || id, '{320,640,1280}', 1280, 1280, '#c8b8a8', %s, %s
        FROM unnest(%s::uuid[]) AS drawn (id)
        """,
        [now, now, ids],
    )
    return ids


def _stock_up(
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


def _make_hot(warehouse: Warehouse, sizes: Sizes, now: datetime) -> dict[str, HotGood]:
    """Bring in what everybody wants, by the name of the case that wants it."""
    made: dict[str, HotGood] = {}
    for (name, hot), ware in zip(sizes.hot.items(), warehouse.wares(sizes.products, len(sizes.hot)), strict=True):
        (product,) = _bring_in([Ware(ware.draft, ware.price_minor, (hot.count,) * len(ware.price_minor))], now)
        activity = _offer(product, ware.price_minor, hot.team_size, now, hot.count) if hot.team_size else None
        made[name] = (product, activity)
    return made


def _offer_to_groups(
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


def _review(
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


def _draw_pages(product_ids: Sequence[UUID], progress: Progress) -> None:
    """Draw every page at once, instead of hearing the news of each product one by one."""
    for first in range(0, len(product_ids), AT_ONCE):
        storefront.refresh_products(product_ids[first : first + AT_ONCE], now=timezone.now())
        progress.tell("pages", min(first + AT_ONCE, len(product_ids)), len(product_ids))


def _come_to_rest() -> None:
    """Forget the news of the filling, whose only effect are the pages that are drawn; tidy the tables up."""
    sql.run("TRUNCATE foundation_outboxevent, foundation_delivery, storefront_staleproduct")
    sql.run("VACUUM ANALYZE")
    sql.run("CHECKPOINT")


if __name__ == "__main__":
    facts = fill(Sizes(), Progress(sys.stdout))
    Path(sys.argv[1]).write_text(json.dumps(facts, ensure_ascii=False))
