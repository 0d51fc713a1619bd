"""News by a broker: whatever it loses, doubles, delays or mixes up, each piece is told once and each line in order."""

import json
import random
import threading
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from config import ports
from foundation import outbox
from foundation.models import Delivery
from foundation.outbox import by_broker
from foundation.outbox.line import Line
from foundation.testing import NOON


@dataclass(frozen=True)
class Rung:
    name: ClassVar[str] = "tests.rung"
    bell: int
    number: int


class Pigeon:
    """A broker that takes everything, and brings it when, as often and in which order the test likes."""

    def __init__(self, takes: int = 1_000_000) -> None:
        self.takes = takes
        self.carried: list[bytes] = []

    def send(self, bodies, *, seconds):
        taken = list(bodies[: self.takes])
        self.carried += taken
        return len(taken)


@pytest.fixture
def heard(monkeypatch):
    """Listen to Rung for one test, one by one and in lists; return what was heard by either."""
    heard: dict[str, list[Rung]] = {"one": [], "many": []}
    handlers = [
        outbox.Handler("a.one", Rung, heard["one"].append),
        outbox.Handler("a.many", Rung, heard["many"].extend, takes_many=True),
    ]
    monkeypatch.setitem(outbox.HANDLERS, Rung.name, handlers)
    return heard


def ring(*news):
    with transaction.atomic():
        outbox.publish_many([(one, one.bell) for one in news])


@pytest.mark.django_db
def test_news_goes_by_the_broker_and_is_handled_when_it_arrives(heard):
    pigeon = Pigeon()
    ring(Rung(1, 0), Rung(2, 0))

    by_broker.relay(pigeon, now=NOON)

    assert heard == {"one": [], "many": []}
    (message,) = pigeon.carried
    by_broker.take_in(message)
    assert heard == {"one": [Rung(1, 0), Rung(2, 0)], "many": [Rung(1, 0), Rung(2, 0)]}
    assert outbox.unheard() == 0


@pytest.mark.django_db
def test_a_message_names_what_is_due_and_tells_nothing_of_anybody(heard):
    pigeon = Pigeon()
    ring(Rung(31_415, 0))

    by_broker.relay(pigeon, now=NOON)

    (message,) = map(json.loads, pigeon.carried)
    ids = dict(Delivery.objects.values_list("handler", "id"))
    assert message == {
        "lent_until": "2026-03-01T12:00:30Z",
        "lists": [["a.one", [ids["a.one"]]], ["a.many", [ids["a.many"]]]],
    }


@pytest.mark.django_db
def test_a_message_that_comes_twice_does_nothing_the_second_time(heard):
    """Without `done_at IS NULL` in `_claim`: fails, each handler heard it twice."""
    pigeon = Pigeon()
    ring(Rung(1, 0))
    by_broker.relay(pigeon, now=NOON)

    for _ in range(2):
        by_broker.take_in(pigeon.carried[0])

    assert heard == {"one": [Rung(1, 0)], "many": [Rung(1, 0)]}


@pytest.mark.django_db
def test_what_is_lent_is_not_due_and_what_was_lost_is_sent_again_after_its_loan(heard):
    """Without the new `next_try_at`: fails, everything is sent in every round."""
    pigeon = Pigeon()
    ring(Rung(1, 0))
    for seconds in (0, 1, 29):
        by_broker.relay(pigeon, now=NOON + timedelta(seconds=seconds))
    assert len(pigeon.carried) == 1

    by_broker.relay(pigeon, now=NOON + timedelta(seconds=31))

    late, again = pigeon.carried
    by_broker.take_in(late)
    assert heard == {"one": [], "many": []}  # Its loan has gone to another message.
    by_broker.take_in(again)
    assert heard == {"one": [Rung(1, 0)], "many": [Rung(1, 0)]}


@pytest.mark.django_db
def test_a_late_message_does_not_hurry_what_failed_and_waits(monkeypatch):
    """With `next_try_at <= now` on the end of the loan instead of its token: fails, it is tried again at once."""
    tried = []

    def fail(event):
        tried.append(event)
        raise ValueError("not today")

    monkeypatch.setitem(outbox.HANDLERS, Rung.name, [outbox.Handler("a.one", Rung, fail)])
    pigeon = Pigeon()
    ring(Rung(1, 0))
    by_broker.relay(pigeon, now=timezone.now())

    for _ in range(3):
        by_broker.take_in(pigeon.carried[0])

    assert len(tried) == 1
    assert Delivery.objects.get().tries == 1


@pytest.mark.django_db
def test_a_message_out_of_turn_does_nothing(heard):
    """With the end of the loan as a time limit instead of its token: fails, the second is heard before the first."""
    ring(Rung(1, 0), Rung(1, 1))
    by_broker.relay(Pigeon(), now=NOON)
    second = Delivery.objects.filter(handler="a.one").order_by("event_id").last()

    by_broker.take_in(json.dumps({"lent_until": "2026-03-01T12:00:30Z", "lists": [["a.one", [second.id]]]}).encode())

    assert heard["one"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("nonsense", [b"", b"[]", b'{"lists": []}', b'{"lent_until": "2026", "lists": [1]}', b"\xff"])
def test_what_makes_no_sense_is_put_aside(nonsense, caplog):
    """Raising instead: the broker would bring it again and again, for ever."""
    by_broker.take_in(nonsense)

    assert "message_makes_no_sense" in caplog.text


@pytest.mark.django_db
def test_without_a_broker_the_relay_delivers_by_its_own_hand(heard):
    """Without that in `relay`: fails, nothing is heard while the broker is away."""
    line = Line(f"amqp://nobody:knows@127.0.0.1:{ports.first_of_free(1)}/jishi")
    ring(*(Rung(bell, number) for number in range(3) for bell in (1, 2)))

    for _ in range(3):
        by_broker.relay(line, now=timezone.now())

    assert heard["one"] == heard["many"] == [Rung(bell, number) for number in range(3) for bell in (1, 2)]
    assert outbox.unheard() == 0


@pytest.mark.django_db
def test_what_the_broker_did_not_confirm_is_delivered_at_once_and_once(heard, monkeypatch):
    monkeypatch.setattr(by_broker, "MOST_PER_MESSAGE", 1)
    pigeon = Pigeon(takes=2)
    ring(*(Rung(bell, 0) for bell in range(4)))

    by_broker.relay(pigeon, now=NOON)

    assert len(pigeon.carried) == 2
    for message in pigeon.carried:
        by_broker.take_in(message)
    assert {name: Counter(rung.bell for rung in told) for name, told in heard.items()} == {
        name: Counter(range(4)) for name in ("one", "many")
    }


@given(st.lists(st.tuples(st.sampled_from(["a.one", "a.many"]), st.lists(st.integers(), min_size=1, max_size=250))))
def test_bundles_hold_everything_in_order_and_no_list_is_torn(lists):
    packed = by_broker.bundles(lists, NOON)

    assert [one for bundle in packed for one in bundle.lists] == lists
    for bundle in packed:
        assert len(bundle.lists) == 1 or sum(len(ids) for _, ids in bundle.lists) <= by_broker.MOST_PER_MESSAGE


@pytest.mark.django_db(transaction=True)
def test_an_unruly_broker_and_workers_at_once_still_tell_each_piece_once_and_each_line_in_order(monkeypatch):
    """
    Two relays and four workers; the broker refuses every fifth message, brings each up to three times, and shuffles.

    Without `FOR UPDATE … SKIP LOCKED` in `_claim`: fails, pieces are heard twice.
    Without the NOT EXISTS in `due`: fails, lines are out of order.
    """
    chance, guard = random.Random(7), threading.Lock()
    heard: list[Rung] = []
    carried: list[bytes] = []

    def hear(event):
        with guard:
            heard.append(event)

    class Unruly:
        def send(self, bodies, *, seconds):
            with guard:
                for number, body in enumerate(bodies):
                    if chance.random() < 0.2:
                        return number
                    carried.extend([body] * chance.randint(1, 3))
                    chance.shuffle(carried)
            return len(bodies)

    def work(is_relay):
        try:
            while outbox.unheard():
                if is_relay:
                    by_broker.relay(Unruly(), now=timezone.now(), limit=7)
                    continue
                with guard:
                    message = carried.pop() if carried else None
                if message is not None:
                    by_broker.take_in(message)
        finally:
            connection.close()

    monkeypatch.setattr(by_broker, "MOST_PER_MESSAGE", 2)
    monkeypatch.setitem(outbox.HANDLERS, Rung.name, [outbox.Handler("a.one", Rung, hear)])
    ring(*(Rung(bell, number) for number in range(12) for bell in range(5)))
    workers = [threading.Thread(target=work, args=(number < 2,)) for number in range(6)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert set(Counter(heard).values()) == {1}
    for bell in range(5):
        assert [event.number for event in heard if event.bell == bell] == list(range(12))
