"""
A market without pages, for journeys that speak HTTP and break things: `python -m journeys.small_market --webs 2
--workers 2`, told by JISHI_PORT and JISHI_VAR where to be. The supervisor, the durable PostgreSQL, the bank and the hub
are those of `make run`; web processes beyond the first have ports of their own, from the bank's on, so that a test can
choose which one it asks.
"""

import argparse
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
from config.steps import Prepared, Track, database_track, practice_track

FIRST_OF_MORE = 3  # Ports in a row: web, hub, bank, and then the other webs.


def plan(env: Env, *, webs: int, workers: int) -> list[Service]:
    """Name the processes of `make run`, and more of those of which there may be many."""
    found = services(env)
    for number in range(2, webs + 1):
        (web,) = (
            one for one in services(replace(env, port=env.port + FIRST_OF_MORE + number - 2)) if one.name == "web"
        )
        web.name = f"web-{number}"
        found.append(web)
    for number in range(2, workers + 1):
        (worker,) = (one for one in services(env) if one.name == "worker")
        worker.name = f"worker-{number}"
        found.append(worker)
    return found


def only_migrate(env: Env, child_env: Mapping[str, str], prepared: Prepared) -> list[list[Track]]:
    return [[database_track(child_env, prepared, seed=False)]]


def migrate_and_sign_up(env: Env, child_env: Mapping[str, str], prepared: Prepared) -> list[list[Track]]:
    """Have accounts at every provider that the bank plays, besides."""
    return [[database_track(child_env, prepared, seed=False), practice_track(env, child_env)]]


if __name__ == "__main__":
    words = argparse.ArgumentParser()
    words.add_argument("--webs", type=int, default=2)
    words.add_argument("--workers", type=int, default=2)
    words.add_argument("--accounts", action="store_true", help="at every provider, not at the sandbox bank alone")
    words.add_argument("--follow-parent", action="store_true")
    asked = words.parse_args()
    if asked.follow_parent:  # The tests may be killed, and we are not to be left behind.
        children.end_with_parent(signal.SIGTERM)
    sys.exit(
        run(
            lambda: Market(
                read(os.environ),
                Console(),
                plan=lambda env: plan(env, webs=asked.webs, workers=asked.workers),
                stages=migrate_and_sign_up if asked.accounts else only_migrate,
            )
        )
    )
