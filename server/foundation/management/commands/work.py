"""The worker: does what is done constantly, starts clock work, and works the queue. Run as many as you like."""

import asyncio
import signal
import threading
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from procrastinate import App
from procrastinate.contrib.django import app

from foundation import clockwork, measures
from foundation.collector import spare_what_stays
from foundation.tasks import queue_names

log = structlog.get_logger(__name__)

SLOTS = 4  # Jobs of one queue at a time. They wait for somebody's network, not for us.
POLL_SECONDS = 3.0  # PostgreSQL wakes us for what is new; this finds what is to be tried again.


def with_living_connection(work: Callable[[], Any], *about: object) -> Any:
    """
    Do one piece of work as Django does a request: a connection that broke is replaced, not used for ever.

    Without it, after a restart of PostgreSQL every thread that had a connection fails each job it is given.
    """
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        helpers = [
            *(
                threading.Thread(
                    target=clockwork.work_constantly, args=(name, work, stop.is_set), name=name, daemon=True
                )
                for name, work in clockwork.CONSTANT.items()
            ),
            threading.Thread(target=clockwork.run_forever, args=(stop,), name="clock", daemon=True),
            threading.Thread(target=self._work_the_queue, args=(stop,), name="queue", daemon=True),
        ]
        for helper in helpers:
            helper.start()
        if settings.WORKER_PORT:
            measures.serve(host=settings.HOST, port=settings.WORKER_PORT, token=settings.METRICS_TOKEN)
        spare_what_stays()
        log.info("worker.ready", constantly=sorted(clockwork.CONSTANT), clock=sorted(clockwork.CLOCK))
        while not stop.wait(1.0):
            dead = [helper.name for helper in helpers if not helper.is_alive()]
            if dead:  # Better no worker, which the supervisor restarts, than half a worker that nobody notices.
                raise SystemExit(f"the worker's {', '.join(dead)} stopped")
        for helper in helpers:
            helper.join(timeout=10)

    def _work_the_queue(self, stop: threading.Event) -> None:
        asyncio.run(self._queue_until(stop))

    async def _queue_until(self, stop: threading.Event) -> None:
        # An app of its own for the worker's connections. The one that tasks know keeps Django's connection, so
        # that what the relay's handlers enqueue stays inside their transaction.
        queue = App(connector=app.connector.get_worker_connector())  # type: ignore[attr-defined]
        queue.tasks, queue.periodic_registry = app.tasks, app.periodic_registry
        async with queue.open_async():
            await self._work_until(queue, stop)

    async def _work_until(self, queue: App, stop: threading.Event) -> None:
        # Each queue has slots of its own: a bank or a mail server that hangs holds up its own work alone.
        working = [
            asyncio.create_task(
                queue.run_worker_async(
                    queues=[name],
                    name=name,
                    concurrency=SLOTS,
                    install_signal_handlers=False,
                    fetch_job_polling_interval=POLL_SECONDS,
                    task_middleware=[with_living_connection],
                )
            )
            for name in queue_names()
        ]
        while not stop.is_set() and not any(one.done() for one in working):
            await asyncio.sleep(0.2)
        for one in working:
            if one.done():
                one.result()
            one.cancel()
        await asyncio.gather(*working, return_exceptions=True)
