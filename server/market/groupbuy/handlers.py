"""What groupbuy does when others tell news, and how it shows its own to those who watch. All is safe to repeat."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from foundation import live
from foundation.ids import encode
from foundation.outbox import on, on_many
from market.groupbuy.events import (
    SeatHeld,
    SeatRefunded,
    SeatReleased,
    SeatTaken,
    TeamFailed,
    TeamFilled,
    TeamLeft,
    TeamOpened,
)
from market.groupbuy.queries import teams
from market.groupbuy.services.follow_order import note_given_up, note_paid, note_refunded, note_refunding
from market.groupbuy.services.seat_late_payer import seat_late_payer
from market.groupbuy.types import TeamView
from market.orders.events import (
    OrderCancelled,
    OrderExpired,
    OrderPaid,
    OrderPaidLate,
    OrderRefunded,
    OrderRefunding,
)

OrderNews = OrderPaid | OrderPaidLate | OrderExpired | OrderCancelled | OrderRefunding | OrderRefunded
TeamNews = TeamOpened | SeatHeld | SeatTaken | SeatReleased | SeatRefunded | TeamFilled | TeamFailed | TeamLeft


# One handler for all of an order's news: news is in order per key and handler, so "expired" comes before "paid late".
@on(OrderPaid, kind="group")
@on(OrderPaidLate, kind="group")
@on(OrderExpired, kind="group")
@on(OrderCancelled, kind="group")
@on(OrderRefunding, kind="group")
@on(OrderRefunded, kind="group")
def follow_order(event: OrderNews) -> None:
    now = timezone.now()
    match event:
        case OrderPaid():
            note_paid(event.order_id, now=now)
        case OrderPaidLate():
            seat_late_payer(event.order_id, now=now)
        case OrderExpired():
            note_given_up(event.order_id, may_still_pay=True, now=now)
        case OrderCancelled():
            note_given_up(event.order_id, may_still_pay=False, now=now)
        case OrderRefunding():
            note_refunding(event.order_id, now=now)
        case OrderRefunded():
            note_refunded(event.order_id, now=now)


@on_many(TeamOpened)
@on_many(SeatHeld)
@on_many(SeatTaken)
@on_many(SeatReleased)
@on_many(SeatRefunded)
@on_many(TeamFilled)
@on_many(TeamFailed)
@on_many(TeamLeft)
def show_team_live(events: Sequence[TeamNews]) -> None:
    now_are = teams({event.team_id for event in events})
    live.tell_many([_as_shown(now_are[event.team_id], event.name.partition(".")[2]) for event in events])


def _as_shown(team: TeamView, because: str) -> tuple[str, str, dict[str, Any]]:
    team_id = encode("team", team.id)
    return (
        f"team:{team_id}",
        "team.changed",
        {
            "team_id": team_id,
            "state": str(team.state),
            "size": team.size,
            "paid_count": team.paid_count,
            "held_count": team.held_count,
            "closes_at": team.closes_at.isoformat(),
            "because": because,
        },
    )
