"""Rows: what is to be paid, each visit to a provider, what providers told us, and what we give back."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from foundation.errors import NotFound
from foundation.ids import uuid7
from foundation.money import Money
from market.payments.errors import AttemptNotFound, IntentNotFound, NoticeNotFound, RefundNotFound
from market.payments.states import (
    ATTEMPT,
    INTENT,
    NOTICE,
    REFUND,
    UNFINISHED,
    UNSETTLED,
    AttemptState,
    IntentState,
    NoticeState,
    RefundState,
)
from market.payments.types import AttemptView, IntentView, RefundKind, RefundView

M = TypeVar("M", bound=models.Model)


class Locking(models.QuerySet[M]):
    """Locks go intent before attempt before refund, then by id."""

    not_found: type[NotFound]

    def lock(self, pk: UUID) -> M:
        """Return the row, locked until the transaction ends. :raises NotFound: the room's own kind"""
        return self._locked(pk=pk)

    def _locked(self, **which: object) -> M:
        row = self.select_for_update(of=("self",)).filter(**which).first()
        if row is None:
            raise self.not_found
        return row


class Intents(Locking["Intent"]):
    not_found = IntentNotFound

    def lock_ref(self, ref: UUID) -> "Intent":
        """:raises IntentNotFound:"""
        return self._locked(ref=ref)


class Attempts(Locking["Attempt"]):
    not_found = AttemptNotFound


class Notices(Locking["Notice"]):
    not_found = NoticeNotFound


class Refunds(Locking["Refund"]):
    not_found = RefundNotFound


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


class Attempt(models.Model):
    """One visit to one provider for one intent. Its id is the reference by which the provider knows it."""

    class Role(models.TextChoices):
        """What the money of a succeeded attempt became."""

        NONE = ""
        PAYMENT = "payment"
        SECOND_PAYMENT = "second_payment"
        PART = "part"  # Paid elsewhere by several means together; one of them has the role "payment".

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    intent = models.ForeignKey(Intent, models.PROTECT, related_name="attempts")
    key = models.CharField(max_length=128)  # The client's Idempotency-Key.
    fingerprint = models.CharField(max_length=64)  # Of the request that came with the key.
    method = models.CharField(max_length=32)
    origin = models.CharField(max_length=40, blank=True, db_default="")  # The market where it was paid, if not here.
    instalments = models.PositiveSmallIntegerField(db_default=1)
    state = models.CharField(max_length=16, default=ATTEMPT.start)
    role = models.CharField(max_length=16, choices=Role, blank=True, db_default="")
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    title = models.CharField(max_length=200)
    return_path = models.CharField(max_length=512)
    return_url = models.CharField(max_length=1024)
    redirect_url = models.CharField(max_length=1024, blank=True, db_default="")
    provider_ref = models.CharField(max_length=128, blank=True, db_default="")
    expires_at = models.DateTimeField()  # When the provider's page expires.
    created_at = models.DateTimeField(db_default=Now())
    paid_at = models.DateTimeField(null=True)
    refunded_minor = models.BigIntegerField(db_default=0)
    asked_count = models.PositiveIntegerField(db_default=0)
    next_query_at = models.DateTimeField(null=True)  # None: nothing left to ask.
    trouble = models.CharField(max_length=300, blank=True, db_default="")  # The last thing that went wrong.

    objects = Attempts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intent", "key"], name="payments_one_attempt_per_key"),
            models.UniqueConstraint(fields=["intent"], name="payments_one_attempt_pays", condition=Q(role="payment")),
            models.CheckConstraint(name="payments_attempt_state_known", condition=Q(state__in=list(AttemptState))),
            models.CheckConstraint(
                name="payments_attempt_has_a_role_when_paid",
                condition=Q(state="succeeded", paid_at__isnull=False) & ~Q(role="")
                | ~Q(state="succeeded") & Q(role="", paid_at__isnull=True),
            ),
            models.CheckConstraint(
                name="payments_attempt_never_refunds_more_than_it_brought",
                condition=Q(refunded_minor=0)
                | Q(refunded_minor__gt=0, refunded_minor__lte=F("amount_minor"), state="succeeded"),
            ),
        ]
        indexes = [
            models.Index(fields=["next_query_at"], name="payments_attempt_due", condition=Q(state__in=list(UNSETTLED))),
            models.Index(fields=["-created_at"], name="payments_attempt_newest"),
            models.Index(fields=["provider_ref"], name="payments_attempt_provider_ref", condition=~Q(provider_ref="")),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.state}"

    @property
    def amount(self) -> Money:
        return Money(self.currency, self.amount_minor)

    @property
    def is_settled(self) -> bool:
        return self.state not in UNSETTLED

    def move_to(self, after: AttemptState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        ATTEMPT.require(AttemptState(self.state), after)
        AttemptMove.objects.create(attempt=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        if self.is_settled:
            self.next_query_at = None
        self.save()

    def view(self) -> AttemptView:
        return AttemptView(
            id=self.id,
            intent_id=self.intent_id,
            state=AttemptState(self.state),
            method=self.method,
            redirect_url=self.redirect_url or None,
        )


class AttemptMove(models.Model):
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "after"], name="payments_attempt_moves_once")]


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
