"""What sending costs, and where parcels are."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from foundation.money import Money
from market.shipping.carriers import carriers
from market.shipping.states import PARCEL, ParcelState
from market.shipping.types import ParcelView, RuleView


class Rule(models.Model):
    """What a shop asks for sending an order to a country, or to any other."""

    shop_id = models.UUIDField()
    country = models.CharField(
        max_length=2, blank=True
    )  # ISO 3166-1 alpha-2; empty: every country without its own rule
    flat_minor = models.BigIntegerField()
    free_over_minor = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="shipping_rule_one_per_country", fields=["shop_id", "country"]),
            models.CheckConstraint(
                name="shipping_rule_not_negative",
                condition=Q(flat_minor__gte=0) & (Q(free_over_minor__isnull=True) | Q(free_over_minor__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} to {self.country or 'anywhere'}"

    def view(self) -> RuleView:
        free_over = None if self.free_over_minor is None else Money(self.currency, self.free_over_minor)
        return RuleView(self.shop_id, self.country, Money(self.currency, self.flat_minor), free_over)


class Parcel(models.Model):
    """One box on its way. The first is the order's own; later ones stand in for what was bad or missing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order_id = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    shop_id = models.UUIDField(db_index=True)
    carrier = models.CharField(max_length=20)
    tracking_no = models.CharField(max_length=40, db_index=True)
    state = models.CharField(max_length=16, default=PARCEL.start)
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="shipping_parcel_once", fields=["order_id", "number"]),
            models.CheckConstraint(name="shipping_parcel_state_known", condition=Q(state__in=list(ParcelState))),
        ]
        indexes = [
            models.Index(fields=["-sent_at", "id"], name="shipping_newest"),
            models.Index(fields=["-sent_at"], name="shipping_on_its_way", condition=Q(state=ParcelState.SENT)),
        ]

    def __str__(self) -> str:
        return f"{self.carrier} {self.tracking_no}"

    def move_to(self, after: ParcelState, *, now: datetime, because: str) -> None:
        """The only line of code that writes `state`. :raises IllegalMove:"""
        PARCEL.require(ParcelState(self.state), after)
        self.moves.create(before=self.state, after=after, at=now, because=because)
        self.state = after
        self.delivered_at = now if after == ParcelState.DELIVERED else self.delivered_at
        self.save(update_fields=["state", "delivered_at"])

    def view(self) -> ParcelView:
        carrier = carriers().get(self.carrier, carriers()["other"])
        return ParcelView(
            id=self.id,
            order_id=self.order_id,
            shop_id=self.shop_id,
            carrier=self.carrier,
            carrier_name=carrier.name,
            tracking_no=self.tracking_no,
            tracking_url=carrier.url(self.tracking_no),
            state=ParcelState(self.state),
            sent_at=self.sent_at,
            delivered_at=self.delivered_at,
        )


class ParcelMove(models.Model):
    parcel = models.ForeignKey(Parcel, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
