"""Every provider, every way to pay, every mistake: paid once, given back once, and the books agree."""

from uuid import uuid4

import pytest

from foundation.testing import told, told_all
from market.payments.events import PaymentArrivedLate, PaymentSucceeded, RefundSucceeded, SecondPaymentReturned
from market.payments.models import Attempt, Notice, Refund
from market.payments.queries import have_shared_an_account
from market.payments.services.close_intents import close_intent
from market.payments.services.request_refund import request_refund
from market.payments.tests.factories import (
    PRICE,
    check_books,
    let_time_pass,
    make_intent,
    now,
    state_of,
    work_the_queue,
)
from market.payments.tests.kit import CASES, FIRST_WAYS, TROUBLES, figure_of, press, wait_until_tried

UNFIT = ("wrong_amount", "wrong_currency", "unknown_reference", "wrong_signature", "wrong_merchant")
SIGNING_TIME = [case for case, fault in TROUBLES if fault == "replayed" and case.kind != "alipay"]
pytestmark = pytest.mark.django_db(transaction=True)


SAYS_WHO = [case for case in CASES if case.kind in ("wechat", "alipay")]


def give_back(intent, minor):
    return request_refund(
        ref=intent.ref,
        key=uuid4().hex,
        amount=type(PRICE)(PRICE.currency, minor),
        order_id=uuid4(),
        because="changed their mind",
        now=now(),
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_paid_told_and_given_back_in_parts(bank, case):
    intent = make_intent()
    attempt = case.start(intent, key="once")
    if Attempt.objects.get().state != "succeeded":  # A shown code is charged at once.
        assert attempt.redirect_url or attempt.shown
        press(bank, attempt.id)
    bank.wait_until_told()
    work_the_queue()
    assert state_of(intent) == "paid"
    assert told(PaymentSucceeded, key=intent.ref).amount == PRICE
    row = Attempt.objects.get()
    (theirs,) = bank.book()["payments"]
    assert (row.trade_ref, row.fee_minor) == (theirs["trade_no"], theirs["fee_minor"])

    give_back(intent, 1_00)
    give_back(intent, PRICE.minor - 1_00)
    work_the_queue()
    bank.wait_until_told()
    let_time_pass()

    assert sorted(one.amount.minor for one in told_all(RefundSucceeded)) == [1_00, PRICE.minor - 1_00]
    check_books(bank)


@pytest.mark.parametrize(("case", "fault"), TROUBLES, ids=str)
def test_whatever_goes_wrong_it_is_paid_once_and_given_back_once(bank, case, fault):
    intent = make_intent()
    wrong = {fault: figure_of(fault)}

    bank.err(**wrong)
    attempt = case.start(intent, key="once")
    if not (attempt.redirect_url or attempt.shown):
        bank.err()
        attempt = case.start(intent, key="once")
        bank.err(**wrong)
    press(bank, attempt.id)
    settle(bank, fault)
    if state_of(intent) == "open":  # Declined, or nobody could be asked.
        bank.err()
        let_time_pass()
    if state_of(intent) == "open":
        press(bank, case.start(intent, key="again").id)
        settle(bank, fault)
    assert state_of(intent) == "paid"
    assert len(told_all(PaymentSucceeded)) == 1
    check_books(bank)

    bank.err(**wrong)
    give_back(intent, 20_00)
    settle(bank, fault)
    bank.err()
    for _ in range(3):
        let_time_pass(7200)
    assert len(told_all(RefundSucceeded)) == 1
    assert Refund.objects.get().state == "succeeded"
    check_books(bank)


def settle(bank, fault=""):
    """Let everything be told, what is late after its hours, and asked about."""
    work_the_queue()
    if fault == "late":
        bank.let_pass(figure_of("late") + 1)
    wait_until_tried(bank)
    let_time_pass()


@pytest.mark.parametrize(("case", "fault"), [one for one in TROUBLES if one[1] in UNFIT], ids=str)
def test_a_notice_that_does_not_fit_changes_nothing_and_calls_a_person(bank, case, fault):
    intent = make_intent()
    bank.err(**{fault: figure_of(fault)})
    press(bank, case.start(intent, key="once").id)
    wait_until_tried(bank)
    work_the_queue()

    assert state_of(intent) == "open"
    assert told_all(PaymentSucceeded) == []
    notice = Notice.objects.filter(state="quarantined").first()
    assert notice is not None
    assert notice.reason


@pytest.mark.parametrize("case", FIRST_WAYS, ids=str)
def test_two_attempts_never_both_count(bank, case):
    intent = make_intent()
    first, second = case.start(intent, key="one"), case.start(intent, key="two")
    press(bank, first.id)
    press(bank, second.id)
    settle(bank)
    settle(bank)

    assert len(told_all(PaymentSucceeded)) == 1
    assert told(SecondPaymentReturned, key=intent.ref).amount == PRICE
    assert sorted(Attempt.objects.values_list("role", flat=True)) == ["payment", "second_payment"]
    check_books(bank)


@pytest.mark.parametrize("case", FIRST_WAYS, ids=str)
def test_once_closed_nobody_can_pay_any_more(bank, case):
    intent = make_intent()
    attempt = case.start(intent, key="once")
    press(bank, attempt.id, "later")  # They have seen the page.
    close_intent(intent.ref, now=now(), because="not paid in time")
    work_the_queue()
    press(bank, attempt.id)
    settle(bank)

    assert (Attempt.objects.get().state, state_of(intent)) == ("closed", "closed")
    check_books(bank)


@pytest.mark.parametrize("case", FIRST_WAYS, ids=str)
def test_money_that_crosses_with_closing_arrives_late_once(bank, case):
    intent = make_intent()
    attempt = case.start(intent, key="once")
    bank.err(late=600)
    press(bank, attempt.id)
    close_intent(intent.ref, now=now(), because="not paid in time")
    settle(bank)

    assert told_all(PaymentSucceeded) == []
    assert told(PaymentArrivedLate, key=intent.ref).amount == PRICE
    check_books(bank)


@pytest.mark.parametrize("case", FIRST_WAYS, ids=str)
def test_a_refund_asked_for_twice_at_the_provider_leaves_once(bank, case):
    intent = make_intent()
    press(bank, case.start(intent, key="once").id)
    bank.wait_until_told()
    work_the_queue()
    bank.err(cut=1)  # It gives back, and we never hear that it has.
    give_back(intent, 10_00)
    work_the_queue()
    bank.err()
    for _ in range(3):
        let_time_pass(7200)

    assert [one["minor"] for one in bank.book()["refunds"] if one["state"] == "succeeded"] == [10_00]
    check_books(bank)


@pytest.mark.parametrize("case", FIRST_WAYS, ids=str)
def test_a_provider_refuses_what_we_would_never_ask(bank, case):
    """More than was paid is refused there too, should our own guards ever fail."""
    intent = make_intent()
    press(bank, case.start(intent, key="once").id)
    bank.wait_until_told()
    work_the_queue()
    refund = give_back(intent, PRICE.minor)
    Refund.objects.filter(pk=refund.id).update(amount_minor=PRICE.minor + 1)
    work_the_queue()

    assert Refund.objects.get().state == "failing"
    assert [one for one in bank.book()["refunds"] if one["state"] == "succeeded"] == []


@pytest.mark.parametrize("case", FIRST_WAYS, ids=str)
def test_without_keys_nothing_is_offered_and_its_notices_find_no_door(bank, case, client, settings):
    settings.PAYMENT_ACCOUNTS = {}
    offered = {one["method"] for one in client.get("/api/payments/methods").json()["items"]}
    assert case.way not in offered
    assert client.post(f"/api/payments/notices/{case.kind}", b"{}", content_type="application/json").status_code == 404


@pytest.mark.parametrize(
    "case", [one for one, fault in TROUBLES if fault == "replayed" and one.kind != "alipay"], ids=str
)
def test_what_was_signed_long_ago_is_refused_and_kept(bank, case):
    """Without the age in `prove`: fails, nobody notices the replay. Alipay signs no time, but a number."""
    intent = make_intent()
    bank.err(replayed=1)
    press(bank, case.start(intent, key="once").id)
    bank.wait_until_told()
    work_the_queue()

    assert state_of(intent) == "paid"
    assert Notice.objects.filter(state="quarantined", reason="too old").count() == 1


@pytest.mark.parametrize("case", SAYS_WHO, ids=str)
def test_two_people_who_pay_from_one_account_are_known_to(bank, case):
    """The simulator's wallets have one owner each. Without the payer read from the notice: nobody shares an account."""
    ana, ben, eve = uuid4(), uuid4(), uuid4()
    for person_id in (ana, ben):
        attempt = case.start(make_intent(payer_id=person_id), key="once")
        if Attempt.objects.get(pk=attempt.id).state != "succeeded":
            press(bank, attempt.id)
        bank.wait_until_told()
        work_the_queue()

    assert have_shared_an_account(ana, ben)
    assert not have_shared_an_account(ana, eve)
