"""Questions groupbuy can answer. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F

from foundation.paging import clamp, decode_cursor, encode_cursor
from market.groupbuy import rules
from market.groupbuy.errors import ActivityNotFound, TeamNotFound
from market.groupbuy.models import Activity, Seat, Team
from market.groupbuy.states import SITTING, ActivityState, TeamState
from market.groupbuy.types import ActivityView, SeatView, TeamView
from market.pricing.facade import Offer

SHOWN_PER_PRODUCT = 20  # More teams than that nobody reads on a product page.


def activity(activity_id: UUID) -> ActivityView:
    """:raises ActivityNotFound:"""
    found = Activity.objects.filter(pk=activity_id).prefetch_related("prices").first()
    if found is None:
        raise ActivityNotFound(activity_id=activity_id)
    return found.view()


def activities_of(product_ids: Collection[UUID], now: datetime) -> dict[UUID, ActivityView]:
    """Return the activity that is on now of each product that has one; there is never a second. Two queries."""
    if not product_ids:
        return {}
    rows = Activity.objects.filter(
        product_id__in=set(product_ids), state=ActivityState.RUNNING, starts_at__lte=now, ends_at__gt=now
    )
    return {row.product_id: row.view() for row in rows.prefetch_related("prices")}


def offer(activity_id: UUID, team_id: UUID | None, sku_id: UUID, quantity: int, *, now: datetime) -> Offer:
    """
    Return the price at which somebody would open a team of an activity, or join the team named.

    :raises ActivityNotFound, ActivityNotOn, TeamNotFound, SkuNotInOffer, QuantityNotAllowed:
    """
    terms = activity(activity_id)
    if team_id is None:
        rules.check_can_open(terms, now)
        prices = {**terms.prices, **terms.leader_prices}
    else:
        joined = team(team_id)
        if joined.activity_id != activity_id or joined.state in (TeamState.PENDING_LEADER_PAY, TeamState.ABANDONED):
            raise TeamNotFound(team_id=team_id)
        prices = dict(joined.prices)
    rules.check_choice(terms, prices, sku_id, quantity)
    return Offer("groupbuy", activity_id, prices[sku_id])


def team(team_id: UUID) -> TeamView:
    """:raises TeamNotFound:"""
    found = Team.objects.filter(pk=team_id).first()
    if found is None:
        raise TeamNotFound(team_id=team_id)
    return found.view()


def gathering_teams(product_ids: Collection[UUID], now: datetime) -> dict[UUID, list[TeamView]]:
    """Return the open teams of each product that one can still join, soonest to close first. One query."""
    answer: dict[UUID, list[TeamView]] = {product_id: [] for product_id in product_ids}
    rows = Team.objects.filter(product_id__in=list(answer), state=TeamState.OPEN, closes_at__gt=now)
    for row in rows.filter(size__gt=F("reserved") + F("paid")).order_by("closes_at", "id"):
        if len(answer[row.product_id]) < SHOWN_PER_PRODUCT:
            answer[row.product_id].append(row.view())
    return answer


def gathering_now(*, now: datetime, after: str | None, limit: int | None) -> tuple[list[TeamView], str | None]:
    """Return a page of the teams with a free seat, soonest to close first, and the next cursor. :raises BadCursor:"""
    size = clamp(limit)
    rows = Team.objects.filter(state=TeamState.OPEN, closes_at__gt=now, size__gt=F("reserved") + F("paid"))
    cursor = decode_cursor(after, [datetime.fromisoformat, UUID])
    if cursor is not None:
        closes_at, team_id = cursor
        rows = rows.filter(closes_at__gte=closes_at).exclude(closes_at=closes_at, id__lte=team_id)
    views = [row.view() for row in rows.order_by("closes_at", "id")[: size + 1]]
    last = views[size - 1] if len(views) > size else None
    return views[:size], encode_cursor([last.closes_at, last.id]) if last else None


def teams_of_person(
    person_id: UUID, *, after: str | None, limit: int | None
) -> tuple[list[tuple[TeamView, SeatView]], str | None]:
    """Return a page of the teams somebody has sat in, newest seat first, each with that seat. :raises BadCursor:"""
    size = clamp(limit)
    rows = Seat.objects.filter(person_id=person_id).select_related("team")
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor[0])
    seats = list(rows.order_by("-pk")[: size + 1])
    found = [(seat.team.view(), seat.view(seat.team.leader_id)) for seat in seats[:size]]
    return found, encode_cursor([seats[size - 1].id]) if len(seats) > size else None


def teams_of_orders(order_ids: Collection[UUID]) -> dict[UUID, TeamView]:
    """Return the team of each group order; of one that got a second seat, the team of that. One query."""
    seats = Seat.objects.filter(order_id__in=set(order_ids)).select_related("team").order_by("id")
    return {seat.order_id: seat.team.view() for seat in seats}


def seats_of_teams(team_ids: Collection[UUID]) -> dict[UUID, list[SeatView]]:
    """Return who sits in each team, by seat. Whoever left or was refunded does not sit (CRMEB#27). One query."""
    answer: dict[UUID, list[SeatView]] = defaultdict(list)
    rows = Seat.objects.filter(team_id__in=set(team_ids), state__in=SITTING).select_related("team")
    for row in rows.order_by("team_id", "seat_no"):
        answer[row.team_id].append(row.view(row.team.leader_id))
    return answer


def seat_of(team_id: UUID, person_id: UUID) -> SeatView | None:
    """Return somebody's newest seat in a team, whatever became of it."""
    row = Seat.objects.filter(team_id=team_id, person_id=person_id).select_related("team").order_by("-id").first()
    return row.view(row.team.leader_id) if row else None


def team_page(team_id: UUID, *, viewer: UUID | None) -> tuple[TeamView, list[SeatView], SeatView | None]:
    """
    Return a team, who sits in it and the viewer's own seat, to anybody; before its leader has paid, to them alone.

    :raises TeamNotFound:
    """
    found = team(team_id)
    if found.state in (TeamState.PENDING_LEADER_PAY, TeamState.ABANDONED) and found.leader_id != viewer:
        raise TeamNotFound(team_id=team_id)
    seats = seats_of_teams([team_id])[team_id]
    mine = next((seat for seat in seats if seat.person_id == viewer), None)
    if mine is None and viewer is not None:
        mine = seat_of(team_id, viewer)
    return found, seats, mine
