"""
Terms, order lines on their way to the shop, what changed what a shop may be paid, statements, and their shares.

Locks go book (of a shop) → statement → line by id → rest (of a payment) → the rooms below.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation import sql
from foundation.ids import uuid7
from foundation.money import Money
from market.settlement.errors import StatementNotFound
from market.settlement.rules import MOST_PROMOTER_BPS, TIERS, WHOLE_BPS
from market.settlement.states import (
    LINE,
    REST,
    SHARE,
    STATEMENT,
    LineState,
    RestState,
    ShareState,
    StatementState,
)
from market.settlement.types import (
    BookView,
    DeductionView,
    DepositKind,
    DepositView,
    Fee,
    ItemKind,
    ItemView,
    LineKind,
    Parts,
    PayoutStage,
    PayoutView,
    Rates,
    Rhythm,
    StatementView,
    TermsView,
)

OF_PAID = (Fee.PAYMENT, Fee.PROMOTER)  # Of what went through the provider; the others of all that was earned.
PARTS = ("gross", "commission", "technical", "payment", "promoter", "reserve", "net")


def _adds_up() -> Q:
    return Q(
        gross_minor=F("commission_minor") + F("technical_minor") + F("payment_minor") + F("promoter_minor")
        + F("reserve_minor") + F("net_minor")
    )  # fmt: skip


class Terms(models.Model):
    """By what rates a shop sells, from an instant on. A version is never changed: another follows it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField(null=True)  # Null: the house's own, for shops that have agreed upon no others.
    version = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    commission_bps = models.PositiveIntegerField()
    commission_by_category = models.JSONField(default=dict)  # {category_id: bps}; the nearest category decides
    technical_bps = models.PositiveIntegerField()
    payment_bps = models.PositiveIntegerField()
    reserve_bps = models.PositiveIntegerField()
    reserve_days = models.PositiveSmallIntegerField()
    tier_days = models.PositiveSmallIntegerField()
    rhythm = models.CharField(max_length=8)
    because = models.TextField()
    decided_by = models.UUIDField(null=True)  # Null: the house, when it was built.
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(
                fields=["shop_id", "version"], name="settlement_terms_version_once", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["shop_id", "starts_at"], name="settlement_terms_begin_once", nulls_distinct=False
            ),
            models.CheckConstraint(name="settlement_terms_tier", condition=Q(tier_days__in=TIERS)),
            models.CheckConstraint(
                name="settlement_terms_rhythm", condition=Q(rhythm__in=[str(one) for one in Rhythm])
            ),
            models.CheckConstraint(
                name="settlement_terms_leave_something",
                condition=Q(commission_bps__lte=WHOLE_BPS - F("technical_bps") - F("payment_bps") - F("reserve_bps")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id or 'house'} {self.version}"

    def view(self) -> TermsView:
        return TermsView(
            self.id, self.shop_id, self.version, self.starts_at, self.commission_bps,
            {UUID(key): bps for key, bps in self.commission_by_category.items()},
            self.technical_bps, self.payment_bps, self.reserve_bps, self.reserve_days, self.tier_days,
            Rhythm(self.rhythm),
        )  # fmt: skip


class Book(models.Model):
    """What one shop owes in one currency after clawbacks, and what it has given as security."""

    shop_id = models.UUIDField()
    currency = models.CharField(max_length=3)
    debt_minor = models.BigIntegerField(default=0)  # Taken from its next shares. Below zero: it was taken too early.
    deposit_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop_id", "currency"], name="settlement_one_book"),
            models.CheckConstraint(name="settlement_deposit_not_below_zero", condition=Q(deposit_minor__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.currency}"

    def view(self) -> BookView:
        return BookView(self.currency, self.debt_minor, self.deposit_minor)

    @classmethod
    def lock(cls, shop_id: UUID, currency: str) -> "Book":
        """Lock a shop's book, opening it when it is the first time."""
        Book.objects.bulk_create([Book(shop_id=shop_id, currency=currency)], ignore_conflicts=True)
        return Book.objects.select_for_update().get(shop_id=shop_id, currency=currency)


class Line(models.Model):
    """An order's line, or its freight, on the way to the shop; with the terms of the day when it was paid."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source_id = models.UUIDField(unique=True)  # The order line; of freight, the order.
    kind = models.CharField(max_length=8)
    order_id = models.UUIDField(db_index=True)
    checkout_id = models.UUIDField(db_index=True)
    shop_id = models.UUIDField()
    state = models.CharField(max_length=16, default=LINE.start)
    currency = models.CharField(max_length=3)
    paid_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)  # From when on it may settle: delivered + N days, and completed.
    settled_at = models.DateTimeField(null=True)
    reserve_until = models.DateTimeField(null=True)
    # What it brought, and what went back of it.
    paid_minor = models.BigIntegerField()
    returned_minor = models.BigIntegerField(default=0)
    funded_minor = models.BigIntegerField()  # Discounts that the platform pays to the shop.
    unfunded_minor = models.BigIntegerField(default=0)  # Of that, what was taken back.
    # Its terms.
    terms_id = models.UUIDField()
    terms_version = models.PositiveIntegerField()
    commission_bps = models.PositiveIntegerField()
    technical_bps = models.PositiveIntegerField()
    payment_bps = models.PositiveIntegerField()
    promoter_bps = models.PositiveIntegerField(default=0)  # of what was paid; `name_promoters` writes it
    promoter_id = models.UUIDField(null=True)
    reserve_bps = models.PositiveIntegerField()
    reserve_days = models.PositiveSmallIntegerField()
    tier_days = models.PositiveSmallIntegerField()
    # What is held of it: nothing before it has settled, less after each clawback.
    gross_minor = models.BigIntegerField(default=0)
    commission_minor = models.BigIntegerField(default=0)
    technical_minor = models.BigIntegerField(default=0)
    payment_minor = models.BigIntegerField(default=0)
    promoter_minor = models.BigIntegerField(default=0)
    reserve_minor = models.BigIntegerField(default=0)
    net_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settlement_line_state_known", condition=Q(state__in=[str(one) for one in LineState])
            ),
            models.CheckConstraint(
                name="settlement_line_kind_known", condition=Q(kind__in=[str(one) for one in LineKind])
            ),
            models.CheckConstraint(
                name="settlement_line_returns_no_more_than_it_brought",
                condition=Q(returned_minor__gte=0, returned_minor__lte=F("paid_minor"))
                & Q(unfunded_minor__gte=0, unfunded_minor__lte=F("funded_minor")),
            ),
            models.CheckConstraint(name="settlement_line_adds_up", condition=_adds_up()),
            models.CheckConstraint(
                name="settlement_line_parts_not_below_zero",
                condition=Q(**{f"{part}_minor__gte": 0 for part in PARTS}),
            ),
            models.CheckConstraint(
                name="settlement_line_held_is_what_is_kept",
                condition=Q(settled_at__isnull=True, gross_minor=0)
                | Q(
                    settled_at__isnull=False,
                    gross_minor=F("paid_minor") - F("returned_minor") + F("funded_minor") - F("unfunded_minor"),
                ),
            ),
            models.CheckConstraint(
                name="settlement_line_settles_before_it_goes_on",
                condition=Q(state__in=["pending", "delivered", "void"]) | Q(settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="settlement_promoter_within_cap", condition=Q(promoter_bps__lte=MOST_PROMOTER_BPS)
            ),
            models.CheckConstraint(
                name="settlement_line_rates_leave_something",
                condition=Q(
                    commission_bps__lte=WHOLE_BPS
                    - F("technical_bps") - F("payment_bps") - F("promoter_bps") - F("reserve_bps")
                ),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["due_at"], name="settlement_line_due", condition=Q(state="delivered")),
            models.Index(
                fields=["reserve_until", "id"], name="settlement_reserve_due", condition=Q(reserve_minor__gt=0)
            ),
            models.Index(fields=["shop_id", "-id"], name="settlement_lines_of_shop"),
        ]

    def __str__(self) -> str:
        return str(self.source_id)

    @property
    def rates(self) -> Rates:
        return Rates(self.commission_bps, self.technical_bps, self.payment_bps, self.promoter_bps, self.reserve_bps)

    @property
    def held(self) -> Parts:
        return Parts(**{part: getattr(self, f"{part}_minor") for part in PARTS})

    @held.setter
    def held(self, parts: Parts) -> None:
        for part in PARTS:
            setattr(self, f"{part}_minor", getattr(parts, part))

    @property
    def kept_paid(self) -> int:
        return self.paid_minor - self.returned_minor

    @property
    def kept_funded(self) -> int:
        return self.funded_minor - self.unfunded_minor


class LineMove(models.Model):
    line = models.ForeignKey(Line, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField()


class Giveback(models.Model):
    """What one refund took from one line. Never changed: news told twice is counted once."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="givebacks")
    refund_id = models.UUIDField()
    paid_minor = models.BigIntegerField()
    funded_minor = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund_id", "line"], name="settlement_line_once_in_a_refund"),
            models.CheckConstraint(
                name="settlement_giveback_amounts", condition=Q(paid_minor__gte=0, funded_minor__gte=0)
            ),
        ]


class Statement(models.Model):
    """What a shop may be paid for one period, line by line."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField()
    number = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=12, default=STATEMENT.start)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    made_at = models.DateTimeField()
    confirm_by = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)  # Null: nobody said anything in time.
    open_disputes = models.PositiveIntegerField(default=0)
    item_count = models.PositiveIntegerField()
    gross_minor = models.BigIntegerField()
    commission_minor = models.BigIntegerField()
    technical_minor = models.BigIntegerField()
    payment_minor = models.BigIntegerField()
    promoter_minor = models.BigIntegerField()
    reserve_minor = models.BigIntegerField()
    net_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shop_id", "currency", "ends_at"], name="settlement_one_statement_a_period"
            ),
            models.UniqueConstraint(fields=["shop_id", "currency", "number"], name="settlement_statement_number_once"),
            models.CheckConstraint(name="settlement_statement_adds_up", condition=_adds_up()),
            models.CheckConstraint(
                name="settlement_confirmed_without_disputes", condition=~Q(state="confirmed") | Q(open_disputes=0)
            ),
            models.CheckConstraint(
                name="settlement_statement_state_known", condition=Q(state__in=[str(one) for one in StatementState])
            ),
        ]
        indexes = [
            models.Index(fields=["confirm_by"], name="settlement_to_confirm", condition=Q(state="open")),
            models.Index(fields=["shop_id", "-id"], name="settlement_statements_of_shop"),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.number}"

    @classmethod
    def lock(cls, statement_id: UUID) -> "Statement":
        """:raises StatementNotFound:"""
        found = cls.objects.select_for_update().filter(pk=statement_id).first()
        if found is None:
            raise StatementNotFound
        return found

    def view(self) -> StatementView:
        return StatementView(
            self.id, self.shop_id, self.number, self.currency, StatementState(self.state), self.starts_at,
            self.ends_at, self.made_at, self.confirm_by, self.confirmed_at, self.gross_minor, self.commission_minor,
            self.technical_minor, self.payment_minor, self.promoter_minor, self.reserve_minor, self.net_minor,
            self.item_count,
        )  # fmt: skip


class Item(models.Model):
    """One change of what a shop may be paid, as it is in the ledger under the same cause; each is in one statement."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    cause = models.TextField(unique=True)  # The posting set's.
    kind = models.CharField(max_length=20)
    shop_id = models.UUIDField()
    currency = models.CharField(max_length=3)
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="items")
    order_id = models.UUIDField(null=True)
    statement = models.ForeignKey(Statement, models.PROTECT, null=True, related_name="items")
    at = models.DateTimeField()
    paid_minor = models.BigIntegerField(default=0)  # The bases of its fees: what the buyer paid,
    funded_minor = models.BigIntegerField(default=0)  # and what the platform put to it.
    gross_minor = models.BigIntegerField(default=0)
    commission_minor = models.BigIntegerField(default=0)
    technical_minor = models.BigIntegerField(default=0)
    payment_minor = models.BigIntegerField(default=0)
    promoter_minor = models.BigIntegerField(default=0)
    reserve_minor = models.BigIntegerField(default=0)  # Kept back; below zero when it is released.
    net_minor = models.BigIntegerField()
    # Once disputed, for good.
    disputed_at = models.DateTimeField(null=True)
    disputed_by = models.UUIDField(null=True)
    dispute = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    decision = models.TextField(blank=True)
    granted_minor = models.BigIntegerField(default=0)
    # Of what is clawed back: what shares of its order bring less for it, before its own statement takes it.
    lessened_minor = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settlement_item_lessens_no_more_than_it_takes",
                condition=Q(lessened_minor=0) | Q(lessened_minor__gt=0, lessened_minor__lte=-F("net_minor")),
            ),
            models.CheckConstraint(
                name="settlement_item_kind_known", condition=Q(kind__in=[str(one) for one in ItemKind])
            ),
            models.CheckConstraint(name="settlement_item_adds_up", condition=_adds_up()),
            models.CheckConstraint(
                name="settlement_item_decided_after_dispute",
                condition=Q(decided_at__isnull=True) | Q(disputed_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["shop_id", "currency", "at"], name="settlement_items_to_state", condition=Q(statement=None)
            ),
            models.Index(fields=["order_id"], name="settlement_clawbacks", condition=Q(kind="clawed_back")),
            models.Index(
                fields=["-disputed_at", "-id"], name="settlement_disputes", condition=Q(disputed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.cause

    @property
    def taken(self) -> Money:
        """Return what was taken of it, which is the most that a dispute can bring."""
        return Money(self.currency, abs(self.gross_minor - self.net_minor))

    def view(self) -> ItemView:
        line = self.line
        return ItemView(
            self.pk, ItemKind(self.kind), LineKind(line.kind) if line else None, self.order_id,
            line.source_id if line and line.kind == LineKind.GOODS else None, self.currency, self.at, self.gross_minor,
            self._deductions(line), self.net_minor, self.disputed_at, self.dispute, self.decided_at, self.decision,
            self.granted_minor,
        )  # fmt: skip

    def _deductions(self, line: Line | None) -> tuple[DeductionView, ...]:
        """Say of each part that was taken, or given back, what it was taken of."""
        if line is None:
            return ()
        found = []
        for fee in Fee:
            amount = getattr(self, f"{fee}_minor")
            base = self.paid_minor if fee in OF_PAID else self.paid_minor + self.funded_minor
            if amount:
                found.append(DeductionView(fee, base, getattr(line, f"{fee}_bps"), line.terms_version, amount))
        return tuple(found)


class Share(models.Model):
    """What one order's payment gives to the shop for one statement, by a split of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="shares")
    shop_id = models.UUIDField()
    order_id = models.UUIDField()
    checkout_id = models.UUIDField(db_index=True)
    currency = models.CharField(max_length=3)
    earned_minor = models.BigIntegerField()
    recovered_minor = models.BigIntegerField()  # Stays with the platform's own: it pays what the shop owes.
    amount_minor = models.BigIntegerField()
    state = models.CharField(max_length=12, default=SHARE.start)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    trouble = models.TextField(blank=True)
    provider = models.CharField(max_length=40, blank=True)
    done_at = models.DateTimeField(null=True)
    payout = models.ForeignKey("Payout", models.PROTECT, null=True, related_name="shares")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "order_id"], name="settlement_order_once_in_a_statement"),
            models.CheckConstraint(
                name="settlement_share_adds_up",
                condition=Q(earned_minor=F("recovered_minor") + F("amount_minor"), recovered_minor__gte=0)
                & Q(amount_minor__gte=0),
            ),
            models.CheckConstraint(
                name="settlement_share_state_known", condition=Q(state__in=[str(one) for one in ShareState])
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="settlement_shares_waiting", condition=Q(state="waiting")),
            models.Index(fields=["statement"], name="settlement_shares_unpaid", condition=Q(state="done", payout=None)),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.order_id}"

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    @property
    def key(self) -> str:
        """Return by what payments knows this attempt; another follows a refusal."""
        return f"settlement:{self.id}:{self.tries}"


class Payout(models.Model):
    """What a shop's bank is to have for one statement from one provider."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="payouts")
    shop_id = models.UUIDField()
    provider = models.CharField(max_length=40)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)  # Null: payments has it, or it is held.
    held_at = models.DateTimeField(null=True)  # Since when so much waits for two operators.
    trouble = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settlement_payout_held_is_not_asked_for",
                condition=Q(held_at__isnull=True) | Q(next_try_at__isnull=True, done_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="settlement_payouts_to_ask", condition=Q(next_try_at__isnull=False)
            ),
            models.Index(fields=["held_at"], name="settlement_payouts_held", condition=Q(held_at__isnull=False)),
            models.Index(fields=["shop_id", "currency", "asked_at"], name="settlement_payouts_of_shop"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    @property
    def stage(self) -> PayoutStage:
        if self.done_at is not None:
            return PayoutStage.PAID
        if self.held_at is not None:
            return PayoutStage.HELD
        return PayoutStage.TRIED_AGAIN if self.trouble else PayoutStage.ON_ITS_WAY

    def view(self) -> PayoutView:
        return PayoutView(
            self.id, self.provider, self.currency, self.amount_minor, self.stage, self.asked_at, self.done_at
        )

    @property
    def key(self) -> str:
        return f"settlement:payout:{self.id}:{self.tries}"


class Rest(models.Model):
    """
    What is left of a checkout's payment when its shops have theirs: ours, once the provider is told that nothing more
    will be shared out. Looked at when something of the checkout came to its end.
    """

    checkout_id = models.UUIDField(primary_key=True)
    state = models.CharField(max_length=12, default=REST.start)
    look_at = models.DateTimeField(null=True)  # Null: not before something happens.
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settlement_rest_state_known", condition=Q(state__in=[str(one) for one in RestState])
            ),
        ]
        indexes = [models.Index(fields=["look_at"], name="settlement_rests_to_look_at", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return str(self.checkout_id)

    @classmethod
    def wake(cls, checkout_ids: Collection[UUID], now: datetime) -> None:
        """Have what is left of these payments looked at. One statement; the last that is locked of settlement."""
        rests = [Rest(checkout_id=one, look_at=now) for one in sorted(checkout_ids)]
        Rest.objects.bulk_create(rests, update_conflicts=True, unique_fields=["checkout_id"], update_fields=["look_at"])

    @property
    def key(self) -> str:
        """Return by what payments knows this attempt; another follows a refusal."""
        return f"settlement:rest:{self.checkout_id}:{self.tries}"


class DepositDecision(models.Model):
    """Somebody decided upon a shop's deposit, and why. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.TextField(unique=True)
    shop_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    evidence = models.TextField(default="")
    because = models.TextField()
    decided_by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="settlement_deposit_of_something", condition=Q(amount_minor__gt=0)),
            models.CheckConstraint(
                name="settlement_deposit_kind_known", condition=Q(kind__in=[str(one) for one in DepositKind])
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def view(self) -> DepositView:
        kind = DepositKind(self.kind)
        return DepositView(self.id, kind, self.currency, self.amount_minor, self.evidence, self.because, self.at)


MOVE = """
    INSERT INTO settlement_linemove (line_id, before, after, at, because)
    SELECT id, before, %(after)s, %(now)s, %(because)s FROM moved
"""


def move_lines(lines: Sequence[Line], after: LineState, *, now: datetime, because: str) -> None:
    """Move locked lines on, with a line of history each. Two statements. :raises IllegalMove:"""
    for line in lines:
        LINE.require(LineState(line.state), after)
    LineMove.objects.bulk_create(
        [LineMove(line=line, before=line.state, after=after, at=now, because=because) for line in lines]
    )
    Line.objects.filter(pk__in=[line.pk for line in lines]).update(state=after)
    for line in lines:
        line.state = after


def move_lines_where(
    which: str, before: LineState, after: LineState, *, now: datetime, because: str, **given: Any
) -> int:
    """
    Move all lines that a condition names, of one state, however many: one statement, and none of them comes to Python.

    In: `which`, SQL of our own over the line `l`. Return how many. :raises IllegalMove:
    """
    LINE.require(before, after)
    return sql.run(
        f"""
        WITH moved AS (
          UPDATE settlement_line l SET state = %(after)s WHERE l.state = %(before)s AND {which}
          RETURNING l.id, %(before)s::text AS before
        ) {MOVE}
        """,
        {**given, "before": before.value, "after": after.value, "now": now, "because": because},
    )
