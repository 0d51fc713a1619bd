"""What our line to the broker promises, kept by a real RabbitMQ."""

import threading
from collections.abc import Iterator

import pika
import pytest

from foundation.outbox import line
from foundation.outbox.line import Line
from journeys.cluster import RUNNING
from journeys.stack import until


@pytest.fixture
def queue(monkeypatch) -> Iterator[str]:
    """A queue that no market listens to."""
    monkeypatch.setattr(line, "QUEUE", "tests.line")
    monkeypatch.setattr(line, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(line, "WAIT_SECONDS", 0.2)
    yield "tests.line"
    with pika.BlockingConnection(pika.URLParameters(RUNNING["RabbitMQ"].url)) as connection:
        connection.channel().queue_delete("tests.line")


@pytest.fixture
def end() -> Iterator[Line]:
    end = Line(RUNNING["RabbitMQ"].url)
    yield end
    end.close()


def test_what_is_confirmed_outlives_the_broker(queue, end):
    """With messages in memory alone: fails, nothing is there after the restart."""
    assert end.send([b"one", b"two"], seconds=600) == 2

    RUNNING["RabbitMQ"].kill()
    assert end.send([b"three"], seconds=600) == 0
    RUNNING["RabbitMQ"].start()

    heard: list[bytes] = []
    until(lambda: end.hear(heard.append) is False and len(heard) == 2, 30)
    assert heard == [b"one", b"two"]
    assert end.send([b"four"], seconds=600) == 1


def test_what_somebody_died_over_is_brought_to_the_next(queue, end):
    """Acknowledged when it comes instead of when it is done: fails, the next one waits in vain."""

    def die(body: bytes) -> None:
        raise KeyboardInterrupt

    first = Line(end.url)
    until(lambda: first.send([b"one"], seconds=600) == 1, 30)
    with pytest.raises(KeyboardInterrupt):
        first.hear(die)
    first.close()

    heard: list[bytes] = []
    until(lambda: end.hear(heard.append), 30)
    assert heard == [b"one"]


def test_what_could_not_be_done_comes_again(queue, end):
    def fail(body: bytes) -> None:
        raise ValueError("no database")

    until(lambda: end.send([b"one"], seconds=600) == 1, 30)
    with pytest.raises(ValueError, match="no database"):
        until(lambda: end.hear(fail), 30)

    heard: list[bytes] = []
    until(lambda: end.hear(heard.append), 30)
    assert heard == [b"one"]


def test_what_is_worth_nothing_any_more_is_not_brought(queue, end):
    until(lambda: end.send([], seconds=1) == 0 and end.send([b"one"], seconds=0.001) == 1, 30)
    threading.Event().wait(0.5)

    assert end.hear(lambda body: None) is False


def test_a_queue_that_was_deleted_is_made_again(queue, end):
    """Without `mandatory`: fails, the broker confirms what it throws away."""
    until(lambda: end.send([b"one"], seconds=600) == 1, 30)
    with pika.BlockingConnection(pika.URLParameters(end.url)) as connection:
        connection.channel().queue_delete(queue)

    assert end.send([b"two"], seconds=600) == 0
    until(lambda: end.send([b"three"], seconds=600) == 1, 30)
    heard: list[bytes] = []
    until(lambda: end.hear(heard.append), 30)
    assert heard == [b"three"]
