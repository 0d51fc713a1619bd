"""Payments shared out at their providers, and what is taken back of the shares."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.errors import SplitNotFound, SplitReturnNotFound
from market.payments.models.attempts import Attempt
from market.payments.models.errands import Errand, Move
from market.payments.models.locking import Locking
from market.payments.models.receivers import Receiver
from market.payments.models.refunds import Refund
from market.payments.states import SPLIT, ShareState, SplitState
from market.payments.types import ShareView, SplitReturnView, SplitView


class Splits(Locking["Split"]):
    not_found = SplitNotFound


class Split(Errand):
    """One request to share out a part of a payment at its provider."""

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="splits")
    state = models.CharField(max_length=16, default=SPLIT.start)
    is_last = models.BooleanField()  # Whatever is left is let go with it.

    objects = Splits.as_manager()

    class Meta(Errand.Meta):
        constraints = [
            models.CheckConstraint(name="payments_split_state_known", condition=Q(state__in=list(SplitState))),
            models.UniqueConstraint(  # Nothing is shared out after the last one; a failed one was none.
                fields=["attempt"], name="payments_one_split_is_last", condition=Q(is_last=True) & ~Q(state="failed")
            ),
        ]

    def move_to(self, after: SplitState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        SPLIT.require(SplitState(self.state), after)
        SplitMove.objects.create(split=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save()

    def view(self) -> SplitView:
        shares = self.shares.order_by("id")
        return SplitView(
            id=self.id,
            ref=self.attempt.intent.ref,
            key=self.key,
            provider=self.provider,
            state=SplitState(self.state),
            is_last=self.is_last,
            shares=tuple(share.view(self.currency) for share in shares),
            trouble=self.trouble,
            requested_at=self.requested_at,
            ended_at=self.ended_at,
        )


class SplitMove(Move):
    split = models.ForeignKey(Split, models.PROTECT, related_name="moves")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["split"], name="payments_split_ends_once", condition=Q(after__in=["done", "failed"])
            )
        ]


class Share(models.Model):
    """One shop's part of a split."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    split = models.ForeignKey(Split, models.PROTECT, related_name="shares")
    shop_id = models.UUIDField(db_index=True)
    order_id = models.UUIDField(null=True)
    amount_minor = models.BigIntegerField()
    returned_minor = models.BigIntegerField(db_default=0)  # Taken back, from the moment it is asked for.
    because = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default=ShareState.WAITING)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["split", "shop_id"], name="payments_one_share_each"),
            models.CheckConstraint(name="payments_share_state_known", condition=Q(state__in=list(ShareState))),
            models.CheckConstraint(name="payments_share_amount_positive", condition=Q(amount_minor__gt=0)),
            models.CheckConstraint(
                name="payments_share_never_gives_back_more_than_it_got",
                condition=Q(returned_minor=0)
                | Q(returned_minor__gt=0, returned_minor__lte=F("amount_minor"), state="done"),
            ),
        ]

    def take_back(self, minor: int) -> None:
        """Add to what was taken back, in the database, so that its CHECK sees what others have added meanwhile."""
        Share.objects.filter(pk=self.pk).update(returned_minor=F("returned_minor") + minor)
        self.returned_minor += minor

    def view(self, currency: str) -> ShareView:
        return ShareView(
            receiver=(Receiver.SHOP, self.shop_id),
            amount=Money(currency, self.amount_minor),
            state=ShareState(self.state),
            returned=Money(currency, self.returned_minor),
        )


class SplitReturns(Locking["SplitReturn"]):
    not_found = SplitReturnNotFound


class SplitReturn(Errand):
    """A part of a share that is to come back to the payment, so that a refund can be paid from it."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="returns")
    refund = models.ForeignKey(Refund, models.PROTECT, null=True, related_name="returns")  # Which waits for it, if any.
    amount_minor = models.BigIntegerField()
    because = models.CharField(max_length=200)
    state = models.CharField(max_length=16, default=SPLIT.start)

    objects = SplitReturns.as_manager()

    class Meta(Errand.Meta):
        constraints = [
            models.CheckConstraint(name="payments_splitreturn_state_known", condition=Q(state__in=list(SplitState))),
            models.CheckConstraint(name="payments_splitreturn_amount_positive", condition=Q(amount_minor__gt=0)),
        ]

    @property
    def amount(self) -> Money:
        return self.money(self.amount_minor)

    def move_to(self, after: SplitState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        SPLIT.require(SplitState(self.state), after)
        SplitReturnMove.objects.create(split_return=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save()

    def view(self) -> SplitReturnView:
        split = self.share.split
        return SplitReturnView(
            id=self.id,
            split_id=split.id,
            ref=split.attempt.intent.ref,
            key=self.key,
            receiver=(Receiver.SHOP, self.share.shop_id),
            amount=self.amount,
            state=SplitState(self.state),
            trouble=self.trouble,
            requested_at=self.requested_at,
            ended_at=self.ended_at,
        )


class SplitReturnMove(Move):
    split_return = models.ForeignKey(SplitReturn, models.PROTECT, related_name="moves")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["split_return"],
                name="payments_splitreturn_ends_once",
                condition=Q(after__in=["done", "failed"]),
            )
        ]
