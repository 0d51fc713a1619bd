"""What we give back."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.errors import RefundNotFound
from market.payments.models.attempts import Attempt
from market.payments.models.intents import Intent
from market.payments.models.locking import Locking
from market.payments.states import REFUND, UNFINISHED, RefundState
from market.payments.types import RefundKind, RefundView


class Refunds(Locking["Refund"]):
    not_found = RefundNotFound


class Refund(models.Model):
    """Money going back to the payer. Its id is the reference by which the provider knows it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=128, unique=True)  # The asker's name for it: asked twice, given once.
    intent = models.ForeignKey(Intent, models.PROTECT, related_name="refunds")
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="refunds")
    order_id = models.UUIDField(null=True, db_index=True)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    kind = models.CharField(max_length=32)
    because = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default=REFUND.start)
    awaits_shares = models.BooleanField(db_default=False)  # Not sent before so much has come back from receivers.
    provider_ref = models.CharField(max_length=128, blank=True, db_default="")
    tries = models.PositiveIntegerField(db_default=0)
    next_try_at = models.DateTimeField(null=True)  # None: done.
    trouble = models.CharField(max_length=300, blank=True, db_default="")
    requested_at = models.DateTimeField()
    succeeded_at = models.DateTimeField(null=True)
    alerted_at = models.DateTimeField(null=True)

    objects = Refunds.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="payments_refund_state_known", condition=Q(state__in=list(RefundState))),
            models.CheckConstraint(name="payments_refund_kind_known", condition=Q(kind__in=list(RefundKind))),
            models.CheckConstraint(name="payments_refund_amount_positive", condition=Q(amount_minor__gt=0)),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="payments_refund_due", condition=Q(state__in=list(UNFINISHED))),
            models.Index(fields=["-requested_at"], name="payments_refund_newest"),
            models.Index(
                fields=["succeeded_at", "id"], name="payments_refund_of_a_day", condition=Q(state="succeeded")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    def move_to(self, after: RefundState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        REFUND.require(RefundState(self.state), after)
        RefundMove.objects.create(refund=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save()

    def view(self) -> RefundView:
        return RefundView(
            id=self.id,
            ref=self.intent.ref,
            order_id=self.order_id,
            state=RefundState(self.state),
            amount=self.amount,
            because=self.because,
            requested_at=self.requested_at,
            succeeded_at=self.succeeded_at,
        )


class RefundMove(models.Model):
    refund = models.ForeignKey(Refund, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["refund"], name="payments_refund_succeeds_once", condition=Q(after="succeeded")
            )
        ]
