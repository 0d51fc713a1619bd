"""Makers of goods to buy and people to buy them. Every argument has a default; a test names only what it is about."""

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.money import Money
from foundation.testing import NOON
from market.catalogue.facade import (
    OptionView,
    SkuDraft,
    SkuView,
    create_category,
    create_product,
    products,
    publish_product,
)
from market.merchants.tests.factories import make_shop
from market.orders.services.place_orders import place_orders
from market.orders.types import CheckoutView, Draft, DraftLine
from market.payments.models import Attempt, Refund
from market.payments.providers.base import PaymentFate, PaymentStatus, RefundFate, RefundStatus
from market.payments.services.learn_payment import learn_payment
from market.payments.services.send_refund import learn_refund
from market.payments.states import RefundState
from market.people.facade import AddressDraft, AddressView, PersonView, add_address, register_person
from market.pricing.facade import set_list_price
from market.shipping.facade import set_rule
from market.stock.facade import receive

_numbers = itertools.count(1)


def yuan(amount: float) -> Money:
    return Money("CNY", round(amount * 100))


FIFTY = yuan(49.9)


def make_sku(
    *, price: Money = FIFTY, on_hand: int = 10, shop_id: UUID | None = None, title: str = "手作马克杯"
) -> SkuView:
    """Put one article on sale: published, priced and on the shelf."""
    return make_skus(prices=[price], on_hand=on_hand, shop_id=shop_id, title=title)[0]


def make_skus(
    *, prices: Sequence[Money], on_hand: int = 10, shop_id: UUID | None = None, title: str = "手作马克杯"
) -> list[SkuView]:
    """Put one product on sale with a SKU per price."""
    number = next(_numbers)
    colours = [{"zh-CN": f"颜色{place}", "en": f"Colour {place}"} for place in range(len(prices))]
    product = create_product(
        shop_id=shop_id or make_shop().id,
        category_id=create_category(slug=f"mugs-{number}", name={"zh-CN": "杯子", "en": "Mugs"}).id,
        title={"zh-CN": title, "en": "Handmade mug"},
        options=[OptionView({"zh-CN": "颜色", "en": "Colour"}, tuple(colours))],
        source_key=f"tests:{number}",  # What was imported may lack a picture.
        skus=[SkuDraft(code=f"M{place}", option_values=(place,), weight_grams=400) for place in range(len(prices))],
        now=NOON,
    )
    for sku, price in zip(product.skus, prices, strict=True):
        set_list_price(sku.id, price, now=NOON, because="first price")
        if on_hand:
            receive(sku.id, on_hand, because="first delivery", now=NOON)
    publish_product(product.id, now=NOON)
    return list(products([product.id])[product.id].skus)


def make_buyer(nickname: str = "阿岚") -> PersonView:
    return register_person(nickname=nickname, email=f"buyer{next(_numbers)}@example.com", password="correct horse 9")


def make_address(person_id: UUID, *, country: str = "SG") -> AddressView:
    draft = AddressDraft(
        recipient="阿岚", phone="+6581234567", country=country, region_names=("Singapore",), line1="1 Harbour Road",
        postcode="018956",
    )  # fmt: skip
    return add_address(person_id=person_id, draft=draft, now=NOON)


def charge_freight(shop_id: UUID, flat: Money, *, free_over: Money | None = None) -> None:
    set_rule(shop_id, flat, free_over)


def draft_of(
    buyer: PersonView,
    *wanted: tuple[SkuView, int],
    expected: Money | None = None,
    now: datetime = NOON,
    **given: Any,
) -> Draft:
    return Draft(
        person_id=buyer.id,
        lines=tuple(DraftLine(sku.id, quantity) for sku, quantity in wanted),
        address=make_address(buyer.id),
        pay_by=now + timedelta(minutes=30),
        expected_total=expected,
        **given,
    )


def place(buyer: PersonView, *wanted: tuple[SkuView, int], now: datetime = NOON, **given: Any) -> CheckoutView:
    """Place one draft; a refusal is raised."""
    (answer,) = place_orders([draft_of(buyer, *wanted, now=now, **given)], now=now)
    if isinstance(answer, ShopError):
        raise answer
    return answer


def pay(checkout: CheckoutView, *, now: datetime = NOON) -> None:
    """Let the checkout's money arrive, as the bank would say it. The news of it is not delivered here."""
    assert checkout.intent_id is not None, "there is something to pay"
    attempt = Attempt.objects.create(
        intent_id=checkout.intent_id,
        key=str(uuid7()),
        fingerprint="f" * 64,
        method="sandbox",
        amount_minor=checkout.total.minor,
        currency=checkout.total.currency,
        title="…",
        return_path="/",
        return_url="http://localhost/",
        expires_at=now + timedelta(minutes=35),
    )
    said = PaymentStatus(
        PaymentFate.PAID, provider_ref=f"bank-{attempt.id.hex}", amount=checkout.total, paid_at=now, redirect_url=""
    )
    learn_payment(attempt.id, said, now=now, source="test")


def return_money(*, now: datetime = NOON) -> None:
    """Let every refund that was asked for leave, as the bank would say it. The news of it is not delivered here."""
    for refund in Refund.objects.exclude(state=RefundState.SUCCEEDED):
        if refund.state != RefundState.SENT:
            refund.move_to(RefundState.SENT, now=now, because="test")
        said = RefundStatus(RefundFate.SUCCEEDED, provider_ref=f"bank-{refund.id.hex}", amount=refund.amount)
        learn_refund(refund.id, said, now=now, source="test")
