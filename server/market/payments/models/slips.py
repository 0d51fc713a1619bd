"""Pictures of slips, by which payers show that they have transferred money."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.payments.errors import SlipNotFound
from market.payments.models.attempts import Attempt
from market.payments.models.locking import Locking
from market.payments.states import SLIP, SlipState


class Slips(Locking["Slip"]):
    not_found = SlipNotFound


class Slip(models.Model):
    """A slip of a transfer by bank. It proves nothing: an operator looks at the account."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="slips")
    picture_id = models.UUIDField()
    payer_name = models.CharField(max_length=100)
    state = models.CharField(max_length=16, default=SLIP.start)
    bank_ref = models.CharField(max_length=64, blank=True, db_default="")  # The transfer's number on our account.
    submitted_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)

    objects = Slips.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt"], name="payments_one_slip_waits", condition=Q(state="submitted")),
            models.UniqueConstraint(fields=["bank_ref"], name="payments_each_transfer_once", condition=~Q(bank_ref="")),
            models.CheckConstraint(name="payments_slip_state_known", condition=Q(state__in=list(SlipState))),
            models.CheckConstraint(
                name="payments_slip_accepted_by_a_transfer",
                condition=~Q(state="accepted") | ~Q(bank_ref=""),
            ),
        ]
        indexes = [models.Index(fields=["-submitted_at"], name="payments_slip_newest")]

    def __str__(self) -> str:
        return f"{self.payer_name} {self.state}"

    def move_to(self, after: SlipState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        SLIP.require(SlipState(self.state), after)
        SlipMove.objects.create(slip=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.reviewed_at = now
        self.save(update_fields=["state", "reviewed_at", "bank_ref"])


class SlipMove(models.Model):
    slip = models.ForeignKey(Slip, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slip", "after"], name="payments_slip_moves_once")]
