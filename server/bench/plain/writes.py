"""Ordering the plain way: one transaction per order, which locks its shelf by SELECT … FOR UPDATE until it commits."""

from datetime import timedelta
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


@router.post("/checkouts", response={201: dict[str, str]}, auth=signed_in)
def check_out(request: PersonRequest, data: CheckoutIn) -> Status:
    now, person_id = timezone.now(), request.auth.id
    (wanted,) = data.lines
    address = Address.objects.get(pk=data.address_id, person_id=person_id)
    sku = Sku.objects.select_related("product").get(pk=wanted.sku_id)
    price = Price.objects.get(pk=sku.id)
    rule = Rule.objects.filter(shop_id=sku.product.shop_id, country="").first()
    goods, freight = price.price_minor * wanted.quantity, rule.flat_minor if rule else 0
    pay_by = now + timedelta(minutes=15)
    with transaction.atomic():
        _take(sku.id, wanted.quantity)
        checkout = Checkout.objects.create(
            person_id=person_id,
            currency=settings.CURRENCY,
            total_minor=goods + freight,
            pay_by=pay_by,
            placed_at=now,
        )
        order = Order.objects.create(
            checkout=checkout,
            person_id=person_id,
            shop_id=sku.product.shop_id,
            kind="solo",
            currency=settings.CURRENCY,
            goods_minor=goods,
            discount_minor=0,
            freight_minor=freight,
            total_minor=goods + freight,
            stock_ref=checkout.id,
            address={"recipient": address.recipient, "phone": address.phone, "line1": address.line1},
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
            quantity=wanted.quantity,
            unit_list_minor=price.price_minor,
            goods_minor=goods,
            discount_minor=0,
            payable_minor=goods,
        )
        OrderMove.objects.create(order=order, before="", after=order.state, at=now, because="placed")
        _note_reservation(order.id, sku.id, wanted.quantity)
        intent = Intent.objects.create(
            ref=checkout.id,
            payer_id=person_id,
            amount_minor=goods + freight,
            currency=settings.CURRENCY,
            title=sku.product.title,
            expires_at=pay_by,
        )
        Checkout.objects.filter(pk=checkout.pk).update(intent_id=intent.id)
    return Status(201, {"checkout_id": encode("chk", checkout.id), "intent_id": encode("pay", intent.id)})


def _take(sku_id: UUID, quantity: int) -> None:
    """Lock the shelf and promise so many pieces of it. :raises SoldOut:"""
    item = Item.objects.select_for_update().get(pk=sku_id)
    if item.on_hand - item.reserved - item.allocated < quantity:
        raise SoldOut
    item.reserved += quantity
    item.save(update_fields=["reserved"])


def _note_reservation(order_id: UUID, sku_id: UUID, quantity: int) -> None:
    now = timezone.now()
    Hold.objects.create(ref=order_id, sku_id=sku_id, quantity=quantity, since=now)
    Movement.objects.create(
        sku_id=sku_id,
        kind="reserved",
        ref=order_id,
        on_hand=0,
        reserved=quantity,
        allocated=0,
        at=now,
        because="ordered",
    )
