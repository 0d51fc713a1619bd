"""A web process's threads share a handful of connections, through Django's own door."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from foundation import sql
from foundation.batching import Batcher
from foundation.postgresql import lending
from foundation.postgresql.lending import Lender, give_back

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def lending_only(most, monkeypatch):
    """Lend in threads begun meanwhile; what they have taken is closed at the end."""
    connection.close()
    lender = Lender(most)
    monkeypatch.setattr(lending, "lender", lender)
    try:
        yield lender
    finally:
        connection.close()
        for idle, _ in lender._idle:
            idle.close()
        monkeypatch.setattr(lending, "lender", None)


def backend():
    """Do what a request does: speak, and give the connection back."""
    pid = sql.one("SELECT pg_backend_pid()")[0]
    give_back()
    return pid


def in_a_thread(work, *given):
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work, *given).result(20)


def test_many_threads_have_few_connections(monkeypatch):
    """Without `give_back` at the end of what each does: fails with NoConnectionFree."""
    with lending_only(2, monkeypatch), ThreadPoolExecutor(12) as threads:
        pids = set(threads.map(lambda _: backend(), range(60)))

    assert 1 <= len(pids) <= 2


def test_the_last_one_back_is_lent_first(monkeypatch):
    with lending_only(4, monkeypatch):
        assert len({in_a_thread(backend) for _ in range(8)}) == 1


def test_a_transaction_keeps_its_connection(monkeypatch):
    """Without asking for `in_atomic_block`: fails, the second statement has another backend and no transaction."""

    def within():
        with transaction.atomic():
            before = backend()
            others = {in_a_thread(backend) for _ in range(3)}
            return before, backend(), others

    with lending_only(4, monkeypatch):
        before, after, others = in_a_thread(within)

    assert before == after
    assert before not in others


def test_whoever_finds_none_free_fails_and_says_so(monkeypatch):
    monkeypatch.setattr(lending, "LONGEST_WAIT_SECONDS", 0.05)
    with lending_only(1, monkeypatch), transaction.atomic():
        backend()

        with pytest.raises(OperationalError, match="in use"):
            in_a_thread(backend)


def test_a_connection_that_the_server_has_ended_is_not_lent_again(monkeypatch, settings):
    """Without the look at its line: fails with AdminShutdown."""
    with lending_only(1, monkeypatch) as lender:
        first = in_a_thread(backend)
        dsn = lender._idle[0][0].info.dsn
        with psycopg.connect(dsn, password=settings.DATABASES["default"]["PASSWORD"]) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [first])

        assert in_a_thread(backend) != first


def test_a_connection_that_broke_in_a_transaction_makes_room_for_another(monkeypatch):
    """Without `is_gone` when one is closed: fails with NoConnectionFree."""

    def broken_off():
        with pytest.raises(OperationalError), transaction.atomic():
            sql.run("SELECT pg_terminate_backend(pg_backend_pid())")
        give_back()

    monkeypatch.setattr(lending, "LONGEST_WAIT_SECONDS", 0.2)
    with lending_only(1, monkeypatch):
        in_a_thread(broken_off)
        assert in_a_thread(backend)
        in_a_thread(broken_off)
        assert in_a_thread(backend)


def test_a_connection_that_could_not_be_made_makes_room_for_another(monkeypatch):
    """Without `is_gone` when connecting fails: fails with NoConnectionFree."""

    def knocks_in_vain():
        monkeypatch.setitem(connection.settings_dict, "PORT", "1")
        with pytest.raises(OperationalError):
            backend()
        monkeypatch.undo()

    monkeypatch.setattr(lending, "LONGEST_WAIT_SECONDS", 0.2)
    with lending_only(1, monkeypatch) as lender:
        in_a_thread(knocks_in_vain)
        monkeypatch.setattr(lending, "lender", lender)
        assert in_a_thread(backend)


def test_a_transaction_left_open_keeps_no_locks(monkeypatch):
    """Without the look at its state when it comes back: fails, it lies there with its transaction open."""

    def leaves_a_mess():
        connection.ensure_connection()
        connection.connection.execute("BEGIN")
        give_back()

    with lending_only(1, monkeypatch) as lender:
        in_a_thread(leaves_a_mess)
        assert lender._idle == []
        assert in_a_thread(backend)


def test_who_waits_for_a_list_to_be_written_holds_no_connection(monkeypatch):
    """Without `give_back` before waiting: fails with NoConnectionFree, since the leader can write nothing."""
    monkeypatch.setattr(lending, "LONGEST_WAIT_SECONDS", 1)
    others_wait = threading.Event()

    def work(items):
        others_wait.wait(10)
        backend()
        return items

    batcher = Batcher(work)

    def submit(item):
        backend_of_mine = sql.one("SELECT pg_backend_pid()")  # As a request that has looked up who asks.
        assert backend_of_mine
        return batcher.submit(item)

    with lending_only(2, monkeypatch), ThreadPoolExecutor(6) as threads:
        submitted = [threads.submit(submit, item) for item in range(6)]
        for _ in range(300):
            if len(batcher._waiting) < 5:
                threading.Event().wait(0.01)
        others_wait.set()

        assert [one.result(20) for one in submitted] == list(range(6))
