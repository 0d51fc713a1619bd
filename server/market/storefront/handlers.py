"""What the storefront does on news from below: it marks pages stale. Each is safe to repeat."""

from foundation.outbox import on
from market.catalogue import facade as catalogue
from market.catalogue.events import ProductChanged, ProductPublished, ProductWithdrawn
from market.community.events import ReviewReplied, ReviewWritten
from market.groupbuy.events import ActivityChanged
from market.merchants.events import ShopChanged
from market.orders.events import OrderPaid, OrderRefunded
from market.pricing.events import PriceChanged
from market.stock.events import BackInStock, SoldOut
from market.storefront.services.mark_stale import count_sales, mark_shop_stale, mark_stale


@on(ProductPublished)
def list_product(event: ProductPublished) -> None:
    mark_stale([event.product_id])


@on(ProductChanged)
def renew_product(event: ProductChanged) -> None:
    mark_stale([event.product_id])


@on(ProductWithdrawn)
def take_product_down(event: ProductWithdrawn) -> None:
    mark_stale([event.product_id])


@on(PriceChanged)
def renew_price(event: PriceChanged) -> None:
    mark_stale([sku.product_id for sku in catalogue.skus([event.sku_id]).values()])


@on(SoldOut)
def show_sold_out(event: SoldOut) -> None:
    mark_stale([sku.product_id for sku in catalogue.skus([event.sku_id]).values()])


@on(BackInStock)
def show_back_in_stock(event: BackInStock) -> None:
    mark_stale([sku.product_id for sku in catalogue.skus([event.sku_id]).values()])


@on(ActivityChanged)
def renew_group_offer(event: ActivityChanged) -> None:
    mark_stale([event.product_id])


@on(ShopChanged)
def renew_shop(event: ShopChanged) -> None:
    mark_shop_stale(event.shop_id)


@on(ReviewWritten)
def renew_reviews(event: ReviewWritten) -> None:
    mark_stale([event.product_id])


@on(ReviewReplied)
def renew_reply(event: ReviewReplied) -> None:
    mark_stale([event.product_id])


@on(OrderPaid)
def count_sold(event: OrderPaid) -> None:
    count_sales(event.product_quantities, sign=1)


@on(OrderRefunded)
def take_back_sold(event: OrderRefunded) -> None:
    count_sales(event.product_quantities, sign=-1)
