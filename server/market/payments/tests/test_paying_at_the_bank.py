"""People pay at the real bank, which makes every mistake a bank can make. Real processes, real HTTP, real commits."""

import pytest
import urllib3

from foundation.testing import told, told_all
from market.payments.events import PaymentArrivedLate, PaymentSucceeded, SecondPaymentReturned
from market.payments.models import Attempt, Intent, Notice, Refund
from market.payments.providers.lines import Lines
from market.payments.providers.registry import provider
from market.payments.services.ask_providers import LEASE, ask_about_due_attempts
from market.payments.services.close_intents import close_intent
from market.payments.services.resolve_attempt import MOST_HURRIED, SOON, note_return
from market.payments.tests.factories import (
    PRICE,
    check_books,
    go_to_pay,
    let_time_pass,
    make_intent,
    notices,
    now,
    state_of,
    work_the_queue,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_person_pays_and_the_notice_makes_the_intent_paid(bank):
    intent = make_intent()
    attempt = go_to_pay(intent)

    sent_to = bank.press(attempt.redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()

    assert attempt.state == "pending"
    assert sent_to == Attempt.objects.get().return_url
    news = told(PaymentSucceeded, key=intent.ref)
    assert (news.intent_id, news.payer_id, news.amount) == (intent.id, intent.payer_id, PRICE)
    assert state_of(intent) == "paid"
    assert notices("processed") == 2  # "processing", then "succeeded"
    check_books(bank)


def test_whoever_declines_may_try_again(bank):
    intent = make_intent()
    bank.press(go_to_pay(intent).redirect_url, "decline")
    bank.wait_until_told()
    work_the_queue()
    assert (Attempt.objects.get().state, state_of(intent)) == ("declined", "open")

    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()

    assert state_of(intent) == "paid"
    assert len(told_all(PaymentSucceeded)) == 1
    check_books(bank)


def test_who_leaves_it_for_later_changes_nothing(bank):
    intent = make_intent()
    attempt = go_to_pay(intent)

    bank.press(attempt.redirect_url, "later")
    let_time_pass()

    assert (Attempt.objects.get().state, state_of(intent)) == ("pending", "open")
    assert told_all(PaymentSucceeded) == []


@pytest.mark.parametrize(
    "faults",
    [
        {"duplicate": 5},
        {"reordered": 1},
        {"late": 0.3},
        {"duplicate": 5, "reordered": 1, "late": 0.2},
    ],
    ids=str,
)
def test_however_badly_it_is_told_it_is_paid_once(bank, faults):
    intent = make_intent()
    bank.err(**faults)

    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()

    assert state_of(intent) == "paid"
    assert len(told_all(PaymentSucceeded)) == 1
    assert Notice.objects.count() == 2
    check_books(bank)


@pytest.mark.parametrize("faults", [{"lost": 1}, {"wrong_signature": 1}, {"wrong_amount": 100}, {"late": 600}], ids=str)
def test_when_no_notice_can_be_believed_the_question_finds_out(bank, faults):
    intent = make_intent()
    bank.err_next(**faults)
    bank.press(go_to_pay(intent).redirect_url, "pay")
    work_the_queue()
    assert state_of(intent) == "open"

    let_time_pass()

    assert state_of(intent) == "paid"
    assert len(told_all(PaymentSucceeded)) == 1
    check_books(bank)


def ask_soon() -> int:
    """Let the moment pass for which somebody who came back has to wait. Return how many were asked about."""
    asked = ask_about_due_attempts(now=now() + SOON)
    work_the_queue()
    return asked


def test_for_the_browser_that_comes_back_we_ask_in_a_moment(bank, client):
    """Without the hurry: fails, the payment is still open after the moment."""
    intent = make_intent()
    bank.err(lost=1)
    bank.press(go_to_pay(intent, return_path="/pay/chk_1").redirect_url, "pay")

    path = Attempt.objects.get().return_url.removeprefix("http://127.0.0.1:1")
    answer = client.get(path)
    ask_soon()

    assert (answer.status_code, answer["Location"]) == (303, "/pay/chk_1")
    assert state_of(intent) == "paid"


def test_coming_back_often_does_not_ask_the_bank_as_often(bank):
    """Without MOST_HURRIED: fails, the bank is asked thirty times."""
    go_to_pay(make_intent())
    attempt = Attempt.objects.get()

    asked = 0
    for _ in range(30):
        assert note_return(attempt.id, now=now()) == "/pay/done"
        asked += ask_soon()

    assert asked == MOST_HURRIED


def test_coming_back_after_all_is_known_asks_nobody(bank):
    intent = make_intent()
    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()

    assert note_return(Attempt.objects.get().id, now=now()) == "/pay/done"

    assert (ask_soon(), state_of(intent)) == (0, "paid")


def test_a_wrong_amount_is_set_aside_and_changes_nothing(bank):
    intent = make_intent()
    bank.err(wrong_amount=100)

    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()

    assert state_of(intent) == "open"
    assert set(Notice.objects.values_list("state", "reason")) == {("quarantined", "amount 5090 instead of 4990")}
    assert told_all(PaymentSucceeded) == []


def test_a_wrong_signature_is_refused_and_kept_in_quarantine(bank):
    intent = make_intent()
    bank.err(wrong_signature=1)

    bank.press(go_to_pay(intent).redirect_url, "pay")
    while not bank.book()["notices"][0]["tries"]:
        pass
    work_the_queue()

    assert state_of(intent) == "open"
    assert bank.book()["notices"][0]["answer"] == "403"
    assert set(Notice.objects.values_list("state", "reason")) == {("quarantined", "wrong signature")}


def test_a_line_cut_after_the_charge_does_not_matter(bank):
    intent = make_intent()
    bank.err_next(cut=1, lost=1)

    assert bank.press(go_to_pay(intent).redirect_url, "pay") is None
    let_time_pass()

    assert state_of(intent) == "paid"
    check_books(bank)


def test_a_bank_that_never_answers_leaves_the_attempt_unknown_and_the_same_key_finds_it(bank, monkeypatch):
    intent = make_intent()
    bank.err(cut=1)
    attempt = go_to_pay(intent, key="once")
    assert (attempt.state, attempt.redirect_url) == ("unknown", None)

    bank.err()
    again = go_to_pay(intent, key="once")

    assert (again.id, again.state) == (attempt.id, "pending")
    assert len(bank.book()["payments"]) == 1
    bank.press(again.redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    assert state_of(intent) == "paid"
    check_books(bank)


def test_a_slow_bank_is_not_waited_for_for_ever(bank, monkeypatch, settings):
    url = settings.SANDBOX_BANK_URL
    impatient = Lines(url)
    impatient._pool = urllib3.PoolManager(timeout=0.3, retries=False)
    monkeypatch.setattr(provider("sandbox"), "_known_lines", impatient)
    intent = make_intent()
    bank.err_next(slow=3)

    attempt = go_to_pay(intent)

    assert (attempt.state, attempt.redirect_url) == ("unknown", None)
    assert len(bank.book()["payments"]) == 1  # It has it; we could not know.


def test_a_bank_out_of_order_harms_nothing(bank):
    intent = make_intent()
    bank.err(out_of_order=1)
    attempt = go_to_pay(intent)
    assert attempt.state == "unknown"

    let_time_pass()
    assert Attempt.objects.get().state == "unknown"  # Still nobody knows.
    bank.err()
    Attempt.objects.update(created_at=now() - LEASE)
    let_time_pass()

    assert Attempt.objects.get().state == "closed"  # It never arrived there.
    assert state_of(intent) == "open"
    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    assert state_of(intent) == "paid"


def test_two_tabs_both_pay_and_one_gets_its_money_back(bank):
    intent = make_intent()
    first, second = go_to_pay(intent), go_to_pay(intent)
    bank.press(first.redirect_url, "pay")
    bank.press(second.redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    bank.wait_until_told()
    work_the_queue()

    assert len(told_all(PaymentSucceeded)) == 1
    assert told(SecondPaymentReturned, key=intent.ref).amount == PRICE
    assert sorted(Attempt.objects.values_list("role", flat=True)) == ["payment", "second_payment"]
    assert Refund.objects.get().state == "succeeded"
    check_books(bank)


def test_once_paid_the_other_tab_is_closed(bank):
    intent = make_intent()
    first, second = go_to_pay(intent), go_to_pay(intent)

    bank.press(first.redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    bank.press(second.redirect_url, "pay")

    assert Attempt.objects.get(pk=second.id).state == "closed"
    assert sorted(p["state"] for p in bank.book()["payments"]) == ["closed", "paid"]
    check_books(bank)


def test_closing_closes_at_the_bank_too(bank):
    intent = make_intent()
    attempt = go_to_pay(intent)

    close_intent(intent.ref, now=now(), because="not paid in time")
    work_the_queue()
    bank.press(attempt.redirect_url, "pay")

    assert bank.book()["payments"][0]["state"] == "closed"
    assert (Attempt.objects.get().state, state_of(intent)) == ("closed", "closed")
    assert told_all(PaymentArrivedLate) == []


@pytest.mark.parametrize("faults", [{}, {"lost": 1}, {"late": 0.3, "duplicate": 3}, {"cut": 1, "lost": 1}], ids=str)
def test_money_that_crosses_with_closing_arrives_late_once(bank, faults):
    intent = make_intent()
    bank.err_next(**faults)
    attempt = go_to_pay(intent)
    bank.press(attempt.redirect_url, "pay")

    close_intent(intent.ref, now=now(), because="not paid in time")
    work_the_queue()
    if "lost" not in faults:
        bank.wait_until_told()
    let_time_pass()

    assert told_all(PaymentSucceeded) == []
    late = told(PaymentArrivedLate, key=intent.ref)
    assert (late.intent_id, late.amount) == (intent.id, PRICE)
    row = Intent.objects.get()
    assert (row.state, row.view().is_late) == ("paid", True)
    check_books(bank)
