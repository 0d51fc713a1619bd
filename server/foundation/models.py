"""The house's own tables: news, its deliveries, idempotency keys, live messages, the audit trail, rate counts."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from foundation.ids import uuid7

WAITING = Q(done_at__isnull=True, dead_at__isnull=True)


class OutboxEvent(models.Model):
    """One piece of news, true since the transaction that wrote it."""

    seq = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid7)
    name = models.TextField()
    key = models.TextField()  # News with one key reaches each handler in order.
    body = models.JSONField()
    told_at = models.DateTimeField(db_default=Now())
    fanned_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["seq"], name="outbox_fresh", condition=Q(fanned_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.name} {self.key}"


class Delivery(models.Model):
    """One handler's copy of one piece of news: the inbox that makes handling once-only."""

    event = models.ForeignKey(OutboxEvent, models.PROTECT, related_name="deliveries")
    handler = models.TextField()
    key = models.TextField()
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="delivery_once_per_handler")]
        indexes = [
            models.Index(fields=["handler", "key", "event"], name="delivery_line", condition=Q(done_at__isnull=True)),
            models.Index(fields=["event"], name="delivery_due", condition=WAITING),
            models.Index(fields=["done_at"], name="delivery_done", condition=Q(done_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.handler} #{self.event_id}"


class IdempotencyKey(models.Model):
    """One client's name for one intention, and the answer it got."""

    scope = models.TextField()
    key = models.TextField()
    fingerprint = models.TextField()
    status = models.PositiveSmallIntegerField(null=True)
    body = models.BinaryField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="idempotency_one_effect")]


class LiveMessage(models.Model):
    """A message for whoever listens to a topic, kept for those who come back."""

    topic = models.TextField()
    name = models.TextField()
    data = models.JSONField()
    at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        indexes = [models.Index(fields=["topic", "id"], name="live_topic")]


class AuditEntry(models.Model):
    """One act of staff, an operator or the house. Triggers refuse updates and deletes."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField(db_default=Now(), db_index=True)
    actor_id = models.UUIDField(null=True)
    action = models.TextField()
    subject = models.TextField(db_index=True)
    holder_id = models.UUIDField(null=True, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    because = models.TextField(blank=True)
    request_id = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["actor_id", "-at"], name="audit_by_actor", condition=Q(actor_id__isnull=False)),
            models.Index(fields=["request_id"], name="audit_by_request", condition=~Q(request_id="")),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


class RateCount(models.Model):
    """How often somebody asked for something in the running minute."""

    who = models.TextField()
    what = models.TextField()
    minute = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "what"], name="rate_one_counter")]
