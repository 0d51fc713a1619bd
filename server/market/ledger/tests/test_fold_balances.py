"""Running balances, on committed transactions: what is asked is exact before, during and after each folding."""

import time
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation import sql
from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.models import Account, Balance, Folding
from market.ledger.queries import balance, balances, kinds_of, prove
from market.ledger.services.fold_balances import fold_balances
from market.ledger.services.post import post
from market.ledger.types import KindSum

pytestmark = pytest.mark.django_db(transaction=True)
ANA = uuid4()
BANK, OWED = rules.in_transit("sandbox", "CNY"), rules.owed_to_buyer(ANA, "CNY")


def pay(cause: str, minor: int = 100) -> None:
    paid = rules.payment_received(payer_id=ANA, provider="sandbox", amount=Money("CNY", minor))
    post(cause, "payment_received", paid, NOON)


def unfolded() -> int:
    row = sql.one("SELECT count(*) FROM ledger_posting WHERE born >= (SELECT through FROM ledger_folding)")
    assert row is not None
    return int(row[0])


def fold_all() -> None:
    """Fold until nothing is left. Transactions of other tests on this server hold the horizon back for a moment."""
    while unfolded():
        fold_balances()
        time.sleep(0.01)


def bank_id() -> UUID:
    return Account.objects.get(purpose="in_transit").id


def test_a_balance_is_the_same_before_and_after_the_folding():
    pay("payment:1", 30)
    pay("payment:2", 12)
    back = rules.payment_refunded(payer_id=ANA, provider="sandbox", amount=Money("CNY", 2))
    post("refund:1", "payment_refunded", back, NOON)
    before, why = balances([BANK, OWED]), kinds_of(bank_id())

    fold_all()

    assert before == balances([BANK, OWED]) == {BANK: Money("CNY", 40), OWED: Money("CNY", -40)}
    assert why == kinds_of(bank_id()) == [KindSum("payment_received", 42, 2), KindSum("payment_refunded", -2, 1)]
    assert Balance.objects.count() == 4
    assert (prove().holds, prove().postings_folded) == (True, 6)


def test_a_posting_of_a_transaction_still_running_is_neither_lost_nor_early():
    """With the horizon at pg_snapshot_xmax: fails, 200 where 300 is right."""
    has_written, may_commit = Event(), Event()

    def write_slowly() -> None:
        with transaction.atomic():
            pay("payment:slow")
            has_written.set()
            may_commit.wait()
        connection.close()

    slow = Thread(target=write_slowly)
    pay("payment:before")
    slow.start()
    has_written.wait()
    pay("payment:after")  # committed first, though it began later
    fold_balances()
    assert balance(BANK).minor == 200
    may_commit.set()
    slow.join()

    assert balance(BANK).minor == 300
    fold_all()
    assert balance(BANK).minor == 300
    assert prove().holds


def test_while_many_write_and_two_fold_every_answer_is_exact():
    """
    The bank holds what the buyer is owed, whoever asks whenever, and never less than before.

    With the horizon at pg_snapshot_xmax: fails, a writer is refused because the folding has passed it.
    """
    is_over = Event()

    def write(writer: int) -> None:
        for n in range(40):
            pay(f"payment:{writer}:{n}", 1)
        connection.close()

    def fold() -> None:
        while not is_over.is_set():
            fold_balances()
        connection.close()

    def ask() -> list[tuple[int, int]]:
        seen = []
        while not is_over.is_set():
            found = balances([BANK, OWED])
            seen.append((found[BANK].minor, found[OWED].minor))
        connection.close()
        return seen

    with ThreadPoolExecutor(8) as pool:
        writing = [pool.submit(write, writer) for writer in range(4)]
        folding, asking = [pool.submit(fold) for _ in range(2)], [pool.submit(ask) for _ in range(2)]
        wait(writing)
        is_over.set()
        for one in writing:
            one.result()
        for one in folding:
            one.result()
        answers = [one.result() for one in asking]

    for seen in answers:
        held = [bank for bank, _ in seen]
        assert all(bank == -owed for bank, owed in seen)
        assert held == sorted(held)
    fold_all()
    assert (balance(BANK).minor, balance(OWED).minor, prove().holds) == (160, -160, True)


def test_balances_cost_one_statement():
    pay("payment:1")
    with CaptureQueriesContext(connection) as asked:
        balances([BANK, OWED])
    assert len(asked) == 1


def test_a_wrong_balance_is_found_by_the_proof():
    pay("payment:1")
    fold_all()
    Balance.objects.filter(account_id=bank_id()).update(minor=101)

    (wrong,) = prove().balances_wrong

    assert (wrong.account_id, wrong.running_minor, wrong.summed_minor) == (bank_id(), 101, 100)


@pytest.mark.parametrize("act", ["UPDATE ledger_folding SET through = through - 1", "DELETE FROM ledger_folding"])
def test_the_folding_only_goes_forward(act):
    with pytest.raises(IntegrityError, match="only goes forward"):
        sql.run(act)


def test_a_book_restored_into_a_younger_server_refuses_postings_until_its_clock_is_set():
    """
    There its transactions are numbered lower than what was folded, and would be in no balance.

    Without the look at `born` in ledger_postings_must_fit: fails, the payment is taken and the balance lacks it.
    Without _set_clock (it returned 0): fails, the payment is refused after the folding too.
    """
    pay("payment:1")
    fold_all()
    pay("payment:2")
    seem_restored()

    with pytest.raises(IntegrityError, match="came from another database server"):
        pay("payment:3")
    fold_balances()
    pay("payment:3")
    assert balance(BANK).minor == 300
    fold_all()

    assert balance(BANK).minor == 300
    assert prove().holds
    assert Folding.objects.get().ahead > 0


def seem_restored() -> None:
    """Let the book have lived on a server that has seen a milliard transactions more."""
    with transaction.atomic():
        sql.run("SET LOCAL session_replication_role = replica")
        sql.run("UPDATE ledger_posting SET born = born + 1000000000")
        sql.run("UPDATE ledger_folding SET through = through + 1000000000")
