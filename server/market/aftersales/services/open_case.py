"""A buyer asks for after-sales."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation import outbox
from foundation.money import Money
from foundation.states import IllegalMove
from market.aftersales import rules
from market.aftersales.clocks import clocks
from market.aftersales.errors import KindDoesNotFit, MoreThanBought, SkuDoesNotFit
from market.aftersales.events import CaseOpened
from market.aftersales.models import Case, LineTally
from market.aftersales.services.speak import write_statement
from market.aftersales.states import Actor, CaseState, Event
from market.aftersales.types import CaseKind, CaseView, Wish
from market.catalogue import facade as catalogue
from market.orders import facade as orders
from market.orders.facade import LineView, OrderView
from market.pricing import facade as pricing


@transaction.atomic
def open_case(*, person_id: UUID, wish: Wish, text: str, picture_ids: Sequence[UUID] = (), now: datetime) -> CaseView:
    """
    Open a case about so many pieces of a line. A piece is in one open case at most.

    Locks the line's tally: of two who ask for the last piece at once, one is refused. Before anything is sent it stops
    the order, whose lock decides between the asker and the packer. Touches no network.

    :raises orders.OrderNotFound, RefundTooLarge; media.PictureNotFound; LeaveTheTeam, KindDoesNotFit,
        ReasonDoesNotFit, WindowHasClosed, NoReturnAgreed, AmountDoesNotFit, PriceHasNotFallen, SkuDoesNotFit,
        MoreThanBought, SayWhy, TooMuchEvidence:
    """
    order = order_of_buyer(wish, person_id)
    rules.check_can_ask(order, wish, now, clocks())
    line = rules.line_of(order, wish)
    wanted_sku_id = sku_to_send(line, wish)
    _take_pieces(line, wish.quantity)
    asked = rules.asked_amount(order, wish, price_of(line, wish))
    if wish.kind == CaseKind.REFUND_UNSHIPPED:
        stop(order.id, now)

    case = Case(
        order_id=order.id,
        line_id=line.id,
        sku_id=line.sku_id,
        shop_id=order.shop_id,
        person_id=person_id,
        kind=wish.kind,
        reason=wish.reason,
        fault=rules.FAULT[wish.reason],
        quantity=wish.quantity,
        currency=order.total.currency,
        asked_minor=None if asked is None else asked.minor,
        wanted_sku_id=wanted_sku_id,
        opened_at=now,
    )
    case.due_at = rules.due_at(case.view(), CaseState.SELLER_REVIEW, now, clocks())
    case.save(force_insert=True)
    case.note(Event.APPLY, actor=Actor.BUYER, person_id=person_id, now=now, because=rules.check_text(text))
    write_statement(case, Actor.BUYER, person_id, text=text, picture_ids=picture_ids, now=now)
    news = CaseOpened(
        case.id, order.id, line.id, person_id, order.shop_id, wish.kind, wish.quantity, case.due_at, now
    )  # fmt: skip
    outbox.publish(news, key=case.id)
    return case.view()


def order_of_buyer(wish: Wish, person_id: UUID) -> OrderView:
    """:raises orders.OrderNotFound: it is somebody else's, or nobody's"""
    order = orders.order_with_line(wish.line_id)
    if order.person_id != person_id:
        raise orders.OrderNotFound
    return order


def price_of(line: LineView, wish: Wish) -> Money | None:
    """Return what an article costs now, where the wish is about that."""
    if wish.kind != CaseKind.PRICE_PROTECT:
        return None
    found = pricing.prices([line.sku_id]).get(line.sku_id)
    return found.price if found else None


def sku_to_send(line: LineView, wish: Wish) -> UUID | None:
    """Return the article to be sent in place of one. :raises SkuDoesNotFit: another product, or another price"""
    if wish.kind not in rules.SENDS_OTHERS:
        return None
    if wish.sku_id is None or wish.sku_id == line.sku_id:
        return line.sku_id
    sku = catalogue.skus([wish.sku_id]).get(wish.sku_id)
    prices = pricing.prices([wish.sku_id, line.sku_id])
    is_alike = sku is not None and sku.product_id == line.product_id and sku.is_sellable
    is_same_price = {wish.sku_id, line.sku_id} <= set(prices) and (
        prices[wish.sku_id].price == prices[line.sku_id].price
    )
    if wish.kind != CaseKind.EXCHANGE or not is_alike or not is_same_price:
        raise SkuDoesNotFit(field="sku_id")
    return wish.sku_id


def _take_pieces(line: LineView, quantity: int) -> None:
    LineTally.objects.bulk_create([LineTally(line_id=line.id, bought_count=line.quantity)], ignore_conflicts=True)
    tally = LineTally.objects.select_for_update().get(pk=line.id)
    free = tally.bought_count - tally.open_count - tally.undone_count
    if quantity > free:
        raise MoreThanBought(field="quantity", most=free)
    LineTally.objects.filter(pk=line.id).update(open_count=F("open_count") + quantity)


def stop(order_id: UUID, now: datetime) -> None:
    """:raises KindDoesNotFit: it is not waiting to be sent any more"""
    try:
        orders.stop_shipment(order_id, now=now)
    except IllegalMove as moved:  # It was handed to the carrier a moment ago.
        raise KindDoesNotFit(kind=CaseKind.REFUND_UNSHIPPED, state=moved.facts["before"]) from None
