"""Counters that cannot lie, the holds that explain them, and the journal that proves them."""

from django.db import models
from django.db.models import F, Q

from market.stock.states import HOLD, HoldState, MovementKind
from market.stock.types import Effect, LevelView, MovementView


class Item(models.Model):
    """What is on the shelf of one SKU, and how much of it is promised."""

    sku_id = models.UUIDField(primary_key=True)
    on_hand = models.BigIntegerField(default=0)
    reserved = models.BigIntegerField(default=0)
    allocated = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "stock item"
        constraints = [
            models.CheckConstraint(
                name="stock_item_counts_from_zero",
                condition=Q(on_hand__gte=0) & Q(reserved__gte=0) & Q(allocated__gte=0),
            ),
            models.CheckConstraint(
                name="stock_item_never_oversold", condition=Q(on_hand__gte=F("reserved") + F("allocated"))
            ),
        ]

    def __str__(self) -> str:
        return f"stock of {self.sku_id}"

    def view(self) -> LevelView:
        return LevelView(self.on_hand, self.reserved, self.allocated)


class Hold(models.Model):
    """Pieces of one SKU set aside for one order. Its history is the journal."""

    ref = models.UUIDField()
    sku_id = models.UUIDField()
    quantity = models.BigIntegerField()
    state = models.CharField(max_length=16, default=HOLD.start)
    since = models.DateTimeField()  # when it came into this state

    class Meta:
        constraints = [
            models.UniqueConstraint(name="stock_hold_once_per_order", fields=["ref", "sku_id"]),
            models.CheckConstraint(name="stock_hold_of_something", condition=Q(quantity__gt=0)),
            models.CheckConstraint(name="stock_hold_state_known", condition=Q(state__in=list(HoldState))),
        ]
        indexes = [
            models.Index(
                fields=["sku_id"],
                name="stock_hold_live",
                condition=Q(state__in=[HoldState.RESERVED, HoldState.ALLOCATED]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.sku_id} for {self.ref}"


class Movement(models.Model):
    """One line of the journal: what changed the counters, by how much, and why. Triggers refuse updates and deletes."""

    sku_id = models.UUIDField()
    kind = models.CharField(max_length=16)
    ref = models.UUIDField(null=True)  # the order, for what an order did
    cause = models.TextField(null=True)  # noqa: DJ001 (a delivery's name, so that an import can be repeated; most have none)
    on_hand = models.BigIntegerField()  # this and the next two: the change
    reserved = models.BigIntegerField()
    allocated = models.BigIntegerField()
    at = models.DateTimeField()
    because = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="stock_movement_cause_once", fields=["cause"]),
            models.CheckConstraint(name="stock_movement_kind_known", condition=Q(kind__in=list(MovementKind))),
        ]
        indexes = [models.Index(fields=["sku_id", "id"], name="stock_movement_by_sku")]

    def __str__(self) -> str:
        return f"{self.kind} {self.sku_id}"

    def view(self) -> MovementView:
        effect = Effect(self.on_hand, self.reserved, self.allocated)
        return MovementView(self.pk, self.sku_id, MovementKind(self.kind), self.ref, effect, self.at, self.because)
