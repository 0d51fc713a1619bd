"""
Cases, what was said and done in them, and how many pieces of a line are in question.

Locks go case → line tally → the order, stock and payment of the rooms below.
"""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.aftersales.errors import CaseNotFound
from market.aftersales.states import CASE, OPEN, Actor, CaseState, Event
from market.aftersales.types import CaseKind, CaseReason, CaseView, Fault, Grade


class CaseQuerySet(models.QuerySet["Case"]):
    def lock(self, case_id: UUID) -> "Case":
        """:raises CaseNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=case_id)
        except Case.DoesNotExist:
            raise CaseNotFound from None

    def overdue(self, now: datetime) -> Self:
        """Return those whose time is up. An operator's is watched, and never ends by itself."""
        return self.filter(due_at__lte=now, state__in=sorted(OPEN - {CaseState.ARBITRATION}))


class Case(models.Model):
    """What one buyer asks of one shop about so many pieces of one line."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    order_id = models.UUIDField()
    line_id = models.UUIDField()
    sku_id = models.UUIDField()
    shop_id = models.UUIDField()
    person_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=20)
    fault = models.CharField(max_length=8)
    state = models.CharField(max_length=16, default=CASE.start)
    quantity = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    asked_minor = models.BigIntegerField(null=True)  # Null: all that the pieces are worth.
    wanted_sku_id = models.UUIDField(null=True)  # Of an exchange or a reship: what is to be sent.
    stock_ref = models.UUIDField(null=True)  # Under which stock holds what is to be sent.
    return_address = models.JSONField(null=True)
    carrier = models.CharField(max_length=20, blank=True)
    tracking_no = models.CharField(max_length=40, blank=True)
    sent_back_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    grade = models.CharField(max_length=1, blank=True)
    parcel_id = models.UUIDField(null=True)  # Of shipping: what the shop sent in its place.
    refund_bps = models.PositiveSmallIntegerField(default=10_000)
    shop_pays_freight = models.BooleanField(null=True)  # As decided; null: by fault.
    decided_count = models.PositiveSmallIntegerField(default=0)
    pieces_undone = models.PositiveIntegerField(default=0)
    payment_refund_id = models.UUIDField(null=True, unique=True)  # Of payments.
    refunded_minor = models.BigIntegerField(null=True)  # What was promised back, freight included.
    refunded_freight_minor = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(null=True)
    evidence_until = models.DateTimeField(null=True)
    is_extended = models.BooleanField(default=False)
    is_modified = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="aftersales_case_state_known", condition=Q(state__in=[str(one) for one in CaseState])
            ),
            models.CheckConstraint(
                name="aftersales_case_kind_known", condition=Q(kind__in=[str(one) for one in CaseKind])
            ),
            models.CheckConstraint(
                name="aftersales_case_of_something",
                condition=Q(quantity__gte=1, pieces_undone__lte=F("quantity"))
                & (Q(asked_minor__isnull=True) | Q(asked_minor__gt=0)),
            ),
            models.CheckConstraint(
                name="aftersales_case_decided_in_part_or_whole",
                condition=Q(refund_bps__lte=10_000, decided_count__lte=2),
            ),
            models.CheckConstraint(
                name="aftersales_case_graded_when_back",
                condition=Q(grade="") | Q(grade__in=["A", "B"], sent_back_at__isnull=False),
            ),
            models.CheckConstraint(
                name="aftersales_case_closes_at_its_end",
                condition=Q(closed_at__isnull=True, state__in=sorted(OPEN))
                | Q(closed_at__isnull=False, due_at__isnull=True, state__in=sorted(CASE.final())),
            ),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="aftersales_of_person"),
            models.Index(fields=["shop_id", "state", "-id"], name="aftersales_of_shop_state"),
            models.Index(fields=["shop_id", "-id"], name="aftersales_of_shop"),
            models.Index(fields=["state", "-id"], name="aftersales_by_state"),
            models.Index(fields=["order_id"], name="aftersales_of_order"),
            models.Index(fields=["line_id"], name="aftersales_of_line"),
            models.Index(fields=["due_at"], name="aftersales_due", condition=Q(due_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} × {self.quantity}"

    def move_to(
        self, after: CaseState, *, event: Event, actor: Actor, person_id: UUID | None, now: datetime, because: str
    ) -> None:
        """The only line of code that writes `state`, with whatever else was set on the row. :raises IllegalMove:"""
        if after != self.state:
            CASE.require(CaseState(self.state), after)
        self.note(event, actor=actor, person_id=person_id, now=now, because=because, after=after)
        self.state = after
        self.save()

    def note(
        self,
        event: Event,
        *,
        actor: Actor,
        person_id: UUID | None,
        now: datetime,
        because: str,
        after: CaseState | None = None,
    ) -> None:
        """Write a line of the case's history."""
        self.moves.create(
            event=event,
            actor=actor,
            person_id=person_id,
            before=self.state if event != Event.APPLY else "",
            after=after or self.state,
            at=now,
            because=because,
        )

    def money(self, minor: int | None) -> Money | None:
        return None if minor is None else Money(self.currency, minor)

    def view(self) -> CaseView:
        return CaseView(
            id=self.id,
            order_id=self.order_id,
            line_id=self.line_id,
            sku_id=self.sku_id,
            shop_id=self.shop_id,
            person_id=self.person_id,
            kind=CaseKind(self.kind),
            reason=CaseReason(self.reason),
            fault=Fault(self.fault),
            state=CaseState(self.state),
            quantity=self.quantity,
            asked=self.money(self.asked_minor),
            wanted_sku_id=self.wanted_sku_id,
            refunded=self.money(self.refunded_minor),
            refunded_freight=self.money(self.refunded_freight_minor),
            return_address=self.return_address,
            carrier=self.carrier,
            tracking_no=self.tracking_no,
            grade=Grade(self.grade) if self.grade else None,
            parcel_id=self.parcel_id,
            due_at=self.due_at,
            evidence_until=self.evidence_until,
            opened_at=self.opened_at,
            closed_at=self.closed_at,
            sent_back_at=self.sent_back_at,
            signed_at=self.signed_at,
            is_extended=self.is_extended,
            is_modified=self.is_modified,
            decided_count=self.decided_count,
            refund_bps=self.refund_bps,
            shop_pays_freight=self.shop_pays_freight,
        )


class CaseMove(models.Model):
    """One thing that was done in a case, whether or not it changed its state. Never changed, never deleted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="moves")
    event = models.CharField(max_length=20)
    actor = models.CharField(max_length=10)
    person_id = models.UUIDField(null=True)  # Null: nobody in person.
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.TextField(blank=True)


class Statement(models.Model):
    """What one side says, with pictures. Never changed, never deleted: it may be what a decision rests on."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="statements")
    actor = models.CharField(max_length=10)
    person_id = models.UUIDField()
    text = models.TextField(blank=True)
    picture_ids = ArrayField(models.UUIDField(), default=list)
    at = models.DateTimeField()


class Decision(models.Model):
    """How an operator decided, and on appeal another. Never changed, never deleted."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    operator_id = models.UUIDField()
    first_operator_id = models.UUIDField(null=True)  # Of an appeal: whose decision it is about.
    refund_bps = models.PositiveSmallIntegerField()  # Of what the pieces are worth, or of what was asked.
    needs_return = models.BooleanField()
    shop_pays_freight = models.BooleanField()
    because = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="aftersales_one_decision_each_time"),
            models.CheckConstraint(
                name="aftersales_decision_in_part_or_whole", condition=Q(refund_bps__lte=10_000, number__in=[1, 2])
            ),
            models.CheckConstraint(
                name="aftersales_another_decides_the_appeal",
                condition=Q(number=1, first_operator_id__isnull=True)
                | Q(number=2, first_operator_id__isnull=False) & ~Q(first_operator_id=F("operator_id")),
            ),
        ]


class LineTally(models.Model):
    """How many pieces of a line are in open cases, and how many had their sale undone by one."""

    line_id = models.UUIDField(primary_key=True)
    bought_count = models.PositiveIntegerField()
    open_count = models.PositiveIntegerField(default=0)
    undone_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="aftersales_never_more_than_bought",
                condition=Q(open_count__gte=0, undone_count__gte=0)
                & Q(bought_count__gte=F("open_count") + F("undone_count")),
            )
        ]
