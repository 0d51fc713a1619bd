"""A shop is to give back a part of its share, so that the payer can have it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.money import Money
from foundation.tasks import enqueue
from market.payments.errors import ReturnKeyReused, ReturnsAreOver, ReturnTooLarge, SplitNotFound
from market.payments.models import Intent, Refund, Share, Split, SplitReturn
from market.payments.providers.registry import splitting
from market.payments.states import ShareState
from market.payments.types import SplitReturnView


@transaction.atomic
def request_split_return(
    *, key: str, split_id: UUID, receiver: tuple[str, UUID], amount: Money, because: str, now: datetime
) -> SplitReturnView:
    """
    Have part of a share taken back at its provider, in the caller's transaction. A task sends it.

    `key` names the intention: asked again, it returns the return that stands. What the shop has been paid out already
    cannot be taken back; then it waits until the shop has so much there again. Locks the intent, then the share.

    :raises SplitNotFound: also of a receiver without a share of it; ReturnTooLarge, ReturnKeyReused, ReturnsAreOver
    """
    split = Split.objects.select_related("attempt").filter(pk=split_id).first()
    if split is None:
        raise SplitNotFound
    Intent.objects.lock(split.attempt.intent_id)
    share = Share.objects.select_for_update().filter(split=split, shop_id=receiver[1]).first()
    if share is None:
        raise SplitNotFound
    known = SplitReturn.objects.filter(key=key).select_related("share__split__attempt__intent").first()
    if known is not None:
        if (known.share_id, known.amount) != (share.id, amount):
            raise ReturnKeyReused(key=key)
        return known.view()
    if amount.currency != split.currency:
        raise ReturnTooLarge(left=split.money(0), amount=amount)
    return book_return(share, split, key=key, minor=amount.minor, because=because, now=now).view()


def book_return(
    share: Share, split: Split, *, key: str, minor: int, because: str, now: datetime, refund: Refund | None = None
) -> SplitReturn:
    """Write a return and have it sent. In: the share locked. :raises ReturnTooLarge, ReturnsAreOver:"""
    left = share.amount_minor - share.returned_minor if share.state == ShareState.DONE else 0
    if not 0 < minor <= left:
        raise ReturnTooLarge(left=split.money(left), amount=split.money(minor))
    assert split.ended_at is not None, "its share is done"
    over_at = split.ended_at + splitting(split.provider).split_limits.returns
    if now >= over_at:
        raise ReturnsAreOver(since=over_at)
    share.take_back(minor)
    row = SplitReturn.objects.create(
        key=key,
        share=share,
        refund=refund,
        provider=split.provider,
        currency=split.currency,
        amount_minor=minor,
        because=because[:200],
        requested_at=now,
        next_try_at=now,
    )
    enqueue("payments.send_return", return_id=str(row.id))
    return row
