"""HTTP: read the request, make one call, shape the reply."""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from foundation.batching import Batcher
from foundation.description import KEYED
from foundation.errors import ShopError
from foundation.idempotency import (
    Answered,
    Claimed,
    Remembered,
    answer_claimed,
    claim_from,
    first_answer,
    scope_of,
    send_answer,
)
from foundation.web import Limit, PersonRequest, VisitorRequest, signed_in, visitor
from foundation.words import language_of
from market.catalogue import facade as catalogue
from market.groupbuy import queries
from market.groupbuy.schemas import (
    Around,
    GroupQuoteIn,
    MyTeamsPageOut,
    OpenIn,
    SeatedOut,
    SeatIn,
    TeamOut,
    TeamsPageOut,
    my_team_out,
    seated_out,
    team_card_out,
    team_out,
)
from market.groupbuy.services.leave_team import leave_team
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.types import SeatWish, TeamId, TeamView
from market.media import facade as media
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.people import facade as people
from market.pricing import facade as pricing

router = Router(tags=["groupbuy"])


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/teams", response=TeamsPageOut, auth=visitor)
def gathering_teams(request: VisitorRequest, after: str | None = None, limit: Limit = None) -> TeamsPageOut:
    """The teams that gather now, soonest to close first."""
    now = timezone.now()
    teams, following = queries.gathering_now(now=now, after=after, limit=limit)
    around = _around(teams, {team.leader_id for team in teams}, language_of(request))
    return TeamsPageOut(items=[team_card_out(team, around) for team in teams], next=following, server_time=now)


@router.get("/mine", response=MyTeamsPageOut, auth=signed_in)
def my_teams(request: PersonRequest, after: str | None = None, limit: Limit = None) -> MyTeamsPageOut:
    """The teams I have a seat in, or had."""
    found, following = queries.teams_of_person(request.auth.id, after=after, limit=limit)
    teams = [team for team, _ in found]
    around = _around(teams, {team.leader_id for team in teams}, language_of(request))
    return MyTeamsPageOut(
        items=[my_team_out(team, seat, around) for team, seat in found], next=following, server_time=timezone.now()
    )


@router.get("/teams/{team_id}", response=TeamOut, auth=visitor)
def read_team(request: VisitorRequest, team_id: TeamId) -> TeamOut:
    return _team_out(request, team_id, request.auth.person_id)


# ── Taking a seat, and giving it up ──────────────────────────────────────────────────────────────────────────────────


@router.post("/quotes", response=orders.QuoteOut, auth=visitor)
def quote(request: VisitorRequest, data: GroupQuoteIn) -> orders.QuoteOut:
    """What it will cost to open a team, or to join the one named."""
    offer = queries.offer(data.activity_id, data.team_id, data.sku_id, data.quantity, now=timezone.now())
    country = "CN"
    if data.address_id is not None and request.auth.person_id is not None:
        country = people.address(request.auth.person_id, data.address_id).country
    return orders.quote_out(orders.quote_lines([orders.DraftLine(data.sku_id, data.quantity, offer)], country=country))


@router.post("/teams", response={201: SeatedOut}, auth=signed_in, openapi_extra=KEYED)
def open_team(request: PersonRequest, data: OpenIn) -> HttpResponse:
    """Open a team of one's own and order; it exists for others once that is paid. Needs an Idempotency-Key."""
    return _take_seat(request, data, activity_id=data.activity_id)


@router.post("/teams/{team_id}/members", response={201: SeatedOut}, auth=signed_in, openapi_extra=KEYED)
def join_team(request: PersonRequest, team_id: TeamId, data: SeatIn) -> HttpResponse:
    """Take a seat in a team and order; the seat is held until it is to be paid. Needs an Idempotency-Key."""
    return _take_seat(request, data, team_id=team_id)


@router.delete("/teams/{team_id}/members/me", response=TeamOut, auth=signed_in)
def leave(request: PersonRequest, team_id: TeamId) -> TeamOut:
    """Give up my seat: what I paid comes back, what I have not paid is cancelled."""
    leave_team(team_id=team_id, person_id=request.auth.id, now=timezone.now())
    return _team_out(request, team_id, request.auth.id)


def _take_seat(
    request: PersonRequest, data: SeatIn, *, team_id: UUID | None = None, activity_id: UUID | None = None
) -> HttpResponse:
    wish = SeatWish(
        person_id=request.auth.id,
        sku_id=data.sku_id,
        quantity=data.quantity,
        address=people.address(request.auth.id, data.address_id),
        on_full=data.on_full,
        expected_total=data.expected_total.money() if data.expected_total else None,
        note=data.note.strip(),
        inviter_id=data.inviter_id,
        team_id=team_id,
        activity_id=activity_id,
    )
    answer, is_again = _seating.submit((claim_from(request, scope_of(request.auth)), wish))
    return send_answer(answer, is_again=is_again)


def _seat_together(asked: Sequence[Claimed[SeatWish]]) -> list[Answered | ShopError]:
    """Answer many at once, each under its own key; somebody who asks twice is answered in the order of asking."""
    answers: dict[int, Answered | ShopError] = {}
    for turn in _turns(asked):
        answers.update(zip(turn, answer_claimed([asked[index] for index in turn], _seat), strict=True))
    return [answers[index] for index in range(len(asked))]


def _turns(asked: Sequence[Claimed[SeatWish]]) -> Iterator[list[int]]:
    """Part what is asked so that nobody comes twice in one turn."""
    left = list(range(len(asked)))
    while left:
        firsts = {asked[index][1].person_id: index for index in reversed(left)}
        yield sorted(firsts.values())
        left = [index for index in left if index not in firsts.values()]


def _seat(wishes: Sequence[SeatWish]) -> list[Remembered | ShopError]:
    now = timezone.now()
    return [
        answer if isinstance(answer, ShopError) else first_answer(201, seated_out(answer, now))
        for answer in take_seats(wishes, now=now)
    ]


_seating: Batcher[Claimed[SeatWish], Answered] = Batcher(_seat_together)


# ── Shaping ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _team_out(request: HttpRequest, team_id: UUID, viewer: UUID | None) -> TeamOut:
    team, seats, mine = queries.team_page(team_id, viewer=viewer)
    around = _around([team], {team.leader_id, *(seat.person_id for seat in seats)}, language_of(request))
    around.friends = queries.friends_in(seats, viewer=viewer)
    return team_out(team, seats, mine, viewer, around, timezone.now())


def _around(teams: Collection[TeamView], person_ids: Collection[UUID], language: str) -> Around:
    """Ask each room once, whatever the number of teams."""
    around = Around(
        language=language,
        products=catalogue.products({team.product_id for team in teams}),
        list_prices=pricing.list_prices({sku_id for team in teams for sku_id in team.prices}),
        shops=merchants.shops({team.shop_id for team in teams}),
        people=people.people(person_ids),
    )
    around.pictures = media.pictures(around.picture_ids())
    return around
