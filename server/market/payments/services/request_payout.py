"""A shop's bank is to have what lies in the shop's name at a provider."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.money import Money
from foundation.tasks import enqueue
from market.payments.errors import PayoutKeyReused, PayoutMakesNoSense, PayoutTooLarge
from market.payments.models import Payout, Purse
from market.payments.providers.registry import paying_out
from market.payments.types import PayoutView


@transaction.atomic
def request_payout(*, key: str, provider: str, receiver: UUID, amount: Money, now: datetime) -> PayoutView:
    """
    Have a provider send money of a shop to the shop's bank, in the caller's transaction. A task sends it.

    `key` names the intention: asked again, it returns the payout that stands. No more leaves than was shared; the
    database refuses it too. Locks the shop's purse at the provider.

    In: `provider`, our account there, as `SplitView.provider` names it; `receiver`, the shop.

    :raises UnknownProvider, CannotSplit, PayoutTooLarge, PayoutKeyReused, PayoutMakesNoSense:
    """
    if amount.minor <= 0:
        raise PayoutMakesNoSense(field="amount")
    paying_out(provider)
    purse = Purse.lock(receiver, provider, amount.currency)
    known = Payout.objects.filter(key=key).first()
    if known is not None:
        if (known.provider, known.shop_id, known.amount) != (provider, receiver, amount):
            raise PayoutKeyReused(key=key)
        return known.view()
    if amount.minor > purse.left_minor:
        raise PayoutTooLarge(left=Money(amount.currency, purse.left_minor), amount=amount)
    purse.add(taken=amount.minor)
    payout = Payout.objects.create(
        key=key,
        provider=provider,
        shop_id=receiver,
        currency=amount.currency,
        amount_minor=amount.minor,
        requested_at=now,
        next_try_at=now,
    )
    enqueue("payments.send_payout", payout_id=str(payout.id))
    return payout.view()
