"""What every plain page of products draws on, and the cards of lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from foundation.errors import NotFound
from foundation.web import MoneyOut
from foundation.words import say
from market.catalogue.models import Product, Sku
from market.groupbuy.models import Activity
from market.media.models import Picture
from market.media.schemas import PictureOut
from market.merchants.models import Shop
from market.pricing.models import Price
from market.stock.models import Item
from market.storefront.models import Sales
from market.storefront.types import (
    CardOut,
)


class NotThere(NotFound):
    """There is no such page."""

    code = "plain.not_there"


@dataclass
class Facts:
    """What a page of products draws on, one query each."""

    prices: dict[UUID, Price]
    items: dict[UUID, Item]
    shops: dict[UUID, Shop]
    pictures: dict[UUID, Picture]
    activities: dict[UUID, Activity]
    sold: dict[UUID, Sales]


def on_sale() -> QuerySet[Product]:
    return (
        Product.objects.filter(state="published")
        .select_related("category", "brand")
        .prefetch_related("skus")
        .order_by("-id")
    )


def facts_of(products: Sequence[Product], now: datetime) -> Facts:
    sku_ids = [sku.id for product in products for sku in product.skus.all()]
    activities = Activity.objects.filter(
        product_id__in=[product.id for product in products], state="running", starts_at__lte=now, ends_at__gt=now
    ).prefetch_related("prices")
    return Facts(
        prices=Price.objects.in_bulk(sku_ids),
        items=Item.objects.in_bulk(sku_ids),
        shops=Shop.objects.in_bulk({product.shop_id for product in products}),
        pictures=Picture.objects.in_bulk({one for product in products for one in product.picture_ids}),
        activities={one.product_id: one for one in activities},
        sold=Sales.objects.in_bulk([product.id for product in products]),
    )


def cards(products: Iterable[Product], language: str) -> list[CardOut]:
    shown = list(products)
    facts = facts_of(shown, timezone.now())
    return [_card(product, facts, language) for product in shown]


def _card(product: Product, facts: Facts, language: str) -> CardOut:
    skus = [sku for sku in product.skus.all() if sku.is_active and sku.id in facts.prices]
    activity = facts.activities.get(product.id)
    group = min((row.price_minor for row in activity.prices.all()), default=None) if activity else None
    price = min((facts.prices[sku.id] for sku in skus), key=lambda one: one.price_minor)
    picture = facts.pictures.get(product.picture_ids[0]) if product.picture_ids else None
    return CardOut(
        product_id=product.id,
        title=say(product.title, language),
        shop_name=say(facts.shops[product.shop_id].name, language),
        picture=shown_picture(picture),
        price=MoneyOut(currency=price.currency, minor=price.price_minor),
        group_price=MoneyOut(currency=price.currency, minor=group) if group else None,
        team_size=activity.team_size if activity else None,
        sold_count=facts.sold[product.id].sold_count if product.id in facts.sold else 0,
        in_stock=any(available(sku, facts) > 0 for sku in skus),
    )


def available(sku: Sku, facts: Facts) -> int:
    item = facts.items.get(sku.id)
    return item.on_hand - item.reserved - item.allocated if item else 0


def shown_picture(picture: Picture | None) -> PictureOut | None:
    return PictureOut.of(picture.view()) if picture else None
