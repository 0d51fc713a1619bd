from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import NOON
from market.payments.facade import (
    IntentNotFound,
    NothingPaid,
    RefundKeyReused,
    RefundTooLarge,
    refunds,
    request_refund,
)
from market.payments.models import Intent, Refund
from market.payments.tests.factories import PRICE, check_books, make_intent, make_paid_intent, now

ORDER = uuid4()


def ask(ref, key="k", minor=PRICE.minor, order_id=ORDER):
    return request_refund(
        ref=ref, key=key, amount=Money("CNY", minor), order_id=order_id, because="cancelled", now=now()
    )


@pytest.mark.django_db
def test_a_refund_is_written_down_to_be_sent():
    intent = make_paid_intent()

    view = ask(intent.ref, minor=1000)

    assert (view.state, view.amount, view.order_id, view.ref) == ("requested", Money("CNY", 1000), ORDER, intent.ref)
    assert refunds([ORDER]) == {ORDER: [view]}
    assert Intent.objects.get().refunded_minor == 1000
    check_books()


@pytest.mark.django_db
def test_asking_twice_by_one_key_gives_once():
    intent = make_paid_intent()

    assert ask(intent.ref).id == ask(intent.ref).id

    assert Refund.objects.count() == 1
    with pytest.raises(RefundKeyReused):
        ask(intent.ref, minor=1)


@pytest.mark.django_db
def test_more_than_was_paid_never_goes_back():
    intent = make_paid_intent()
    ask(intent.ref, "a", 4000)

    with pytest.raises(RefundTooLarge) as refusal:
        ask(intent.ref, "b", 991)

    assert refusal.value.facts["left"] == Money("CNY", 990)
    ask(intent.ref, "b", 990)
    check_books()


@pytest.mark.django_db
def test_what_was_not_paid_cannot_go_back():
    intent = make_intent()
    with pytest.raises(NothingPaid):
        ask(intent.ref)
    with pytest.raises(IntentNotFound):
        ask(uuid4())


@pytest.mark.django_db
def test_a_refund_of_late_money_is_booked_as_that():
    intent = make_paid_intent()
    Intent.objects.update(closed_at=NOON)
    ask(intent.ref)
    assert Refund.objects.get().kind == "late_payment_refunded"


@pytest.mark.django_db(transaction=True)
def test_twenty_ask_for_a_part_at_once_and_only_what_was_paid_goes_back():
    """
    Without the lock on the intent: fails with IntegrityError of
    payments_attempt_never_refunds_more_than_it_brought.
    """
    intent, runners = make_paid_intent(amount=Money("CNY", 1000)), 20
    gun = Barrier(runners)

    def run(number: int) -> str:
        try:
            connection.ensure_connection()  # Or they would be late for the race.
            gun.wait()
            ask(intent.ref, f"k{number}", 300)
            return "asked"
        except RefundTooLarge:
            return "too large"
        finally:
            connection.close()

    with ThreadPoolExecutor(runners) as pool:
        outcomes = sorted(pool.map(run, range(runners)))

    assert outcomes == ["asked"] * 3 + ["too large"] * 17
    assert Intent.objects.get().refunded_minor == 900
    check_books()


@pytest.mark.django_db(transaction=True)
def test_twenty_ask_by_one_key_at_once_and_one_refund_is_made():
    """Without the lock on the intent, taken before the look: fails with IntegrityError of payments_refund_key_key."""
    intent, runners = make_paid_intent(), 20
    gun = Barrier(runners)

    def run(_: int) -> object:
        try:
            connection.ensure_connection()  # Or they would be late for the race.
            gun.wait()
            return ask(intent.ref, "the same", 300).id
        finally:
            connection.close()

    with ThreadPoolExecutor(runners) as pool:
        assert len(set(pool.map(run, range(runners)))) == 1

    assert Intent.objects.get().refunded_minor == 300


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(1, 700)), max_size=12))
@pytest.mark.django_db
def test_whatever_is_asked_in_whatever_order_never_exceeds_what_was_paid(asks):
    intent = make_paid_intent(amount=Money("CNY", 1000))
    given_back: dict[str, int] = {}

    for key, minor in asks:
        try:
            ask(intent.ref, f"{intent.ref}{key}", minor)
            given_back.setdefault(key, minor)
        except RefundTooLarge:
            assert sum(given_back.values()) + minor > 1000
        except RefundKeyReused:
            assert given_back[key] != minor

    row = Intent.objects.get(pk=intent.id)
    assert row.refunded_minor == sum(given_back.values()) <= 1000
