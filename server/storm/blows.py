"""Who is struck when: drawn from the seed, so often that every process dies several times and none for good."""

import random
import threading
import time
from collections import Counter

import httpx
import psycopg

from journeys.blows import (
    Blow,
    cut_every_line_to_postgres,
    kill_a_web,
    kill_a_worker,
    kill_postgres,
    kill_the_bank,
    kill_the_inside_of_a_web,
)
from journeys.chance import Chance
from journeys.stack import Stack, answers

BLOWS: dict[Blow, int] = {
    kill_a_web: 4,
    kill_the_inside_of_a_web: 2,
    kill_a_worker: 5,
    kill_the_bank: 2,
    cut_every_line_to_postgres: 1,
    kill_postgres: 1,
}
FIRST = (kill_a_worker, kill_a_web)  # Of however short a storm.
# The supervisor gives up on what ends five times in a minute; it is not to be tried here.
PAUSE_SECONDS = (14.0, 22.0)
FIRST_PAUSE_SECONDS = (1.5, 3.0)


class Blows:
    """Strikes in a thread of its own until it is over."""

    def __init__(self, market: Stack, seed: int) -> None:
        self.market = market
        self.chance = Chance(seed)
        self.random = random.Random(f"{seed}:blows")  # noqa: S311 (not a secret)
        self.had: Counter[str] = Counter()
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._strike_until_over)

    def begin(self) -> None:
        self.thread.start()

    def end(self) -> None:
        self.is_over.set()
        self.thread.join()

    def _strike_until_over(self) -> None:
        for number in range(10_000):
            pause = FIRST_PAUSE_SECONDS if number < len(FIRST) else PAUSE_SECONDS
            blow = FIRST[number] if number < len(FIRST) else self.random.choices(list(BLOWS), list(BLOWS.values()))[0]
            if self.is_over.wait(self.random.uniform(*pause)):
                return
            if self._strike(blow):
                self.had[blow.__name__.replace("_", " ")] += 1

    def _strike(self, blow: Blow) -> bool:
        """Strike, unless whoever was to be struck has not got up since the last time."""
        try:
            blow(self.market, self.chance)
        except (AssertionError, IndexError, ValueError, ProcessLookupError, psycopg.OperationalError):
            return False
        return True


def wait_until_all_are_up(market: Stack, seconds: float = 60) -> None:
    """:raises AssertionError: somebody does not get up again"""
    deadline = time.monotonic() + seconds
    while not _all_are_up(market):
        assert time.monotonic() < deadline, f"somebody lies there still\n{market.said()[-2000:]}"
        time.sleep(0.2)


def _all_are_up(market: Stack) -> bool:
    try:
        return (
            all(answers(f"{web}/readyz") for web in market.webs)
            and answers(f"{market.bank_url}/healthz")
            and len(market.worker_pids()) > 0
        )
    except httpx.HTTPError:
        return False
