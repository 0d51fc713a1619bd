"""Questions groupbuy can answer. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F

from foundation import sql
from foundation.neighbours import neighbour
from foundation.paging import clamp, decode_cursor, decode_dated, encode_cursor
from market.circles import facade as circles
from market.groupbuy import rules
from market.groupbuy.errors import ActivityNotFound, TeamNotFound
from market.groupbuy.models import Activity, Seat, Team
from market.groupbuy.states import SITTING, ActivityState, TeamState
from market.groupbuy.types import ActivityView, Audience, OfferOnPage, SeatView, TeamOnPage, TeamView
from market.pricing.facade import Offer


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


def offer_on_page(product_id: UUID, *, now: datetime, most_teams: int) -> OfferOnPage | None:
    """Return what a product's page says of its group offer, if one is on now. One statement, for a hot read."""
    found = sql.rows(
        """
        SELECT a.id, a.team_size, a.starts_at, a.ends_at, a.per_person, a.max_quantity, a.audience,
               t.id, t.leader_id, t.size, t.paid, t.closes_at
        FROM groupbuy_activity a
        LEFT JOIN LATERAL (
          SELECT * FROM groupbuy_team
          WHERE product_id = a.product_id AND state = 'open' AND closes_at > %s AND size > reserved + paid
          ORDER BY closes_at, id LIMIT %s) t ON true
        WHERE a.product_id = %s AND a.state = 'running' AND a.starts_at <= %s AND a.ends_at > %s
        ORDER BY t.closes_at, t.id
        """,
        [now, most_teams, product_id, now, now],
    )
    if not found:
        return None
    activity_id, team_size, starts_at, ends_at, per_person, max_quantity, audience = found[0][:7]
    return OfferOnPage(
        activity_id=activity_id,
        team_size=team_size,
        starts_at=starts_at,
        ends_at=ends_at,
        per_person=per_person,
        max_quantity=max_quantity,
        audience=Audience(audience),
        gathering=tuple(TeamOnPage(*row[7:]) for row in found if row[7] is not None),
    )


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
    found = teams([team_id]).get(team_id)
    if found is None:
        raise TeamNotFound(team_id=team_id)
    return found


def teams(team_ids: Collection[UUID]) -> dict[UUID, TeamView]:
    """Return these teams, by id. One query."""
    return {row.id: row.view() for row in Team.objects.filter(pk__in=team_ids)}


def gathering_now(*, now: datetime, after: str | None, limit: int | None) -> tuple[list[TeamView], str | None]:
    """Return a page of the teams with a free seat, soonest to close first, and the next cursor. :raises BadCursor:"""
    size = clamp(limit)
    rows = Team.objects.filter(state=TeamState.OPEN, closes_at__gt=now, size__gt=F("reserved") + F("paid"))
    cursor = decode_dated(after)
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


def friends_in(seats: Collection[SeatView], *, viewer: UUID | None) -> set[UUID]:
    """
    Return who in the seats is the viewer's friend and lets friends see the order. Two queries, none for nobody.

    Off by default, as on the pages of products: a seat alone tells nobody's friends.
    """
    others = {seat.person_id: seat.order_id for seat in seats if viewer is not None and seat.person_id != viewer}
    if viewer is None or not others:
        return set()
    shown = neighbour("groupbuy.shown_orders")(others.values())
    willing = [person_id for person_id, order_id in others.items() if order_id in shown]
    found = circles.standings(viewer, willing) if willing else {}
    return {one for one in willing if found[one].is_friend and not found[one].is_out_of_sight}


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
