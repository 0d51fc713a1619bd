"""What a payer's bank took back."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.errors import ChargebackNotFound
from market.payments.models.attempts import Attempt
from market.payments.models.locking import Locking
from market.payments.states import CHARGEBACK, ChargebackState


class Chargebacks(Locking["Chargeback"]):
    not_found = ChargebackNotFound


class Chargeback(models.Model):
    """Money of one attempt that the payer's bank has taken from us, until it is won again or lost for good."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="chargebacks")
    provider = models.CharField(max_length=32)
    provider_ref = models.CharField(max_length=128)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    reason = models.CharField(max_length=100)
    state = models.CharField(max_length=16, default=CHARGEBACK.start)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = Chargebacks.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "provider_ref"], name="payments_each_chargeback_once"),
            models.CheckConstraint(
                name="payments_chargeback_state_known", condition=Q(state__in=list(ChargebackState))
            ),
            models.CheckConstraint(name="payments_chargeback_amount_positive", condition=Q(amount_minor__gt=0)),
            models.CheckConstraint(
                name="payments_chargeback_closed_at_some_time",
                condition=Q(state="open", closed_at__isnull=True)
                | ~Q(state="open") & Q(closed_at__isnull=False, closed_at__gte=F("opened_at")),
            ),
        ]
        indexes = [models.Index(fields=["-opened_at"], name="payments_chargeback_newest")]

    def __str__(self) -> str:
        return f"{self.provider} {self.provider_ref} {self.state}"

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    def move_to(self, after: ChargebackState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        CHARGEBACK.require(ChargebackState(self.state), after)
        ChargebackMove.objects.create(chargeback=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.closed_at = now
        self.save(update_fields=["state", "closed_at"])


class ChargebackMove(models.Model):
    chargeback = models.ForeignKey(Chargeback, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chargeback", "after"], name="payments_chargeback_moves_once")]
