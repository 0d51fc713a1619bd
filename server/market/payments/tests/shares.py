"""Makers of shares and payouts, and what must always hold of them: in our rows, the ledger and the bank's book."""

from collections import Counter
from typing import Any
from uuid import UUID, uuid4

from foundation.money import Money
from market.ledger import facade as ledger
from market.payments.models import Attempt, Payout, Purse, Share, SplitReturn
from market.payments.services.request_payout import request_payout
from market.payments.services.request_refund import request_refund
from market.payments.services.request_split import request_split
from market.payments.tests.factories import make_paid_intent, now
from market.payments.types import IntentView, PayoutView, RefundView, ShareWish, SplitView

MUGS, TEAS = UUID("01939b2c-0000-7000-8000-0000000000aa"), UUID("01939b2c-0000-7000-8000-0000000000bb")


def yuan(minor: int) -> Money:
    return Money("CNY", minor)


def make_paid(*, fee: int = 0) -> IntentView:
    """A payment in play money, which shares out whatever it is asked to."""
    intent = make_paid_intent()
    Attempt.objects.filter(intent_id=intent.id).update(method="play_money", fee_minor=fee)
    return intent


def share(
    intent: IntentView,
    minor: int,
    *,
    shop: UUID = MUGS,
    key: str = "one",
    is_last: bool = False,
    order_id: UUID | None = None,
) -> SplitView:
    wish = ShareWish(("shop", shop), yuan(minor), "order 1", order_id)
    return request_split(ref=intent.ref, key=key, shares=[wish], is_last=is_last, now=now())


def pay_out(minor: int, *, provider: str = "play_money", key: str = "pay", shop: UUID = MUGS) -> PayoutView:
    return request_payout(key=key, provider=provider, receiver=shop, amount=yuan(minor), now=now())


def give_back(intent: IntentView, minor: int, order_id: UUID | None = None) -> RefundView:
    asked: dict[str, Any] = {"order_id": order_id or uuid4(), "because": "a cup broken", "now": now()}
    return request_refund(ref=intent.ref, key=uuid4().hex, amount=yuan(minor), **asked)


def balance(purpose: str, shop: UUID = MUGS) -> int:
    return ledger.balance(ledger.AccountKey("shop", shop, purpose, "CNY")).minor


def check_shares(bank: Any = None) -> None:
    """Hold each running total against its rows, the ledger against both, and the bank's book against all."""
    done, back = Share.objects.filter(state="done"), SplitReturn.objects.filter(state="done")
    paid_out = Payout.objects.filter(state="done")
    for attempt in Attempt.objects.all():
        asked = Share.objects.filter(split__attempt=attempt).exclude(state="failed")
        returned = back.filter(share__split__attempt=attempt)
        assert attempt.split_minor == _sum(asked) - _sum(returned)
    for purse in Purse.objects.all():
        which = {"shop_id": purse.shop_id, "split__provider": purse.provider}
        theirs = back.filter(share__shop_id=purse.shop_id, provider=purse.provider)
        assert purse.shared_minor == _sum(done.filter(**which)) - _sum(theirs)
    for shop_id in Share.objects.values_list("shop_id", flat=True).distinct():
        gone = _sum(paid_out.filter(shop_id=shop_id))
        left = _sum(done.filter(shop_id=shop_id)) - _sum(back.filter(share__shop_id=shop_id))
        assert -balance("in_payout", shop_id) == left - gone
    if bank is None:
        return
    book = bank.book()
    assert _many(one["minor"] for one in book["splits"]) == _many(done.values_list("amount_minor", flat=True))
    assert _many(one["minor"] for one in book["returns"]) == _many(back.values_list("amount_minor", flat=True))
    if book["payouts"]:  # From Alipay a shop takes its money itself.
        sent = {UUID(one["payout_ref"]): (one["minor"], one["state"]) for one in book["payouts"]}
        assert sent == {one.id: (one.amount_minor, one.state) for one in Payout.objects.all()}


def _sum(rows: Any) -> int:
    return sum(rows.values_list("amount_minor", flat=True))


def _many(amounts: Any) -> Counter[int]:
    return Counter(amounts)
