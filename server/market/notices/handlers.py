"""
What notices does when others tell news: the buyer is told. Each runs at least once; a notice that was there stays one.

The words need the goods' names, which the orders keep as they were bought.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils import timezone

from foundation.ids import encode
from foundation.money import Money
from foundation.outbox import on
from market.groupbuy.events import TeamFailed, TeamFilled
from market.notices.services.notify import notify_many
from market.notices.types import Kind, NewNotice
from market.orders import facade as orders
from market.orders.events import OrderPaid, OrderRefunded, OrderShipped
from market.shipping import facade as shipping


@on(OrderPaid)
def tell_buyer_paid(event: OrderPaid) -> None:
    _tell(Kind.PAID, [event.order_id], amount=_amount(event.total))


@on(OrderShipped)
def tell_buyer_shipped(event: OrderShipped) -> None:
    names = {carrier.code: dict(carrier.name) for carrier in shipping.carriers()}
    carrier = names.get(event.carrier, {"en": event.carrier})
    _tell(Kind.SHIPPED, [event.order_id], carrier=carrier, tracking_no=event.tracking_no)


@on(OrderRefunded)
def tell_buyer_refunded(event: OrderRefunded) -> None:
    # One order may be refunded in parts, at different times; each part is its own subject.
    _tell(Kind.REFUNDED, [event.order_id], part=event.refunded_at.isoformat(), amount=_amount(event.amount))


@on(TeamFilled)
def tell_team_filled(event: TeamFilled) -> None:
    _tell(Kind.TEAM_FILLED, event.order_ids, size=len(event.order_ids))


@on(TeamFailed)
def tell_team_failed(event: TeamFailed) -> None:
    _tell(Kind.TEAM_FAILED, event.order_ids)


def _tell(kind: Kind, order_ids: Collection[UUID], *, part: str = "", **facts: Any) -> None:
    """Tell the buyer of each order. Four queries, whatever the number of orders."""
    news = []
    for order in orders.orders(order_ids).values():
        order_id = encode("ord", order.id)
        known = {
            "order_id": order_id,
            "team_id": encode("team", order.kind_ref) if order.kind == "group" and order.kind_ref else None,
            "title": dict(order.lines[0].title),
            "line_count": len(order.lines),
        }
        news.append(NewNotice(order.person_id, kind, f"{order_id} {part}".strip(), {**known, **facts}))
    if news:
        notify_many(news, now=timezone.now())


def _amount(money: Money) -> dict[str, Any]:
    return {"currency": money.currency, "minor": money.minor}
