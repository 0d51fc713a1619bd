"""What groupbuy does when others tell news, and how it shows its own to those who watch. All is safe to repeat."""

from django.utils import timezone

from foundation import live
from foundation.ids import encode
from foundation.outbox import on
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
from market.groupbuy.queries import team
from market.groupbuy.services.follow_order import note_given_up, note_paid, note_refunded, note_refunding
from market.groupbuy.services.seat_late_payer import seat_late_payer
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
@on(OrderPaid)
@on(OrderPaidLate)
@on(OrderExpired)
@on(OrderCancelled)
@on(OrderRefunding)
@on(OrderRefunded)
def follow_order(event: OrderNews) -> None:
    if event.kind != "group":
        return
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


@on(TeamOpened)
@on(SeatHeld)
@on(SeatTaken)
@on(SeatReleased)
@on(SeatRefunded)
@on(TeamFilled)
@on(TeamFailed)
@on(TeamLeft)
def show_team_live(event: TeamNews) -> None:
    now_is = team(event.team_id)
    live.tell(
        f"team:{encode('team', now_is.id)}",
        "team.changed",
        {
            "team_id": encode("team", now_is.id),
            "state": str(now_is.state),
            "size": now_is.size,
            "paid_count": now_is.paid_count,
            "held_count": now_is.held_count,
            "closes_at": now_is.closes_at.isoformat(),
            "because": event.name.partition(".")[2],
        },
    )
