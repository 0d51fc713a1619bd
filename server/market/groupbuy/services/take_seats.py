"""The hot write of this room: hold seats for everybody who asks, and place their orders, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.money import Money
from market.groupbuy.errors import GroupSoldOut, TeamIsFull
from market.groupbuy.events import SeatHeld
from market.groupbuy.models import Seat, Team
from market.groupbuy.services.desk import Desk, Place
from market.groupbuy.types import Seated, SeatWish
from market.orders import facade as orders
from market.orders.facade import CheckoutView
from market.pricing.facade import Offer

Answer = Seated | ShopError


@transaction.atomic
def take_seats(wishes: Sequence[SeatWish], *, now: datetime) -> list[Answer]:
    """
    Hold a seat for every wish that can have one, first come, first served, and place its order.

    Set-wise: the number of statements does not grow with the number of wishes. A refused wish leaves nothing behind
    and does not trouble its neighbours; its refusal is its answer. Nobody is named twice in one call.

    Locks teams, then person counts, then quotas, each by id, then stock in SKU order. Touches no network.
    Shape: one answer per wish; the refusals are those of `rules`, TeamNotFound, ActivityNotFound, AlreadyLeading,
    OnlyForNewcomers, TeamIsFull, GroupSoldOut, and those of `orders.place_orders`.
    """
    assert len({wish.person_id for wish in wishes}) == len(wishes), "one wish of each person at a time"
    answers: dict[int, Answer] = {}
    taken: list[_Taken] = []
    desk = Desk(wishes, now)
    asking = list(range(len(wishes)))
    while asking:
        places: dict[int, Place] = {}
        for index in asking:
            try:
                places[index] = desk.find_place(wishes[index])
            except ShopError as refusal:
                answers[index] = refusal
        checkouts = orders.place_orders([_draft(place, now) for place in places.values()], now=now)
        failed = False
        for (index, place), checkout in zip(places.items(), checkouts, strict=True):
            if isinstance(checkout, ShopError):
                answers[index] = checkout
                desk.forget(place)
                failed = True
            else:
                taken.append(_Taken(index, place, checkout))
        # What an order that could not be placed had kept from others goes to them now.
        asking = [i for i in asking if failed and isinstance(answers.get(i), TeamIsFull | GroupSoldOut)]
    answers.update(_write(desk, taken, now))
    return [answers[index] for index in range(len(wishes))]


@dataclass(frozen=True, slots=True)
class _Taken:
    index: int
    place: Place
    checkout: CheckoutView


def _draft(place: Place, now: datetime) -> orders.Draft:
    wish, team = place.wish, place.team
    offer = Offer("groupbuy", team.activity_id, Money(team.currency, place.price_minor), "SELLER")
    return orders.Draft(
        person_id=wish.person_id,
        lines=(orders.DraftLine(wish.sku_id, wish.quantity, offer),),
        address=wish.address,
        pay_by=place.hold_until,
        expected_total=wish.expected_total,
        note=wish.note,
        kind="group",
        kind_ref=team.id,
    )


def _write(desk: Desk, taken: Sequence[_Taken], now: datetime) -> dict[int, Answer]:
    """Write teams, seats, counters and news."""
    desk.tally.write()
    _write_teams([one.place.team for one in taken if one.place.is_opening], desk.changed_teams())
    seats = [_seat(one.place, one.checkout.orders[0].id, one.checkout.id, now) for one in taken]
    sql.insert_many(
        "groupbuy_seat",
        [("id", "uuid"), ("team_id", "uuid"), ("person_id", "uuid"), ("order_id", "uuid"), ("checkout_id", "uuid"),
         ("sku_id", "uuid"), ("quantity", "int"), ("seat_no", "int"), ("state", "text"), ("hold_until", "timestamptz"),
         ("on_full", "text"), ("inviter_id", "uuid"), ("held_at", "timestamptz")],
        [(s.id, s.team_id, s.person_id, s.order_id, s.checkout_id, s.sku_id, s.quantity, s.seat_no, s.state,
          s.hold_until, s.on_full, s.inviter_id, s.held_at) for s in seats],
    )  # fmt: skip
    outbox.publish_many(
        [
            (
                SeatHeld(s.team_id, one.place.team.product_id, s.person_id, s.order_id, s.inviter_id, now),
                s.team_id,
            )
            for s, one in zip(seats, taken, strict=True)
        ]
    )
    return {
        one.index: Seated(one.place.team.view(), seat.view(one.place.team.leader_id), one.checkout)
        for one, seat in zip(taken, seats, strict=True)
    }


def _write_teams(born: Sequence[Team], grown: Sequence[Team]) -> None:
    sql.insert_many(
        "groupbuy_team",
        [("id", "uuid"), ("activity_id", "uuid"), ("product_id", "uuid"), ("shop_id", "uuid"), ("leader_id", "uuid"),
         ("state", "text"), ("size", "int"), ("reserved", "int"), ("paid", "int"), ("created_at", "timestamptz"),
         ("closes_at", "timestamptz"), ("prices_minor", "jsonb"), ("currency", "text")],
        [(t.id, t.activity_id, t.product_id, t.shop_id, t.leader_id, t.state, t.size, t.reserved, t.paid,
          t.created_at, t.closes_at, sql.as_json(t.prices_minor), t.currency) for t in born],
    )  # fmt: skip
    if grown:
        sql.run(
            """
            UPDATE groupbuy_team t SET reserved = n.reserved
            FROM unnest(%s::uuid[], %s::int[]) AS n (id, reserved) WHERE t.id = n.id
            """,
            [[team.id for team in grown], [team.reserved for team in grown]],
        )


def _seat(place: Place, order_id: UUID, checkout_id: UUID, now: datetime) -> Seat:
    wish = place.wish
    return Seat(
        id=uuid7(),
        team_id=place.team.id,
        person_id=wish.person_id,
        order_id=order_id,
        checkout_id=checkout_id,
        sku_id=wish.sku_id,
        quantity=wish.quantity,
        seat_no=place.seat_no,
        hold_until=place.hold_until,
        on_full=wish.on_full,
        inviter_id=place.inviter_id,
        held_at=now,
    )
