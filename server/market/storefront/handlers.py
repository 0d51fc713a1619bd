"""What the storefront does on news from below: it marks pages stale. Each is safe to repeat."""

from collections.abc import Sequence

from foundation.outbox import on, on_many
from market.catalogue import facade as catalogue
from market.catalogue.events import BrandRenamed, CategoryRenamed, ProductChanged, ProductPublished, ProductWithdrawn
from market.community.events import ReviewDecided, ReviewRemoved, ReviewReplied, ReviewWritten
from market.groupbuy.events import ActivityChanged
from market.merchants.events import ShopChanged
from market.orders.events import OrderPaid, OrderRefunded
from market.pricing.events import PriceChanged
from market.stock.events import BackInStock, SoldOut
from market.storefront.services.mark_stale import (
    count_sales,
    mark_brand_stale,
    mark_category_stale,
    mark_shop_stale,
    mark_stale,
)


@on_many(ProductPublished)
def list_product(events: Sequence[ProductPublished]) -> None:
    mark_stale({event.product_id for event in events})


@on_many(ProductChanged)
def renew_product(events: Sequence[ProductChanged]) -> None:
    mark_stale({event.product_id for event in events})


@on_many(ProductWithdrawn)
def take_product_down(events: Sequence[ProductWithdrawn]) -> None:
    mark_stale({event.product_id for event in events})


@on(BrandRenamed)
def renew_brand(event: BrandRenamed) -> None:
    mark_brand_stale(event.brand_id)


@on(CategoryRenamed)
def renew_category(event: CategoryRenamed) -> None:
    mark_category_stale(event.category_id)


@on_many(PriceChanged)
def renew_price(events: Sequence[PriceChanged]) -> None:
    _mark_skus_stale(events)


@on_many(SoldOut)
def show_sold_out(events: Sequence[SoldOut]) -> None:
    _mark_skus_stale(events)


@on_many(BackInStock)
def show_back_in_stock(events: Sequence[BackInStock]) -> None:
    _mark_skus_stale(events)


@on_many(ActivityChanged)
def renew_group_offer(events: Sequence[ActivityChanged]) -> None:
    mark_stale({event.product_id for event in events})


@on(ShopChanged)
def renew_shop(event: ShopChanged) -> None:
    mark_shop_stale(event.shop_id)


@on_many(ReviewWritten)
def renew_reviews(events: Sequence[ReviewWritten]) -> None:
    mark_stale({event.product_id for event in events})


@on_many(ReviewRemoved)
def renew_removed_reviews(events: Sequence[ReviewRemoved]) -> None:
    mark_stale({event.product_id for event in events})


@on_many(ReviewDecided)
def renew_decided_reviews(events: Sequence[ReviewDecided]) -> None:
    mark_stale({event.product_id for event in events})


@on_many(ReviewReplied)
def renew_reply(events: Sequence[ReviewReplied]) -> None:
    mark_stale({event.product_id for event in events})


@on_many(OrderPaid)
def count_sold(events: Sequence[OrderPaid]) -> None:
    count_sales([sold for event in events for sold in event.product_quantities], sign=1)


@on_many(OrderRefunded)
def take_back_sold(events: Sequence[OrderRefunded]) -> None:
    count_sales([sold for event in events for sold in event.product_quantities], sign=-1)


def _mark_skus_stale(events: Sequence[PriceChanged | SoldOut | BackInStock]) -> None:
    mark_stale({sku.product_id for sku in catalogue.skus({event.sku_id for event in events}).values()})
