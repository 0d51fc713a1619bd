"""
The queue: work for a worker, enqueued inside the transaction that needs it. A room's tasks.py says
`@task(queue="payments", retry=…)` on a keyword-only function and calls `.defer(…)`. See https://procrastinate.readthedocs.io
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from foundation import sql
from foundation.clockwork import every

DEAD_AFTER_SECONDS = 30  # A worker's heart beats every ten; procrastinate itself forgets workers after as long.
KEPT, FAILED_KEPT = timedelta(days=1), timedelta(days=30)  # Who failed may be asked about by a person.
MOST_FORGOTTEN = 5000  # At a time: a short transaction.
LONGEST_JOB_SECONDS = 90  # Every call that a task makes gives up within half a minute.

task = app.task
__all__ = ["RetryStrategy", "enqueue", "enqueue_many", "task"]


Argument: TypeAlias = str | int | list[str]  # What survives the way through JSON.


def enqueue(name: str, **arguments: Argument) -> None:
    """Put one piece of work in the queue, in this transaction. See `enqueue_many`."""
    enqueue_many(name, [arguments])


def enqueue_many(name: str, pieces: Sequence[Mapping[str, Argument]]) -> None:
    """
    Put work in the queue by its room and function ("payments.send_refund"), in this transaction and one statement.

    Services lie below tasks and cannot import them, so they say the name; an unknown one is a KeyError at once.
    """
    room, _, function = name.partition(".")
    if pieces:
        app.tasks[f"market.{room}.tasks.{function}"].batch_defer(*(dict[str, Any](piece) for piece in pieces))


def queue_names() -> list[str]:
    """Return the queues that rooms have work for."""
    return sorted({one.queue for one in app.tasks.values() if one.queue != "builtin"})  # Procrastinate's own.


def take_up_lost_jobs() -> int:
    """
    Give back to the queue what a worker had in hand when it was killed, or could not mark as done. Return how much.

    Procrastinate only forgets a dead worker, and a living one that meets no database at a job's end goes on to the
    next: either job would be "doing" for ever. They may have been done, all but the mark, so a task must be safe to
    repeat.
    """
    lost = sql.rows(
        """
        SELECT job.id FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
        WHERE job.status = 'doing'
          AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s)
               OR NOT EXISTS (SELECT 1 FROM procrastinate_events event WHERE event.job_id = job.id
                              AND event.type = 'started' AND event.at > now() - make_interval(secs => %s)))
        """,
        [DEAD_AFTER_SECONDS, LONGEST_JOB_SECONDS],
    )
    for (job_id,) in lost:
        app.job_manager.retry_job_by_id(job_id, retry_at=timezone.now())
    return len(lost)


@every(seconds=10)
def take_up_lost() -> None:
    take_up_lost_jobs()


def forget_finished_jobs(*, done_before: datetime, failed_before: datetime) -> int:
    """Delete jobs that ended before these instants, with their history. Return how many, at most some thousands."""
    return sql.run(
        """
        DELETE FROM procrastinate_jobs WHERE id IN (
          SELECT job.id FROM procrastinate_jobs job
          WHERE job.status IN ('succeeded', 'failed', 'cancelled', 'aborted')
            AND NOT EXISTS (SELECT 1 FROM procrastinate_events event WHERE event.job_id = job.id
                            AND event.at >= CASE job.status WHEN 'failed' THEN %s ELSE %s END)
          LIMIT %s)
        """,
        [failed_before, done_before, MOST_FORGOTTEN],
    )


@every(seconds=600)
def forget_finished() -> None:
    now = timezone.now()
    forget_finished_jobs(done_before=now - KEPT, failed_before=now - FAILED_KEPT)
