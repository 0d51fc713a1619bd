"""
The carrier of a market on several machines (AMQP_URL): the relay lends what is due to RabbitMQ, which hands it to
whichever worker is free. What the broker does not take, the relay delivers by its own hand.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

import msgspec
import structlog
from django.conf import settings
from django.utils import timezone

from foundation.clockwork import CONSTANT, constantly
from foundation.outbox import carrying, deliveries
from foundation.outbox.line import Line

log = structlog.get_logger(__name__)
LOAN = timedelta(seconds=30)  # What was lost on the way is sent again after so long; a list takes a second or two.
MOST_PER_MESSAGE = 100  # Deliveries. Fewer make more confirms to wait for, more leave the other workers idle.


class Bundle(msgspec.Struct, frozen=True):
    """One message: what to deliver to whom, on which loan. No bodies: those are read where the inbox is."""

    lent_until: datetime
    lists: list[tuple[str, list[int]]]  # (handler, delivery ids)


def bundles(lists: Sequence[tuple[str, list[int]]], lent_until: datetime) -> list[Bundle]:
    """Pack lists into messages, in their order; a list stays whole, since its pieces share their statements."""
    packed: list[list[tuple[str, list[int]]]] = []
    room = 0
    for handler, ids in lists:
        if room < len(ids):
            packed.append([])
            room = MOST_PER_MESSAGE
        packed[-1].append((handler, ids))
        room -= len(ids)
    return [Bundle(lent_until, lists) for lists in packed]


def relay(line: Line, *, now: datetime, limit: int = carrying.MOST_AT_ONCE) -> int:
    """Fan out fresh news and see to it that what is due is delivered once. Return how many rows moved."""
    moved = deliveries.fan_out(limit)
    lent_until = now + LOAN
    packed = bundles(deliveries.lend(now=now, until=lent_until, limit=limit), lent_until)
    sent = line.send([msgspec.json.encode(bundle) for bundle in packed], seconds=LOAN.total_seconds())
    for bundle in packed[sent:]:  # Ours on the same loan. Should the broker have it after all, one of us comes first.
        deliver(bundle, now=timezone.now())
    return moved + sum(len(ids) for bundle in packed for _, ids in bundle.lists)


def deliver(bundle: Bundle, *, now: datetime) -> int:
    return sum(deliveries.deliver(handler, ids, now=now, lent_until=bundle.lent_until) for handler, ids in bundle.lists)


def take_in(message: bytes) -> None:
    """Deliver what a message says. One that comes twice, late or out of turn finds nothing to do."""
    try:
        bundle = msgspec.json.decode(message, type=Bundle)
    except msgspec.MsgspecError:  # Another program's, or another release's: what it meant is sent again after its loan.
        log.exception("broker.message_makes_no_sense")
        return
    deliver(bundle, now=timezone.now())


def take_over() -> None:
    """Carry the news of this process's worker by the broker from now on."""
    CONSTANT.pop("outbox.relay_news", None)
    constantly(send_news)
    constantly(hear_news)


@cache
def _line(whose: str) -> Line:
    """Return the line of one thread: each belongs to the one that does its constant work."""
    assert settings.AMQP_URL, "whoever carries by the broker has one"
    return Line(settings.AMQP_URL)


def send_news() -> int:
    return relay(_line("send_news"), now=timezone.now())


def hear_news() -> int:
    return int(_line("hear_news").hear(take_in))
