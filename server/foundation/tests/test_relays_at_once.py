import threading
import time
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import connection, transaction

from foundation import outbox
from foundation.testing import NOON

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Counted:
    name: ClassVar[str] = "tests.counted"
    line: int
    number: int


def test_many_relays_deliver_each_piece_once_and_each_line_in_order(monkeypatch):
    """
    Without `FOR UPDATE SKIP LOCKED` in `_claim`: a piece is handled by several relays (Counter shows 2 and more).
    Without the NOT EXISTS in `due`: lines come out of order.
    """
    heard: list[Counted] = []
    guard = threading.Lock()

    def hear(event):
        time.sleep(0.2 if event.number == 0 else 0)  # The first of each line is slower than all that follow.
        with guard:
            heard.append(event)

    monkeypatch.setitem(outbox.HANDLERS, Counted.name, [outbox.Handler("a.hear", Counted, hear)])
    with transaction.atomic():
        outbox.publish_many([(Counted(line, number), line) for number in range(12) for line in range(5)])
    start = threading.Barrier(6)

    def relay():
        start.wait()
        try:
            for _ in range(80):
                outbox.relay(now=NOON)
        finally:
            connection.close()

    relays = [threading.Thread(target=relay) for _ in range(6)]
    for one in relays:
        one.start()
    for one in relays:
        one.join()

    assert set(Counter((event.line, event.number) for event in heard).values()) == {1}
    for line in range(5):
        assert [event.number for event in heard if event.line == line] == list(range(12))
