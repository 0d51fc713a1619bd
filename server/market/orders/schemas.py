"""Shapes on the wire. Only endpoints, and the doors that hand them to groupbuy's, use this."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field, StrictBool

from foundation.ids import encode
from foundation.web import MoneyIn, MoneyOut
from foundation.words import say
from market.catalogue.facade import ProductId, SkuId
from market.coupons.facade import CouponId, CouponOut
from market.media.facade import PictureOut, PictureView
from market.merchants.facade import ShopId, ShopView
from market.orders.rules import MOST_LINES, MOST_OF_ONE, possible_acts
from market.orders.states import CheckoutState, OrderState
from market.orders.types import CheckoutId, CheckoutView, LineId, LineView, OrderId, OrderView
from market.payments.facade import IntentId, RefundView
from market.people.facade import AddressId
from market.pricing.facade import Quote
from market.shipping.facade import ParcelView


class LineIn(Schema):
    sku_id: SkuId
    quantity: Annotated[int, Field(ge=1, le=MOST_OF_ONE)]


CouponIds = Annotated[list[CouponId], Field(max_length=MOST_LINES)]


class FittingIn(Schema):
    lines: Annotated[list[LineIn], Field(min_length=1, max_length=100)]
    address_id: AddressId | None = None


class QuoteIn(FittingIn):
    coupon_ids: CouponIds = []


class CheckoutIn(Schema):
    lines: Annotated[list[LineIn], Field(min_length=1, max_length=100)]
    address_id: AddressId
    expected_total: MoneyIn | None = None
    note: Annotated[str, Field(max_length=200)] = ""
    from_basket: StrictBool = False
    coupon_ids: CouponIds = []


class BasketLineIn(Schema):
    quantity: Annotated[int, Field(ge=1, le=MOST_OF_ONE)]
    selected: StrictBool | None = None


class BasketAddIn(Schema):
    sku_id: SkuId
    quantity: Annotated[int, Field(ge=1, le=MOST_OF_ONE)]


class CancelIn(Schema):
    because: Annotated[str, Field(max_length=200)] = ""


class ShipmentIn(Schema):
    carrier: Annotated[str, Field(min_length=1, max_length=20)]
    tracking_no: Annotated[str, Field(min_length=1, max_length=40)]


class PromoOut(Schema):
    source: str
    funder: str
    amount: MoneyOut


class QuotedLineOut(Schema):
    sku_id: SkuId
    quantity: int
    unit_price: MoneyOut
    goods: MoneyOut
    promos: list[PromoOut]
    payable: MoneyOut


class ShopFreightOut(Schema):
    shop_id: ShopId
    freight: MoneyOut


class QuoteOut(Schema):
    lines: list[QuotedLineOut]
    freights: list[ShopFreightOut]
    goods_total: MoneyOut
    discount_total: MoneyOut
    freight_total: MoneyOut
    total: MoneyOut


class FittingOut(Schema):
    """One of my coupons, held against what I mean to buy."""

    coupon: CouponOut
    saved: MoneyOut  # how much less all of it costs, freight included; zero where it does not fit
    lacking: MoneyOut  # what the goods it is about cost too little; zero where it fits
    is_best: bool  # of its shop


class OrderLineOut(Schema):
    line_id: LineId
    sku_id: SkuId
    product_id: ProductId
    title: str
    option_text: str
    picture: PictureOut | None
    quantity: int
    unit_price: MoneyOut
    goods: MoneyOut
    discount: MoneyOut
    payable: MoneyOut
    promos: list[PromoOut]
    is_reviewed: bool


class OrderShopOut(Schema):
    shop_id: ShopId
    name: str


class OrderOut(Schema):
    order_id: OrderId
    checkout_id: CheckoutId
    shop: OrderShopOut
    kind: str
    team_id: str | None
    state: OrderState
    lines: list[OrderLineOut]
    goods_total: MoneyOut
    discount_total: MoneyOut
    freight: MoneyOut
    total: MoneyOut
    refunded: MoneyOut
    placed_at: datetime
    pay_by: datetime
    paid_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    completed_at: datetime | None
    closes_at: datetime | None
    acts: list[str]  # What the buyer may do now: pay, cancel, invite, track, confirm, review, buy_again.


class OrderAddressOut(Schema):
    recipient: str
    phone: str
    country: str
    region_names: list[str]
    line1: str
    line2: str
    postcode: str


class ParcelOut(Schema):
    carrier: str
    carrier_name: str
    tracking_no: str
    tracking_url: str | None


class RefundOut(Schema):
    amount: MoneyOut
    state: str
    because: str
    at: datetime


class MoveOut(Schema):
    state: str
    at: datetime
    because: str


class OrderPageOut(OrderOut):
    """One order, whole."""

    address: OrderAddressOut
    note: str
    promise: dict[str, int | bool]
    parcel: ParcelOut | None
    refunds: list[RefundOut]
    moves: list[MoveOut]
    server_time: datetime


class CheckoutOut(Schema):
    checkout_id: CheckoutId
    state: CheckoutState
    total: MoneyOut
    pay_by: datetime
    intent_id: IntentId | None
    order_ids: list[OrderId]
    server_time: datetime


class BasketLineOut(Schema):
    sku_id: SkuId
    product_id: ProductId
    title: str
    option_text: str
    picture: PictureOut | None
    quantity: int
    selected: bool
    unit_price: MoneyOut | None
    available: int
    is_sellable: bool


class BasketShopOut(Schema):
    shop: OrderShopOut
    lines: list[BasketLineOut]


class BasketOut(Schema):
    shops: list[BasketShopOut]
    count: int
    quote: QuoteOut | None  # Of what is selected and can be bought.


class BasketCountOut(Schema):
    count: int  # Lines, as the badge on the basket shows them.


class CountsOut(Schema):
    to_pay: int
    gathering: int
    to_ship: int
    to_receive: int


def quote_out(quote: Quote) -> QuoteOut:
    return QuoteOut(
        lines=[
            QuotedLineOut(
                sku_id=line.sku_id,
                quantity=line.quantity,
                unit_price=MoneyOut.of(line.unit_list),
                goods=MoneyOut.of(line.goods),
                promos=[_promo_out(promo.source, promo.funder, MoneyOut.of(promo.amount)) for promo in line.promos],
                payable=MoneyOut.of(line.payable),
            )
            for line in quote.lines
        ],
        freights=[
            ShopFreightOut(shop_id=shop_id, freight=MoneyOut.of(freight)) for shop_id, freight in quote.freight.items()
        ],
        goods_total=MoneyOut.of(quote.goods_total),
        discount_total=MoneyOut.of(quote.discount_total),
        freight_total=MoneyOut.of(quote.freight_total),
        total=MoneyOut.of(quote.total),
    )


def _promo_out(source: str, funder: str, amount: MoneyOut) -> PromoOut:
    return PromoOut(source=source, funder=funder, amount=amount)


def checkout_out(view: CheckoutView, now: datetime) -> CheckoutOut:
    return CheckoutOut(
        checkout_id=view.id,
        state=view.state,
        total=MoneyOut.of(view.total),
        pay_by=view.pay_by,
        intent_id=view.intent_id,
        order_ids=[order.id for order in view.orders],
        server_time=now,
    )


def order_out(
    order: OrderView, shops: Mapping[UUID, ShopView], pictures: Mapping[UUID, PictureView], language: str
) -> OrderOut:
    return OrderOut(**_order_fields(order, shops, pictures, language))


def order_page_out(
    order: OrderView,
    shops: Mapping[UUID, ShopView],
    pictures: Mapping[UUID, PictureView],
    language: str,
    *,
    parcel: ParcelView | None,
    refunds: Iterable[RefundView],
    moves: Iterable[tuple[str, datetime, str]],
    now: datetime,
) -> OrderPageOut:
    address = order.address
    return OrderPageOut(
        **_order_fields(order, shops, pictures, language),
        address=OrderAddressOut(
            recipient=address["recipient"],
            phone=address["phone"],
            country=address["country"],
            region_names=list(address["region_names"]),
            line1=address["line1"],
            line2=address["line2"],
            postcode=address["postcode"],
        ),
        note=order.note,
        promise=order.promise,
        parcel=None
        if parcel is None
        else ParcelOut(
            carrier=parcel.carrier,
            carrier_name=say(parcel.carrier_name, language),
            tracking_no=parcel.tracking_no,
            tracking_url=parcel.tracking_url,
        ),
        refunds=[
            RefundOut(amount=MoneyOut.of(one.amount), state=one.state, because=one.because, at=one.requested_at)
            for one in refunds
        ],
        moves=[MoveOut(state=state, at=at, because=because) for state, at, because in moves],
        server_time=now,
    )


def _order_fields(
    order: OrderView, shops: Mapping[UUID, ShopView], pictures: Mapping[UUID, PictureView], language: str
) -> dict[str, Any]:
    return {
        "order_id": order.id,
        "checkout_id": order.checkout_id,
        "shop": OrderShopOut(shop_id=order.shop_id, name=shop_name(shops.get(order.shop_id), language)),
        "kind": order.kind,
        "team_id": encode("team", order.kind_ref) if order.kind_ref else None,
        "state": order.state,
        "lines": [_line_out(line, pictures, language) for line in order.lines],
        "goods_total": MoneyOut.of(order.goods),
        "discount_total": MoneyOut.of(order.discount),
        "freight": MoneyOut.of(order.freight),
        "total": MoneyOut.of(order.total),
        "refunded": MoneyOut.of(order.refunded),
        "placed_at": order.placed_at,
        "pay_by": order.pay_by,
        "paid_at": order.paid_at,
        "shipped_at": order.shipped_at,
        "delivered_at": order.delivered_at,
        "completed_at": order.completed_at,
        "closes_at": order.closes_at,
        "acts": list(possible_acts(order.state, is_reviewed=all(line.is_reviewed for line in order.lines))),
    }


def _line_out(line: LineView, pictures: Mapping[UUID, PictureView], language: str) -> OrderLineOut:
    return OrderLineOut(
        line_id=line.id,
        sku_id=line.sku_id,
        product_id=line.product_id,
        title=say(line.title, language),
        option_text=say(line.option_text, language),
        picture=PictureOut.of(pictures.get(line.picture_id)) if line.picture_id else None,
        quantity=line.quantity,
        unit_price=MoneyOut.of(line.unit_list),
        goods=MoneyOut.of(line.goods),
        discount=MoneyOut.of(line.discount),
        payable=MoneyOut.of(line.payable),
        promos=[_promo_out(promo.source, promo.funder, MoneyOut.of(promo.amount)) for promo in line.promos],
        is_reviewed=line.is_reviewed,
    )


def shop_name(shop: ShopView | None, language: str) -> str:
    return say(shop.name, language) if shop else ""
