"""Shapes on the wire. Only endpoints use these, and the door that hands `TeamCardOut` to the storefront."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from foundation.money import Money
from foundation.web import MoneyIn, MoneyOut
from foundation.words import say
from market.catalogue.facade import ProductId, ProductView, SkuId
from market.groupbuy.rules import LEAVING_ENDS
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.types import ActivityId, OnFull, Seated, SeatView, TeamId, TeamView
from market.media.facade import PictureOut, PictureView
from market.merchants.facade import ShopView
from market.orders.facade import CheckoutOut, OrderId, checkout_out
from market.people.facade import AddressId, PersonId, PersonView, mask

MOST_OF_ONE = 999  # As orders take; the activity's own limit is smaller and says so itself.
Quantity = Annotated[int, Field(ge=1, le=MOST_OF_ONE)]


class SeatIn(Schema):
    sku_id: SkuId
    quantity: Quantity
    address_id: AddressId
    on_full: OnFull = OnFull.REFUND
    expected_total: MoneyIn | None = None
    note: Annotated[str, Field(max_length=200)] = ""
    inviter_id: PersonId | None = None  # From the link's `?from=`.


class OpenIn(SeatIn):
    activity_id: ActivityId


class GroupQuoteIn(Schema):
    activity_id: ActivityId
    sku_id: SkuId
    quantity: Quantity
    address_id: AddressId | None = None
    team_id: TeamId | None = None  # Whose prices count when joining; the opener may pay another.


class TeamPersonOut(Schema):
    nickname_masked: str
    avatar: PictureOut | None


class TeamProductOut(Schema):
    """What a team buys."""

    product_id: ProductId
    title: str
    shop_name: str
    picture: PictureOut | None
    price: MoneyOut | None  # Bought alone, the cheapest choice; None for what has no list price.
    group_price: MoneyOut  # Bought together, the cheapest choice.


class TeamCardOut(Schema):
    """A team in a list."""

    team_id: TeamId
    card: TeamProductOut
    leader: TeamPersonOut
    state: TeamState
    size: int
    paid_count: int
    missing: int  # How many people it still takes.
    closes_at: datetime


class MyTeamOut(TeamCardOut):
    i_lead: bool
    my_seat_state: SeatState
    my_order_id: OrderId


class TeamsPageOut(Schema):
    items: list[TeamCardOut]
    next: str | None
    server_time: datetime


class MyTeamsPageOut(Schema):
    items: list[MyTeamOut]
    next: str | None
    server_time: datetime


class SeatOut(Schema):
    nickname_masked: str
    avatar: PictureOut | None
    state: SeatState
    is_leader: bool
    is_me: bool
    friend_name: str  # of my friend, who lets friends see this purchase; of anybody else empty


class TeamPriceOut(Schema):
    sku_id: SkuId
    price: MoneyOut


class TeamOut(TeamCardOut):
    """One team, whole, to whoever looks."""

    activity_id: ActivityId
    held_count: int
    seats: list[SeatOut]  # Who sits there now; the rest of the `size` seats are free.
    prices: list[TeamPriceOut]
    i_am_in: bool
    my_seat_state: SeatState | None  # Of my newest seat, whatever became of it.
    my_order_id: OrderId | None
    leave_until: datetime | None  # Until when I may give up my paid seat.
    server_time: datetime


class TeamBriefOut(Schema):
    team_id: TeamId
    state: TeamState
    size: int
    paid_count: int
    held_count: int
    closes_at: datetime


class SeatedOut(Schema):
    team: TeamBriefOut
    checkout: CheckoutOut


@dataclass(slots=True)
class Around:
    """What other rooms say of the things on a page of teams."""

    language: str
    products: Mapping[UUID, ProductView]
    list_prices: Mapping[UUID, Money]
    shops: Mapping[UUID, ShopView]
    people: Mapping[UUID, PersonView]
    pictures: Mapping[UUID, PictureView] = field(default_factory=dict)
    friends: Collection[UUID] = ()  # of those in the seats: who is the viewer's friend, and lets them know

    def picture_ids(self) -> set[UUID]:
        first = {product.picture_ids[0] for product in self.products.values() if product.picture_ids}
        return first | {person.avatar_picture_id for person in self.people.values() if person.avatar_picture_id}

    def person(self, person_id: UUID) -> TeamPersonOut:
        found = self.people.get(person_id)
        avatar = self.pictures.get(found.avatar_picture_id) if found and found.avatar_picture_id else None
        return TeamPersonOut(nickname_masked=mask(found.nickname if found else "*"), avatar=PictureOut.of(avatar))

    def product(self, team: TeamView) -> TeamProductOut:
        product = self.products[team.product_id]
        shop = self.shops.get(team.shop_id)
        picture = self.pictures.get(product.picture_ids[0]) if product.picture_ids else None
        alone = [self.list_prices[sku_id] for sku_id in team.prices if sku_id in self.list_prices]
        return TeamProductOut(
            product_id=product.id,
            title=say(product.title, self.language),
            shop_name=say(shop.name, self.language) if shop else "",
            picture=PictureOut.of(picture),
            price=MoneyOut.of(min(alone)) if alone else None,
            group_price=MoneyOut.of(min(team.prices.values())),
        )


def team_card_out(team: TeamView, around: Around) -> TeamCardOut:
    return TeamCardOut(**_card_fields(team, around))


def my_team_out(team: TeamView, seat: SeatView, around: Around) -> MyTeamOut:
    return MyTeamOut(
        **_card_fields(team, around), i_lead=seat.is_leader, my_seat_state=seat.state, my_order_id=seat.order_id
    )


def team_out(
    team: TeamView, seats: Sequence[SeatView], mine: SeatView | None, viewer: UUID | None, around: Around, now: datetime
) -> TeamOut:
    may_leave = team.state == TeamState.OPEN and mine is not None and mine.state == SeatState.PAID
    return TeamOut(
        **_card_fields(team, around),
        activity_id=team.activity_id,
        held_count=team.held_count,
        seats=[
            SeatOut(
                **around.person(seat.person_id).model_dump(),
                state=seat.state,
                is_leader=seat.is_leader,
                is_me=seat.person_id == viewer,
                friend_name=around.people[seat.person_id].nickname if seat.person_id in around.friends else "",
            )
            for seat in seats
        ],
        prices=[TeamPriceOut(sku_id=sku_id, price=MoneyOut.of(price)) for sku_id, price in team.prices.items()],
        i_am_in=any(seat.person_id == viewer for seat in seats),
        my_seat_state=mine.state if mine else None,
        my_order_id=mine.order_id if mine else None,
        leave_until=team.closes_at - LEAVING_ENDS if may_leave else None,
        server_time=now,
    )


def seated_out(seated: Seated, now: datetime) -> SeatedOut:
    team = seated.team
    return SeatedOut(
        team=TeamBriefOut(
            team_id=team.id,
            state=team.state,
            size=team.size,
            paid_count=team.paid_count,
            held_count=team.held_count,
            closes_at=team.closes_at,
        ),
        checkout=checkout_out(seated.checkout, now),
    )


def _card_fields(team: TeamView, around: Around) -> dict[str, Any]:
    return {
        "team_id": team.id,
        "card": around.product(team),
        "leader": around.person(team.leader_id),
        "state": team.state,
        "size": team.size,
        "paid_count": team.paid_count,
        "missing": max(team.size - team.paid_count, 0),
        "closes_at": team.closes_at,
    }
