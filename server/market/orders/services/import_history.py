"""Orders come along from another market, as they went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7
from foundation.money import Money
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuView
from market.ledger import facade as ledger
from market.orders import rules
from market.orders.errors import SkuNotFound
from market.orders.queries import checkouts_of_source
from market.orders.states import CheckoutState, OrderState
from market.orders.types import PastCheckout, PastOrder
from market.payments import facade as payments
from market.shipping import facade as shipping
from market.stock import facade as stock

CARRIER = "other"


@dataclass(frozen=True, slots=True)
class _Order:
    id: UUID
    checkout_id: UUID
    checkout: PastCheckout
    past: PastOrder
    goods: Money
    moves: tuple[tuple[OrderState, object, str], ...]

    @property
    def total(self) -> Money:
        return self.goods + self.past.freight

    @property
    def state(self) -> OrderState:
        return self.moves[-1][0]


@transaction.atomic
def import_history(past: Sequence[PastCheckout]) -> list[PastCheckout]:
    """
    Write down checkouts with their orders, payments, parcels and goods, each in its last state, with the instants of
    then. Return those that are new: what is known by its key stays as it is.

    The money keeps the currency in which it was paid. The ledger gets what the same would have posted here. No news is
    told: nobody is to be written to about what was long ago. A fixed number of statements, whatever the number.

    :raises SkuNotFound; shipping.BadTrackingNumber:
    """
    known = checkouts_of_source([one.source_key for one in past])
    fresh = [one for one in past if one.source_key not in known]
    skus = catalogue.skus({line.sku_id for one in fresh for order in one.orders for line in order.lines})
    orders = [row for one in fresh for row in _orders(one, skus)]
    intents = payments.import_history([_payment(of_one, skus) for of_one in _by_checkout(orders)])
    _write_checkouts(_by_checkout(orders), intents)
    _write_orders(orders)
    _write_lines(orders, skus)
    stock.import_history([_hold(one) for one in orders if _holds_goods(one)])
    shipping.import_parcels([parcel for one in orders if (parcel := _parcel(one))])
    ledger.post_many([_fulfilled(one) for one in orders if one.state == OrderState.COMPLETED])
    return fresh


def _orders(checkout: PastCheckout, skus: Mapping[UUID, SkuView]) -> list[_Order]:
    checkout_id = uuid7()
    rows = []
    for past in checkout.orders:
        if any(line.sku_id not in skus for line in past.lines):
            raise SkuNotFound(field="lines")
        goods = Money.total([line.unit * line.quantity for line in past.lines], past.freight.currency)
        moves = tuple(rules.past_moves(checkout, past))
        rows.append(_Order(uuid7(), checkout_id, checkout, past, goods, moves))
    return rows


def _by_checkout(orders: Sequence[_Order]) -> list[list[_Order]]:
    together: dict[UUID, list[_Order]] = {}
    for one in orders:
        together.setdefault(one.checkout_id, []).append(one)
    return list(together.values())


def _total(orders: Sequence[_Order]) -> Money:
    return Money.total([one.total for one in orders], orders[0].goods.currency)


def _origin(checkout: PastCheckout) -> str:
    return checkout.source_key.split(":", 1)[0]


def _payment(orders: Sequence[_Order], skus: Mapping[UUID, SkuView]) -> payments.PastPayment:
    checkout = orders[0].checkout
    return payments.PastPayment(
        ref=orders[0].checkout_id,
        origin=_origin(checkout),
        payer_id=checkout.person_id,
        amount=_total(orders),
        title=skus[orders[0].past.lines[0].sku_id].title,
        opened_at=checkout.placed_at,
        paid_at=checkout.paid_at,
        closed_at=checkout.cancelled_at if checkout.paid_at is None else None,
        parts=checkout.parts,
        refunds=tuple(
            payments.PastRefund(one.id, one.total, one.past.refunded_at) for one in orders if one.past.refunded_at
        ),
    )


def _write_checkouts(orders: Sequence[Sequence[_Order]], intents: Mapping[UUID, UUID]) -> None:
    sql.insert_many(
        "orders_checkout",
        [("id", "uuid"), ("person_id", "uuid"), ("state", "text"), ("currency", "text"), ("total_minor", "bigint"),
         ("intent_id", "uuid"), ("pay_by", "timestamptz"), ("placed_at", "timestamptz"), ("source_key", "text")],
        [
            (
                rows[0].checkout_id,
                rows[0].checkout.person_id,
                CheckoutState.PAID if rows[0].checkout.paid_at else CheckoutState.CLOSED,
                _total(rows).currency,
                _total(rows).minor,
                intents[rows[0].checkout_id],
                rows[0].checkout.paid_at or rows[0].checkout.cancelled_at,
                rows[0].checkout.placed_at,
                rows[0].checkout.source_key,
            )
            for rows in orders
        ],
    )  # fmt: skip


def _write_orders(orders: Sequence[_Order]) -> None:
    sql.insert_many(
        "orders_order",
        [("id", "uuid"), ("checkout_id", "uuid"), ("person_id", "uuid"), ("shop_id", "uuid"), ("kind", "text"),
         ("state", "text"), ("currency", "text"), ("goods_minor", "bigint"), ("discount_minor", "bigint"),
         ("freight_minor", "bigint"), ("total_minor", "bigint"), ("refunded_minor", "bigint"),
         ("freight_refunded_minor", "bigint"), ("stock_ref", "uuid"),
         ("note", "text"), ("address", "jsonb"), ("promise", "jsonb"), ("placed_at", "timestamptz"),
         ("pay_by", "timestamptz"), ("paid_at", "timestamptz"), ("shipped_at", "timestamptz"),
         ("delivered_at", "timestamptz"), ("completed_at", "timestamptz")],
        [
            (
                one.id, one.checkout_id, one.checkout.person_id, one.past.shop_id, "solo", one.state,
                one.total.currency, one.goods.minor, 0, one.past.freight.minor, one.total.minor,
                one.total.minor if one.past.refunded_at else 0,
                one.past.freight.minor if one.past.refunded_at else 0,
                one.id, "", sql.as_json(one.checkout.address), "{}",
                one.checkout.placed_at, one.checkout.paid_at or one.checkout.cancelled_at, one.checkout.paid_at,
                one.past.shipped_at, one.past.delivered_at,
                one.past.delivered_at if one.state == OrderState.COMPLETED else None,
            )
            for one in orders
        ],
    )  # fmt: skip
    sql.insert_many(
        "orders_ordermove",
        [("order_id", "uuid"), ("before", "text"), ("after", "text"), ("at", "timestamptz"), ("because", "text")],
        [
            (one.id, one.moves[place - 1][0] if place else "", after, at, because)
            for one in orders
            for place, (after, at, because) in enumerate(one.moves)
        ],
    )


def _write_lines(orders: Sequence[_Order], skus: Mapping[UUID, SkuView]) -> None:
    lines = [(one, place, line, skus[line.sku_id]) for one in orders for place, line in enumerate(one.past.lines)]
    sql.insert_many(
        "orders_orderline",
        [("id", "uuid"), ("order_id", "uuid"), ("place", "int"), ("sku_id", "uuid"), ("product_id", "uuid"),
         ("title", "jsonb"), ("option_text", "jsonb"), ("picture_id", "uuid"), ("quantity", "int"),
         ("unit_list_minor", "bigint"), ("goods_minor", "bigint"), ("discount_minor", "bigint"),
         ("payable_minor", "bigint"), ("refunded_quantity", "int"), ("refunded_minor", "bigint")],
        [
            (
                uuid7(), one.id, place, line.sku_id, sku.product_id, sql.as_json(dict(sku.title)),
                sql.as_json(dict(sku.option_text)), sku.picture_id, line.quantity, line.unit.minor,
                line.unit.minor * line.quantity, 0, line.unit.minor * line.quantity,
                line.quantity if one.past.refunded_at else 0,
                line.unit.minor * line.quantity if one.past.refunded_at else 0,
            )
            for one, place, line, sku in lines
        ],
    )  # fmt: skip


def _holds_goods(order: _Order) -> bool:
    """Goods were taken, or are to be sent; of what was cancelled before, nobody knows that there was any."""
    return order.past.shipped_at is not None or order.state == OrderState.TO_SHIP


def _hold(order: _Order) -> stock.PastHold:
    paid_at = order.checkout.paid_at
    assert paid_at is not None, "goods go out when they are paid"
    return stock.PastHold(
        ref=order.id,
        lines=tuple((line.sku_id, line.quantity) for line in order.past.lines),
        cause=f"{order.checkout.source_key}:{order.past.shop_id}",
        reserved_at=order.checkout.placed_at,
        allocated_at=paid_at,
        shipped_at=order.past.shipped_at,
    )


def _parcel(order: _Order) -> shipping.PastParcel | None:
    if order.past.shipped_at is None:
        return None
    return shipping.PastParcel(
        order_id=order.id,
        shop_id=order.past.shop_id,
        carrier=CARRIER,
        tracking_no=order.past.tracking_no,
        sent_at=order.past.shipped_at,
        delivered_at=order.past.delivered_at,
    )


def _fulfilled(order: _Order) -> ledger.NewSet:
    assert order.past.delivered_at is not None, "who kept the goods has them"
    entries = ledger.order_fulfilled(
        payer_id=order.checkout.person_id, shop_id=order.past.shop_id, amount=order.total
    )  # fmt: skip
    return ledger.NewSet(f"order:{order.id}", "order_fulfilled", entries, order.past.delivered_at)
