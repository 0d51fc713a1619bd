"""What orders shows other rooms, frozen; and the drafts that they hand in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from foundation.words import Words
from market.coupons.facade import CouponView
from market.orders.states import CheckoutState, OrderState
from market.payments.facade import PastPart
from market.people.facade import AddressView
from market.pricing.facade import Offer

# Said to be Any, as they are: the type checker meets them in a ring of imports, before it has looked at what they are.
OrderId: Any = typed_id("ord")
CheckoutId: Any = typed_id("chk")
LineId: Any = typed_id("line")
Kind = Literal["solo", "group"]


@dataclass(frozen=True, slots=True)
class DraftLine:
    sku_id: UUID
    quantity: int
    offer: Offer | None = None  # A product-level price by the room that owns the promotion; never from a client.


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to buy, before it is an order."""

    person_id: UUID
    lines: tuple[DraftLine, ...]
    address: AddressView
    pay_by: datetime
    expected_total: Money | None = None  # What the shopper saw; any other total is refused with the new quote.
    note: str = ""
    kind: Kind = "solo"
    kind_ref: UUID | None = None  # Of a group order: its team.
    from_basket: bool = False  # Take the lines out of the basket when the order is placed.
    coupon_ids: tuple[UUID, ...] = ()  # At most one of a shop.


@dataclass(frozen=True, slots=True)
class FittingView:
    """A coupon held against what somebody means to buy."""

    coupon: CouponView
    saved: Money  # how much less all of it costs, freight included; zero where it does not fit
    lacking: Money  # what the goods it is about cost too little; zero where it fits
    is_best: bool  # of its shop


@dataclass(frozen=True, slots=True)
class PromoView:
    source: str
    ref: UUID
    funder: str
    amount: Money


@dataclass(frozen=True, slots=True)
class LineView:
    id: UUID
    sku_id: UUID
    product_id: UUID
    title: Words
    option_text: Words
    picture_id: UUID | None
    quantity: int
    unit_list: Money
    goods: Money  # unit_list × quantity
    discount: Money
    payable: Money  # goods − discount
    promos: tuple[PromoView, ...]
    is_reviewed: bool = False
    refunded_quantity: int = 0  # Pieces that are given back, or promised to be.
    refunded_minor: int = 0  # Money likewise, in the order's currency.
    conceded_minor: int = 0  # The part of it that was given for pieces that stay.


@dataclass(frozen=True, slots=True)
class OrderView:
    id: UUID
    checkout_id: UUID
    person_id: UUID
    shop_id: UUID
    kind: Kind
    kind_ref: UUID | None
    state: OrderState
    lines: tuple[LineView, ...]
    goods: Money
    discount: Money
    freight: Money
    total: Money  # goods − discount + freight
    refunded: Money
    note: str
    address: dict[str, Any]  # As it was when ordered; see `AddressView`.
    promise: dict[str, Any]  # What the shop promised then: {"ship_within_hours": 48, "seven_day_return": true}
    placed_at: datetime
    pay_by: datetime
    paid_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    completed_at: datetime | None
    closes_at: datetime | None  # When it completes by itself, once shipped.
    stopped_at: datetime | None = None  # Since when nothing of it may be handed to a carrier.
    freight_refunded_minor: int = 0


@dataclass(frozen=True, slots=True)
class Giveback:
    """What of one line goes back. Pieces with all their worth, or with less; or money alone, for pieces that stay."""

    line_id: UUID
    quantity: int = 0
    amount: Money | None = None  # None: all that the pieces are worth.


@dataclass(frozen=True, slots=True)
class RefundedView:
    """What one refund of an order came to."""

    id: UUID
    order_id: UUID
    amount: Money  # Freight included.
    freight: Money
    payment_refund_id: UUID | None  # None: there was nothing to pay back.
    is_whole: bool


@dataclass(frozen=True, slots=True)
class CheckoutView:
    id: UUID
    person_id: UUID
    state: CheckoutState
    total: Money
    pay_by: datetime
    intent_id: UUID | None  # None when there was nothing to pay.
    orders: tuple[OrderView, ...]


@dataclass(frozen=True, slots=True)
class PastLine:
    sku_id: UUID
    quantity: int
    unit: Money


@dataclass(frozen=True, slots=True)
class PastOrder:
    """What one shop sold to one person on another market. It went as far as its instants say; the others are None."""

    shop_id: UUID
    lines: tuple[PastLine, ...]  # each SKU once
    freight: Money
    tracking_no: str
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    refunded_at: datetime | None = None  # all its money went back


@dataclass(frozen=True, slots=True)
class PastCheckout:
    """A checkout of another market with its orders, as it went. Paid, or given up: one of the two instants is there."""

    source_key: str  # "olist:order:…": the market's name, and what it calls the checkout
    person_id: UUID
    address: dict[str, Any]  # See `AddressView`.
    placed_at: datetime
    paid_at: datetime | None
    cancelled_at: datetime | None
    orders: tuple[PastOrder, ...]
    parts: tuple[PastPart, ...]  # By what means it was paid; together they are the total.


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line that an import brought, for what hangs on it."""

    order_id: UUID
    line_id: UUID
    person_id: UUID
    shop_id: UUID
    product_id: UUID
    sku_id: UUID
    option_text: Words
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class SourceCheckout:
    """What an import has made of one checkout, with its money."""

    id: UUID
    person_id: UUID
    is_paid: bool
    adds_up: bool  # lines make orders, and orders the checkout
    total: Money
    refunded: Money
    owed_to_shops: dict[UUID, Money]  # by shop: what it has earned, its orders being completed


@dataclass(frozen=True, slots=True)
class ReviewableLine:
    order_id: UUID
    line_id: UUID
    shop_id: UUID
    product_id: UUID
    sku_id: UUID
    option_text: Words
    at: datetime
