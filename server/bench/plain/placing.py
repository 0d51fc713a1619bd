"""Ordering the plain way: a transaction per order, which locks its shelf by SELECT … FOR UPDATE until it commits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from ninja import Router, Status

from foundation.errors import Conflict
from foundation.ids import encode
from foundation.web import PersonRequest, signed_in
from market.catalogue.models import Sku
from market.orders.models import Checkout, Order, OrderLine, OrderMove
from market.orders.schemas import CheckoutIn
from market.payments.models import Intent
from market.people.models import Address
from market.pricing.models import Price
from market.shipping.models import Rule
from market.stock.models import Hold, Item, Movement

router = Router()


class SoldOut(Conflict):
    """There are not enough pieces left."""

    code = "plain.out_of_stock"


@dataclass(frozen=True)
class Wish:
    """Everything an order is made of, read before anything is locked."""

    person_id: UUID
    sku: Sku
    address: Address
    quantity: int
    price_minor: int
    freight_minor: int

    @property
    def total_minor(self) -> int:
        return self.price_minor * self.quantity + self.freight_minor


def read_wish(person_id: UUID, *, sku_id: UUID, address_id: UUID, quantity: int) -> Wish:
    sku = Sku.objects.select_related("product").get(pk=sku_id)
    rule = Rule.objects.filter(shop_id=sku.product.shop_id, country="").first()
    return Wish(
        person_id=person_id,
        sku=sku,
        address=Address.objects.get(pk=address_id, person_id=person_id),
        quantity=quantity,
        price_minor=Price.objects.get(pk=sku_id).price_minor,
        freight_minor=rule.flat_minor if rule else 0,
    )


@router.post("/checkouts", response={201: dict[str, Any]}, auth=signed_in)
def check_out(request: PersonRequest, data: CheckoutIn) -> Status:
    (wanted,) = data.lines
    wish = read_wish(
        request.auth.id, sku_id=wanted.sku_id, address_id=data.address_id, quantity=wanted.quantity
    )  # fmt: skip
    with transaction.atomic():
        order, intent = place(wish, now=timezone.now())
    return Status(201, told(order, intent))


def told(order: Order, intent: Intent) -> dict[str, Any]:
    return {
        "checkout_id": encode("chk", order.checkout_id),
        "intent_id": encode("pay", intent.id),
        "order_ids": [encode("ord", order.id)],
    }


def place(wish: Wish, *, now: datetime, **kind: Any) -> tuple[Order, Intent]:
    """Take the goods off the shelf and write the order down, in the caller's transaction. :raises SoldOut:"""
    sku, pay_by = wish.sku, now + timedelta(minutes=15)
    _take(sku.id, wish.quantity)
    checkout = Checkout.objects.create(
        person_id=wish.person_id,
        currency=settings.CURRENCY,
        total_minor=wish.total_minor,
        pay_by=pay_by,
        placed_at=now,
    )
    goods = wish.price_minor * wish.quantity
    order = Order.objects.create(
        checkout=checkout,
        person_id=wish.person_id,
        shop_id=sku.product.shop_id,
        **{"kind": "solo", **kind},
        currency=settings.CURRENCY,
        goods_minor=goods,
        discount_minor=0,
        freight_minor=wish.freight_minor,
        total_minor=wish.total_minor,
        stock_ref=checkout.id,
        address={"recipient": wish.address.recipient, "phone": wish.address.phone, "line1": wish.address.line1},
        promise={},
        placed_at=now,
        pay_by=pay_by,
    )
    OrderLine.objects.create(
        order=order,
        place=0,
        sku_id=sku.id,
        product_id=sku.product_id,
        title=sku.product.title,
        option_text=sku.option_text,
        quantity=wish.quantity,
        unit_list_minor=wish.price_minor,
        goods_minor=goods,
        discount_minor=0,
        payable_minor=goods,
    )
    OrderMove.objects.create(order=order, before="", after=order.state, at=now, because="placed")
    Hold.objects.create(ref=order.id, sku_id=sku.id, quantity=wish.quantity, since=now)
    note_movement(sku.id, order.id, "reserved", now, reserved=wish.quantity)
    intent = Intent.objects.create(
        ref=checkout.id,
        payer_id=wish.person_id,
        amount_minor=wish.total_minor,
        currency=settings.CURRENCY,
        title=sku.product.title,
        expires_at=pay_by,
    )
    Checkout.objects.filter(pk=checkout.pk).update(intent_id=intent.id)
    return order, intent


def _take(sku_id: UUID, quantity: int) -> None:
    """Lock the shelf and promise so many pieces of it. :raises SoldOut:"""
    item = Item.objects.select_for_update().get(pk=sku_id)
    if item.on_hand - item.reserved - item.allocated < quantity:
        raise SoldOut
    item.reserved += quantity
    item.save(update_fields=["reserved"])


def note_movement(
    sku_id: UUID, order_id: UUID, kind: str, now: datetime, *, reserved: int = 0, allocated: int = 0
) -> None:
    """Write a line of the shelf's journal."""
    Movement.objects.create(
        sku_id=sku_id, kind=kind, ref=order_id, on_hand=0, reserved=reserved, allocated=allocated, at=now, because=kind
    )
