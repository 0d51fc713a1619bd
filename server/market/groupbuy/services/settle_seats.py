"""What can happen to the seats of one locked team: paid, let go, sent back, confirmed. Other services call these."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from foundation import outbox
from market.groupbuy import rules
from market.groupbuy.events import SeatReleased, SeatTaken, TeamFailed, TeamFilled, TeamOpened
from market.groupbuy.models import Seat, Team, move_seats
from market.groupbuy.services.tally import Tally
from market.groupbuy.states import SeatState, TeamState
from market.orders import facade as orders
from market.payments import facade as payments


def tally_of(team: Team, seats: Sequence[Seat]) -> Tally:
    """Lock the counters that giving up any of these seats, or the team itself, would change."""
    people = {(team.activity_id, seat.person_id) for seat in seats} | {(team.activity_id, team.leader_id)}
    return Tally(people, {(team.activity_id, seat.sku_id) for seat in seats})


def pay(team: Team, seat: Seat, *, now: datetime) -> None:
    """Make a held seat a paid one. The leader's payment opens the team and starts its clock."""
    move_seats([seat], SeatState.PAID, now=now, because="paid", paid_at=now)
    team.reserved -= 1
    team.paid += 1
    if team.state == TeamState.PENDING_LEADER_PAY:
        team.opened_at = now
        team.closes_at = rules.deadline(now, team.activity.team_ttl_seconds, team.activity.ends_at)
        team.move_to(TeamState.OPEN, now=now, because="the leader has paid")
        opened = TeamOpened(team.id, team.activity_id, team.product_id, team.leader_id, team.size, team.closes_at, now)
        outbox.publish(opened, key=team.id)
    else:
        team.save(update_fields=["reserved", "paid"])
    taken = SeatTaken(
        team.id, team.product_id, seat.person_id, seat.order_id, seat.inviter_id, team.paid, team.size, now
    )
    outbox.publish(taken, key=team.id)


def fill_if_complete(team: Team, *, now: datetime) -> bool:
    """Let an open team succeed once enough seats are paid: everybody is confirmed, and their orders may ship."""
    if team.state != TeamState.OPEN or team.paid < team.size:
        return False
    seats = list(team.seats.filter(state=SeatState.PAID).order_by("seat_no"))
    move_seats(seats, SeatState.CONFIRMED, now=now, because="the team is complete")
    team.move_to(TeamState.SUCCEEDED, now=now, because="every seat is paid")
    order_ids = tuple(seat.order_id for seat in seats)
    orders.let_ship(order_ids, now=now)
    filled = TeamFilled(team.id, team.product_id, tuple(seat.person_id for seat in seats), order_ids, now)
    outbox.publish(filled, key=team.id)
    return True


def release(team: Team, seats: Sequence[Seat], tally: Tally, *, now: datetime, because: str) -> None:
    """Let held seats go, with what they held. A team whose leader's seat goes before it was paid never was."""
    if not seats:
        return
    move_seats(seats, SeatState.RELEASED, now=now, because=because)
    team.reserved -= len(seats)
    for seat in seats:
        tally.give_back(team.activity_id, seat.person_id, seat.sku_id, seat.quantity)
    if team.state == TeamState.PENDING_LEADER_PAY:
        tally.forget_open(team.activity_id, team.leader_id, rules.market_day(team.created_at))
        team.move_to(TeamState.ABANDONED, now=now, because=because)
    else:
        team.save(update_fields=["reserved"])
    outbox.publish_many(
        [(SeatReleased(team.id, team.product_id, seat.person_id, seat.order_id, now), team.id) for seat in seats]
    )


def send_back(team: Team, seats: Sequence[Seat], tally: Tally, *, now: datetime, because: str) -> None:
    """Free paid seats and have each order refunded, under a key of its own: a rerun cannot refund twice."""
    move_seats(seats, SeatState.REFUNDING, now=now, because=because)
    team.paid -= len(seats)
    team.save(update_fields=["paid"])
    ordered = sorted(seats, key=_as_stock_locks)
    for seat in ordered:
        tally.give_back(team.activity_id, seat.person_id, seat.sku_id, seat.quantity)
    keys = {seat.order_id: f"group:{team.id}:{seat.order_id}" for seat in ordered}
    orders.cancel_and_refund_many(keys, now=now, because=because)


def settle_holds(team: Team, held: Sequence[Seat], tally: Tally, *, now: datetime, because: str, wait: bool) -> bool:
    """
    Decide about held seats whose time is up: paid, if their money was faster than we, and otherwise let go.

    With `wait`, a seat whose money may be on its way keeps a minute's grace. Return whether any seat still waits.
    The orders of seats let go expire in the same transaction, so no money can be taken in for a seat that is gone.
    """
    waiting = set(_still_hoping(held, now)) if wait else set()
    deciding = [seat for seat in held if seat.checkout_id not in waiting]
    given_up = orders.expire_checkouts([seat.checkout_id for seat in deciding], now=now, because=because)
    lost = [seat for seat in deciding if seat.checkout_id in given_up]
    for seat in deciding:
        if seat.checkout_id not in given_up:
            orders.mark_paid(seat.checkout_id, now=now)  # Its own news is on the way and will find it done.
            pay(team, seat, now=now)
    release(team, lost, tally, now=now, because=because)
    return bool(waiting)


def _as_stock_locks(seat: Seat) -> tuple[UUID, UUID]:
    """Stock locks in SKU order, whoever asks; so teams that give goods back do not cross one another."""
    return (seat.sku_id, seat.order_id)


def _still_hoping(held: Sequence[Seat], now: datetime) -> list[object]:
    """Return the checkouts for which money may be on its way, or has come late and is not decided about yet."""
    hopeful = [seat.checkout_id for seat in held if now < seat.hold_until + rules.PAYMENT_GRACE]
    if not hopeful:
        return []
    in_flight = payments.in_flight(hopeful)
    return [*in_flight, *(intent.ref for intent in payments.intents(hopeful).values() if intent.is_late)]


def fail(team: Team, tally: Tally, *, now: datetime, because: str, state: TeamState = TeamState.FAILED) -> None:
    """End an open team without success; everybody who paid gets their money back. Held seats have been settled."""
    paid = list(team.seats.filter(state=SeatState.PAID).order_by("seat_no"))
    send_back(team, paid, tally, now=now, because=because)
    team.move_to(state, now=now, because=because)
    failed = TeamFailed(
        team.id,
        team.product_id,
        tuple(seat.person_id for seat in paid),
        tuple(seat.order_id for seat in paid),
        because,
        now,
    )
    outbox.publish(failed, key=team.id)
