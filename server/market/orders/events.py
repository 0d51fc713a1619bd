"""News orders tell, under the order's id as key. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from foundation.money import Money


@dataclass(frozen=True)
class OrderPlaced:
    name: ClassVar[str] = "orders.order_placed"
    order_id: UUID
    checkout_id: UUID
    person_id: UUID
    shop_id: UUID
    kind: str
    total: Money
    placed_at: datetime


@dataclass(frozen=True)
class OrderPaid:
    """The order is paid in time: a solo order is the shop's to ship, a group order waits for its team."""

    name: ClassVar[str] = "orders.order_paid"
    order_id: UUID
    checkout_id: UUID
    person_id: UUID
    shop_id: UUID
    kind: str
    kind_ref: UUID | None
    product_quantities: tuple[tuple[UUID, int], ...]  # What was bought: (product_id, quantity).
    total: Money
    paid_at: datetime
    deals: tuple[tuple[UUID, Money], ...] = ()  # At what price per piece: (sku_id, price after every discount).
    title: dict[str, str] | None = None  # Of its first article, in each language; not in news of earlier releases.


@dataclass(frozen=True)
class OrderPaidLate:
    """Money came for a group order that had expired; groupbuy decides between `revive` and `refund_late`."""

    name: ClassVar[str] = "orders.order_paid_late"
    order_id: UUID
    person_id: UUID
    kind: str
    kind_ref: UUID | None
    total: Money
    paid_at: datetime


@dataclass(frozen=True)
class OrderExpired:
    name: ClassVar[str] = "orders.order_expired"
    order_id: UUID
    person_id: UUID
    kind: str
    kind_ref: UUID | None
    expired_at: datetime


@dataclass(frozen=True)
class OrderCancelled:
    """Given up before it was paid."""

    name: ClassVar[str] = "orders.order_cancelled"
    order_id: UUID
    person_id: UUID
    kind: str
    kind_ref: UUID | None
    because: str
    cancelled_at: datetime


@dataclass(frozen=True)
class OrderReleasedToShip:
    """A group order whose team has filled; the shop may pack it."""

    name: ClassVar[str] = "orders.order_released_to_ship"
    order_id: UUID
    shop_id: UUID
    released_at: datetime


@dataclass(frozen=True)
class OrderShipped:
    name: ClassVar[str] = "orders.order_shipped"
    order_id: UUID
    person_id: UUID
    carrier: str
    tracking_no: str
    shipped_at: datetime


@dataclass(frozen=True)
class OrderDelivered:
    name: ClassVar[str] = "orders.order_delivered"
    order_id: UUID
    person_id: UUID
    delivered_at: datetime


@dataclass(frozen=True)
class OrderCompleted:
    name: ClassVar[str] = "orders.order_completed"
    order_id: UUID
    person_id: UUID
    shop_id: UUID
    total: Money
    completed_at: datetime
    kept: Money | None = None  # The total less what had been promised back; not in news of earlier releases.


@dataclass(frozen=True)
class OrderRefunding:
    name: ClassVar[str] = "orders.order_refunding"
    order_id: UUID
    person_id: UUID
    kind: str
    kind_ref: UUID | None
    amount: Money
    because: str
    at: datetime


@dataclass(frozen=True)
class OrderRefunded:
    name: ClassVar[str] = "orders.order_refunded"
    order_id: UUID
    person_id: UUID
    kind: str
    kind_ref: UUID | None
    product_quantities: tuple[tuple[UUID, int], ...]
    amount: Money
    refunded_at: datetime


@dataclass(frozen=True)
class FunderPart:
    """What of a discount goes back to who gave it: to the coupon, the points or the budget that it came from."""

    source: str  # of the discount, as pricing named it: "groupbuy"
    ref: UUID
    funder: str
    amount: Money


@dataclass(frozen=True)
class RefundedLine:
    line_id: UUID
    sku_id: UUID
    quantity: int  # Pieces of which the sale is undone; zero: money for pieces that stay.
    amount: Money  # To the buyer.
    funders: tuple[FunderPart, ...]  # Exact: all parts of all refunds of a line make up its discounts.


@dataclass(frozen=True)
class OrderLinesRefunded:
    """
    Money of an order is promised back, in part or whole. Told once per refund, when it is promised: OrderRefunded tells
    that all of it has left. Who pays out, takes commission or gave a discount goes by this.
    """

    name: ClassVar[str] = "orders.order_lines_refunded"
    refund_id: UUID
    order_id: UUID
    person_id: UUID
    shop_id: UUID
    lines: tuple[RefundedLine, ...]
    freight: Money
    amount: Money  # To the buyer, freight included.
    is_completed: bool  # The order was completed before, so the money had been booked as the shop's.
    is_whole: bool  # The last of its goods goes back: coupons of the whole order are free again.
    because: str
    at: datetime
