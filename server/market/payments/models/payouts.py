"""Money of shops on its way to their banks."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from foundation.money import Money
from market.payments.errors import PayoutNotFound
from market.payments.models.errands import Errand, Move
from market.payments.models.locking import Locking
from market.payments.states import PAYOUT, PayoutState
from market.payments.types import PayoutView


class Payouts(Locking["Payout"]):
    not_found = PayoutNotFound


class Payout(Errand):
    """What a provider is to send from a shop's account with it to the shop's bank."""

    shop_id = models.UUIDField(db_index=True)
    amount_minor = models.BigIntegerField()
    state = models.CharField(max_length=16, default=PAYOUT.start)
    done_at = models.DateTimeField(null=True)

    objects = Payouts.as_manager()

    class Meta(Errand.Meta):
        constraints = [
            models.CheckConstraint(name="payments_payout_state_known", condition=Q(state__in=list(PayoutState))),
            models.CheckConstraint(name="payments_payout_amount_positive", condition=Q(amount_minor__gt=0)),
        ]

    @property
    def amount(self) -> Money:
        return self.money(self.amount_minor)

    def move_to(self, after: PayoutState, *, now: datetime, because: str) -> None:
        """The only line that writes `state`. :raises IllegalMove:"""
        PAYOUT.require(PayoutState(self.state), after)
        PayoutMove.objects.create(payout=self, before=self.state, after=after, at=now, because=because[:200])
        self.state = after
        self.save()

    def view(self) -> PayoutView:
        return PayoutView(
            id=self.id,
            key=self.key,
            provider=self.provider,
            shop_id=self.shop_id,
            amount=self.amount,
            state=PayoutState(self.state),
            trouble=self.trouble,
            requested_at=self.requested_at,
            done_at=self.done_at,
            ended_at=self.ended_at,
        )


class PayoutMove(Move):
    payout = models.ForeignKey(Payout, models.PROTECT, related_name="moves")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["payout", "after"],
                name="payments_payout_ends_once",
                condition=Q(after__in=["done", "failed", "bounced"]),
            )
        ]
