"""What makes no sense is refused with a code that says why, and changes no row."""

import pytest

from foundation.errors import ShopError
from foundation.money import Money
from market.payments.models import Attempt, Intent, Payout, Purse, Refund, Share, SplitReturn
from market.payments.services.request_payout import request_payout
from market.payments.services.request_refund import request_refund
from market.payments.services.request_split import request_split
from market.payments.services.request_split_return import request_split_return
from market.payments.tests.factories import now, work_the_queue
from market.payments.tests.shares import MUGS, make_paid, share
from market.payments.types import ShareWish

pytestmark = pytest.mark.django_db(transaction=True)
NEGATIVE, NOTHING, HUGE = Money("CNY", -1), Money("CNY", 0), Money("CNY", 2**62)
ELSEWHERE = Money("USD", 1_00)
ROWS = (Attempt, Intent, Payout, Purse, Refund, Share, SplitReturn)


def rows():
    return {model.__name__: sorted(map(str, model.objects.values_list())) for model in ROWS}


def test_no_amount_that_makes_no_sense_moves_anything():
    """Without RefundMakesNoSense: fails with IntegrityError, payments_intent_never_refunds_more_than_paid."""
    intent = make_paid()
    split = share(intent, 20_00)
    work_the_queue()
    before = rows()
    asked = {
        "refund": lambda amount: request_refund(
            ref=intent.ref, key="k", amount=amount, order_id=MUGS, because="", now=now()
        ),
        "split": lambda amount: request_split(
            ref=intent.ref, key="k", shares=[ShareWish(("shop", MUGS), amount, "")], is_last=False, now=now()
        ),
        "return": lambda amount: request_split_return(
            key="k", split_id=split.id, receiver=("shop", MUGS), amount=amount, because="", now=now()
        ),
        "payout": lambda amount: request_payout(
            key="k", provider="play_money", receiver=MUGS, amount=amount, now=now()
        ),
    }

    said = {}
    for what, act in asked.items():
        for amount in (NEGATIVE, NOTHING, HUGE, ELSEWHERE):
            with pytest.raises(ShopError) as refusal:
                act(amount)
            said.setdefault(what, []).append(refusal.value.code.removeprefix("payments."))

    assert said == {
        "refund": [*["refund_makes_no_sense"] * 2, "refund_too_large", "refund_makes_no_sense"],
        "split": [*["split_makes_no_sense"] * 2, "split_too_large", "split_makes_no_sense"],
        "return": ["return_too_large"] * 4,
        "payout": [*["payout_makes_no_sense"] * 2, *["payout_too_large"] * 2],
    }
    assert rows() == before
