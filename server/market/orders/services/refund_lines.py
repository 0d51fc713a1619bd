"""Parts of an order go back: some pieces of a line with their money, or money alone. To the cent, and once per key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation import outbox
from foundation.money import Money
from foundation.states import IllegalMove
from market.coupons import facade as coupons
from market.orders import rules
from market.orders.errors import RefundTooLarge
from market.orders.events import FunderPart, OrderLinesRefunded, OrderRefunding, RefundedLine
from market.orders.models import LinePromo, LineRefund, Order, OrderLine, PromoRefund, Refund
from market.orders.queries import order_view
from market.orders.states import OrderState
from market.orders.types import Giveback, LineView, RefundedView
from market.payments import facade as payments
from market.stock import facade as stock

REFUNDABLE = frozenset({OrderState.TO_SHIP, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED})
UNSENT = frozenset({OrderState.AWAITING_TEAM, OrderState.TO_SHIP})


@transaction.atomic
def refund_lines(
    order_id: UUID, givebacks: Sequence[Giveback], *, freight: Money, key: str, because: str, now: datetime
) -> RefundedView:
    """
    Promise parts of an order's money back, and have them sent. The same key does it once.

    Of each line: pieces with all their worth (`amount` None) or with less, the sale of them being undone; or, with no
    quantity, money for pieces that stay. Pieces that were not sent yet go back on sale. An order whose last piece goes
    back is refunding from then on, any other stays where it is. Locks the order, then stock, then the payment. Touches
    no network: a task sends the money.

    :raises OrderNotFound, RefundTooLarge; IllegalMove: it is not an order that was paid and is kept;
        payments.PaidElsewhere: the money is not ours to give back
    """
    order = Order.objects.lock(order_id)
    known = Refund.objects.filter(key=key).first()
    if known is None:
        if order.state not in REFUNDABLE:
            raise IllegalMove(before=order.state, after=str(OrderState.REFUNDING))
        known = give_back(order, givebacks, freight=freight, key=key, because=because, now=now)
    return RefundedView(
        id=known.pk,
        order_id=order.pk,
        amount=Money(order.currency, known.amount_minor),
        freight=Money(order.currency, known.freight_minor),
        payment_refund_id=known.payment_refund_id,
        is_whole=known.is_whole,
    )


def whatever_is_left(order: Order) -> tuple[list[Giveback], Money]:
    """Return every piece of an order that is not given back yet, and the freight that is not."""
    lines = order_view(order.pk).lines
    kept = [(line.id, line.quantity - line.refunded_quantity) for line in lines]
    freight = Money(order.currency, order.freight_minor - order.freight_refunded_minor)
    return [Giveback(line_id, quantity) for line_id, quantity in kept if quantity], freight


@dataclass(frozen=True, slots=True)
class _Part:
    """What one giveback comes to."""

    line: LineView
    quantity: int
    amount: Money
    conceded: int  # What it adds to the line's concessions, or uses up of them; minor units.


def give_back(
    order: Order, givebacks: Sequence[Giveback], *, freight: Money, key: str, because: str, now: datetime
) -> Refund:
    """Write one refund of a locked order down, free what was not sent, ask for the money, and tell."""
    if freight.minor > order.freight_minor - order.freight_refunded_minor:
        raise RefundTooLarge(field="freight", most=order.freight_minor - order.freight_refunded_minor)
    view = order_view(order.pk)
    lines = {line.id: line for line in view.lines}
    parts = [_part(lines[one.line_id], one) for one in givebacks]
    given = {part.line.id: part.quantity for part in parts}
    is_whole = all(line.refunded_quantity + given.get(line.id, 0) == line.quantity for line in view.lines)
    amount = Money.total([part.amount for part in parts], order.currency) + freight
    before = OrderState(order.state)
    if is_whole:
        order.move_to(OrderState.REFUNDING, now=now, because=because)
        if order.may_have_coupon:
            coupons.bring_back([order.pk], now=now, because="all of the order goes back")
    if before in UNSENT:
        _free_goods(order, parts, is_whole=is_whole, key=key, because=because, now=now)

    refund = Refund.objects.create(
        order=order,
        key=key,
        amount_minor=amount.minor,
        freight_minor=freight.minor,
        payment_refund_id=_ask_for(order, amount, key=key, because=because, before=before, now=now),
        is_whole=is_whole,
        because=because,
        at=now,
    )
    order.freight_refunded_minor += freight.minor
    order.save(update_fields=["freight_refunded_minor"])
    funders = _write(refund, parts)
    if is_whole:
        news = OrderRefunding(order.id, order.person_id, order.kind, order.kind_ref, amount, because, now)
        outbox.publish(news, key=order.id)
    outbox.publish(
        OrderLinesRefunded(
            refund_id=refund.pk,
            order_id=order.pk,
            person_id=order.person_id,
            shop_id=order.shop_id,
            lines=tuple(
                RefundedLine(part.line.id, part.line.sku_id, part.quantity, part.amount, funders.get(part.line.id, ()))
                for part in parts
            ),
            freight=freight,
            amount=amount,
            is_completed=order.completed_at is not None,
            is_whole=is_whole,
            because=because,
            at=now,
        ),
        key=order.id,
    )
    return refund


def _part(line: LineView, wanted: Giveback) -> _Part:
    if wanted.quantity:
        worth, used = rules.worth_of_pieces(line, wanted.quantity)
        amount = worth if wanted.amount is None else wanted.amount
        _check_amount(amount, worth)
        return _Part(line, wanted.quantity, amount, -used.minor)
    assert wanted.amount is not None, "what goes back is pieces or money"
    _check_amount(wanted.amount, rules.most_conceded(line))
    return _Part(line, 0, wanted.amount, wanted.amount.minor)


def _check_amount(amount: Money, most: Money) -> None:
    if amount.minor < 0 or most < amount:
        raise RefundTooLarge(field="amount", most=most)


def _free_goods(order: Order, parts: Sequence[_Part], *, is_whole: bool, key: str, because: str, now: datetime) -> None:
    if is_whole:
        stock.release(order.stock_ref, now=now, because=because)
        return
    for part in sorted(parts, key=lambda part: part.line.sku_id):  # As stock locks.
        if part.quantity:
            cause = f"{key}:{part.line.id}"
            stock.release_part(order.stock_ref, part.line.sku_id, part.quantity, cause=cause, because=because, now=now)


def _ask_for(order: Order, amount: Money, *, key: str, because: str, before: OrderState, now: datetime) -> UUID | None:
    if not amount.minor:
        return None
    # Whoever waited for a team that did not come about, or left it, is booked apart from other refunds.
    is_group = before == OrderState.AWAITING_TEAM
    kind = payments.RefundKind.GROUP_FAILED if is_group else payments.RefundKind.ORDER
    asked = payments.request_refund(
        ref=order.checkout_id, key=key, amount=amount, order_id=order.id, because=because, now=now, kind=kind
    )
    return asked.id


def _write(refund: Refund, parts: Sequence[_Part]) -> dict[UUID, tuple[FunderPart, ...]]:
    """Add to what the lines and their discounts have given back. Return what each funder gets, by line."""
    for part in parts:
        OrderLine.objects.filter(pk=part.line.id).update(
            refunded_quantity=F("refunded_quantity") + part.quantity,
            refunded_minor=F("refunded_minor") + part.amount.minor,
            conceded_minor=F("conceded_minor") + part.conceded,
        )
    rows = LineRefund.objects.bulk_create(
        LineRefund(refund=refund, line_id=part.line.id, quantity=part.quantity, amount_minor=part.amount.minor)
        for part in parts
    )
    of_pieces = {part.line.id: (part, row) for part, row in zip(parts, rows, strict=True) if part.quantity}
    discounted = [line_id for line_id, (part, _) in of_pieces.items() if part.line.discount.minor]
    funders: dict[UUID, tuple[FunderPart, ...]] = {}
    shares: list[PromoRefund] = []
    for promo in LinePromo.objects.filter(line_id__in=discounted).order_by("id") if discounted else ():
        part, row = of_pieces[promo.line_id]
        share = rules.share_of_pieces(
            promo.amount_minor, part.line.quantity, part.line.refunded_quantity, part.quantity
        )
        if not share:
            continue
        LinePromo.objects.filter(pk=promo.pk).update(refunded_minor=F("refunded_minor") + share)
        shares.append(PromoRefund(part=row, promo=promo, amount_minor=share))
        told = FunderPart(promo.source, promo.ref, promo.funder, replace(part.amount, minor=share))
        funders[promo.line_id] = (*funders.get(promo.line_id, ()), told)
    PromoRefund.objects.bulk_create(shares)
    return funders
