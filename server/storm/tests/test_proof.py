"""
The proof can fail: a small market in which all is well, and one thing broken in it at a time, as our own mistake would
break it. What the database itself refuses is broken with its triggers switched off.
"""

import secrets

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from foundation.ids import decode
from foundation.testing import deliver_news
from journeys.shelves import let_in, put_on_shelf
from market.orders.facade import cancel_and_refund
from market.payments.models import Attempt, Intent, Refund
from market.payments.tests.factories import go_to_pay, work_the_queue
from market.reconciliation.services.import_bill import import_bill
from market.reconciliation.services.match_bill import match_bill
from market.reconciliation.tests.factories import make_bill, row, statement
from storm.passbook import Passbook
from storm.proof import prove

pytestmark = pytest.mark.django_db(transaction=True)
PRICE = 49_00


@pytest.fixture
def db():
    at = connection.settings_dict
    url = f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("SET session_replication_role = replica")  # No trigger stands in the way of whoever breaks things.
        yield db


@pytest.fixture
def keys():
    """Two orders that are paid, one of which is given back; return the keys by which they were placed."""
    good, keys = put_on_shelf(count=10), {}
    for is_given_back in (False, True):
        key, checkout = _buy(good)
        keys[key] = checkout["checkout_id"]
        _settle()
        if is_given_back:
            order_id = decode("ord", checkout["order_ids"][0])
            cancel_and_refund(order_id, now=timezone.now(), because="taken back", key="once")
            _settle()
    return keys


def _buy(good):
    ana, key = let_in("小安"), secrets.token_hex(8)
    browser = Client()
    browser.cookies["sessionid"] = ana.session
    wish = {"lines": [{"sku_id": good.sku, "quantity": 1}], "address_id": ana.address}
    told = browser.post("/api/orders/checkouts", wish, "application/json", headers={"Idempotency-Key": key}).json()
    go_to_pay(Intent.objects.get(pk=decode("pay", told["intent_id"])).view(), way="play_money")
    return key, told


def _settle():
    work_the_queue()
    deliver_news()
    work_the_queue()
    deliver_news()


def their_book():
    """What the simulator would have written, had it been asked for all that our rows say."""
    back = {one.attempt_id: one.amount_minor for one in Refund.objects.all()}
    return {
        "payments": [
            {"merchant_ref": one.id.hex, "merchant": "play_money", "currency": "CNY", "minor": one.amount_minor,
             "refunded_minor": back.get(one.id, 0), "state": "paid"}
            for one in Attempt.objects.all()
        ],
        "refunds": [
            {"refund_ref": str(one.id), "merchant": "play_money", "currency": "CNY", "minor": one.amount_minor,
             "state": "succeeded"}
            for one in Refund.objects.all()
        ],
        "payouts": [], "splits": [], "chargebacks": [],
    }  # fmt: skip


def proof_of(db, keys, book, *, left=None):
    return prove(db, book, Passbook(), keys=keys, refused=[], left=left or {})


def counts(proof):
    return len(proof.lost), len(proof.doubled), len(proof.stuck), proof.difference_minor


def test_a_market_in_which_all_is_well_holds(db, keys):
    proof = proof_of(db, keys, their_book())

    assert (counts(proof), proof.broken) == ((0, 0, 0, 0), {})
    assert proof.holds
    (balance,) = proof.balances.values()
    assert (balance.ledger, balance.book, balance.orders) == (PRICE, PRICE, PRICE)


def test_what_a_provider_kept_by_its_bill_is_no_loss(db, keys):
    """Without the fees of the bills: fails, the ledger's fee never was. A fee that no bill tells of fails the proof."""
    kept = Attempt.objects.first()
    Attempt.objects.filter(pk=kept.pk).update(fee_minor=30)
    bill = make_bill(kept.paid_at.date(), provider="play_money")
    line = row(kept.pk, PRICE, fee=30, at=kept.paid_at)
    import_bill(bill.pk, statement([line]), now=bill.ends_at)
    match_bill(bill.pk, now=bill.ends_at)

    proof = proof_of(db, keys, their_book())
    db.execute("UPDATE reconciliation_billline SET fee_minor = 20")
    wrong = proof_of(db, keys, their_book())

    assert (counts(proof), proof.broken, proof.holds) == ((0, 0, 0, 0), {}, True)
    (balance,) = proof.balances.values()
    assert (balance.ledger, balance.book, balance.orders) == (PRICE - 30,) * 3
    assert counts(wrong) == (0, 1, 0, 10)


def _payment_without_effect(db, book):
    db.execute("DELETE FROM ledger_posting USING ledger_postingset s WHERE set_id = s.id AND cause LIKE 'payment:%'")


def _refund_without_effect(db, book):
    db.execute("DELETE FROM ledger_posting USING ledger_postingset s WHERE set_id = s.id AND cause LIKE 'refund:%'")


def _payment_never_heard_of(db, book):
    stranger = {**book["payments"][0], "merchant_ref": secrets.token_hex(16)}
    book["payments"].append(stranger)


def _payment_with_less(db, book):
    db.execute("UPDATE ledger_posting SET minor = sign(minor) * (abs(minor) - 1) FROM ledger_postingset s"
               " WHERE set_id = s.id AND cause LIKE 'refund:%'")  # fmt: skip


def _refund_made_twice(db, book):
    (refund,) = book["refunds"]
    book["refunds"].append({**refund, "refund_ref": secrets.token_hex(16)})
    next(one for one in book["payments"] if one["refunded_minor"])["refunded_minor"] += refund["minor"]


def _refund_that_never_left(db, book):
    book["refunds"].clear()


def _chargeback_nobody_told_us_of(db, book):
    kept = next(one for one in book["payments"] if not one["refunded_minor"])
    book["chargebacks"].append(
        {"id": "dp_1", "merchant": "play_money", "merchant_ref": kept["merchant_ref"], "currency": "CNY", "minor": 100,
         "state": "open"}
    )  # fmt: skip


def _chargeback_of_what_was_refunded(db, book):
    (refunded,) = [one for one in book["payments"] if one["refunded_minor"]]
    book["chargebacks"].append(
        {"id": "dp_1", "merchant": "play_money", "merchant_ref": refunded["merchant_ref"], "currency": "CNY",
         "minor": PRICE, "state": "lost"}
    )  # fmt: skip


def _order_is_gone(db, book):
    db.execute("UPDATE orders_order SET checkout_id = gen_random_uuid() WHERE state = 'refunded'")


def _order_paid_in_other_money(db, book):
    book["payments"][0]["currency"] = "USD"


@pytest.mark.parametrize(
    ("breaking", "figures"),
    [
        (_payment_without_effect, (2, 0, 0, 2 * PRICE)),
        (_refund_without_effect, (1, 0, 0, PRICE)),
        (_payment_never_heard_of, (1, 0, 0, PRICE)),
        (_payment_with_less, (1, 0, 0, 1)),
        (_refund_made_twice, (1, 1, 0, PRICE)),
        (_refund_that_never_left, (0, 1, 0, PRICE)),
        (_chargeback_nobody_told_us_of, (1, 0, 0, 100)),
        (_chargeback_of_what_was_refunded, (1, 1, 0, PRICE)),
        (_order_is_gone, (1, 1, 0, 0)),  # A checkout that was told of, and one that nobody was told of.
        (_order_paid_in_other_money, (1, 0, 0, 2 * PRICE)),
    ],
    ids=lambda one: one.__name__.strip("_") if callable(one) else "",
)
def test_a_broken_book_is_called_by_its_figures(db, keys, breaking, figures):
    """Without a comparison of `prove`: fails for the figure that it counts."""
    book = their_book()
    breaking(db, book)

    proof = proof_of(db, keys, book)

    assert counts(proof) == figures
    assert not proof.holds


@pytest.mark.parametrize(
    ("breaking", "sentence"),
    [
        ("UPDATE stock_item SET on_hand = on_hand - 1", "stock + sold = initial"),
        ("UPDATE orders_order SET refunded_minor = 1 WHERE state = 'to_ship'", "no buyer charged for nothing"),
    ],
)
def test_what_the_reckoning_finds_broken_breaks_the_proof(db, keys, breaking, sentence):
    db.execute(breaking)

    proof = proof_of(db, keys, their_book())

    assert sentence in proof.broken
    assert not proof.holds


def test_what_never_came_to_rest_is_stuck(db, keys):
    """Without the rows that still move: fails, an order that waits for ever would be no trouble."""
    proof = proof_of(db, keys, their_book(), left={"jobs not done": [("payments.send_refund",)]})

    assert counts(proof) == (0, 0, 1, 0)
    assert not proof.holds
