"""Handlers that take lists: many pieces in one transaction, and one bad piece spoils nobody else's news."""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation import outbox
from foundation.models import Delivery
from foundation.testing import NOON


@dataclass(frozen=True)
class Poured:
    name: ClassVar[str] = "tests.poured"
    cup: int
    number: int
    tea: str = "green"


@pytest.fixture
def listen(monkeypatch):
    """Give a way to hear Poured in lists for one test: listen(handle)."""
    monkeypatch.setitem(outbox.HANDLERS, Poured.name, [])

    def listen(handle, *, name="a.sip", **only):
        outbox.HANDLERS[Poured.name].append(outbox.Handler(name, Poured, handle, takes_many=True, only=only))

    return listen


def pour(*news):
    with transaction.atomic():
        outbox.publish_many([(one, one.cup) for one in news])


@pytest.mark.django_db
def test_what_is_due_comes_as_one_list_and_each_line_in_order(listen):
    heard = []
    listen(heard.append)
    pour(*(Poured(cup, number) for number in range(2) for cup in range(3)))

    for _ in range(3):
        outbox.relay(now=NOON)

    assert heard == [[Poured(cup, number) for cup in range(3)] for number in range(2)]


@pytest.mark.django_db
def test_a_list_of_hundreds_takes_as_many_statements_as_a_list_of_two(listen):
    """Without lists (one transaction per delivery): 500 pieces take some 3,000 statements."""
    listen(lambda poured: None)

    def statements(count):
        pour(*(Poured(cup, 0) for cup in range(count)))
        with CaptureQueriesContext(connection) as queries:
            outbox.relay(now=NOON)
        return len(queries)

    assert statements(2) == statements(500) <= 8
    assert not Delivery.objects.filter(done_at=None).exists()


@pytest.mark.django_db
def test_the_lists_of_several_handlers_share_one_claim_and_one_mark(listen):
    """Without `_deliver_together`: fails, each handler claims and marks for itself in a transaction of its own."""

    def statements(handlers):
        for number in range(handlers - len(outbox.HANDLERS[Poured.name])):
            listen(lambda poured: None, name=f"a.sip{handlers}{number}")
        pour(*(Poured(cup, 0) for cup in range(5)))
        with CaptureQueriesContext(connection) as queries:
            outbox.relay(now=NOON)
        return len(queries)

    assert statements(1) == statements(4) <= 8
    assert not Delivery.objects.filter(done_at=None).exists()


@pytest.mark.django_db
def test_a_list_that_fails_takes_none_of_the_other_handlers_with_it(listen):
    """Without taking the lists apart: fails, nobody drinks for as long as one handler fails."""
    drunk, is_hot = [], [True]

    def sip(poured):
        if is_hot[0]:
            Delivery.objects.filter(handler="b.gulp").update(error="written by the one that fails")
            raise RuntimeError("too hot")
        drunk.extend(("sip", one.cup) for one in poured)

    listen(sip, name="a.sip")
    listen(lambda poured: drunk.extend(("gulp", one.cup) for one in poured), name="b.gulp")
    pour(Poured(1, 0), Poured(2, 0))

    outbox.relay(now=NOON)
    first = sorted(drunk)
    is_hot[0] = False
    outbox.relay(now=NOON + timedelta(minutes=1))

    assert first == [("gulp", 1), ("gulp", 2)]
    assert sorted(drunk) == [("gulp", 1), ("gulp", 2), ("sip", 1), ("sip", 2)]
    assert not Delivery.objects.filter(handler="b.gulp").exclude(error="").exists()


@pytest.mark.django_db
def test_one_bad_piece_fails_alone_and_its_neighbours_get_through(listen):
    """Without the cutting in halves in `deliver`: nobody of the list gets through, for as long as the bad one fails."""
    drunk, lists = [], []

    def sip(poured):
        lists.append(len(poured))
        for one in poured:
            Delivery.objects.filter(key=str(one.cup)).update(error="written by the handler")
            if one.cup == 5:
                raise RuntimeError("too hot")
        drunk.extend(one.cup for one in poured)

    listen(sip)
    pour(*(Poured(cup, 0) for cup in range(16)))
    outbox.relay(now=NOON)

    waiting = Delivery.objects.get(done_at=None)
    assert (waiting.key, waiting.tries, "too hot" in waiting.error) == ("5", 1, True)
    assert sorted(drunk) == [cup for cup in range(16) if cup != 5]
    assert max(Counter(drunk).values()) == 1

    pour(Poured(77, 0))
    outbox.relay(now=NOON)
    pour(Poured(78, 0))
    lists.clear()
    outbox.relay(now=NOON + timedelta(minutes=1))

    assert lists == [1, 1]  # What has failed before is tried alone, so it cannot spoil the next list.


@pytest.mark.django_db
def test_the_later_news_of_a_bad_piece_waits_and_both_become_well(listen):
    drunk, is_hot = [], [True]

    def sip(poured):
        if is_hot[0] and any(one.number == 0 and one.cup == 1 for one in poured):
            raise RuntimeError("too hot")
        drunk.extend(poured)

    listen(sip)
    pour(Poured(1, 0), Poured(2, 0), Poured(1, 1))
    for _ in range(3):
        outbox.relay(now=NOON)
    too_hot = list(drunk)
    is_hot[0] = False
    for _ in range(3):
        outbox.relay(now=NOON + timedelta(seconds=1))

    assert too_hot == [Poured(2, 0)]
    assert drunk == [Poured(2, 0), Poured(1, 0), Poured(1, 1)]


@pytest.mark.django_db
def test_who_asks_for_some_news_only_is_not_given_the_rest(listen):
    heard = []
    listen(heard.extend, tea="black")
    pour(Poured(1, 0), Poured(1, 1, tea="black"), Poured(2, 0, tea="white"))

    for _ in range(3):
        outbox.relay(now=NOON)

    assert heard == [Poured(1, 1, tea="black")]
    assert Delivery.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_relays_with_lists_deliver_each_piece_once_and_each_line_in_order(listen):
    """
    Without `FOR UPDATE OF d SKIP LOCKED` in `_claim`: a piece is handled by several relays (Counter shows 2 and more).
    Without the NOT EXISTS in `due`: two pieces of a line come in one list.
    """
    heard: list[Poured] = []
    guard = threading.Lock()

    def sip(poured):
        assert len({one.cup for one in poured}) == len(poured), "two pieces of one line in one list"
        with guard:
            heard.extend(poured)

    listen(sip)
    pour(*(Poured(cup, number) for number in range(10) for cup in range(20)))
    start = threading.Barrier(6)

    def relay():
        start.wait()
        try:
            for _ in range(60):
                outbox.relay(now=NOON, limit=30)
        finally:
            connection.close()

    relays = [threading.Thread(target=relay) for _ in range(6)]
    for one in relays:
        one.start()
    for one in relays:
        one.join()

    assert set(Counter((one.cup, one.number) for one in heard).values()) == {1}
    for cup in range(20):
        assert [one.number for one in heard if one.cup == cup] == list(range(10))
