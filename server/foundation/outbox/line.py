"""
A line to RabbitMQ, for one thread: made when first needed, made again with growing pauses when it breaks. Messages go
to one durable queue; each is confirmed by the broker when sent, and by us when what it asks for is done.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

import structlog

log = structlog.get_logger(__name__)
QUEUE = "jishi.news"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0  # Seconds between two attempts to reach a broker that is away.
CONNECT_SECONDS = 3
# A broker that hangs is given up after some two of these; the loan of what it was sent lasts longer.
HEARTBEAT_SECONDS = 8
IN_HAND = 2  # One message at work and one at hand: more would wait here while another worker is free.
WAIT_SECONDS = 1.0


class Line:
    """Everything here answers soon, and says by its answer, not by an error, that the broker is away."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: Any = None
        self._channel: Any = None
        self._pause = FIRST_PAUSE
        self._try_again_at = 0.0

    def send(self, bodies: Sequence[bytes], *, seconds: float) -> int:
        """
        Send messages that are worth something for so long. Return how many, from the first on, the broker has for sure.

        Without messages it keeps the line alive.
        """
        if not self._is_open():
            return 0
        sent = 0
        try:
            if not bodies:
                self._connection.process_data_events(time_limit=0)
            for body in bodies:
                self._channel.basic_publish("", QUEUE, body, _properties(seconds), mandatory=True)
                sent += 1
        except _failures() as failure:
            self._lose(failure)
        return sent

    def hear(self, take_in: Callable[[bytes], None]) -> bool:
        """
        Wait a moment for a message, take it in, and confirm it. Return whether there was one.

        What fails to be taken in goes back to the queue, and the failure on to the caller.
        """
        if not self._is_open():
            time.sleep(FIRST_PAUSE)
            return False
        try:
            waiting = self._channel.consume(QUEUE, inactivity_timeout=WAIT_SECONDS)
            method, _, body = next(waiting, (None, None, b""))  # It ends when somebody deleted the queue.
            if method is None:
                return False
            try:
                take_in(body)
            except Exception:
                self._channel.basic_nack(method.delivery_tag, requeue=True)
                raise
            self._channel.basic_ack(method.delivery_tag)
        except _failures() as failure:
            self._lose(failure)
            return False
        return True

    def close(self) -> None:
        if self._connection is not None and self._connection.is_open:
            self._connection.close()
        self._connection = self._channel = None

    def _is_open(self) -> bool:
        if self._channel is not None and self._channel.is_open:
            return True
        if time.monotonic() < self._try_again_at:
            return False
        import pika

        where = pika.URLParameters(self.url)
        where.heartbeat = HEARTBEAT_SECONDS
        where.blocked_connection_timeout = HEARTBEAT_SECONDS  # A broker short of memory or disk takes nothing more.
        where.socket_timeout = where.stack_timeout = CONNECT_SECONDS
        where.connection_attempts = 1
        try:
            self._connection = pika.BlockingConnection(where)
            self._channel = self._connection.channel()
            self._channel.queue_declare(QUEUE, durable=True)
            self._channel.basic_qos(prefetch_count=IN_HAND)
            self._channel.confirm_delivery()
        except _failures() as failure:
            self._lose(failure)
            return False
        log.info("broker.reached", broker=where.host)
        self._pause = FIRST_PAUSE
        return True

    def _lose(self, failure: Exception) -> None:
        log.warning("broker.is_away", error=repr(failure), again_in_seconds=self._pause)
        self._try_again_at = time.monotonic() + self._pause
        self._pause = min(LONGEST_PAUSE, self._pause * 2)
        lost, self._connection, self._channel = self._connection, None, None
        if lost is not None and lost.is_open:  # Its channel alone broke.
            try:
                lost.close()
            except _failures() as worse:
                log.info("broker.line_broke_while_closing", error=repr(worse))


def _failures() -> tuple[type[Exception], ...]:
    from pika.exceptions import AMQPError

    return (AMQPError, OSError)


def _properties(seconds: float) -> Any:
    import pika

    # Kept on disk over a restart; forgotten by the broker when its loan has run out.
    return pika.BasicProperties(delivery_mode=2, expiration=str(int(seconds * 1000)), content_type="application/json")
