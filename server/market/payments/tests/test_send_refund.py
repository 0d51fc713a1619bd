"""Refunds at the real bank, which sometimes has no funds, no answer or no line."""

from uuid import uuid4

import pytest

from foundation.testing import told, told_all
from market.payments import rules
from market.payments.events import RefundFailed, RefundSucceeded
from market.payments.facade import request_refund
from market.payments.models import Intent, Refund
from market.payments.services.send_refund import send_refund
from market.payments.tests.factories import (
    PRICE,
    check_books,
    go_to_pay,
    let_time_pass,
    make_intent,
    now,
    work_the_queue,
)

pytestmark = pytest.mark.django_db(transaction=True)
ORDER = uuid4()


@pytest.fixture
def paid_intent(bank):
    intent = make_intent()
    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    assert Intent.objects.get().state == "paid"
    return intent


def ask(intent):
    return request_refund(ref=intent.ref, key="k", amount=PRICE, order_id=ORDER, because="cancelled", now=now())


def test_the_money_goes_back_once(bank, paid_intent):
    ask(paid_intent)
    work_the_queue()
    bank.wait_until_told()
    work_the_queue()
    let_time_pass()

    assert told(RefundSucceeded, key=paid_intent.ref).order_id == ORDER
    assert [r["minor"] for r in bank.book()["refunds"]] == [4990]
    assert Refund.objects.get().tries == 1
    check_books(bank)


def test_a_bank_without_funds_is_asked_again(bank, paid_intent):
    bank.err(refund_fails=2)
    ask(paid_intent)
    work_the_queue()
    assert Refund.objects.get().state == "failing"

    let_time_pass()
    let_time_pass()

    row = Refund.objects.get()
    assert (row.state, row.tries) == ("succeeded", 3)
    assert told_all(RefundFailed) == []
    check_books(bank)


def test_after_many_refusals_a_person_is_called_once_and_it_is_still_tried(bank, paid_intent):
    bank.err(refund_fails=rules.ALERT_AFTER_TRIES + 1)
    ask(paid_intent)
    work_the_queue()
    for _ in range(rules.ALERT_AFTER_TRIES):
        let_time_pass()

    assert told(RefundFailed, key=paid_intent.ref).order_id == ORDER
    assert Refund.objects.get().state == "failing"

    let_time_pass()
    assert Refund.objects.get().state == "succeeded"
    assert len(told_all(RefundSucceeded)) == 1
    check_books(bank)


@pytest.mark.parametrize("faults", [{"cut": 1, "late": 600}, {"out_of_order": 1}, {"cut": 1, "lost": 1}], ids=str)
def test_a_refund_without_an_answer_is_asked_for_again_and_given_once(bank, paid_intent, faults):
    bank.err(**faults)
    ask(paid_intent)
    work_the_queue()
    assert Refund.objects.get().state == "sent"

    bank.err()
    let_time_pass()

    assert Refund.objects.get().state == "succeeded"
    assert len(bank.book()["refunds"]) == 1
    assert len(told_all(RefundSucceeded)) == 1
    check_books(bank)


def test_a_notice_can_be_faster_than_the_answer(bank, paid_intent):
    bank.err(cut=1)
    ask(paid_intent)
    work_the_queue()

    bank.wait_until_told()
    work_the_queue()

    assert Refund.objects.get().state == "succeeded"
    assert len(told_all(RefundSucceeded)) == 1


def test_a_refund_notice_of_another_amount_is_set_aside(bank, paid_intent):
    bank.err(wrong_amount=1, cut=1)
    ask(paid_intent)
    work_the_queue()

    bank.wait_until_told()
    work_the_queue()

    assert Refund.objects.get().state == "sent"
    assert told_all(RefundSucceeded) == []


def test_two_workers_send_the_same_refund_and_the_bank_gives_once(bank, paid_intent):
    view = ask(paid_intent)

    send_refund(view.id, now=now())
    send_refund(view.id, now=now())

    assert len(bank.book()["refunds"]) == 1
    check_books(bank)
