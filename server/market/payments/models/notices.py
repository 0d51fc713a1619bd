"""What providers told us."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.payments.errors import NoticeNotFound
from market.payments.models.locking import Locking
from market.payments.states import NOTICE, NoticeState


class Notices(Locking["Notice"]):
    not_found = NoticeNotFound


class Notice(models.Model):
    """What a provider told us, word for word. The words never change; a trigger refuses it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    provider = models.CharField(max_length=32)
    notice_id = models.CharField(max_length=128)  # The provider's own, or "unproven:" and a digest when not signed.
    headers = models.JSONField()
    body = models.BinaryField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=16, default=NOTICE.start)
    reason = models.CharField(max_length=300, blank=True, db_default="")
    attempt_id = models.UUIDField(null=True, db_index=True)
    tries = models.PositiveIntegerField(db_default=0)
    next_try_at = models.DateTimeField(null=True)
    processed_at = models.DateTimeField(null=True)

    objects = Notices.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "notice_id"], name="payments_each_notice_once"),
            models.CheckConstraint(name="payments_notice_state_known", condition=Q(state__in=list(NoticeState))),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="payments_notice_left", condition=Q(state="recorded")),
            models.Index(fields=["-received_at"], name="payments_notice_newest"),
            models.Index(fields=["notice_id"], name="payments_notice_by_number"),
            models.Index(fields=["-received_at"], name="payments_notice_doubted", condition=Q(state="quarantined")),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.notice_id}"

    def move_to(self, after: NoticeState, *, now: datetime, reason: str = "") -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        NOTICE.require(NoticeState(self.state), after)
        self.state = after
        self.reason = reason[:300]
        self.processed_at = None if after == NoticeState.RECORDED else now
        self.next_try_at = now if after == NoticeState.RECORDED else None
        self.save(update_fields=["state", "reason", "processed_at", "next_try_at", "attempt_id"])
