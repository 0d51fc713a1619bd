"""Makers of things bought and things said. Every argument has a default; a test names only what it is about."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from uuid import UUID

from foundation.testing import NOON
from market.catalogue.facade import ProductView, SkuView
from market.catalogue.tests.factories import make_product
from market.community.models import Review
from market.community.services.import_reviews import import_reviews
from market.community.services.write_review import write_review
from market.community.types import ReviewDraft, ReviewView
from market.merchants import facade as merchants
from market.merchants.tests.factories import make_shop, make_staff
from market.orders.services.move_parcels import confirm_receipt, ship_order
from market.orders.services.note_payment import mark_paid
from market.orders.tests.factories import make_buyer, make_sku, place
from market.people.facade import PersonView

_number = count(1)


def buy(buyer: PersonView, *skus: SkuView, received: bool = True) -> list[UUID]:
    """Let somebody buy one of each and hold it in their hands; return the order's lines."""
    checkout = place(buyer, *((sku, 1) for sku in skus))
    (order,) = checkout.orders
    if received:
        mark_paid(checkout.id, now=NOON)
        clerk = make_buyer("店员")
        merchants.add_staff(shop_id=order.shop_id, person_id=clerk.id, role="clerk", now=NOON)
        number = f"SF{next(_number):013d}"
        ship_order(order_id=order.id, staff_id=clerk.id, carrier="sf", tracking_no=number, now=NOON)
        confirm_receipt(order_id=order.id, person_id=buyer.id, now=NOON)
    return [line.id for line in order.lines]


def make_review(
    *,
    buyer: PersonView | None = None,
    sku: SkuView | None = None,
    stars: int = 5,
    text: str = "杯沿很薄。",
    picture_ids: Sequence[UUID] = (),
    now: datetime = NOON,
) -> ReviewView:
    buyer = buyer or make_buyer()
    (line_id,) = buy(buyer, sku or make_sku())
    return write_review(
        person_id=buyer.id, line_id=line_id, stars=stars, text=text, picture_ids=picture_ids, now=now
    )  # fmt: skip


def bring_review(
    product: ProductView | None = None, *, stars: int = 5, at: datetime = NOON, picture_ids: Sequence[UUID] = ()
) -> ReviewView:
    """A review from elsewhere, which needs nobody to buy anything."""
    product = product or make_product()
    key = f"elsewhere:comment:{next(_number)}"
    import_reviews([ReviewDraft(key, product.id, "远方来客", stars, "布料很厚实。", at, tuple(picture_ids))])
    return Review.objects.get(source_key=key).view()


__all__ = ["bring_review", "buy", "make_buyer", "make_review", "make_shop", "make_sku", "make_staff"]
