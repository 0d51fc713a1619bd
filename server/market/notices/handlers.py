"""
What notices does when others tell news: the buyer is told. Each runs at least once; a notice that was there stays one.

The words need the goods' names, which the orders keep as they were bought.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone

from foundation.ids import encode
from foundation.money import Money
from foundation.outbox import on, on_many
from market.groupbuy.events import TeamFailed, TeamFilled
from market.notices.services.notify import notify_many
from market.notices.types import Kind, NewNotice
from market.orders import facade as orders
from market.orders.events import OrderPaid, OrderRefunded, OrderShipped
from market.shipping import facade as shipping


@on_many(OrderPaid)
def tell_buyer_paid(events: Sequence[OrderPaid]) -> None:
    _tell(Kind.PAID, {event.order_id: {"amount": _amount(event.total)} for event in events})


@on(OrderShipped)
def tell_buyer_shipped(event: OrderShipped) -> None:
    names = {carrier.code: dict(carrier.name) for carrier in shipping.carriers()}
    carrier = names.get(event.carrier, {"en": event.carrier})
    _tell(Kind.SHIPPED, {event.order_id: {"carrier": carrier, "tracking_no": event.tracking_no}})


@on_many(OrderRefunded)
def tell_buyer_refunded(events: Sequence[OrderRefunded]) -> None:
    # One order may be refunded in parts, at different times; each part is its own subject.
    parts = {event.order_id: event.refunded_at.isoformat() for event in events}
    _tell(Kind.REFUNDED, {event.order_id: {"amount": _amount(event.amount)} for event in events}, parts=parts)


@on(TeamFilled)
def tell_team_filled(event: TeamFilled) -> None:
    _tell(Kind.TEAM_FILLED, {order_id: {"size": len(event.order_ids)} for order_id in event.order_ids})


@on(TeamFailed)
def tell_team_failed(event: TeamFailed) -> None:
    _tell(Kind.TEAM_FAILED, {order_id: {} for order_id in event.order_ids})


def _tell(
    kind: Kind, facts: Mapping[UUID, Mapping[str, Any]], *, parts: Mapping[UUID, str] = MappingProxyType({})
) -> None:
    """Tell the buyer of each order, with facts of its own. Six queries, whatever the number of orders."""
    news = []
    for order in orders.orders(facts.keys()).values():
        order_id = encode("ord", order.id)
        known = {
            "order_id": order_id,
            "team_id": encode("team", order.kind_ref) if order.kind == "group" and order.kind_ref else None,
            "title": dict(order.lines[0].title),
            "line_count": len(order.lines),
        }
        subject = f"{order_id} {parts.get(order.id, '')}".strip()
        news.append(NewNotice(order.person_id, kind, subject, {**known, **facts[order.id]}))
    if news:
        notify_many(news, now=timezone.now())


def _amount(money: Money) -> dict[str, Any]:
    return {"currency": money.currency, "minor": money.minor}
