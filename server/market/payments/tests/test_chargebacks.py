"""A payer's bank takes money back: known once, told once, in the book, and a person is called."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation.money import Money
from foundation.states import IllegalMove
from foundation.testing import at_once, told, told_all
from market.ledger import facade as ledger
from market.payments.events import ChargebackClosed, ChargebackOpened
from market.payments.metrics import ALERTS
from market.payments.models import Attempt, Chargeback, Notice, Refund
from market.payments.providers.base import ChargebackStatus
from market.payments.services.learn_chargeback import learn_chargeback
from market.payments.services.request_refund import request_refund
from market.payments.tests.factories import (
    PRICE,
    check_books,
    let_time_pass,
    make_intent,
    make_paid_intent,
    now,
    work_the_queue,
)
from market.payments.tests.kit import FIRST_WAYS, press

pytestmark = pytest.mark.django_db(transaction=True)
CARD = next(case for case in FIRST_WAYS if case.kind == "stripe")


@pytest.fixture
def paid(bank):
    intent = make_intent()
    press(bank, CARD.start(intent, key="once").id)
    bank.wait_until_told()
    work_the_queue()
    return intent


def ref_of(bank):
    return bank.book()["payments"][0]["merchant_ref"]


def alerts():
    return ALERTS.labels(kind="chargeback")._value.get()


@pytest.mark.parametrize("faults", [{}, {"duplicate": 4}, {"replayed": 1}], ids=str)
def test_a_chargeback_is_a_row_news_and_a_posting_once(bank, paid, faults):
    before = alerts()
    bank.err(**faults)

    bank.charge_back(ref_of(bank), minor=20_00, reason="product_not_received")
    bank.wait_until_told()
    work_the_queue()

    row = Chargeback.objects.get()
    assert (row.amount_minor, row.state, row.reason) == (20_00, "open", "product_not_received")
    news = told(ChargebackOpened, key=paid.ref)
    assert (news.payer_id, news.amount.minor) == (paid.payer_id, 20_00)
    assert ledger.balance(ledger.in_transit("stripe", "CNY")).minor == PRICE.minor - 20_00
    assert alerts() == before + 1
    check_books()


@pytest.mark.parametrize(("is_won", "left"), [(True, PRICE.minor), (False, 0)])
def test_won_the_money_is_ours_again_and_lost_it_stays_away(bank, paid, is_won, left):
    made = bank.charge_back(ref_of(bank))
    bank.decide_chargeback(made["id"], is_won=is_won)
    bank.wait_until_told()
    work_the_queue()

    assert Chargeback.objects.get().state == ("won" if is_won else "lost")
    assert told(ChargebackClosed, key=paid.ref).is_won is is_won
    assert len(told_all(ChargebackOpened)) == 1
    assert ledger.balance(ledger.in_transit("stripe", "CNY")).minor == left
    check_books()


def refund(bank, intent, minor, key="once"):
    asked = {"amount": Money("CNY", minor), "order_id": uuid4(), "because": "taken back", "now": now()}
    request_refund(ref=intent.ref, key=key, **asked)
    work_the_queue()
    bank.wait_until_told()
    work_the_queue()
    return Refund.objects.get(key=key)


def test_nobody_has_back_by_their_bank_and_by_us_more_than_they_paid(bank, paid):
    """Without what was charged back in `missing_for`: fails, the refund has succeeded."""
    bank.charge_back(ref_of(bank), minor=20_00)
    bank.wait_until_told()
    work_the_queue()

    assert refund(bank, paid, 5_00, key="a part that is still there").state == "succeeded"
    held = refund(bank, paid, PRICE.minor - 5_00)

    assert (held.state, held.awaits_shares) == ("requested", True)
    let_time_pass()
    assert Refund.objects.get(pk=held.pk).state == "requested"
    assert [one["refunded_minor"] for one in bank.book()["payments"]] == [5_00]
    check_books()


@pytest.mark.parametrize(("is_won", "state"), [(True, "succeeded"), (False, "requested")])
def test_what_waits_for_a_chargeback_goes_when_it_is_won(bank, paid, is_won, state):
    """Without `let_refunds_go`: fails, the refund waits for ever."""
    made = bank.charge_back(ref_of(bank))
    bank.wait_until_told()
    work_the_queue()
    held = refund(bank, paid, PRICE.minor)

    bank.decide_chargeback(made["id"], is_won=is_won)
    bank.wait_until_told()
    work_the_queue()

    assert Refund.objects.get(pk=held.pk).state == state
    check_books()


def test_told_in_the_wrong_order_it_ends_the_same(bank, paid):
    """Without opening what is closed unheard of: fails, nothing is known of it."""
    bank.err(reordered=1, late=1)
    made = bank.charge_back(ref_of(bank))
    bank.decide_chargeback(made["id"], is_won=True)
    bank.wait_until_told()
    work_the_queue()

    assert Chargeback.objects.get().state == "won"
    assert [len(told_all(kind)) for kind in (ChargebackOpened, ChargebackClosed)] == [1, 1]
    check_books()


def test_one_of_no_payment_of_ours_is_set_aside(bank, paid):
    Attempt.objects.update(trade_ref="pi_another")
    bank.charge_back(ref_of(bank))
    bank.wait_until_told()
    work_the_queue()

    assert Chargeback.objects.count() == 0
    assert Notice.objects.filter(state="quarantined").count() == 1


def test_one_of_more_than_was_paid_is_set_aside(bank, paid):
    bank.err(wrong_amount=1)
    bank.charge_back(ref_of(bank))
    bank.wait_until_told()
    work_the_queue()

    assert Chargeback.objects.count() == 0
    assert Notice.objects.get(state="quarantined").reason.startswith("a chargeback of")


def test_what_is_decided_stays_decided(bank, paid):
    made = bank.charge_back(ref_of(bank))
    bank.decide_chargeback(made["id"], is_won=True)
    bank.wait_until_told()
    work_the_queue()
    row = Chargeback.objects.get()

    with pytest.raises(IllegalMove):
        row.move_to("lost", now=row.closed_at, because="changed their mind")
    with pytest.raises(IntegrityError), transaction.atomic():
        Chargeback.objects.update(state="open")


def test_ten_hear_of_one_chargeback_and_its_end_at_once_and_it_is_one():
    """Without the lock of the attempt: fails with IntegrityError, payments_each_chargeback_once."""
    make_paid_intent()
    Attempt.objects.update(trade_ref="pi_1")
    opened = ChargebackStatus("dp_1", "pi_1", PRICE, "fraudulent", "open", now())
    lost = replace(opened, outcome="lost")
    acts = [lambda said=said: learn_chargeback("sandbox", said, now=now(), source="") for said in [opened, lost] * 5]

    assert at_once(acts) == ["done"] * 10
    assert Chargeback.objects.get().state == "lost"
    assert [len(told_all(news)) for news in (ChargebackOpened, ChargebackClosed)] == [1, 1]
    check_books()
