"""A shop is paid out: its provider is asked until it is known, and for some days after, since banks send money back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.payments import rules
from market.payments.events import PayoutBounced, PayoutDone
from market.payments.models import Payout, Purse
from market.payments.providers.base import NewPayout, PayoutFate, PayoutStatus, Refused, Unclear
from market.payments.providers.registry import paying_out
from market.payments.services.alert import alert
from market.payments.services.calling import call
from market.payments.services.errands import begin, call_for_a_person, note_trouble
from market.payments.services.keep_receiver import accounts_of
from market.payments.services.learn_payment import DoesNotFit
from market.payments.services.post_shares import post_payout, post_payout_bounced
from market.payments.states import PayoutState


def send_payout(payout_id: UUID, *, now: datetime) -> None:
    """Try a payout once; tried again, the provider sends it once. Calls the provider."""
    asked = _begin(payout_id, now)
    if asked is None:
        return
    code, wanted = asked
    account = paying_out(code)
    ask = account.query_payout if wanted.provider_ref else account.pay_out
    try:
        said = call(code, ask.__name__, lambda: ask(wanted))
        learn_payout(payout_id, said, now=now, source="answer of the provider")
    except (Refused, Unclear) as trouble:
        _note(payout_id, str(trouble), now=now, is_refused=isinstance(trouble, Refused))
    except DoesNotFit as trouble:
        alert("payout_does_not_fit", payout_id, trouble=str(trouble))
        _note(payout_id, str(trouble), now=now, is_refused=False)


@transaction.atomic
def _begin(payout_id: UUID, now: datetime) -> tuple[str, NewPayout] | None:
    payout = Payout.objects.lock(payout_id)
    if payout.next_try_at is None:
        return None
    accounts, missing = accounts_of([payout.shop_id], provider=payout.provider)
    assert not missing, "nothing is in the purse of a shop that has no account"
    begin(payout, now=now)
    wanted = NewPayout(payout.id, accounts[payout.shop_id], payout.amount, payout.provider_ref, payout.key)
    return payout.provider, wanted


@transaction.atomic
def learn_payout(payout_id: UUID, said: PayoutStatus, *, now: datetime, source: str) -> None:
    """
    Write down what a provider says of a payout, once, however often. Locks the payout, then the purse.

    :raises PayoutNotFound, DoesNotFit:
    """
    payout = Payout.objects.lock(payout_id)
    if payout.next_try_at is None:
        return
    wrong = rules.mismatch(
        payout.amount, expected_ref=payout.provider_ref, amount=said.amount, provider_ref=said.provider_ref
    )
    if wrong is not None:
        raise DoesNotFit(wrong)
    payout.provider_ref = said.provider_ref
    match said.fate:
        case PayoutFate.DONE if payout.state == PayoutState.DONE:
            _look_again(payout, now)
            payout.save(update_fields=["next_try_at"])
        case PayoutFate.DONE:
            _finish(payout, now=now, source=source)
        case PayoutFate.WAITING if payout.state != PayoutState.DONE:
            payout.ask_later("", now=now, wait=rules.refund_wait(payout.tries))
            payout.save(update_fields=["provider_ref", "next_try_at", "trouble"])
        case PayoutFate.WAITING:
            raise DoesNotFit("on its way, although it was done")
        case PayoutFate.FAILED if payout.state == PayoutState.DONE:
            _bounce(payout, PayoutState.BOUNCED, now=now, because=said.trouble or source)
        case PayoutFate.FAILED:
            _bounce(payout, PayoutState.FAILED, now=now, because=said.trouble or source)
        case PayoutFate.BOUNCED:
            _bounce(payout, PayoutState.BOUNCED, now=now, because=said.trouble or source)


def _look_again(payout: Payout, now: datetime) -> None:
    assert payout.done_at is not None, "it is done"
    payout.next_try_at = rules.next_look_for_a_bounce(payout.done_at, now)


def _finish(payout: Payout, *, now: datetime, source: str) -> None:
    payout.done_at = now
    payout.trouble = ""
    _look_again(payout, now)
    payout.move_to(PayoutState.DONE, now=now, because=source)
    post_payout(payout, at=now)
    told = PayoutDone(payout.id, payout.key, payout.provider, payout.shop_id, payout.amount, now)
    outbox.publish(told, key=payout.shop_id)


def _bounce(payout: Payout, after: PayoutState, *, now: datetime, because: str) -> None:
    """The money is the shop's at the provider again, to be paid out under another key."""
    was_done = payout.state == PayoutState.DONE
    purse = Purse.lock(payout.shop_id, payout.provider, payout.currency)
    purse.add(taken=-payout.amount_minor)
    payout.alerted_at = None
    call_for_a_person(payout, "payout_bounced", because, now=now)
    payout.end(now=now, trouble=because)
    payout.move_to(after, now=now, because=because)
    if was_done:
        post_payout_bounced(payout, at=now)
    told = PayoutBounced(payout.id, payout.key, payout.provider, payout.shop_id, payout.amount, because[:300], was_done)
    outbox.publish(told, key=payout.shop_id)


@transaction.atomic
def _note(payout_id: UUID, trouble: str, *, now: datetime, is_refused: bool) -> None:
    note_trouble(Payout.objects.lock(payout_id), trouble, now=now, is_refused=is_refused)
