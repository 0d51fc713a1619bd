"""Going to pay, from many sides at once and through the death of a process. The bank is the real one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction

from foundation.testing import told_all
from market.payments import rules
from market.payments.errors import AlreadyPaid, IntentNotFound, PaymentIsClosed, TooManyAttempts
from market.payments.events import RefundSucceeded
from market.payments.facade import request_refund
from market.payments.models import Attempt, Intent, Refund
from market.payments.providers.sandbox import _pay_url
from market.payments.services.ask_providers import LEASE
from market.payments.services.calling import call
from market.payments.services.close_intents import close_intent
from market.payments.states import AttemptState
from market.payments.tests.dying import begin_and_die
from market.payments.tests.factories import (
    PRICE,
    check_books,
    go_to_pay,
    let_time_pass,
    make_attempt,
    make_intent,
    make_paid_intent,
    now,
    state_of,
    work_the_queue,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_bank_is_told_what_is_to_be_paid_and_until_when(bank):
    intent = make_intent()

    attempt = go_to_pay(intent)

    (theirs,) = bank.book()["payments"]
    assert (theirs["merchant_ref"], theirs["minor"], theirs["currency"]) == (str(attempt.id), 4990, "CNY")
    assert Attempt.objects.get().expires_at == intent.expires_at + rules.PROVIDER_GRACE
    assert Attempt.objects.get().title == "Jishi order"
    assert attempt.redirect_url is not None
    assert attempt.redirect_url.startswith(f"http://127.0.0.1:{bank.port}/pay/")


def test_the_browser_finds_the_bank_on_the_host_by_which_it_found_the_shop(bank, settings):
    assert _pay_url("/pay/x", "http://192.168.1.7:8000/api/back") == f"http://192.168.1.7:{bank.port}/pay/x"
    assert _pay_url("/pay/x", "http://[fd00::7]:8000/") == f"http://[fd00::7]:{bank.port}/pay/x"
    settings.SANDBOX_BANK_PUBLIC_URL = "https://bank.example"
    assert _pay_url("/pay/x", "https://shop.example/") == "https://bank.example/pay/x"


def test_ten_with_one_key_get_one_attempt_and_one_page(bank):
    """Without the lock on the intent in `_claim`: fails with IntegrityError of payments_one_attempt_per_key."""
    intent = make_intent()
    gun = Barrier(10)

    def run(_: int) -> tuple[object, str | None]:
        try:
            connection.ensure_connection()  # Or they would be late for the race.
            gun.wait()
            view = go_to_pay(intent, key="once")
            return view.id, view.redirect_url
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(run, range(10)))) == 1

    assert len(bank.book()["payments"]) == Attempt.objects.count() == 1


def test_what_is_paid_closed_or_another_persons_is_not_paid_for(bank):
    with pytest.raises(AlreadyPaid):
        go_to_pay(make_paid_intent())
    with pytest.raises(PaymentIsClosed):
        go_to_pay(make_intent(expires_at=now() - timedelta(seconds=1)))
    mine = make_intent()
    with pytest.raises(IntentNotFound):
        go_to_pay(replace(mine, payer_id=uuid4()))
    assert bank.book()["payments"] == []


def test_nobody_goes_to_the_bank_without_end(bank):
    intent = make_intent()
    for _ in range(rules.MOST_ATTEMPTS):
        make_attempt(intent)
    with pytest.raises(TooManyAttempts):
        go_to_pay(intent)


def test_no_provider_is_called_inside_a_transaction():
    with transaction.atomic(), pytest.raises(AssertionError, match="never called inside a transaction"):
        call("sandbox", "create", lambda: None)


def test_a_provider_that_refuses_for_good_declines_the_attempt(bank, settings):
    settings.SANDBOX_BANK_SECRET = "not the bank's"
    attempt = go_to_pay(make_intent())
    assert (attempt.state, attempt.redirect_url) == ("declined", None)
    assert Attempt.objects.get().trouble == "wrong_signature"


@pytest.mark.parametrize("has_reached_the_bank", [True, False])
def test_killed_while_the_bank_was_being_called_nothing_is_lost_or_doubled(bank, settings, has_reached_the_bank):
    intent = make_intent()
    if has_reached_the_bank:
        bank.err(slow=30)
        begin_and_die(bank, settings, "pay", intent.id, intent.payer_id, when=lambda: bank.book()["payments"])
        bank.err()
    else:
        make_attempt(intent, state=AttemptState.CREATED)
        Attempt.objects.update(key="once", fingerprint="same body", provider_ref="", redirect_url="")
    assert Attempt.objects.get().state == "created"

    again = go_to_pay(intent, key="once")

    assert again.state == "pending"
    assert len(bank.book()["payments"]) == Attempt.objects.count() == 1
    bank.press(again.redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    assert state_of(intent) == "paid"
    check_books(bank)


def test_killed_in_the_call_and_never_seen_again_the_sweeper_finds_out(bank, settings):
    intent = make_intent()
    bank.err_next(slow=30)
    begin_and_die(bank, settings, "pay", intent.id, intent.payer_id, when=lambda: bank.book()["payments"])

    let_time_pass()
    assert Attempt.objects.get().state == "pending"
    close_intent(intent.ref, now=now(), because="not paid in time")
    work_the_queue()

    assert bank.book()["payments"][0]["state"] == "closed"
    assert Attempt.objects.get().state == "closed"


def test_killed_while_a_refund_was_being_sent_it_is_sent_again_and_given_once(bank, settings):
    intent = make_intent()
    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    with transaction.atomic():
        view = request_refund(ref=intent.ref, key="k", amount=PRICE, order_id=uuid4(), because="cancelled", now=now())
    bank.err(slow=30, lost=1)
    begin_and_die(bank, settings, "refund", view.id, intent.payer_id, when=lambda: bank.book()["refunds"])
    assert Refund.objects.get().state == "sent"

    bank.err()
    let_time_pass()

    assert Refund.objects.get().state == "succeeded"
    assert len(bank.book()["refunds"]) == len(told_all(RefundSucceeded)) == 1
    check_books(bank)


def test_an_attempt_begun_just_now_is_left_to_whoever_is_calling(bank):
    intent = make_intent()
    make_attempt(intent, state=AttemptState.CREATED)
    let_time_pass(LEASE.total_seconds() + 1)
    assert Attempt.objects.get().state == "created"  # Its clock says a second has passed: the call may be on its way.
    assert Intent.objects.get().state == "open"
