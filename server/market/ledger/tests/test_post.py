from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.errors import CauseReused, Unbalanced, UnknownKind
from market.ledger.models import Account, Posting, PostingSet
from market.ledger.queries import balance, balances, posting_set, prove
from market.ledger.services.post import post
from market.ledger.services.post_many import post_many
from market.ledger.types import AccountKey, Entry, NewSet

pytestmark = pytest.mark.django_db
ANA, KILN = uuid4(), uuid4()
BANK = rules.in_transit("sandbox", "CNY")
OWED_TO_ANA = rules.owed_to_buyer(ANA, "CNY")


def yuan(amount: int) -> Money:
    return Money("CNY", amount * 100)


def paid(amount: Money) -> tuple[Entry, ...]:
    return rules.payment_received(payer_id=ANA, provider="sandbox", amount=amount)


def test_a_payment_is_held_by_the_bank_and_owed_to_the_buyer():
    post("payment:1", "payment_received", paid(yuan(30)), NOON, memo="order 1")

    assert balances([BANK, OWED_TO_ANA]) == {BANK: yuan(30), OWED_TO_ANA: yuan(-30)}
    view = posting_set("payment:1")
    assert (view.kind, view.at, view.memo, view.entries) == ("payment_received", NOON, "order 1", paid(yuan(30)))


def test_a_worked_example_of_one_order_kept_and_one_returned():
    """Paid 30 and 20; the first is received, the second's team fails. The bank keeps 30, all of it the shop's."""
    post("payment:1", "payment_received", paid(yuan(30)), NOON)
    post("payment:2", "payment_received", paid(yuan(20)), NOON)
    post("order:1", "order_fulfilled", rules.order_fulfilled(payer_id=ANA, shop_id=KILN, amount=yuan(30)), NOON)
    back = rules.payment_refunded(payer_id=ANA, provider="sandbox", amount=yuan(20))
    post("refund:2", "group_failed_refund", back, NOON)

    assert (balance(BANK), balance(OWED_TO_ANA)) == (yuan(30), yuan(0))
    assert balance(rules.owed_to_shop(KILN, "CNY")) == yuan(-30)
    assert prove().holds


def test_the_same_cause_twice_is_posted_once():
    first = post("payment:1", "payment_received", paid(yuan(30)), NOON)
    assert post("payment:1", "payment_received", paid(yuan(30)), NOON) == first
    assert (PostingSet.objects.count(), balance(BANK)) == (1, yuan(30))


@pytest.mark.parametrize(("kind", "amount"), [("payment_received", 31), ("chargeback_won", 30)])
def test_the_same_cause_with_other_figures_is_refused(kind, amount):
    post("payment:1", "payment_received", paid(yuan(30)), NOON)
    with pytest.raises(CauseReused):
        post("payment:1", kind, paid(yuan(amount)), NOON)
    assert balance(BANK) == yuan(30)


def test_one_batch_may_not_say_two_things_of_one_cause():
    with pytest.raises(CauseReused):
        post_many([NewSet("p", "payment_received", paid(yuan(n)), NOON) for n in (1, 2)])
    assert not PostingSet.objects.exists()


@pytest.mark.parametrize(
    "entries",
    [(), (Entry(BANK, 1),), (Entry(BANK, 2), Entry(OWED_TO_ANA, -1))],
    ids=["nothing", "one side", "not zero"],
)
def test_what_does_not_balance_is_refused(entries):
    with pytest.raises(Unbalanced):
        post("payment:1", "payment_received", entries, NOON)
    assert not Account.objects.exists()


def test_currencies_balance_one_by_one():
    euros = AccountKey("person", ANA, "owed_to_buyer", "EUR")
    with pytest.raises(Unbalanced) as refused:
        post("payment:1", "payment_received", [Entry(BANK, 5), Entry(euros, -5)], NOON)
    assert refused.value.facts["left_over"] == {"CNY": 5, "EUR": -5}


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownKind):
        post("payment:1", "gift", paid(yuan(1)), NOON)


@pytest.mark.parametrize("causes", [1, 50])
def test_a_batch_costs_the_same_few_statements_whatever_its_size(causes):
    news = [
        NewSet(
            f"payment:{n}",
            "payment_received",
            rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=yuan(n + 1)),
            NOON,
        )
        for n in range(causes)
    ]

    with CaptureQueriesContext(connection) as asked:
        post_many(news)

    assert len([q for q in asked if "ledger_" in q["sql"]]) == 2  # accounts; sets with their postings
    assert Posting.objects.count() == 2 * causes


@pytest.mark.django_db(transaction=True)
def test_twenty_tell_of_one_payment_and_it_is_posted_once():
    """Without ON CONFLICT on the cause: fails, the unique key refuses all but the first with an IntegrityError."""
    gun = Barrier(20)

    def run(_: int) -> object:
        try:
            gun.wait()
            return post("payment:1", "payment_received", paid(yuan(30)), NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(run, range(20)))) == 1
    assert (PostingSet.objects.count(), Posting.objects.count(), balance(BANK)) == (1, 2, yuan(30))
