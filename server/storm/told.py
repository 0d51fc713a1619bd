"""What a storm knows of itself: written by all its threads, read by whoever watches and by the proof."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any
from uuid import UUID

from journeys.shelves import Good
from journeys.shopper import Shopper
from journeys.stack import Stack
from market.groupbuy.facade import ActivityView
from sandbox_bank.testing import RunningBank
from storm.acts import Act
from storm.passbook import Passbook


@dataclass(frozen=True, slots=True)
class Bought:
    """An order that was placed, and whom it concerns."""

    act: Act
    one: Shopper
    checkout: dict[str, Any]
    shop: Shopper  # who works in the shop that sells it
    shop_id: UUID

    @property
    def order(self) -> str:
        return str(self.checkout["order_ids"][0])


@dataclass
class Told:
    market: Stack
    bank: RunningBank
    seed: int
    goods: Sequence[Good]
    together: Good
    offer: ActivityView
    shops: dict[str, Shopper]  # by the shop's id
    operator: Shopper
    passbook: Passbook = field(default_factory=Passbook)
    keys: dict[str, str] = field(default_factory=dict)  # each buyer's key -> the checkout they were told of
    refused: set[str] = field(default_factory=set)  # keys of those who were told no
    ended: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    gathering: list[str] = field(default_factory=list)
    afterwards: "SimpleQueue[Bought]" = field(default_factory=SimpleQueue)
    failures: list[BaseException] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, counts: Counter[str], what: str) -> None:
        with self.lock:
            counts[what] += 1

    def in_thread(self, work: Callable[[], None]) -> threading.Thread:
        """Do this in a thread of its own; what fails there fails the storm."""

        def run() -> None:
            try:
                work()
            except BaseException as failure:  # noqa: BLE001 (the storm raises it again)
                self.failures.append(failure)

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    def check(self) -> None:
        if self.failures:
            raise self.failures[0]
