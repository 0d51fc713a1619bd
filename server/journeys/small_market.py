"""
A market without pages, for journeys that speak HTTP and break things: `python -m journeys.small_market`, told by
JISHI_PORT and JISHI_VAR where to be. The supervisor, the durable PostgreSQL, the bank, the hub and the worker are those
of `make run`; there are two web processes, on ports of their own, so that a test can choose which one it asks.
"""

import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace

from config import children
from config.console import Console
from config.env import Env, read
from config.processes import Market, run
from config.services import Service, services
from config.steps import Prepared, Track, database_track

PORTS = 4  # web, hub, bank, and the second web


def plan(env: Env) -> list[Service]:
    """Name the processes of `make run`, and a second web process."""
    (second,) = (one for one in services(replace(env, port=env.port + 3)) if one.name == "web")
    second.name = "web-2"
    return [*services(env), second]


def only_migrate(env: Env, child_env: Mapping[str, str], prepared: Prepared) -> list[list[Track]]:
    return [[database_track(child_env, prepared, seed=False)]]


if __name__ == "__main__":
    if "--follow-parent" in sys.argv:  # The tests may be killed, and we are not to be left behind.
        children.end_with_parent(signal.SIGTERM)
    sys.exit(run(lambda: Market(read(os.environ), Console(), plan=plan, stages=only_migrate)))
