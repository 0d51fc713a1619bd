"""How providers do is seen by all processes, and new payments go past one that does not answer."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.payments import queries, rules
from market.payments.models import Attempt, ProviderMinute
from market.payments.services import note_health
from market.payments.services.choose_provider import choose_provider, look_again
from market.payments.services.note_health import note_call
from market.payments.tests.factories import check_books, go_to_pay, make_intent, now, state_of, work_the_queue
from market.payments.tests.kit import press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(note_health, "WRITE_SECONDS", 0)
    monkeypatch.setattr(note_health, "_unwritten", {})
    look_again()
    yield
    look_again()


def test_calls_are_added_up_by_the_minute():
    for took, is_answered in ((0.1, True), (0.3, True), (2.0, False)):
        note_call("wechat", "create", seconds=took, is_answered=is_answered)

    assert ProviderMinute.objects.count() <= 2  # The minute may have turned.
    (seen,) = queries.health(since=now() - rules.HEALTH_WINDOW)
    assert (seen.answered, seen.unclear, seen.average_ms, seen.slowest_ms) == (2, 1, 800, 2000)


def test_that_all_is_well_is_written_seldom_and_a_trouble_at_once(monkeypatch):
    monkeypatch.setattr(note_health, "WRITE_SECONDS", 3600)
    note_call("wechat", "create", seconds=0.1, is_answered=True)
    assert ProviderMinute.objects.count() == 0

    note_call("wechat", "create", seconds=8, is_answered=False)

    assert sum(row.answered + row.unclear for row in ProviderMinute.objects.all()) == 2


def test_new_payments_go_to_the_next_account_and_come_back_when_it_is_well(bank):
    """Without `choose_provider`: fails, the payer meets the account that does not answer."""
    bank.err_at("wechat", out_of_order=1)
    for _ in range(rules.FEWEST_TROUBLES):
        go_to_pay(make_intent(), way="wechat_qr")
    look_again()
    intent = make_intent()

    attempt = go_to_pay(intent, way="wechat_qr")

    assert (attempt.method, attempt.state) == ("wechat_2", "pending")
    press(bank, attempt.id)
    bank.wait_until_told()
    work_the_queue()
    assert state_of(intent) == "paid"
    check_books()
    ProviderMinute.objects.update(minute=datetime.now(UTC) - rules.HEALTH_WINDOW - timedelta(minutes=1))
    look_again()
    assert choose_provider("wechat_qr", now=now()).code == "wechat"


def test_an_attempt_stays_with_the_account_it_was_begun_at(bank):
    bank.err_at("wechat", out_of_order=1)
    intent = make_intent()
    attempt = go_to_pay(intent, key="once", way="wechat_qr")
    for _ in range(rules.FEWEST_TROUBLES):
        go_to_pay(make_intent(), way="wechat_qr")
    look_again()
    bank.err_at("wechat")

    again = go_to_pay(intent, key="once", way="wechat_qr")

    assert (again.id, again.method, again.state) == (attempt.id, "wechat", "pending")
    assert Attempt.objects.filter(intent_id=intent.id).count() == 1


def test_when_all_are_ill_the_first_is_asked(bank):
    for code in ("wechat", "wechat_2"):
        for _ in range(rules.FEWEST_TROUBLES):
            note_call(code, "create", seconds=8, is_answered=False)
    look_again()
    assert choose_provider("wechat_qr", now=now()).code == "wechat"


@given(st.integers(0, 50), st.integers(0, 50))
def test_one_hiccup_is_no_illness_and_half_is(answered, unclear):
    assert rules.is_ill(answered, unclear) == (unclear >= 3 and unclear >= answered)
