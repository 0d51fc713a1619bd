"""
What was asked for, by whom, and who decided. Locks go: the line of who asks, then the approval, then whatever the
act locks.
"""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q, Sum

from foundation import sql
from foundation.ids import uuid7
from foundation.money import Money
from market.approvals import rules
from market.approvals.errors import ApprovalNotFound
from market.approvals.states import APPROVAL, ApprovalState
from market.approvals.types import ApprovalView, Wish

STATES = [state.value for state in ApprovalState]  # Plain words, so that migrations import nothing of ours.


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def lock(self, approval_id: UUID) -> "Approval":
        """:raises ApprovalNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=approval_id)
        except Approval.DoesNotExist:
            raise ApprovalNotFound from None

    def wait_in_line(self, key: str, person_id: UUID, wish: Wish) -> None:
        """Let who asks under one key, is one person or wants the same go one after the other, until they commit."""
        sql.rows(
            "SELECT pg_advisory_xact_lock(hashtextextended('approvals:' || name, 0)) FROM unnest(%s::text[]) AS name",
            [sorted([f"key:{key}", f"person:{person_id}", f"wish:{wish.act}:{wish.subject}"])],
        )

    def done_alone(self, person_id: UUID, act: str, currency: str, *, now: datetime) -> Money:
        """Return how much of this somebody has lately done without a second person."""
        lately = self.filter(
            asked_by=person_id, act=act, currency=currency, is_within_limit=True, asked_at__gt=now - rules.LIMIT_COVERS
        )
        return Money(currency, lately.aggregate(total=Sum("amount_minor"))["total"] or 0)

    def overdue(self, now: datetime) -> Self:
        return self.filter(state=ApprovalState.PENDING, expires_at__lte=now)


class Approval(models.Model):
    """One wish to move money that is more than one person's to grant. What was asked never changes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=120, unique=True)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    holder_id = models.UUIDField(null=True)
    payload = models.JSONField()
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    because = models.CharField(max_length=rules.LONGEST_REASON)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    is_within_limit = models.BooleanField(default=False)
    state = models.CharField(max_length=16, default=APPROVAL.start.value)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="approvals_approval_state_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(name="approvals_approval_moves_something", condition=Q(amount_minor__gte=0)),
            models.CheckConstraint(
                name="approvals_another_decides", condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by"))
            ),
            models.CheckConstraint(
                name="approvals_done_by_two_or_within_limit",
                condition=~Q(state="done")
                | Q(is_within_limit=True, decided_by__isnull=True)
                | Q(is_within_limit=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="approvals_pending_is_undecided",
                condition=Q(state="pending", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="pending") & Q(decided_at__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["act", "subject"], name="approvals_one_wish_at_a_time", condition=Q(state="pending")
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], name="approvals_by_state"),
            models.Index(fields=["asked_by", "act", "-asked_at"], name="approvals_of_asker"),
            models.Index(fields=["expires_at"], name="approvals_due", condition=Q(state="pending")),
            models.Index(fields=["subject"], name="approvals_of_subject"),
        ]

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    def move_to(self, after: ApprovalState, *, by: UUID | None, now: datetime, because: str) -> None:
        """The only line of code that writes `state`. :raises IllegalMove:"""
        APPROVAL.require(ApprovalState(self.state), after)
        self.moves.create(before=self.state, after=after, by=by, at=now, because=because)
        self.state, self.decided_at = after, now
        self.save(update_fields=["state", "decided_at", "decided_by"])

    def view(self) -> ApprovalView:
        return ApprovalView(
            id=self.id,
            key=self.key,
            wish=Wish(self.act, self.subject, self.payload, self.amount, self.because, self.holder_id),
            state=ApprovalState(self.state),
            asked_by=self.asked_by,
            asked_at=self.asked_at,
            expires_at=self.expires_at,
            decided_by=self.decided_by,
            decided_at=self.decided_at,
        )


class ApprovalMove(models.Model):
    """What became of a wish, by whom, and why."""

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()
    because = models.CharField(max_length=rules.LONGEST_REASON)
