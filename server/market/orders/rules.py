"""Pure decisions about drafts, totals and clocks. No database, clock or Django."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from foundation.money import Money
from market.catalogue.facade import SkuView
from market.orders.errors import (
    NotForSale,
    NothingToBuy,
    QuantityOutOfRange,
    RefundTooLarge,
    SkuNotFound,
    SkuTwice,
    TooManyLines,
    TooManyUnpaid,
    TotalHasChanged,
)
from market.orders.states import ORDER, OrderState
from market.orders.types import DraftLine, LineView, PastCheckout, PastOrder

MOST_LINES = 100  # A basket that a person can still read; it also bounds one request's locks.
MOST_OF_ONE = 999
MOST_UNPAID = 5  # Of one person. Each holds goods from others for half an hour; a shopper pays one or two at a time.
PAY_MINUTES = 30  # Long enough to find one's bank card, short enough that held goods come back within the hour.
COMPLETE_DAYS_AFTER_SHIPPING = 10  # The trade's usual automatic confirmation (DOMAIN 2.13: 10 days after delivery).
COMPLETE_DAYS_AFTER_DELIVERY = 7
LATE_MONEY_MINUTES = 10  # How long groupbuy may take to decide about late money before we simply give it back.
PROMISE = {"ship_within_hours": 48, "seven_day_return": True}

TABS: dict[str, tuple[OrderState, ...]] = {
    "to_pay": (OrderState.PENDING_PAYMENT,),
    "gathering": (OrderState.AWAITING_TEAM,),
    "to_ship": (OrderState.TO_SHIP,),
    "to_receive": (OrderState.SHIPPED, OrderState.DELIVERED),
    "to_review": (OrderState.COMPLETED,),
    "refunds": (OrderState.REFUNDING, OrderState.REFUNDED),
}


def check_lines(lines: Sequence[DraftLine]) -> None:
    """Let a draft's lines through. :raises NothingToBuy, TooManyLines, SkuTwice, QuantityOutOfRange:"""
    if not lines:
        raise NothingToBuy(field="lines")
    if len(lines) > MOST_LINES:
        raise TooManyLines(field="lines", most=MOST_LINES)
    if len({line.sku_id for line in lines}) < len(lines):
        raise SkuTwice(field="lines")
    for index, line in enumerate(lines):
        check_quantity(line.quantity, field=f"lines.{index}.quantity")


def check_quantity(quantity: int, *, field: str = "quantity") -> None:
    """:raises QuantityOutOfRange:"""
    if not 1 <= quantity <= MOST_OF_ONE:
        raise QuantityOutOfRange(field=field, least=1, most=MOST_OF_ONE)


def check_for_sale(lines: Sequence[DraftLine], skus: Mapping[UUID, SkuView], open_shops: Collection[UUID]) -> None:
    """Let articles of open shops through. :raises SkuNotFound, NotForSale: naming the line"""
    for index, line in enumerate(lines):
        sku = skus.get(line.sku_id)
        if sku is None:
            raise SkuNotFound(field=f"lines.{index}.sku_id")
        if not sku.is_sellable or sku.shop_id not in open_shops:
            raise NotForSale(field=f"lines.{index}.sku_id")


def check_total(expected: Money | None, total: Money) -> None:
    """Refuse a total that the shopper has not seen. :raises TotalHasChanged: with the new total"""
    if expected is not None and expected != total:
        raise TotalHasChanged(field="expected_total", expected=expected, total=total)


def check_unpaid(open_count: int) -> None:
    """Let somebody place one more checkout. :raises TooManyUnpaid:"""
    if open_count >= MOST_UNPAID:
        raise TooManyUnpaid(most=MOST_UNPAID)


def completes_at(state: OrderState, now: datetime) -> datetime:
    """Return when an order that was just shipped or delivered completes by itself."""
    days = COMPLETE_DAYS_AFTER_DELIVERY if state == OrderState.DELIVERED else COMPLETE_DAYS_AFTER_SHIPPING
    return now + timedelta(days=days)


def share_of_pieces(whole_minor: int, quantity: int, done: int, more: int) -> int:
    """
    Return what `more` pieces have part in, after `done` of `quantity` have had theirs.

    Cumulative rounding, half up (DOMAIN 2.6): however the pieces come, their parts make up the whole.
    """
    return _part(whole_minor, done + more, quantity) - _part(whole_minor, done, quantity)


def worth_of_pieces(line: LineView, quantity: int) -> tuple[Money, Money]:
    """
    Return what so many more pieces of a line give back, and what of earlier concessions that uses up.

    Money that was given for pieces that stay is taken off when they come back all the same, piece by piece, never
    more than they are worth and never leaving more behind than the others are. :raises RefundTooLarge:
    """
    kept = line.quantity - line.refunded_quantity
    if not 1 <= quantity <= kept:
        raise RefundTooLarge(field="quantity", most=kept)
    worth = share_of_pieces(line.payable.minor, line.quantity, line.refunded_quantity, quantity)
    worth_of_others = line.payable.minor - _part(line.payable.minor, line.refunded_quantity + quantity, line.quantity)
    least = max(0, line.conceded_minor - worth_of_others)
    used = min(max(_part(line.conceded_minor, quantity, kept), least), worth)
    return Money(line.payable.currency, worth - used), Money(line.payable.currency, used)


def most_conceded(line: LineView) -> Money:
    """Return how much money may still be given for pieces of a line that stay: what they are worth."""
    kept_minor = line.payable.minor - _part(line.payable.minor, line.refunded_quantity, line.quantity)
    return Money(line.payable.currency, kept_minor - line.conceded_minor)


def _part(whole: int, count: int, of: int) -> int:
    """Return whole × count / of, rounded half up. In: whole >= 0, 0 <= count <= of."""
    return (2 * whole * count + of) // (2 * of)


def possible_acts(state: OrderState, *, is_reviewed: bool) -> tuple[str, ...]:
    """Return what the buyer may do with an order now."""
    if state == OrderState.COMPLETED and is_reviewed:
        return ("track", "buy_again")
    return {
        OrderState.PENDING_PAYMENT: ("pay", "cancel"),
        OrderState.AWAITING_TEAM: ("invite",),
        OrderState.SHIPPED: ("track", "confirm"),
        OrderState.DELIVERED: ("track", "confirm"),
        OrderState.COMPLETED: ("track", "review", "buy_again"),
        OrderState.CANCELLED: ("buy_again",),
        OrderState.EXPIRED: ("buy_again",),
        OrderState.REFUNDED: ("buy_again",),
    }.get(state, ())


def past_moves(checkout: PastCheckout, order: PastOrder) -> list[tuple[OrderState, datetime, str]]:
    """
    Say how an order of another market moved: every state with its instant and the reason, all of them legal moves.

    Who had the goods and kept them has completed the order; of that there is no instant but that of the delivery.
    """
    moves = [(OrderState.PENDING_PAYMENT, checkout.placed_at, "placed")]
    if checkout.paid_at is None:
        assert checkout.cancelled_at is not None, "it was paid, or given up"
        moves.append((OrderState.CANCELLED, checkout.cancelled_at, "given up"))
    else:
        moves.append((OrderState.TO_SHIP, checkout.paid_at, "paid"))
        if order.shipped_at is not None:
            moves.append((OrderState.SHIPPED, order.shipped_at, "handed to the carrier"))
        if order.delivered_at is not None:
            moves.append((OrderState.DELIVERED, order.delivered_at, "delivered by the carrier"))
        if order.refunded_at is not None:
            moves.append((OrderState.REFUNDING, order.refunded_at, "cancelled"))
            moves.append((OrderState.REFUNDED, order.refunded_at, "the money has left"))
        elif order.delivered_at is not None:
            moves.append((OrderState.COMPLETED, order.delivered_at, "kept"))
    for (before, _, _), (after, _, _) in pairwise(moves):
        ORDER.require(before, after)
    return moves
