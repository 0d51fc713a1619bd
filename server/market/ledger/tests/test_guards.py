"""The database itself keeps the book: here SQL goes round every line of Python."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation import sql
from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.models import Account, Posting, PostingSet
from market.ledger.queries import prove
from market.ledger.services.post import post

pytestmark = pytest.mark.django_db


def account(currency: str = "CNY") -> UUID:
    return Account.objects.create(party_kind="platform", purpose=f"test {uuid4()}"[:32], currency=currency).id


def enter(promised: int, *lines: tuple[UUID, int]) -> UUID:
    """Write a set and its lines by hand."""
    set_id = uuid4()
    sql.run(
        "INSERT INTO ledger_postingset (id, cause, kind, at, memo, posting_count) VALUES (%s, %s, 'x', %s, '', %s)",
        [set_id, str(set_id), NOON, promised],
    )
    for account_id, minor in lines:
        join(set_id, account_id, minor)
    return set_id


def join(set_id: UUID, account_id: UUID, minor: int) -> None:
    sql.run("INSERT INTO ledger_posting (set_id, account_id, minor) VALUES (%s, %s, %s)", [set_id, account_id, minor])


def come_to_the_end() -> None:
    """Check what a commit checks."""
    sql.run("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_balanced_set_may_stand():
    enter(2, (account(), 5), (account(), -5))
    come_to_the_end()
    assert prove().holds


def test_a_set_that_does_not_sum_to_zero_is_refused():
    with pytest.raises(IntegrityError, match="does not sum to zero: CNY 1"), transaction.atomic():
        enter(2, (account(), 5), (account(), -4))
        come_to_the_end()


def test_two_currencies_do_not_make_up_for_one_another():
    with pytest.raises(IntegrityError, match="does not sum to zero"), transaction.atomic():
        enter(2, (account("CNY"), 5), (account("EUR"), -5))
        come_to_the_end()


@pytest.mark.parametrize("promised", [0, 1])
def test_a_set_has_two_sides(promised):
    with pytest.raises(IntegrityError, match="ledger_set_has_two_sides"), transaction.atomic():
        enter(promised)


def test_a_set_without_postings_is_refused():
    with pytest.raises(IntegrityError, match="has 0 postings and promised 2"), transaction.atomic():
        enter(2)
        come_to_the_end()


def test_nothing_joins_a_set_later_even_if_it_balances():
    its_id = enter(2, (account(), 5), (account(), -5))
    come_to_the_end()
    with pytest.raises(IntegrityError, match="has more postings than it promised"), transaction.atomic():
        sql.run("SET CONSTRAINTS ALL DEFERRED")
        join(its_id, account(), 7)
        join(its_id, account(), -7)
        come_to_the_end()


def test_a_posting_of_nothing_is_refused():
    with pytest.raises(IntegrityError, match="ledger_posting_of_something"), transaction.atomic():
        enter(2, (account(), 0))


@pytest.mark.parametrize("table", ["ledger_account", "ledger_postingset", "ledger_posting"])
@pytest.mark.parametrize(
    "act", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"], ids=["update", "delete", "truncate"]
)
def test_what_is_written_stays_written(table, act):
    entries = rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=Money("CNY", 1))
    post("payment:1", "payment_received", entries, NOON)
    come_to_the_end()
    with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
        sql.run(act.format(table))
    assert (PostingSet.objects.count(), Posting.objects.count()) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_crooked_set_does_not_survive_its_commit():
    """Without the deferred trigger: fails, the set is there."""
    with pytest.raises(IntegrityError, match="does not sum to zero"), transaction.atomic():
        enter(2, (account(), 5), (account(), -4))
    assert not PostingSet.objects.exists()


def test_the_proof_finds_what_the_guards_were_not_there_to_stop():
    with transaction.atomic():
        sql.run("SET LOCAL session_replication_role = replica")  # as a restored backup or a superuser might
        wrong = enter(2, (account(), 5), (account(), -4))
        empty = enter(2)
    sql.run("SET LOCAL session_replication_role = origin")

    proof = prove()

    assert not proof.holds
    assert set(proof.sets_out_of_balance) == {wrong, empty}
    assert proof.currencies_out_of_balance == (("CNY", 1),)
