from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from foundation import outbox
from foundation.models import Delivery, OutboxEvent
from foundation.money import Money
from foundation.testing import NOON, told

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class BellRung:
    name: ClassVar[str] = "tests.bell_rung"
    bell_id: UUID
    times: int
    fee: Money


@pytest.fixture
def ears(monkeypatch):
    """Give a way to listen to BellRung for one test: ears(name, handle)."""
    monkeypatch.setitem(outbox.HANDLERS, BellRung.name, [])

    def listen(name, handle):
        outbox.HANDLERS[BellRung.name].append(outbox.Handler(name, BellRung, handle))

    return listen


def ring(times, *, key="tower"):
    event = BellRung(uuid4(), times, Money("CNY", 5))
    with transaction.atomic():
        outbox.publish(event, key=key)
    return event


def run(now=NOON, rounds=5):
    return [outbox.relay(now=now) for _ in range(rounds)]


def test_news_reaches_every_handler_once_in_order_and_whole(ears):
    heard, also = [], []
    ears("a.hear", heard.append)
    ears("b.hear", also.append)
    rung = [ring(times) for times in range(3)]

    run()

    assert heard == also == rung
    assert told(BellRung, key="tower") if len(rung) == 1 else OutboxEvent.objects.count() == 3


def test_news_of_a_transaction_that_failed_was_never_told(ears):
    heard = []
    ears("a.hear", heard.append)
    with pytest.raises(RuntimeError), transaction.atomic():
        outbox.publish(BellRung(uuid4(), 1, Money("CNY", 5)), key="tower")
        raise RuntimeError

    run()

    assert heard == []


def test_a_failing_handler_is_retried_later_and_holds_back_only_its_own_line(ears):
    heard, failing = [], [True]

    def stumble(event):
        if event.times == 1 and failing[0]:
            raise RuntimeError("not now")
        heard.append((event.times, "a"))

    ears("a.hear", stumble)
    ears("b.hear", lambda event: heard.append((event.times, "b")))
    ring(1)
    ring(2)
    ring(3, key="chapel")

    run()
    first_round = list(heard)
    run(NOON + timedelta(milliseconds=999))
    too_early = list(heard)
    failing[0] = False
    run(NOON + timedelta(seconds=1))

    assert sorted(first_round) == [(1, "b"), (2, "b"), (3, "a"), (3, "b")]
    assert too_early == first_round
    assert heard[len(first_round) :] == [(1, "a"), (2, "a")]


def test_what_a_failed_handler_wrote_is_gone(ears):
    def write_and_fail(event):
        Delivery.objects.update(error="written by the handler")
        raise RuntimeError("after writing")

    ears("a.hear", write_and_fail)
    ring(1)

    run()

    assert "after writing" in Delivery.objects.get().error


def test_what_never_works_becomes_a_dead_letter_that_a_person_can_replay_or_dismiss(ears):
    heard, failing = [], [True]

    def stumble(event):
        if failing[0]:
            raise RuntimeError("never")
        heard.append(event.times)

    ears("a.hear", stumble)
    ring(1)
    ring(2)
    now = NOON
    for _ in range(outbox.TRIES + 1):
        run(now)
        now += outbox.LONGEST_RETRY

    dead = Delivery.objects.get(dead_at__isnull=False)
    held_back = list(heard)
    failing[0] = False
    assert outbox.replay([dead.id], now=now) == 1
    run(now)

    assert (dead.tries, held_back, heard) == (outbox.TRIES, [], [1, 2])
    assert outbox.dismiss([dead.id], now=now) == 0


def test_a_dismissed_dead_letter_lets_the_next_pass(ears):
    heard = []

    def stumble(event):
        if event.times == 1:
            raise RuntimeError("never")
        heard.append(event.times)

    ears("a.hear", stumble)
    ring(1)
    ring(2)
    run()
    Delivery.objects.filter(tries__gt=0).update(dead_at=NOON)

    assert outbox.dismiss([Delivery.objects.get(dead_at__isnull=False).id], now=NOON) == 1
    run()

    assert heard == [2]


def test_old_news_that_everyone_has_heard_is_forgotten(ears):
    ears("a.hear", lambda event: None)
    ring(1)
    run()
    OutboxEvent.objects.update(fanned_at=NOON)

    kept = outbox.prune(before=NOON)
    forgotten = outbox.prune(before=NOON + timedelta(days=1))

    assert (kept, forgotten, OutboxEvent.objects.count()) == (0, 1, 0)


def test_publishing_outside_a_transaction_is_a_mistake(monkeypatch):
    connection = transaction.get_connection()
    monkeypatch.setattr(connection, "in_atomic_block", False)

    with pytest.raises(AssertionError, match="makes it true"):
        outbox.publish(BellRung(uuid4(), 1, Money("CNY", 5)), key="tower")


def test_a_delivery_that_never_failed_can_be_looked_at(ears):
    """With -infinity as the time of its first try: fails with DataError, and so does the back office's page."""
    ears("a.hear", lambda event: None)
    ring(1)

    run()

    assert Delivery.objects.get().next_try_at < NOON
