"""What providers sign with, and how they have been doing: shared by all processes."""

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7


class ProviderKey(models.Model):
    """A key or certificate by which a provider proves itself. It never changes; rotation adds one."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    serial = models.CharField(max_length=64)
    pem = models.TextField()
    valid_until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "serial"], name="payments_each_key_once")]


class ProviderMinute(models.Model):
    """How the calls of one kind to one provider went within one minute, added up by all processes."""

    provider = models.CharField(max_length=32)
    operation = models.CharField(max_length=24)
    minute = models.DateTimeField()
    answered = models.PositiveIntegerField(db_default=0)  # With yes or no: both mean that it works.
    unclear = models.PositiveIntegerField(db_default=0)
    busy_ms = models.PositiveBigIntegerField(db_default=0)  # Σ of how long the calls took.
    slowest_ms = models.PositiveIntegerField(db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "operation", "minute"], name="payments_each_minute_once"),
            models.CheckConstraint(name="payments_minute_had_calls", condition=Q(answered__gt=0) | Q(unclear__gt=0)),
        ]
        indexes = [models.Index(fields=["-minute"], name="payments_minute_newest")]
