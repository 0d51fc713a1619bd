"""A payment is to be shared out at its provider."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.money import Money
from foundation.tasks import enqueue
from market.payments import rules
from market.payments.errors import (
    NothingPaid,
    PaidElsewhere,
    SplitKeyReused,
    SplitMakesNoSense,
    SplitsAreOver,
    SplitTooLarge,
    TooManySplits,
)
from market.payments.models import Attempt, Intent, Receiver, Share, Split
from market.payments.providers.registry import splitting
from market.payments.queries import charged_back
from market.payments.states import IntentState, SplitState
from market.payments.types import ShareWish, SplitView


@transaction.atomic
def request_split(*, ref: UUID, key: str, shares: Sequence[ShareWish], is_last: bool, now: datetime) -> SplitView:
    """
    Have a part of what was paid for a checkout put in its shops' names, in the caller's transaction. A task sends it.

    `key` names the intention: asked again, it returns the split that stands. Shares together never exceed what refunds,
    the provider's fee, its cap and earlier splits leave (`splittable`); the database refuses it too. With `is_last`
    the rest is let go to the platform; then there may be no share at all. Locks the intent, then the attempt.

    :raises IntentNotFound, NothingPaid, PaidElsewhere, CannotSplit, SplitTooLarge, SplitKeyReused, SplitMakesNoSense,
        SplitsAreOver, TooManySplits
    """
    intent = Intent.objects.lock_ref(ref)
    known = Split.objects.filter(key=key).select_related("attempt__intent").first()
    if known is not None:
        if known.attempt.intent_id != intent.id or not _is_same(known, shares, is_last):
            raise SplitKeyReused(key=key)
        return known.view()
    if intent.state != IntentState.PAID:
        raise NothingPaid(ref=ref)
    payment = Attempt.objects.select_for_update().get(intent=intent, role=Attempt.Role.PAYMENT)
    if payment.origin:
        raise PaidElsewhere(origin=payment.origin)
    _check_makes_sense(shares, is_last, payment.currency)
    opens_at = _check_limits(payment, shares, now)
    _take(payment, sum(share.amount.minor for share in shares))
    split = Split.objects.create(
        key=key,
        attempt=payment,
        provider=payment.method,
        currency=payment.currency,
        is_last=is_last,
        requested_at=now,
        next_try_at=max(now, opens_at),
    )
    Share.objects.bulk_create(
        [
            Share(
                split=split,
                shop_id=share.receiver[1],
                order_id=share.order_id,
                amount_minor=share.amount.minor,
                because=share.because[:200],
                returned_minor=0,
            )
            for share in shares
        ]
    )
    if opens_at <= now:
        enqueue("payments.send_split", split_id=str(split.id))
    payment.intent = intent
    return split.view()


def _is_same(known: Split, shares: Sequence[ShareWish], is_last: bool) -> bool:
    asked = {(share.receiver[1], share.amount) for share in shares}
    stands = {(share.shop_id, known.money(share.amount_minor)) for share in known.shares.all()}
    return (asked, is_last) == (stands, known.is_last)


def _check_makes_sense(shares: Sequence[ShareWish], is_last: bool, currency: str) -> None:
    """:raises SplitMakesNoSense:"""
    if not shares and not is_last:
        raise SplitMakesNoSense(field="shares")
    if any(share.receiver[0] != Receiver.SHOP for share in shares):
        raise SplitMakesNoSense(field="receiver")
    if len({share.receiver for share in shares}) != len(shares):
        raise SplitMakesNoSense(field="receiver")
    if any(share.amount.minor <= 0 or share.amount.currency != currency for share in shares):
        raise SplitMakesNoSense(field="amount")


def _check_limits(payment: Attempt, shares: Sequence[ShareWish], now: datetime) -> datetime:
    """Return when the provider lets it be shared out. :raises CannotSplit, SplitsAreOver, TooManySplits:"""
    account = splitting(payment.method)
    limits = account.split_limits
    assert payment.paid_at is not None, "it is what paid the intent"
    if now >= payment.paid_at + limits.window:
        raise SplitsAreOver(since=payment.paid_at + limits.window)
    asked = Split.objects.filter(attempt=payment).exclude(state=SplitState.FAILED)
    if asked.filter(is_last=True).exists():
        raise SplitsAreOver
    if Split.objects.filter(attempt=payment).count() >= limits.most_splits:
        raise TooManySplits(most=limits.most_splits)
    if len(shares) > limits.most_shares:
        raise SplitMakesNoSense(field="shares", most=limits.most_shares)
    payment.split_cap_minor = payment.amount_minor * account.most_bps // 10_000
    return payment.paid_at + limits.wait


def _take(payment: Attempt, minor: int) -> None:
    """Count shares against the payment. In: the attempt locked, its cap set. :raises SplitTooLarge:"""
    assert payment.split_cap_minor is not None, "it was set a moment ago"
    left = rules.most_to_share(
        amount=payment.amount_minor,
        refunded=payment.refunded_minor + charged_back([payment.id]).get(payment.id, 0),
        fee=payment.fee_minor,
        cap=payment.split_cap_minor,
        split=payment.split_minor,
    )
    if minor > left:
        raise SplitTooLarge(left=Money(payment.currency, left), amount=Money(payment.currency, minor))
    payment.share_out(minor)
