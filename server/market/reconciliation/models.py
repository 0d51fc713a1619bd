"""Bills as they came, our own side of the same days, what belongs together, and what does not."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.facade import BillKind
from market.reconciliation.errors import BillNotFound, DifferenceNotFound
from market.reconciliation.states import BILL, DIFFERENCE, BillState, DifferenceState, Finding

KINDS = Q(kind__in=list(BillKind))


class Bills(models.QuerySet["Bill"]):
    def lock(self, pk: UUID) -> "Bill":
        """Locks go bill before difference, then by id. :raises BillNotFound:"""
        row = self.select_for_update().filter(pk=pk).first()
        if row is None:
            raise BillNotFound
        return row


class Bill(models.Model):
    """A provider's statement of one day in its own zone. Once in, its lines never change (migration 0002)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=16, default=BILL.start)
    digest = models.CharField(max_length=64, blank=True, db_default="")  # SHA-256 of the words as they came.
    line_count = models.PositiveIntegerField(db_default=0)  # So many are in.
    matched_count = models.PositiveIntegerField(db_default=0)
    tries = models.PositiveIntegerField(db_default=0)
    next_try_at = models.DateTimeField(null=True)  # None: it is in, or people bring it.
    trouble = models.CharField(max_length=300, blank=True, db_default="")
    alerted_at = models.DateTimeField(null=True)
    imported_at = models.DateTimeField(null=True)
    matched_at = models.DateTimeField(null=True)

    objects = Bills.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "day"], name="reconciliation_one_bill_a_day"),
            models.CheckConstraint(name="reconciliation_bill_state_known", condition=Q(state__in=list(BillState))),
            models.CheckConstraint(
                name="reconciliation_bill_day_is_some_time", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="reconciliation_bill_due", condition=Q(next_try_at__isnull=False)
            ),
            models.Index(fields=["-day", "provider"], name="reconciliation_bill_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.day} {self.state}"

    def move_to(self, after: BillState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        BILL.require(BillState(self.state), after)
        BillMove.objects.create(bill=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save()


class BillMove(models.Model):
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bill", "after"], name="reconciliation_bill_moves_once")]


class BillLine(models.Model):
    """One row of a bill, as it came."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=64, blank=True)  # What it is of, as we call it; "" when it names nothing.
    payment_ref = models.CharField(max_length=128, blank=True)
    refund_ref = models.CharField(max_length=128, blank=True)
    trade_ref = models.CharField(max_length=128, blank=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()  # More than nothing, whichever way it went.
    fee_minor = models.BigIntegerField()  # Kept by the provider; below zero: given back.
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bill", "place"], name="reconciliation_each_line_once"),
            models.CheckConstraint(name="reconciliation_line_kind_known", condition=KINDS),
            models.CheckConstraint(name="reconciliation_line_of_something", condition=Q(amount_minor__gt=0)),
        ]
        indexes = [models.Index(fields=["ref"], name="reconciliation_line_ref", condition=~Q(ref=""))]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} {self.amount_minor} {self.currency}"


class Entry(models.Model):
    """What we know to have happened at a provider: copied from payments, so that a day is matched by one statement."""

    provider = models.CharField(max_length=32)
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=64)
    trade_ref = models.CharField(max_length=128, blank=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    fee_minor = models.BigIntegerField()  # As reckoned; of a refund, the most that is given back, below zero.
    at = models.DateTimeField()
    day = models.DateField()  # In the provider's zone.
    booked_at = models.DateTimeField(null=True)  # By the ledger; None: it has no posting.
    booked_minor = models.BigIntegerField(db_default=0)  # On the provider's account, with its sign.

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "kind", "ref"], name="reconciliation_each_entry_once"),
            models.CheckConstraint(name="reconciliation_entry_kind_known", condition=KINDS),
            models.CheckConstraint(name="reconciliation_entry_of_something", condition=Q(amount_minor__gt=0)),
        ]
        indexes = [
            models.Index(fields=["provider", "day"], name="reconciliation_entry_day"),
            models.Index(
                fields=["provider", "kind", "trade_ref"],
                name="reconciliation_entry_trade",
                condition=~Q(trade_ref=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref} {self.amount_minor} {self.currency}"


class Pair(models.Model):
    """A line and an entry that are about the same. Neither is ever in two."""

    line = models.OneToOneField(BillLine, models.PROTECT, related_name="pair")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="pair")
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="pairs")
    is_fee_booked = models.BooleanField(db_default=False)


class Differences(models.QuerySet["Difference"]):
    def lock(self, pk: UUID) -> "Difference":
        """:raises DifferenceNotFound:"""
        row = self.select_for_update().filter(pk=pk).first()
        if row is None:
            raise DifferenceNotFound
        return row


class Difference(models.Model):
    """Something that a bill and we do not agree about, until it is explained or somebody has fixed it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="differences")
    line = models.ForeignKey(BillLine, models.PROTECT, null=True, related_name="differences", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="differences", db_index=False)
    provider = models.CharField(max_length=32)
    day = models.DateField()
    finding = models.CharField(max_length=20)
    state = models.CharField(max_length=16, default=DIFFERENCE.start)
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=64, blank=True)
    currency = models.CharField(max_length=3)
    delta_minor = models.BigIntegerField()  # By how much the provider holds more than we say; below zero: less.
    found_at = models.DateTimeField()
    suspended_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = Differences.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "finding", "currency"], name="reconciliation_each_line_differs_once"
            ),
            models.UniqueConstraint(
                fields=["entry"], name="reconciliation_each_entry_is_missing_once", condition=Q(line__isnull=True)
            ),
            models.CheckConstraint(name="reconciliation_finding_known", condition=Q(finding__in=list(Finding))),
            models.CheckConstraint(
                name="reconciliation_difference_state_known", condition=Q(state__in=list(DifferenceState))
            ),
            models.CheckConstraint(
                name="reconciliation_difference_of_something", condition=Q(line__isnull=False) | Q(entry__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["-day", "id"], name="reconciliation_diff_newest"),
            models.Index(fields=["ref"], name="reconciliation_diff_ref"),
            models.Index(
                fields=["provider", "day"],
                name="reconciliation_diff_unsettled",
                condition=Q(state__in=["waiting", "open", "suspended"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding} {self.ref} {self.delta_minor} {self.currency}"

    @property
    def delta(self) -> Money:
        return Money(self.currency, self.delta_minor)

    def move_to(self, after: DifferenceState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`; many at once, `services/open_differences.py`. :raises IllegalMove:"""
        DIFFERENCE.require(DifferenceState(self.state), after)
        DifferenceMove.objects.create(difference=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        if after == DifferenceState.SUSPENDED:
            self.suspended_at = now
        elif after in DIFFERENCE.final():
            self.ended_at = now
        self.save()


class DifferenceMove(models.Model):
    difference = models.ForeignKey(Difference, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["difference", "after"], name="reconciliation_diff_moves_once")]


class Fix(models.Model):
    """A posting set that a person had made about a difference: one that books it, one that closes it."""

    class Step(models.TextChoices):
        BOOK = "book"
        CLOSE = "close"

    difference = models.ForeignKey(Difference, models.PROTECT, related_name="fixes")
    step = models.CharField(max_length=8, choices=Step)
    remedy = models.CharField(max_length=16)
    cause = models.CharField(max_length=80, unique=True)  # Of its posting set.
    by = models.UUIDField()
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["difference", "step"], name="reconciliation_fixed_once"),
            models.CheckConstraint(name="reconciliation_step_known", condition=Q(step__in=["book", "close"])),
        ]

    def __str__(self) -> str:
        return f"{self.remedy} {self.cause}"


class DayProof(models.Model):
    """What moved a provider's money on one day: by our ledger, by the bill, and everything that lies between."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="proofs")
    currency = models.CharField(max_length=3)
    ledger_minor = models.BigIntegerField()
    bill_minor = models.BigIntegerField()  # What was paid, less what went back, less fees.
    parts = (
        models.JSONField()
    )  # Name -> minor units; with `bill_minor` and what is unexplained they make `ledger_minor`.
    unexplained_minor = models.BigIntegerField()
    proved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bill", "currency"], name="reconciliation_one_proof_a_day")]

    def __str__(self) -> str:
        return f"{self.bill_id} {self.currency} {self.unexplained_minor}"
