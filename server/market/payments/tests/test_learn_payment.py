"""What providers say, in every order and from many sides at once. Real threads, real PostgreSQL, real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import told, told_all
from market.ledger import facade as ledger
from market.payments.events import IntentClosed, PaymentArrivedLate, PaymentSucceeded
from market.payments.models import Attempt, Intent, Refund
from market.payments.providers.base import PaymentFate, PaymentStatus
from market.payments.services.close_intents import close_intent
from market.payments.services.learn_payment import DoesNotFit, learn_payment
from market.payments.tests.factories import PRICE, check_books, make_attempt, make_intent, now, paid, state_of


def all_at_once(*acts: Callable[[], object]) -> None:
    gun = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()  # Or they would be late for the race.
            gun.wait()
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_twenty_hear_of_the_same_payment_at_once_and_it_is_one_payment():
    """Without the locks in learn_payment: fails nineteen times with IntegrityError of payments_attempt_moves_once."""
    intent = make_intent()
    attempt = make_attempt(intent)
    said = paid(attempt)

    all_at_once(*[lambda: learn_payment(attempt.id, said, now=now(), source="race")] * 20)

    assert len(told_all(PaymentSucceeded)) == 1
    assert Intent.objects.get().paid_minor == PRICE.minor
    assert ledger.balance(ledger.owed_to_buyer(intent.payer_id, "CNY")).minor == -PRICE.minor
    check_books()


@pytest.mark.django_db(transaction=True)
def test_ten_attempts_succeed_at_once_and_nine_are_given_back():
    """Without the lock on the intent: fails with a deadlock at the unique index payments_one_attempt_pays."""
    intent = make_intent()
    attempts = [make_attempt(intent) for _ in range(10)]

    all_at_once(*[lambda a=attempt: learn_payment(a.id, paid(a), now=now(), source="race") for attempt in attempts])

    assert len(told_all(PaymentSucceeded)) == 1
    assert Attempt.objects.filter(role="payment").count() == 1
    assert Refund.objects.filter(kind="second_payment_refunded").count() == 9
    assert Intent.objects.get().refunded_minor == 9 * PRICE.minor
    check_books()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(4))
def test_paying_and_closing_meet_and_exactly_one_of_them_was_first(round_):
    """Without the lock in close_intents: fails with IntegrityError of payments_intent_moves_once; before that index was
    there, with IntentClosed told three times and beside PaymentSucceeded."""
    intent = make_intent()
    attempt = make_attempt(intent)

    all_at_once(
        *[lambda: learn_payment(attempt.id, paid(attempt), now=now(), source="race")] * 3,
        *[lambda: close_intent(intent.ref, now=now(), because="race")] * 3,
    )

    in_time, late, closed = told_all(PaymentSucceeded), told_all(PaymentArrivedLate), told_all(IntentClosed)
    assert (len(in_time), len(late), len(closed)) in [(1, 0, 0), (0, 1, 1)]
    assert state_of(intent) == "paid"
    check_books()


@pytest.mark.django_db
def test_closing_an_intent_that_was_paid_says_so_and_changes_nothing():
    intent = make_intent()
    attempt = make_attempt(intent)
    learn_payment(attempt.id, paid(attempt), now=now(), source="test")

    view = close_intent(intent.ref, now=now(), because="too late")

    assert (view.state, view.is_late) == ("paid", False)
    assert told_all(IntentClosed) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": Money("CNY", PRICE.minor - 1)},
        {"amount": Money("CNY", PRICE.minor + 1)},
        {"amount": Money("USD", PRICE.minor)},
        {"provider_ref": "bp_another"},
    ],
    ids=str,
)
def test_what_does_not_fit_changes_nothing(wrong):
    intent = make_intent()
    attempt = make_attempt(intent)

    with pytest.raises(DoesNotFit):
        learn_payment(attempt.id, replace(paid(attempt), **wrong), now=now(), source="test")

    assert (Attempt.objects.get().state, state_of(intent)) == ("pending", "open")
    assert told_all(PaymentSucceeded) == []


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["created", "unknown", "declined", "closed"])
def test_money_is_believed_of_an_attempt_in_any_state(state):
    intent = make_intent()
    attempt = make_attempt(intent, state=state)
    learn_payment(attempt.id, paid(attempt), now=now(), source="test")
    assert told(PaymentSucceeded, key=intent.ref).amount == PRICE


@pytest.mark.django_db
def test_a_second_first_payment_is_refused_by_the_database_too():
    intent = make_intent()
    one, two = make_attempt(intent), make_attempt(intent)
    learn_payment(one.id, paid(one), now=now(), source="test")
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.filter(pk=two.id).update(state="succeeded", role="payment", paid_at=now())


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["payments_intentmove", "payments_attemptmove"])
def test_history_is_only_added_to(table):
    intent = make_intent()
    attempt = make_attempt(intent)
    learn_payment(attempt.id, paid(attempt), now=now(), source="test")
    for act in (f"UPDATE {table} SET because = 'x'", f"DELETE FROM {table}", f"TRUNCATE {table}"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # Or TRUNCATE would refuse for another reason.
            cursor.execute(act)


Facts = list[tuple[int, PaymentFate | str]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.tuples(st.integers(0, 2), st.sampled_from(list(PaymentFate))), st.just((0, "close"))), max_size=14
    )
)
@pytest.mark.django_db
def test_whatever_is_said_in_whatever_order_money_counts_once_and_nothing_is_lost(facts: Facts):
    intent = make_intent()
    attempts = [make_attempt(intent) for _ in range(3)]
    told_before = {event: len(told_all(event)) for event in (PaymentSucceeded, PaymentArrivedLate)}

    for which, fate in facts:
        if isinstance(fate, PaymentFate):
            attempt = attempts[which]
            said = PaymentStatus(fate, attempt.amount, attempt.provider_ref, now(), "")
            learn_payment(attempt.id, said, now=now(), source="test")
        else:
            close_intent(intent.ref, now=now(), because="test")

    paid_ones = {which for which, fate in facts if fate == PaymentFate.PAID}
    first_pay = next((i for i, (_, fate) in enumerate(facts) if fate == PaymentFate.PAID), None)
    first_close = next((i for i, (_, fate) in enumerate(facts) if fate == "close"), None)
    is_late = first_pay is not None and first_close is not None and first_close < first_pay
    row = Intent.objects.get(pk=intent.id)
    new = [len(told_all(event)) - told_before[event] for event in (PaymentSucceeded, PaymentArrivedLate)]
    assert new == [int(bool(paid_ones) and not is_late), int(is_late)]
    assert row.paid_minor == len(paid_ones) * PRICE.minor
    assert row.refunded_minor == max(0, len(paid_ones) - 1) * PRICE.minor
    assert row.state == ("paid" if paid_ones else "closed" if first_close is not None else "open")
    assert row.refunds.count() == max(0, len(paid_ones) - 1)
