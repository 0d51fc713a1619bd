"""
What people have of points, in lots that end, and every move of them.

Locks go account by person → its lots.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from market.points.types import EntryView, Kind


class AccountQuerySet(models.QuerySet["Account"]):
    def lock(self, person_ids: Collection[UUID]) -> dict[UUID, "Account"]:
        """Lock these people's accounts in one order, beginning those that were not there."""
        ordered = sorted(set(person_ids))
        self.bulk_create([self.model(person_id=one) for one in ordered], ignore_conflicts=True)
        rows = self.select_for_update(no_key=True).filter(person_id__in=ordered).order_by("person_id")
        return {row.person_id: row for row in rows}


class Account(models.Model):
    """What somebody has, or owes. At commit a trigger holds the balance to the lots."""

    person_id = models.UUIDField(primary_key=True)
    balance = models.PositiveBigIntegerField(default=0)
    debt = models.PositiveBigIntegerField(default=0)

    objects = AccountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="points_has_or_owes", condition=Q(balance=0) | Q(debt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.balance - self.debt}"


class LotQuerySet(models.QuerySet["Lot"]):
    def held_by(self, person_ids: Collection[UUID]) -> Self:
        """Return the lots of these people that something is left of, what ends first first."""
        return self.filter(person_id__in=person_ids, left__gt=0).order_by("expires_at", "pk")


class Lot(models.Model):
    """Points that were earned together and end together."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField()
    cause = models.CharField(max_length=120, unique=True)  # What they were earned for; the same earns once.
    earned = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    taken_back = models.PositiveIntegerField(default=0)
    earned_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = LotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="points_lot_gives_what_it_got", condition=Q(left__lte=F("earned"))),
            models.CheckConstraint(
                name="points_no_more_taken_back_than_earned", condition=Q(taken_back__lte=F("earned"))
            ),
        ]
        indexes = [
            models.Index(fields=["person_id", "expires_at"], name="points_usable", condition=Q(left__gt=0)),
            models.Index(fields=["expires_at"], name="points_ending", condition=Q(left__gt=0)),
        ]

    def __str__(self) -> str:
        return self.cause


class Entry(models.Model):
    """One move of somebody's balance. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField()
    kind = models.CharField(max_length=12)
    points = models.BigIntegerField()  # signed
    cause = models.CharField(max_length=120)
    title = models.JSONField()
    at = models.DateTimeField()
    balance_after = models.BigIntegerField()  # below zero: a debt

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["kind", "cause"], name="points_each_effect_once"),
            models.CheckConstraint(
                name="points_entry_goes_its_way",
                condition=Q(kind__in=[Kind.EARNED, Kind.RETURNED], points__gt=0)
                | Q(kind__in=[Kind.SPENT, Kind.TAKEN_BACK, Kind.EXPIRED], points__lt=0),
            ),
        ]
        indexes = [models.Index(fields=["person_id", "-id"], name="points_entries_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.points}"

    def view(self) -> EntryView:
        return EntryView(self.id, Kind(self.kind), self.points, self.title, self.at, self.balance_after)


class Draw(models.Model):
    """From which lot what was spent came: it goes back there. Append-only."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="draws")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="draws")
    points = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.lot_id} {self.points}"


def move(
    account: Account, kind: Kind, points: int, *, cause: str, title: object, now: datetime, debt: int = 0
) -> Entry:
    """
    Move a locked account, and return what notes it: `keep` writes both.

    In: points, signed; `debt`, by how much the debt changes, signed. What is not debt is balance:
    points = Δbalance − Δdebt.
    """
    account.balance += points + debt
    account.debt += debt
    return Entry(
        person_id=account.person_id,
        kind=kind,
        points=points,
        cause=cause,
        title=title,
        at=now,
        balance_after=account.balance - account.debt,
    )


def keep(accounts: Collection[Account], moves: Collection[Entry]) -> None:
    """Write accounts as they are now, and the moves that brought them there. Two statements, however many."""
    Account.objects.bulk_update(accounts, ["balance", "debt"])
    Entry.objects.bulk_create(moves)
