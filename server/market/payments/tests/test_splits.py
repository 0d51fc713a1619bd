"""What is shared out, taken back and paid out, without a provider: play money does at once whatever it is asked."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation.testing import told
from market.payments.errors import (
    NothingPaid,
    PayoutTooLarge,
    ReturnTooLarge,
    SplitKeyReused,
    SplitMakesNoSense,
    SplitsAreOver,
    SplitTooLarge,
)
from market.payments.events import PayoutDone, SplitDone, SplitReturned
from market.payments.models import Attempt, Chargeback, Purse, Refund, Share, Split
from market.payments.queries import splittable
from market.payments.services.request_split_return import request_split_return
from market.payments.services.send_refund import send_refund
from market.payments.tests.factories import (
    PRICE,
    let_time_pass,
    make_intent,
    now,
    work_the_queue,
)
from market.payments.tests.shares import MUGS, TEAS, balance, give_back, make_paid, pay_out, share, yuan

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_share_lies_in_the_shops_name_and_everyone_is_told_once():
    intent = make_paid()
    split = share(intent, 40_00)
    assert share(intent, 40_00) == split

    work_the_queue()

    assert Split.objects.get().state == "done"
    assert told(SplitDone, key=intent.ref).shares[0].amount == yuan(40_00)
    assert (balance("settleable"), balance("in_payout")) == (40_00, -40_00)
    assert splittable([intent.ref])[intent.ref].left == yuan(9_90)


def test_nothing_is_shared_that_is_not_there():
    """Without the comparison in `_take`: fails with IntegrityError, payments_attempt_shares_what_is_left."""
    intent = make_paid(fee=30)
    with pytest.raises(SplitTooLarge):
        share(intent, PRICE.minor - 29)
    share(intent, PRICE.minor - 30)
    with pytest.raises(SplitTooLarge):
        share(intent, 1, key="two")
    with pytest.raises(SplitKeyReused):
        share(intent, 1)
    with pytest.raises(NothingPaid):
        share(make_intent(), 1, key="three")
    assert Split.objects.count() == 1


@pytest.mark.parametrize("minor", [0, -1])
def test_a_share_is_of_something(minor):
    with pytest.raises(SplitMakesNoSense):
        share(make_paid(), minor)


@pytest.mark.parametrize("column", ["split_minor", "awaiting_minor"])
def test_the_row_itself_refuses_more_than_it_brought(column):
    """Without payments_attempt_never_gives_more_than_it_brought: fails for what is awaited, DID NOT RAISE."""
    make_paid()
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.update(**{column: PRICE.minor + 1}, split_cap_minor=PRICE.minor * 2)


def test_the_row_itself_keeps_the_fee_and_the_cap():
    """Without the trigger payments_attempt_shares_what_is_left: fails, DID NOT RAISE. Without the cap's CHECK: too."""
    make_paid(fee=30)
    with pytest.raises(IntegrityError, match="shares_what_is_left"), transaction.atomic():
        Attempt.objects.update(split_minor=PRICE.minor - 29, split_cap_minor=PRICE.minor)
    with pytest.raises(IntegrityError, match="over_the_cap"), transaction.atomic():
        Attempt.objects.update(split_minor=1_01, split_cap_minor=1_00)


def test_after_the_last_split_there_is_none():
    intent = make_paid()
    share(intent, 1_00, is_last=True)
    with pytest.raises(SplitsAreOver):
        share(intent, 1_00, key="two")


def test_a_shop_is_paid_what_lies_there_and_no_more():
    """Without the comparison in request_payout: fails with IntegrityError, of the purse's CHECK."""
    intent = make_paid()
    share(intent, 40_00)
    work_the_queue()
    with pytest.raises(PayoutTooLarge):
        pay_out(40_01)

    payout = pay_out(40_00)
    assert pay_out(40_00) == payout
    work_the_queue()

    assert told(PayoutDone, key=MUGS).amount == yuan(40_00)
    assert (balance("in_payout"), Purse.objects.get().left_minor) == (0, 0)


def test_a_share_comes_back_once_and_no_more_than_was_shared():
    intent = make_paid()
    split = share(intent, 40_00)
    work_the_queue()
    asked = {"split_id": split.id, "receiver": ("shop", MUGS), "because": "a cup broken", "now": now()}
    with pytest.raises(ReturnTooLarge):
        request_split_return(key="much", amount=yuan(40_01), **asked)

    request_split_return(key="some", amount=yuan(15_00), **asked)
    request_split_return(key="some", amount=yuan(15_00), **asked)
    work_the_queue()

    assert told(SplitReturned, key=intent.ref).amount == yuan(15_00)
    assert (balance("in_payout"), Attempt.objects.get().split_minor) == (-25_00, 25_00)


def test_a_refund_after_a_split_takes_back_what_is_missing_and_then_leaves():
    """Without `awaits_shares` in `_begin` of send_refund: fails, the refund leaves while the shop has the money."""
    intent = make_paid()
    share(intent, 40_00)
    work_the_queue()
    give_back(intent, 20_00)
    waiting = Refund.objects.get()
    send_refund(waiting.id, now=now())  # As a job of long ago might.
    waiting.refresh_from_db()
    assert (waiting.awaits_shares, waiting.state) == (True, "requested")
    work_the_queue()

    row = Attempt.objects.get()
    assert Refund.objects.get().state == "succeeded"
    assert (row.split_minor, row.refunded_minor, row.awaiting_minor) == (29_90, 20_00, 0)
    assert balance("settleable") == 29_90


def test_of_two_shops_the_one_whose_goods_came_back_gives_back():
    intent, order = make_paid(), uuid4()
    share(intent, 20_00, shop=TEAS, order_id=uuid4())
    share(intent, 20_00, key="two", order_id=order)
    work_the_queue()
    give_back(intent, 15_00, order)
    work_the_queue()

    assert dict(Share.objects.values_list("shop_id", "returned_minor")) == {TEAS: 0, MUGS: 5_10}
    assert Refund.objects.get().state == "succeeded"


def test_what_the_shop_has_been_paid_comes_back_from_its_next_share():
    """Without the comparison in `_reserve`: fails, the job that sends the return meets the purse's CHECK."""
    intent = make_paid()
    share(intent, 40_00)
    work_the_queue()
    pay_out(40_00)
    work_the_queue()
    give_back(intent, 20_00)
    work_the_queue()
    assert Refund.objects.get().awaits_shares

    other = make_paid()
    share(other, 30_00, key="other")
    work_the_queue()
    let_time_pass()

    assert Refund.objects.get().state == "succeeded"
    assert Purse.objects.get().left_minor == 30_00 - 10_10


def test_what_the_payers_bank_has_taken_cannot_be_shared_out():
    """Without `charged_back` in `_take`: fails, DID NOT RAISE."""
    intent = make_paid()
    attempt = Attempt.objects.get()
    which = {"provider_ref": "dp_1", "currency": "CNY", "reason": "fraudulent", "opened_at": now()}
    Chargeback.objects.create(attempt=attempt, provider="play_money", amount_minor=40_00, **which)
    assert splittable([intent.ref])[intent.ref].left == yuan(9_90)
    with pytest.raises(SplitTooLarge):
        share(intent, 9_91)
