"""Money has come for an order that had expired: sit them down again, or do what they chose when they ordered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.errors import ShopError
from foundation.ids import uuid7
from market.groupbuy import rules
from market.groupbuy.errors import AlreadyLeading, GroupSoldOut
from market.groupbuy.events import SeatHeld, SeatMissed
from market.groupbuy.models import Activity, Seat, Team
from market.groupbuy.services.desk import new_team
from market.groupbuy.services.settle_seats import fill_if_complete, pay, release, tally_of
from market.groupbuy.services.tally import Tally
from market.groupbuy.states import ALIVE, SITTING, SeatState
from market.groupbuy.types import OnFull
from market.orders import facade as orders


@transaction.atomic
def seat_late_payer(order_id: UUID, *, now: datetime) -> None:
    """
    Give a late payer their seat if it is still theirs or free; else a new team, if they agreed to one, or their money.

    Never raises for what can be foreseen, and never puts anybody into a team they did not choose (D2.1). Safe to
    repeat: an order that has been decided about is left alone. Locks the team, then counters, then the order.
    """
    lost = Seat.objects.filter(order_id=order_id).order_by("-id").first()
    if lost is None:
        orders.refund_late(order_id, now=now, because="no seat was held for this order")
        return
    team = Team.objects.lock(lost.team_id)
    lost.refresh_from_db()
    if orders.order_view(order_id).state != orders.OrderState.EXPIRED:
        return
    if lost.state == SeatState.HELD and team.state in ALIVE:
        _pay_in_grace(team, lost, now)
        return
    tally = tally_of(team, [lost])
    new_team_id = None
    if not _sit_again(team, lost, tally, now):
        new_team_id = _lead_anew(team, lost, tally, now) if lost.on_full == OnFull.OPEN_NEW_TEAM else None
        if new_team_id is None:
            orders.refund_late(order_id, now=now, because="paid late, and the seat was gone")
        missed = SeatMissed(team.id, team.product_id, lost.person_id, order_id, new_team_id, now)
        outbox.publish(missed, key=team.id)
    tally.write()


def _pay_in_grace(team: Team, seat: Seat, now: datetime) -> None:
    """The seat had been kept for money on its way, and here it is."""
    try:
        orders.revive(seat.order_id, now=now)
    except orders.OutOfStock:
        tally = tally_of(team, [seat])
        release(team, [seat], tally, now=now, because="paid late, and the goods were gone")
        tally.write()
        orders.refund_late(seat.order_id, now=now, because="paid late, and the goods were gone")
        return
    pay(team, seat, now=now)
    fill_if_complete(team, now=now)


def _sit_again(team: Team, lost: Seat, tally: Tally, now: datetime) -> bool:
    """Take a free seat in the very team they had chosen."""
    sitting = list(team.seats.filter(state__in=SITTING))
    if not rules.can_take_late(team.view(), {seat.person_id for seat in sitting}, lost.person_id, now):
        return False
    if not _may_buy(team.activity, lost, tally):
        return False
    try:
        orders.revive(lost.order_id, now=now)
    except orders.OutOfStock:
        return False
    _seat_again(team, lost, {seat.seat_no for seat in sitting}, tally, now)
    team.save(update_fields=["reserved"])
    pay(team, team.seats.get(order_id=lost.order_id, state=SeatState.HELD), now=now)
    fill_if_complete(team, now=now)
    return True


def _lead_anew(team: Team, lost: Seat, tally: Tally, now: datetime) -> UUID | None:
    """Open a team of their own at the price they paid, if the activity and its limits still allow one."""
    activity = team.activity
    view = activity.view()
    today = rules.market_day(now)
    try:
        rules.check_can_open(view, now)
        rules.check_opens(view, tally.opens_count(activity.id, lost.person_id, today))
        _check_leads_no_other(activity, lost.person_id)
    except ShopError:
        return None
    if not _may_buy(activity, lost, tally):
        return None
    fresh = new_team(view, lost.person_id, now)
    fresh.prices_minor = team.prices_minor
    try:
        orders.revive(lost.order_id, now=now, kind_ref=fresh.id)
    except orders.OutOfStock:
        return None
    fresh.activity = activity
    tally.note_open(activity.id, lost.person_id, today)
    fresh.save(force_insert=True)
    _seat_again(fresh, lost, set(), tally, now)
    fresh.save(update_fields=["reserved"])
    pay(fresh, fresh.seats.get(), now=now)
    return fresh.id


def _seat_again(team: Team, lost: Seat, taken: set[int], tally: Tally, now: datetime) -> None:
    tally.take(team.activity_id, lost.person_id, lost.sku_id, lost.quantity)
    team.reserved += 1
    Seat.objects.create(
        id=uuid7(),
        team=team,
        person_id=lost.person_id,
        order_id=lost.order_id,
        checkout_id=lost.checkout_id,
        sku_id=lost.sku_id,
        quantity=lost.quantity,
        seat_no=rules.free_seat_no(taken, team.size),
        hold_until=now,
        on_full=lost.on_full,
        inviter_id=lost.inviter_id,
        held_at=now,
    )
    held = SeatHeld(team.id, team.product_id, lost.person_id, lost.order_id, lost.inviter_id, now)
    outbox.publish(held, key=team.id)


def _may_buy(activity: Activity, lost: Seat, tally: Tally) -> bool:
    try:
        rules.check_orders(activity.view(), tally.orders_count(activity.id, lost.person_id))
        if lost.quantity > tally.quota_left(activity.id, lost.sku_id):
            raise GroupSoldOut(sku_id=lost.sku_id)
    except ShopError:
        return False
    return True


def _check_leads_no_other(activity: Activity, person_id: UUID) -> None:
    if activity.one_open_team and activity.teams.filter(leader_id=person_id, state__in=ALIVE).exists():
        raise AlreadyLeading(activity_id=activity.id)
