"""
The queue: work for a worker, enqueued inside the transaction that needs it. A room's tasks.py says
`@task(queue="payments", retry=…)` on a keyword-only function and calls `.defer(…)`. See https://procrastinate.readthedocs.io
"""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

task = app.task
__all__ = ["RetryStrategy", "task"]
