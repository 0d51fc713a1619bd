"""Each visit to a provider."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.errors import AttemptNotFound
from market.payments.models.intents import Intent
from market.payments.models.locking import Locking
from market.payments.providers.base import KnownPayment, Shown
from market.payments.states import ATTEMPT, UNSETTLED, AttemptState
from market.payments.types import AttemptView, ShownView


class Attempts(Locking["Attempt"]):
    not_found = AttemptNotFound


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
    method = models.CharField(max_length=32)  # The provider's account.
    way = models.CharField(max_length=32, blank=True, db_default="")  # What the payer chose of it.
    origin = models.CharField(max_length=40, blank=True, db_default="")  # The market where it was paid, if not here.
    instalments = models.PositiveSmallIntegerField(db_default=1)
    state = models.CharField(max_length=16, default=ATTEMPT.start)
    role = models.CharField(max_length=16, choices=Role, blank=True, db_default="")
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    title = models.CharField(max_length=200)
    return_path = models.CharField(max_length=512)
    return_url = models.CharField(max_length=1024)
    redirect_url = models.TextField(blank=True, db_default="")
    shown_kind = models.CharField(max_length=16, blank=True, db_default="")  # What the payer gets instead of being sent
    shown_text = models.TextField(blank=True, db_default="")  # somewhere: a code to scan, say.
    provider_ref = models.CharField(max_length=128, blank=True, db_default="")
    trade_ref = models.CharField(max_length=128, blank=True, db_default="")  # In the provider's bills and disputes.
    fee_minor = models.BigIntegerField(db_default=0)  # What it costs us, as far as we know before the bill.
    expires_at = models.DateTimeField()  # When the provider's page expires.
    created_at = models.DateTimeField(db_default=Now())
    paid_at = models.DateTimeField(null=True)
    refunded_minor = models.BigIntegerField(db_default=0)
    awaiting_minor = models.BigIntegerField(db_default=0)  # Of it, what must not leave before shares have come back.
    split_minor = models.BigIntegerField(db_default=0)  # Σ of its shares, from the moment they are asked for.
    split_cap_minor = models.BigIntegerField(null=True)  # What was agreed with the provider; None: never shared out.
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
            models.CheckConstraint(
                name="payments_attempt_never_gives_more_than_it_brought",
                condition=Q(split_minor=0, awaiting_minor=0)
                | Q(split_minor__gte=0, awaiting_minor__gte=0, refunded_minor__gte=F("awaiting_minor"))
                & Q(split_minor__lte=F("amount_minor") - F("refunded_minor") + F("awaiting_minor")),
            ),
            models.CheckConstraint(
                name="payments_attempt_never_shares_over_the_cap",
                condition=Q(split_minor=0) | Q(split_cap_minor__isnull=False, split_minor__lte=F("split_cap_minor")),
            ),
        ]
        indexes = [
            models.Index(fields=["next_query_at"], name="payments_attempt_due", condition=Q(state__in=list(UNSETTLED))),
            models.Index(fields=["-created_at"], name="payments_attempt_newest"),
            models.Index(
                fields=["method", "paid_at", "id"], name="payments_attempt_of_a_day", condition=Q(state="succeeded")
            ),
            models.Index(fields=["provider_ref"], name="payments_attempt_provider_ref", condition=~Q(provider_ref="")),
            models.Index(fields=["trade_ref"], name="payments_attempt_trade_ref", condition=~Q(trade_ref="")),
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

    def note_page(self, redirect_url: str, shown: Shown | None) -> None:
        """Remember where the payer was sent, or what they were shown; what is empty is no news."""
        self.redirect_url = redirect_url or self.redirect_url
        if shown is not None:
            self.shown_kind, self.shown_text = shown.kind.value, shown.text

    def share_out(self, minor: int) -> None:
        """Add to what is shared out, in the database, so that its guards see what others have added meanwhile."""
        which = Attempt.objects.filter(pk=self.pk)
        which.update(split_minor=F("split_minor") + minor, split_cap_minor=self.split_cap_minor)
        self.split_minor += minor

    def known(self) -> KnownPayment:
        """Return it as its provider knows it."""
        return KnownPayment(
            self.id, self.way, self.amount, self.provider_ref, self.trade_ref, self.created_at, self.expires_at
        )

    def view(self) -> AttemptView:
        return AttemptView(
            id=self.id,
            intent_id=self.intent_id,
            state=AttemptState(self.state),
            method=self.method,
            redirect_url=self.redirect_url or None,
            way=self.way,
            shown=ShownView(self.shown_kind, self.shown_text) if self.shown_kind else None,
        )


class AttemptMove(models.Model):
    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "after"], name="payments_attempt_moves_once")]
