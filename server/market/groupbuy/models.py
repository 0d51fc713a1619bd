"""
Rows of group buying and what always holds of them. `move_to` and `move_seats` are the only lines that write `state`.

Locks go team → person counts → prices (the quota) → the checkouts, orders and stock of the rooms below; each by id.
Migration 0002 adds what Django cannot say: one running activity per product at a time, and histories that stay.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.groupbuy.errors import ActivityNotFound, TeamNotFound
from market.groupbuy.states import (
    ACTIVITY,
    ALIVE,
    SEAT,
    SITTING,
    TEAM,
    ActivityState,
    SeatState,
    TeamState,
)
from market.groupbuy.types import ActivityView, Audience, OnFull, SeatView, TeamView


class ActivityQuerySet(models.QuerySet["Activity"]):
    def lock(self, activity_id: UUID) -> "Activity":
        """:raises ActivityNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=activity_id)
        except Activity.DoesNotExist:
            raise ActivityNotFound(activity_id=activity_id) from None


class Activity(models.Model):
    """A group offer: one product, a window, the size of its teams and the limits of each buyer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source_key = models.TextField(unique=True, null=True, blank=True)
    product_id = models.UUIDField()
    shop_id = models.UUIDField(db_index=True)
    state = models.CharField(max_length=16, default=ACTIVITY.start)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    team_size = models.PositiveSmallIntegerField()
    team_ttl_seconds = models.PositiveIntegerField(default=24 * 60 * 60)
    pay_ttl_seconds = models.PositiveIntegerField(default=15 * 60)
    min_quantity = models.PositiveIntegerField(default=1)
    max_quantity = models.PositiveIntegerField(default=1)
    per_person = models.PositiveIntegerField(default=1)
    opens_per_day = models.PositiveIntegerField(null=True, blank=True)
    one_open_team = models.BooleanField(default=False)
    audience = models.CharField(max_length=16, default=Audience.ALL)
    currency = models.CharField(max_length=3)
    created_at = models.DateTimeField()

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            models.CheckConstraint(
                name="groupbuy_activity_state_known", condition=Q(state__in=[str(state) for state in ActivityState])
            ),
            models.CheckConstraint(name="groupbuy_activity_window", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(name="groupbuy_activity_size", condition=Q(team_size__gte=2, team_size__lte=100)),
            models.CheckConstraint(
                name="groupbuy_activity_quantities",
                condition=Q(min_quantity__gte=1, max_quantity__gte=F("min_quantity")),
            ),
            models.CheckConstraint(
                name="groupbuy_activity_limits", condition=Q(per_person__gte=1) & ~Q(opens_per_day=0)
            ),
            models.CheckConstraint(
                name="groupbuy_activity_clocks",
                condition=Q(pay_ttl_seconds__gte=120, team_ttl_seconds__gte=F("pay_ttl_seconds")),
            ),
            models.CheckConstraint(
                name="groupbuy_activity_audience", condition=Q(audience__in=[str(one) for one in Audience])
            ),
        ]
        indexes = [
            models.Index(
                fields=["product_id", "ends_at"],
                name="groupbuy_running",
                condition=Q(state=str(ActivityState.RUNNING)),
            ),
            models.Index(fields=["product_id", "-id"], name="groupbuy_of_product"),
            models.Index(fields=["state", "-id"], name="groupbuy_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.team_size} people, {self.starts_at:%Y-%m-%d} to {self.ends_at:%Y-%m-%d}"

    def move_to(self, after: ActivityState, *, now: datetime, because: str) -> None:
        """:raises IllegalMove:"""
        ACTIVITY.require(ActivityState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.save(update_fields=["state"])

    def view(self) -> ActivityView:
        rows = sorted(self.prices.all(), key=lambda row: row.sku_id)
        return ActivityView(
            id=self.id,
            product_id=self.product_id,
            shop_id=self.shop_id,
            state=ActivityState(self.state),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            team_size=self.team_size,
            team_ttl_seconds=self.team_ttl_seconds,
            pay_ttl_seconds=self.pay_ttl_seconds,
            min_quantity=self.min_quantity,
            max_quantity=self.max_quantity,
            per_person=self.per_person,
            opens_per_day=self.opens_per_day,
            one_open_team=self.one_open_team,
            audience=Audience(self.audience),
            prices={row.sku_id: Money(self.currency, row.price_minor) for row in rows},
            leader_prices={
                row.sku_id: Money(self.currency, row.leader_price_minor)
                for row in rows
                if row.leader_price_minor is not None
            },
            quota_left={row.sku_id: row.quota_left for row in rows},
        )


class ActivityMove(models.Model):
    """One change of an activity's state. Never changed, never deleted."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()


class ActivityPrice(models.Model):
    """What one SKU costs in an activity, and how many pieces are left of those set aside for it."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="prices")
    sku_id = models.UUIDField(db_index=True)
    price_minor = models.BigIntegerField()
    leader_price_minor = models.BigIntegerField(null=True, blank=True)
    quota_total = models.PositiveIntegerField()
    quota_left = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="groupbuy_one_price_per_sku", fields=["activity", "sku_id"]),
            models.CheckConstraint(name="groupbuy_price_positive", condition=Q(price_minor__gt=0)),
            models.CheckConstraint(
                name="groupbuy_leader_price_fair",
                condition=Q(leader_price_minor__isnull=True)
                | Q(leader_price_minor__gte=0, leader_price_minor__lte=F("price_minor")),
            ),
            models.CheckConstraint(
                name="groupbuy_quota_never_oversold", condition=Q(quota_left__gte=0, quota_left__lte=F("quota_total"))
            ),
        ]


class PersonCount(models.Model):
    """How much of an activity one person has used: orders that count now, and teams opened on one day."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="person_counts")
    person_id = models.UUIDField()
    orders_count = models.IntegerField(default=0)
    opens_date = models.DateField(null=True)
    opens_count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="groupbuy_one_count_each", fields=["activity", "person_id"]),
            models.CheckConstraint(
                name="groupbuy_counts_never_negative", condition=Q(orders_count__gte=0, opens_count__gte=0)
            ),
        ]


class TeamQuerySet(models.QuerySet["Team"]):
    def overdue(self, now: datetime) -> Self:
        return self.filter(state__in=ALIVE, closes_at__lte=now)

    def lock(self, team_id: UUID) -> "Team":
        """:raises TeamNotFound:"""
        try:
            return self.select_for_update(of=("self",)).select_related("activity").get(pk=team_id)
        except Team.DoesNotExist:
            raise TeamNotFound(team_id=team_id) from None


class Team(models.Model):
    """People gathering to buy one product at one price before one moment."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="teams")
    product_id = models.UUIDField()
    shop_id = models.UUIDField()
    leader_id = models.UUIDField()
    state = models.CharField(max_length=20, default=TEAM.start)
    size = models.PositiveSmallIntegerField()
    reserved = models.SmallIntegerField(default=0)  # Seats held by people who have not paid yet.
    paid = models.SmallIntegerField(default=0)
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField()  # Until the leader has paid: the end of the leader's own hold.
    prices_minor = models.JSONField()  # {sku_id: per piece}, as the activity's were at opening.
    currency = models.CharField(max_length=3)

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="groupbuy_team_state_known", condition=Q(state__in=[str(state) for state in TeamState])
            ),
            models.CheckConstraint(
                name="groupbuy_team_never_overfull",
                condition=Q(reserved__gte=0, paid__gte=0, size__gte=F("reserved") + F("paid")),
            ),
            models.CheckConstraint(
                name="groupbuy_success_is_paid_for",
                condition=~Q(state=str(TeamState.SUCCEEDED)) | Q(paid__gte=F("size")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_at"], name="groupbuy_team_alive", condition=Q(state__in=[str(one) for one in ALIVE])
            ),
            models.Index(
                fields=["closes_at", "id"], name="groupbuy_team_gathering", condition=Q(state=str(TeamState.OPEN))
            ),
            models.Index(
                fields=["product_id", "closes_at"],
                name="groupbuy_team_of_product",
                condition=Q(state=str(TeamState.OPEN)),
            ),
            models.Index(
                fields=["activity", "leader_id"],
                name="groupbuy_team_of_leader",
                condition=Q(state__in=[str(one) for one in ALIVE]),
            ),
            models.Index(fields=["product_id", "-id"], name="groupbuy_teams_of_product"),
            models.Index(fields=["state", "-id"], name="groupbuy_teams_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.paid} of {self.size} until {self.closes_at:%Y-%m-%d %H:%M}"

    def move_to(self, after: TeamState, *, now: datetime, because: str) -> None:
        """Write the state and whatever else was set on the row. :raises IllegalMove:"""
        TEAM.require(TeamState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.save(update_fields=["state", "reserved", "paid", "leader_id", "opened_at", "closes_at"])

    def view(self) -> TeamView:
        return TeamView(
            id=self.id,
            activity_id=self.activity_id,
            product_id=self.product_id,
            shop_id=self.shop_id,
            leader_id=self.leader_id,
            state=TeamState(self.state),
            size=self.size,
            paid_count=self.paid,
            held_count=self.reserved,
            opened_at=self.opened_at,
            closes_at=self.closes_at,
            prices={UUID(sku_id): Money(self.currency, minor) for sku_id, minor in self.prices_minor.items()},
        )


class TeamMove(models.Model):
    """One change of a team's state. Never changed, never deleted."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    at = models.DateTimeField()
    because = models.TextField()


class Seat(models.Model):
    """One person's place in one team, and the order that pays for it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="seats")
    person_id = models.UUIDField()
    order_id = models.UUIDField(db_index=True)
    checkout_id = models.UUIDField()
    sku_id = models.UUIDField()
    quantity = models.PositiveIntegerField()
    seat_no = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, default=SEAT.start)
    hold_until = models.DateTimeField()
    on_full = models.CharField(max_length=16)
    inviter_id = models.UUIDField(null=True)
    held_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="groupbuy_seat_state_known", condition=Q(state__in=[str(state) for state in SeatState])
            ),
            models.CheckConstraint(
                name="groupbuy_seat_on_full_known", condition=Q(on_full__in=[str(wish) for wish in OnFull])
            ),
            models.UniqueConstraint(
                name="groupbuy_nobody_shares_a_seat",
                fields=["team", "seat_no"],
                condition=Q(state__in=[str(one) for one in SITTING]),
            ),
            models.UniqueConstraint(
                name="groupbuy_one_seat_each",
                fields=["team", "person_id"],
                condition=Q(state__in=[str(one) for one in SITTING]),
            ),
            # A late payer's order may have lost one seat and got another; it never has two.
            models.UniqueConstraint(
                name="groupbuy_one_seat_per_order",
                fields=["order_id"],
                condition=~Q(state=str(SeatState.RELEASED)),
            ),
            models.CheckConstraint(
                name="groupbuy_nobody_invites_themselves",
                condition=Q(inviter_id__isnull=True) | ~Q(inviter_id=F("person_id")),
            ),
            models.CheckConstraint(name="groupbuy_seat_no_counts_from_one", condition=Q(seat_no__gte=1)),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="groupbuy_seat_of_person"),
            models.Index(fields=["hold_until"], name="groupbuy_seat_lapsing", condition=Q(state=str(SeatState.HELD))),
        ]

    def __str__(self) -> str:
        return f"seat {self.seat_no}"

    def view(self, leader_id: UUID) -> SeatView:
        return SeatView(
            id=self.id,
            team_id=self.team_id,
            person_id=self.person_id,
            order_id=self.order_id,
            checkout_id=self.checkout_id,
            seat_no=self.seat_no,
            state=SeatState(self.state),
            is_leader=self.person_id == leader_id,
            sku_id=self.sku_id,
            quantity=self.quantity,
            hold_until=self.hold_until,
            inviter_id=self.inviter_id,
        )


def move_seats(seats: Sequence[Seat], after: SeatState, *, now: datetime, because: str, **changes: Any) -> None:
    """Move seats of locked teams, with a line of history each. :raises IllegalMove:"""
    for seat in seats:
        SEAT.require(SeatState(seat.state), after)
    SeatMove.objects.bulk_create(
        SeatMove(seat=seat, before=seat.state, after=after, at=now, because=because) for seat in seats
    )
    Seat.objects.filter(pk__in=[seat.pk for seat in seats]).update(state=after, **changes)
    for seat in seats:
        seat.state = after
        for field, value in changes.items():
            setattr(seat, field, value)


class SeatMove(models.Model):
    """One change of a seat's state. Never changed, never deleted."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()
