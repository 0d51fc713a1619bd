"""A share is taken back: its provider is asked until it has done it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.payments import rules
from market.payments.errors import SplitReturnNotFound
from market.payments.events import SplitReturned, SplitReturnFailed
from market.payments.models import Attempt, Intent, Purse, Receiver, Share, SplitReturn
from market.payments.providers.base import NewReturn, Refused, SplitFate, SplitStatus, Unclear
from market.payments.providers.registry import splitting
from market.payments.services.alert import alert
from market.payments.services.await_shares import let_refunds_go
from market.payments.services.calling import call
from market.payments.services.errands import begin, call_for_a_person, note_trouble
from market.payments.services.keep_receiver import accounts_of
from market.payments.services.learn_payment import DoesNotFit
from market.payments.services.post_shares import post_return
from market.payments.services.send_split import as_asked
from market.payments.states import SplitState


def send_return(return_id: UUID, *, now: datetime) -> None:
    """Try once to take back a part of a share; tried again, the provider takes it once. Calls the provider."""
    asked = _begin(return_id, now)
    if asked is None:
        return
    code, wanted = asked
    account = splitting(code)
    try:
        said = call(code, "take_back", lambda: account.take_back(wanted))
        learn_return(return_id, said, now=now, source="answer of the provider")
    except (Refused, Unclear) as trouble:
        _note(return_id, str(trouble), now=now, is_refused=isinstance(trouble, Refused))
    except DoesNotFit as trouble:
        alert("return_does_not_fit", return_id, trouble=str(trouble))
        _note(return_id, str(trouble), now=now, is_refused=False)


@transaction.atomic
def _begin(return_id: UUID, now: datetime) -> tuple[str, NewReturn] | None:
    row = SplitReturn.objects.lock(return_id)
    if row.ended_at is not None:
        return None
    split = row.share.split
    if row.state == SplitState.REQUESTED and not _reserve(row):
        # What was paid out is not there: the shop's next share pays it, or a person asks the shop to.
        row.tries += 1
        row.ask_later("the shop has too little there", now=now, wait=rules.refund_wait(row.tries))
        if row.tries >= rules.ALERT_AFTER_TRIES:
            call_for_a_person(row, "splitreturn_stuck", row.trouble, now=now)
        row.save(update_fields=["tries", "trouble", "next_try_at", "alerted_at"])
        return None
    begin(row, now=now)
    shares = list(split.shares.order_by("id"))
    accounts, _ = accounts_of([share.shop_id for share in shares], provider=split.provider)
    asked = as_asked(split, Attempt.objects.get(pk=split.attempt_id), shares, accounts)
    return row.provider, NewReturn(row.id, asked, accounts[row.share.shop_id], row.amount, row.because)


def _reserve(row: SplitReturn) -> bool:
    """Set money of the shop's aside for this return. Return False when it has too little."""
    purse = Purse.lock(row.share.shop_id, row.provider, row.currency)
    if purse.left_minor < row.amount_minor:
        return False
    purse.add(taken=row.amount_minor)
    return True


@transaction.atomic
def learn_return(return_id: UUID, said: SplitStatus, *, now: datetime, source: str) -> None:
    """
    Write down what a provider says of a return, once. Locks intent, attempt, return, then the purse.

    :raises SplitReturnNotFound, DoesNotFit:
    """
    found = SplitReturn.objects.select_related("share__split__attempt").filter(pk=return_id).first()
    if found is None:
        raise SplitReturnNotFound
    split = found.share.split
    intent = Intent.objects.lock(split.attempt.intent_id)
    attempt = Attempt.objects.lock(split.attempt_id)
    row = SplitReturn.objects.lock(return_id)
    if row.ended_at is not None:
        return
    if said.fate == SplitFate.DONE and list(said.done.values()) != [row.amount]:
        raise DoesNotFit(f"took back {said.done} instead of {row.amount}")
    row.provider_ref = said.provider_ref
    if said.fate == SplitFate.WAITING:
        row.ask_later("", now=now, wait=rules.refund_wait(row.tries))
        row.save(update_fields=["provider_ref", "next_try_at", "trouble"])
        return
    row.end(now=now, trouble=said.trouble)
    facts = (row.id, split.id, intent.ref, row.key, (Receiver.SHOP, row.share.shop_id), row.amount)
    if said.fate == SplitFate.FAILED:
        _give_up(row, now=now, because=said.trouble or source)
        outbox.publish(SplitReturnFailed(*facts, because=(said.trouble or source)[:300]), key=intent.ref)
        return
    row.move_to(SplitState.DONE, now=now, because=source)
    purse = Purse.lock(row.share.shop_id, row.provider, row.currency)
    purse.add(shared=-row.amount_minor, taken=-row.amount_minor)
    attempt.share_out(-row.amount_minor)
    post_return(row, at=now)
    outbox.publish(SplitReturned(*facts), key=intent.ref)
    let_refunds_go(attempt, now=now)


def _give_up(row: SplitReturn, *, now: datetime, because: str) -> None:
    """The share stays where it is, and may be asked back under another key."""
    share = Share.objects.select_for_update().get(pk=row.share_id)
    share.take_back(-row.amount_minor)
    Purse.lock(share.shop_id, row.provider, row.currency).add(taken=-row.amount_minor)
    call_for_a_person(row, "splitreturn_failed", because, now=now)
    row.move_to(SplitState.FAILED, now=now, because=because)


@transaction.atomic
def _note(return_id: UUID, trouble: str, *, now: datetime, is_refused: bool) -> None:
    note_trouble(SplitReturn.objects.lock(return_id), trouble, now=now, is_refused=is_refused)
