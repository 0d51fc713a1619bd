"""What happens to a seat when its order is paid, given up or refunded. Each is safe to repeat, in any order."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.groupbuy import rules
from market.groupbuy.events import SeatRefunded
from market.groupbuy.models import Seat, Team, move_seats
from market.groupbuy.services.settle_seats import fill_if_complete, pay, release, tally_of
from market.groupbuy.states import ALIVE, SeatState
from market.orders import facade as orders
from market.payments import facade as payments


@transaction.atomic
def note_paid(order_id: UUID, *, now: datetime) -> None:
    """Make the order's seat a paid one; enough of them complete the team. Locks the team."""
    found = _lock(order_id)
    if found is None:
        return
    team, seat = found
    if seat.state == SeatState.HELD:
        pay(team, seat, now=now)
    elif seat.state == SeatState.RELEASED:
        # A seat is let go only together with its order, so this cannot be; and money is never kept for nothing.
        orders.cancel_and_refund(order_id, now=now, because="the seat was gone", key=f"group:{team.id}:{order_id}")
    fill_if_complete(team, now=now)


@transaction.atomic
def note_given_up(order_id: UUID, *, may_still_pay: bool, now: datetime) -> None:
    """
    Free the seat of an order that was not paid. Locks the team, then the counters.

    `may_still_pay` is for an order that expired rather than was cancelled: if money may be on its way, the seat is kept
    a minute longer, and the clock looks at it again.
    """
    found = _lock(order_id)
    if found is None:
        return
    team, seat = found
    if seat.state != SeatState.HELD:
        return
    in_grace = may_still_pay and now < seat.hold_until + rules.PAYMENT_GRACE
    if in_grace and payments.in_flight([seat.checkout_id]):
        return
    tally = tally_of(team, [seat])
    release(team, [seat], tally, now=now, because="not paid in time" if may_still_pay else "order cancelled")
    tally.write()


@transaction.atomic
def note_refunding(order_id: UUID, *, now: datetime) -> None:
    """
    Free a paid seat whose order is refunded by somebody else than us, such as an operator. Locks the team.

    Once a team has succeeded a refund changes nothing in it (D2.1).
    """
    found = _lock(order_id)
    if found is None:
        return
    team, seat = found
    if seat.state == SeatState.PAID and team.state in ALIVE:
        tally = tally_of(team, [seat])
        move_seats([seat], SeatState.REFUNDING, now=now, because="the order is refunded")
        team.paid -= 1
        team.save(update_fields=["paid"])
        tally.give_back(team.activity_id, seat.person_id, seat.sku_id, seat.quantity)
        tally.write()


@transaction.atomic
def note_refunded(order_id: UUID, *, now: datetime) -> None:
    """Write down that the person has the money back. Locks the team."""
    note_refunding(order_id, now=now)
    found = _lock(order_id)
    if found is not None and found[1].state == SeatState.REFUNDING:
        team, seat = found
        move_seats([seat], SeatState.REFUNDED, now=now, because="the money has left")
        refunded = SeatRefunded(team.id, team.product_id, seat.person_id, order_id, now)
        outbox.publish(refunded, key=team.id)


def _lock(order_id: UUID) -> tuple[Team, Seat] | None:
    """Return the order's newest seat, under its team's lock."""
    team_id = Seat.objects.filter(order_id=order_id).order_by("-id").values_list("team_id", flat=True).first()
    if team_id is None:
        return None
    team = Team.objects.lock(team_id)
    return team, Seat.objects.filter(order_id=order_id, team_id=team_id).order_by("-id")[0]
