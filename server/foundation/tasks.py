"""
The queue: work for a worker, enqueued inside the transaction that needs it. A room's tasks.py says
`@task(queue="payments", retry=…)` on a keyword-only function and calls `.defer(…)`. See https://procrastinate.readthedocs.io
"""

from collections.abc import Mapping, Sequence
from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

task = app.task
__all__ = ["RetryStrategy", "enqueue", "enqueue_many", "task"]


def enqueue(name: str, **arguments: str | int) -> None:
    """Put one piece of work in the queue, in this transaction. See `enqueue_many`."""
    enqueue_many(name, [arguments])


def enqueue_many(name: str, pieces: Sequence[Mapping[str, str | int]]) -> None:
    """
    Put work in the queue by its room and function ("payments.send_refund"), in this transaction and one statement.

    Services lie below tasks and cannot import them, so they say the name; an unknown one is a KeyError at once.
    """
    room, _, function = name.partition(".")
    if pieces:
        app.tasks[f"market.{room}.tasks.{function}"].batch_defer(*(dict[str, Any](piece) for piece in pieces))
