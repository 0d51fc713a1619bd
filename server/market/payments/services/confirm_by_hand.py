"""A bank has done for a shop what no machine speaks for, and an operator says so."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from market.payments.errors import IsDone, NotByTransfer
from market.payments.models import Payout, Split, SplitReturn
from market.payments.providers.base import PayoutFate, PayoutStatus, SplitFate, SplitStatus
from market.payments.providers.registry import provider
from market.payments.services.keep_receiver import accounts_of
from market.payments.services.send_payout import learn_payout
from market.payments.services.send_return import learn_return
from market.payments.services.send_split import learn_split
from market.payments.states import SplitState


@transaction.atomic
def confirm_by_hand(row: Split | SplitReturn | Payout, *, bank_ref: str, actor_id: UUID | None, now: datetime) -> None:
    """
    Write down that a split, a return or a payout was done. Only where people speak to the bank; else machines do.

    It must have been tried: then it has its accounts, and money was set aside for it.

    :raises IsDone: there is nothing left to say, or it was not tried yet; NotByTransfer; DoesNotFit
    """
    if provider(row.provider).is_online:
        raise NotByTransfer
    if row.ended_at is not None or row.state != SplitState.SENT:
        raise IsDone
    number = bank_ref.strip()[:128]
    if isinstance(row, Split):
        shares = list(row.shares.all())
        accounts, _ = accounts_of([share.shop_id for share in shares], provider=row.provider)
        done = {accounts[share.shop_id]: row.money(share.amount_minor) for share in shares}
        learn_split(row.id, SplitStatus(SplitFate.DONE, number, done), now=now, source="an operator")
    elif isinstance(row, SplitReturn):
        back = SplitStatus(SplitFate.DONE, number, {"": row.amount})
        learn_return(row.id, back, now=now, source="an operator")
    else:
        learn_payout(row.id, PayoutStatus(PayoutFate.DONE, row.amount, number), now=now, source="an operator")
    audit.record(
        actor_id=actor_id,
        action="payments.confirm_by_hand",
        subject=f"{type(row).__name__} {row.id}",
        after={"bank_ref": number},
    )
