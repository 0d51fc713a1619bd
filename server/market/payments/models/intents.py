"""What is to be paid."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.errors import IntentNotFound
from market.payments.models.locking import Locking
from market.payments.states import INTENT, IntentState
from market.payments.types import IntentView


class Intents(Locking["Intent"]):
    not_found = IntentNotFound

    def lock_ref(self, ref: UUID) -> "Intent":
        """:raises IntentNotFound:"""
        return self._locked(ref=ref)


class Intent(models.Model):
    """What one person is to pay for one checkout, once."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ref = models.UUIDField(unique=True)  # The checkout.
    payer_id = models.UUIDField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    title = models.JSONField()
    state = models.CharField(max_length=16, default=INTENT.start)
    expires_at = models.DateTimeField()
    created_at = models.DateTimeField(db_default=Now())
    paid_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)  # Stays when late money comes.
    method = models.CharField(max_length=32, blank=True, db_default="")
    paid_minor = models.BigIntegerField(db_default=0)  # Σ of its succeeded attempts.
    refunded_minor = models.BigIntegerField(db_default=0)  # Σ of its refunds, from the moment they are asked for.

    objects = Intents.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="payments_intent_state_known", condition=Q(state__in=list(IntentState))),
            models.CheckConstraint(name="payments_intent_amount_positive", condition=Q(amount_minor__gt=0)),
            models.CheckConstraint(
                name="payments_intent_never_refunds_more_than_paid",
                condition=Q(refunded_minor__gte=0) & Q(refunded_minor__lte=F("paid_minor")),
            ),
            models.CheckConstraint(
                name="payments_intent_paid_in_full_or_not_at_all",
                condition=Q(state="paid", paid_minor__gte=F("amount_minor"), paid_at__isnull=False)
                | (~Q(state="paid") & Q(paid_minor=0, paid_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="payments_intent_closed_at_some_time",
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["payer_id", "-created_at"], name="payments_intent_payer"),
            models.Index(fields=["-created_at"], name="payments_intent_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.state}"

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    def move_to(self, after: IntentState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        INTENT.require(IntentState(self.state), after)
        IntentMove.objects.create(intent=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save(update_fields=["state", "paid_at", "closed_at", "method", "paid_minor", "refunded_minor"])

    def view(self) -> IntentView:
        return IntentView(
            id=self.id,
            ref=self.ref,
            payer_id=self.payer_id,
            amount=self.amount,
            state=IntentState(self.state),
            expires_at=self.expires_at,
            paid_at=self.paid_at,
            method=self.method or None,
            is_late=self.paid_at is not None and self.closed_at is not None,
        )


class IntentMove(models.Model):
    intent = models.ForeignKey(Intent, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:  # Should a lock ever fail us, the second to make the same move is refused by this row.
        constraints = [models.UniqueConstraint(fields=["intent", "after"], name="payments_intent_moves_once")]
