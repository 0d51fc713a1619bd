"""What a person should look at."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.payments.errors import AlertNotFound
from market.payments.models.errands import Move
from market.payments.models.locking import Locking
from market.payments.states import ALERT, AlertState


class Alerts(Locking["Alert"]):
    not_found = AlertNotFound


class Alert(models.Model):
    """One trouble with one thing, however often it rings, until an operator closes it. Rung again, it is a new one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=128)  # What it is about: an id of ours, or a provider's account.
    facts = models.JSONField()  # As of the last time that it rang.
    times = models.PositiveIntegerField(db_default=1)
    state = models.CharField(max_length=16, default=ALERT.start)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    objects = Alerts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], name="payments_one_open_alert_each", condition=Q(state="open")
            ),
            models.CheckConstraint(name="payments_alert_state_known", condition=Q(state__in=list(AlertState))),
        ]
        indexes = [
            models.Index(fields=["-id"], name="payments_alert_open", condition=Q(state="open")),
            models.Index(fields=["subject"], name="payments_alert_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    def move_to(self, after: AlertState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        ALERT.require(AlertState(self.state), after)
        AlertMove.objects.create(alert=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save(update_fields=["state"])


class AlertMove(Move):
    alert = models.ForeignKey(Alert, models.PROTECT, related_name="moves")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "after"], name="payments_alert_moves_once")]
