"""A payment is shared out: its provider is asked until it is known what became of every share."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.money import Money
from market.payments import rules
from market.payments.errors import SplitNotFound
from market.payments.events import SharedOut, SplitDone, SplitFailed
from market.payments.models import Attempt, Intent, Purse, Receiver, Share, Split
from market.payments.providers.base import NewSplit, Refused, SplitFate, SplitStatus, Unclear
from market.payments.providers.base import Share as Wanted
from market.payments.providers.registry import splitting
from market.payments.services.alert import alert
from market.payments.services.await_shares import let_refunds_go, take_shares_back
from market.payments.services.calling import call
from market.payments.services.errands import begin, call_for_a_person, note_trouble
from market.payments.services.keep_receiver import accounts_of
from market.payments.services.learn_payment import DoesNotFit
from market.payments.services.post_shares import post_shares
from market.payments.states import ShareState, SplitState

LAST_WAIT = timedelta(seconds=30)
RECEIVER_WAIT = timedelta(hours=1)  # A shop without an account gets one from a person, who sets it going again.


def send_split(split_id: UUID, *, now: datetime) -> None:
    """
    Try a split once: write that we try, ask the provider, write what it said. Calls the provider.

    A provider shares out once per reference, so a try that was cut off by a crash or a time-out is simply made again.
    """
    asked = _begin(split_id, now)
    if asked is None:
        return
    code, wanted, is_taken_on = asked
    account = splitting(code)
    # Once the provider has taken it on, we only ask how far it is.
    ask = account.query_split if is_taken_on else account.split if wanted.shares else account.unfreeze
    try:
        said = call(code, ask.__name__, lambda: ask(wanted))
        learn_split(split_id, said, now=now, source="answer of the provider")
    except (Refused, Unclear) as trouble:
        _note(split_id, str(trouble), now=now, is_refused=isinstance(trouble, Refused))
    except DoesNotFit as trouble:
        alert("split_does_not_fit", split_id, trouble=str(trouble))
        _note(split_id, str(trouble), now=now, is_refused=False)


@transaction.atomic
def _begin(split_id: UUID, now: datetime) -> tuple[str, NewSplit, bool] | None:
    split = Split.objects.lock(split_id)
    if split.ended_at is not None:
        return None
    if split.is_last and split.attempt.splits.exclude(pk=split.pk).filter(ended_at=None).exists():
        # After the last the provider lets the rest go, and would refuse whatever is still on its way.
        split.ask_later("", now=now, wait=LAST_WAIT)
        split.save(update_fields=["trouble", "next_try_at"])
        return None
    shares = list(split.shares.order_by("id"))
    accounts, missing = accounts_of([share.shop_id for share in shares], provider=split.provider)
    if missing:
        trouble = f"no account at {split.provider} of shop {', '.join(map(str, missing))}"
        split.ask_later(trouble, now=now, wait=RECEIVER_WAIT)
        call_for_a_person(split, "receiver_missing", trouble, now=now)
        split.save(update_fields=["trouble", "next_try_at", "alerted_at"])
        return None
    begin(split, now=now)
    attempt = Attempt.objects.get(pk=split.attempt_id)
    return split.provider, as_asked(split, attempt, shares, accounts), bool(split.provider_ref)


def as_asked(split: Split, attempt: Attempt, shares: Sequence[Share], accounts: dict[UUID, str]) -> NewSplit:
    """Return a split as its provider is asked for it."""
    wanted = [Wanted(accounts[one.shop_id], split.money(one.amount_minor), one.because) for one in shares]
    return NewSplit(split.id, attempt.known(), tuple(wanted), split.is_last)


@transaction.atomic
def learn_split(split_id: UUID, said: SplitStatus, *, now: datetime, source: str) -> None:
    """
    Write down what a provider says of a split, once, however often. Locks intent, attempt, split, then purses by shop.

    :raises SplitNotFound, DoesNotFit:
    """
    intent, attempt, split = _lock(split_id)
    if split.ended_at is not None:
        return
    shares = list(split.shares.order_by("shop_id"))
    done = _done(split, shares, said)
    if said.fate == SplitFate.WAITING:
        split.provider_ref = said.provider_ref
        split.ask_later("", now=now, wait=rules.refund_wait(split.tries))
        split.save(update_fields=["provider_ref", "next_try_at", "trouble"])
        return
    split.provider_ref = said.provider_ref
    _give(split, done, now)
    failed = [share for share in shares if share not in done]
    split.end(now=now, trouble=said.trouble)
    if not failed and said.fate == SplitFate.DONE:
        split.move_to(SplitState.DONE, now=now, because=source)
        told = tuple(_shared_out(split, share) for share in done)
        outbox.publish(SplitDone(split.id, intent.ref, split.key, split.provider, told, now), key=intent.ref)
        take_shares_back(attempt, now=now)
        return
    _fail(intent, attempt, split, done, failed, said.trouble or source, now)


def _lock(split_id: UUID) -> tuple[Intent, Attempt, Split]:
    """:raises SplitNotFound:"""
    found = Split.objects.select_related("attempt").filter(pk=split_id).first()
    if found is None:
        raise SplitNotFound
    intent = Intent.objects.lock(found.attempt.intent_id)
    attempt = Attempt.objects.lock(found.attempt_id)
    return intent, attempt, Split.objects.lock(split_id)


def _done(split: Split, shares: Sequence[Share], said: SplitStatus) -> list[Share]:
    """Return the shares that have left. :raises DoesNotFit: another amount, or all when one has not"""
    accounts, _ = accounts_of([share.shop_id for share in shares], provider=split.provider)
    theirs = {accounts.get(share.shop_id, ""): share for share in shares}
    for account, amount in said.done.items():
        share = theirs.get(account)
        if share is None or split.money(share.amount_minor) != amount:
            raise DoesNotFit(f"{amount} for {account}, which was not asked for")
    done = [share for account, share in theirs.items() if account in said.done]
    if said.fate == SplitFate.DONE and len(done) < len(shares):
        raise DoesNotFit("done, but not every share of it")
    return done


def _give(split: Split, done: Sequence[Share], now: datetime) -> None:
    for share in done:
        share.state = ShareState.DONE
        share.save(update_fields=["state"])
        purse = Purse.lock(share.shop_id, split.provider, split.currency)
        purse.add(shared=share.amount_minor)
    post_shares(split, done, at=now)


def _fail(
    intent: Intent,
    attempt: Attempt,
    split: Split,
    done: Sequence[Share],
    failed: Sequence[Share],
    because: str,
    now: datetime,
) -> None:
    for share in failed:
        share.state = ShareState.FAILED
        share.save(update_fields=["state"])
    attempt.share_out(-sum(share.amount_minor for share in failed))
    call_for_a_person(split, "split_failed", because, now=now)
    split.move_to(SplitState.FAILED, now=now, because=because)
    told = SplitFailed(
        split_id=split.id,
        ref=intent.ref,
        key=split.key,
        provider=split.provider,
        done=tuple(_shared_out(split, share) for share in done),
        failed=tuple(_shared_out(split, share) for share in failed),
        because=because[:300],
    )
    outbox.publish(told, key=intent.ref)
    let_refunds_go(attempt, now=now)
    take_shares_back(attempt, now=now)


def _shared_out(split: Split, share: Share) -> SharedOut:
    return SharedOut((Receiver.SHOP, share.shop_id), Money(split.currency, share.amount_minor))


@transaction.atomic
def _note(split_id: UUID, trouble: str, *, now: datetime, is_refused: bool) -> None:
    note_trouble(Split.objects.lock(split_id), trouble, now=now, is_refused=is_refused)
