"""Chance that can be repeated: every delay of a race or a crash comes from one seed, which is always said."""

import os
import random
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

Call = Callable[[], Any]
SPREADS = (0.0, 0.004, 0.02, 0.06)  # Seconds. A transaction takes 5 to 30 ms: some rounds meet in it, some just miss.


class Chance:
    """Where a test's luck comes from. JOURNEYS_SEED=<what it said> repeats it."""

    def __init__(self, seed: int | None = None) -> None:
        told = os.environ.get("JOURNEYS_SEED", "")
        self.seed = seed if seed is not None else int(told) if told else secrets.randbelow(10**9)
        self.random = random.Random(self.seed)  # noqa: S311 (not a secret)

    def seconds(self, most: float) -> float:
        return self.random.uniform(0, most)

    def spread(self) -> float:
        """Return over how many seconds the next meeting is spread."""
        return self.random.choice(SPREADS)

    def late(self, call: Call, most: float) -> Call:
        """Return the call, begun late by chance. In: the longest delay in seconds."""
        delay = self.seconds(most)

        def begin_late() -> Any:
            time.sleep(delay)
            return call()

        return begin_late

    def meet(self, calls: Sequence[Call], *, spread: float | None = None) -> list[Any]:
        """
        Begin all of it together, each a little late by chance, in threads of their own; return the answers in order.

        In: `spread`, the longest delay in seconds; by chance when not given. The first failure of a thread is raised.
        """
        most = self.spread() if spread is None else spread
        return all_at_once([self.late(call, most) for call in calls])


def all_at_once(calls: Sequence[Any]) -> list[Any]:
    """Call each in a thread of its own, all released by one barrier, and return what they answered, in order."""
    barrier = threading.Barrier(len(calls))
    answers: list[Any] = [None] * len(calls)

    def run(index: int) -> None:
        barrier.wait()
        try:
            answers[index] = calls[index]()
        except Exception as failure:  # noqa: BLE001 (a thread's failure is the caller's to see)
            answers[index] = failure

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return answers
