"""A shop has an account at a provider, by which it can be given shares."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from market.payments.models import Receiver, Split
from market.payments.providers.registry import splitting
from market.payments.states import SplitState


@transaction.atomic
def keep_receiver(*, shop_id: UUID, provider: str, account: str, actor_id: UUID | None, now: datetime) -> None:
    """
    Remember a shop's account at a provider, or another one from now on; what waits for it is sent.

    :raises UnknownProvider, CannotSplit:
    """
    splitting(provider)
    before = Receiver.objects.filter(shop_id=shop_id, provider=provider).values_list("account", flat=True).first()
    Receiver.objects.update_or_create(shop_id=shop_id, provider=provider, defaults={"account": account})
    waiting = Split.objects.filter(provider=provider, state=SplitState.REQUESTED, shares__shop_id=shop_id)
    waiting.filter(alerted_at__isnull=False).update(next_try_at=now, alerted_at=None)
    audit.record(
        actor_id=actor_id,
        action="payments.keep_receiver",
        subject=f"{provider} {shop_id}",
        before={"account": before},
        after={"account": account},
    )


def accounts_of(shop_ids: Collection[UUID], *, provider: str) -> tuple[dict[UUID, str], list[UUID]]:
    """Return the accounts of shops at a provider, and the shops that have none."""
    known = dict(Receiver.objects.filter(provider=provider, shop_id__in=shop_ids).values_list("shop_id", "account"))
    bank = splitting(provider)
    given = {shop_id: bank.account_of(shop_id) for shop_id in shop_ids if shop_id not in known}
    known |= {shop_id: account for shop_id, account in given.items() if account is not None}
    return known, [shop_id for shop_id in shop_ids if shop_id not in known]
