"""Joining a team the plain way: a transaction per seat, which locks the team by SELECT … FOR UPDATE until the end."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from ninja import Router, Status

from bench.plain.placing import SoldOut, place, read_wish, told
from foundation.errors import Conflict
from foundation.web import PersonRequest, signed_in
from market.groupbuy.models import ActivityPrice, PersonCount, Seat, Team
from market.groupbuy.schemas import SeatIn
from market.groupbuy.states import SITTING
from market.groupbuy.types import TeamId

router = Router()


class TeamIsFull(Conflict):
    """Somebody else has the last seat."""

    code = "plain.team_is_full"


@router.post("/teams/{team_id}/members", response={201: dict[str, Any]}, auth=signed_in)
def join_team(request: PersonRequest, team_id: TeamId, data: SeatIn) -> Status:
    now, person_id = timezone.now(), request.auth.id
    wish = read_wish(person_id, sku_id=data.sku_id, address_id=data.address_id, quantity=data.quantity)
    with transaction.atomic():
        team = Team.objects.select_for_update(of=("self",)).select_related("activity").get(pk=team_id)
        if team.state != "open" or team.reserved + team.paid >= team.size:
            raise TeamIsFull
        count, _ = PersonCount.objects.select_for_update().get_or_create(activity=team.activity, person_id=person_id)
        if count.orders_count >= team.activity.per_person:
            raise TeamIsFull
        PersonCount.objects.filter(pk=count.pk).update(orders_count=F("orders_count") + 1)
        price = ActivityPrice.objects.select_for_update().get(activity=team.activity, sku_id=data.sku_id)
        if price.quota_left < data.quantity:
            raise SoldOut
        ActivityPrice.objects.filter(pk=price.pk).update(quota_left=F("quota_left") - data.quantity)
        order, intent = place(wish, now=now, kind="group", kind_ref=team.id)
        taken = set(Seat.objects.filter(team=team, state__in=SITTING).values_list("seat_no", flat=True))
        Seat.objects.create(
            team=team,
            person_id=person_id,
            order_id=order.id,
            checkout_id=order.checkout_id,
            sku_id=data.sku_id,
            quantity=data.quantity,
            seat_no=min(set(range(1, team.size + 1)) - taken),
            hold_until=order.pay_by,
            on_full=data.on_full,
            held_at=now,
        )
        Team.objects.filter(pk=team.pk).update(reserved=F("reserved") + 1)
    return Status(201, {"team_id": str(team.id), "checkout": told(order, intent)})
