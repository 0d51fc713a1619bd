"""What a provider is asked to do once, by a reference, and asked about until it is known what became of it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from foundation.money import Money


class Errand(models.Model):
    """A row of its own kind under this; its id is the reference by which the provider knows it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=128, unique=True)  # The asker's name for it: asked twice, done once.
    provider = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)
    provider_ref = models.CharField(max_length=128, blank=True, db_default="")
    tries = models.PositiveIntegerField(db_default=0)
    next_try_at = models.DateTimeField(null=True)  # None: nothing left to ask.
    trouble = models.CharField(max_length=300, blank=True, db_default="")
    requested_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    alerted_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["next_try_at"], name="payments_%(class)s_due", condition=Q(next_try_at__isnull=False)),
            models.Index(fields=["-requested_at"], name="payments_%(class)s_newest"),
        ]

    moves: Any
    state: Any

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    def money(self, minor: int) -> Money:
        return Money(self.currency, minor)

    def ask_later(self, trouble: str, *, now: datetime, wait: timedelta) -> None:
        """Remember what went wrong and when to try again. Writes nothing."""
        self.trouble = trouble[:300]
        self.next_try_at = now + wait

    def end(self, *, now: datetime, trouble: str = "") -> None:
        """Remember that there is nothing left to ask. Writes nothing."""
        self.trouble = trouble[:300]
        self.next_try_at = None
        self.ended_at = now


class Move(models.Model):
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        abstract = True
