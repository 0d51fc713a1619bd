"""Shares, refunds and payouts from many sides at once, and through the death of a worker. The bank is the real one."""

from uuid import uuid4

import pytest

from foundation import sql
from foundation.testing import at_once, told_all
from market.payments.events import PayoutDone, SplitDone, SplitReturned
from market.payments.models import Attempt, Payout, Purse, Share, Split, SplitReturn
from market.payments.services.request_split_return import request_split_return
from market.payments.services.send_payout import send_payout
from market.payments.services.send_split import send_split
from market.payments.tests.dying import begin_and_die
from market.payments.tests.factories import (
    PRICE,
    check_books,
    go_to_pay,
    let_time_pass,
    make_intent,
    now,
    work_the_queue,
)
from market.payments.tests.shares import MUGS, check_shares, give_back, make_paid, pay_out, share, yuan

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_ask_by_the_same_key_at_once_and_it_is_one_split():
    """Without the lock of the intent: fails with IntegrityError, the key's own."""
    intent = make_paid()
    assert at_once([lambda: share(intent, 2_00) for _ in range(20)]) == ["done"] * 20
    assert (Split.objects.count(), Attempt.objects.get().split_minor) == (1, 2_00)


def test_splits_and_refunds_meet_and_no_more_leaves_than_came():
    """Without the locks of intent and attempt: fails with IntegrityError, payments_attempt_shares_what_is_left."""
    intent = make_paid()
    acts = [lambda n=n: share(intent, 10_00, key=str(n)) for n in range(8)]
    acts += [lambda: give_back(intent, 10_00) for _ in range(2)]
    said = at_once(acts)

    shared = said[:8].count("done")
    assert set(said) == {"done", "payments.split_too_large"}
    assert said[8:] == ["done", "done"]  # A payer's right does not depend on who was first.
    row = Attempt.objects.get()
    assert row.split_minor == shared * 10_00 <= PRICE.minor
    assert row.split_minor + row.refunded_minor - row.awaiting_minor <= PRICE.minor
    work_the_queue()
    let_time_pass()
    row.refresh_from_db()
    assert (row.awaiting_minor, row.refunded_minor) == (0, 20_00)
    check_shares()


def test_ten_payouts_at_once_and_as_many_leave_as_there_is_money_for():
    """Without the lock of the purse: fails with IntegrityError, of its CHECK."""
    intent = make_paid()
    share(intent, 40_00)
    work_the_queue()
    said = at_once([lambda n=n: pay_out(10_00, key=str(n)) for n in range(10)])
    assert sorted(said) == ["done"] * 4 + ["payments.payout_too_large"] * 6
    assert Purse.objects.get().left_minor == 0


def test_a_share_is_asked_back_from_many_sides_and_no_more_comes_than_was_shared():
    """Without the locks: fails with IntegrityError, of the share's CHECK."""
    intent = make_paid()
    split = share(intent, 40_00)
    work_the_queue()
    asked = {"split_id": split.id, "receiver": ("shop", MUGS), "because": "", "now": now()}
    said = at_once([lambda n=n: request_split_return(key=str(n), amount=yuan(15_00), **asked) for n in range(6)])
    assert sorted(said) == ["done"] * 2 + ["payments.return_too_large"] * 4
    work_the_queue()
    assert Share.objects.get().returned_minor == 30_00
    check_shares()


def paid_at(bank):
    intent = make_intent()
    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    return intent


def test_five_workers_send_the_same_split_and_the_same_payout_and_each_leaves_once(bank):
    """Without the locks in `learn_split`: fails with IntegrityError, payments_split_ends_once."""
    split = share(paid_at(bank), 20_00)
    assert at_once([lambda: send_split(split.id, now=now()) for _ in range(5)]) == ["done"] * 5
    payout = pay_out(20_00, provider="sandbox")
    assert at_once([lambda: send_payout(payout.id, now=now()) for _ in range(5)]) == ["done"] * 5

    assert (len(told_all(SplitDone)), len(told_all(PayoutDone))) == (1, 1)
    work_the_queue()
    check_books(bank)
    check_shares(bank)


def test_killed_in_the_call_a_split_its_return_and_a_payout_are_done_once(bank, settings):
    """Without the due rows that were `sent` in `send_due_errands`: fails, it stays so for ever."""
    intent = paid_at(bank)
    split = share(intent, 20_00)
    die_and_recover(bank, settings, "split", split.id, "splits")
    assert Split.objects.get().state == "done"

    asked = {"split_id": split.id, "receiver": ("shop", MUGS), "because": "", "now": now()}
    row = request_split_return(key=uuid4().hex, amount=yuan(5_00), **asked)
    die_and_recover(bank, settings, "return", row.id, "returns")
    assert SplitReturn.objects.get().state == "done"

    payout = pay_out(15_00, provider="sandbox")
    die_and_recover(bank, settings, "payout", payout.id, "payouts")
    assert Payout.objects.get().state == "done"

    assert [len(told_all(news)) for news in (SplitDone, SplitReturned, PayoutDone)] == [1, 1, 1]
    check_books(bank)
    check_shares(bank)


def die_and_recover(bank, settings, act, row_id, where):
    sql.run("DELETE FROM procrastinate_jobs")  # The job dies with its worker; only the row's clock is left.
    bank.err(slow=30)
    begin_and_die(bank, settings, act, row_id, row_id, when=lambda: bank.book()[where])
    bank.err()
    let_time_pass()
