"""
Micro-batching for hot writes. Requests that arrive while a transaction commits are written together in the next one,
so the price of a commit, and of a contended row, is shared. A request that comes alone waits for nobody.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from foundation import metrics
from foundation.errors import ShopError

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Ticket(Generic[Item, Result]):
    __slots__ = ("done", "item", "outcome")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.outcome: Result | BaseException | None = None
        self.done = threading.Event()


class Batcher(Generic[Item, Result]):
    """
    Hand items to `work` in lists, one list at a time per process; whoever finds nobody working leads.

    `work` takes a list and returns a list of the same length: a result, or the refusal (a ShopError) of that item
    alone. If it raises, every item of that list is tried once more on its own, so one bad item cannot spoil the rest.
    """

    def __init__(self, work: Callable[[list[Item]], Sequence[Result | ShopError]], *, most: int = 64) -> None:
        self._work = work
        self._most = most  # Past this a list only makes everybody in it wait longer for the same commit.
        self._waiting: deque[_Ticket[Item, Result]] = deque()
        self._lead = threading.Lock()

    def submit(self, item: Item) -> Result:
        """Have the item written with its neighbours, and return its own result. :raises ShopError: its own refusal"""
        ticket: _Ticket[Item, Result] = _Ticket(item)
        self._waiting.append(ticket)
        while not ticket.done.is_set():
            if self._lead.acquire(timeout=0.005):
                try:
                    if not ticket.done.is_set():
                        self._write_one_list()
                finally:
                    self._lead.release()
        if isinstance(ticket.outcome, BaseException):
            raise ticket.outcome
        return ticket.outcome  # type: ignore[return-value]

    def _write_one_list(self) -> None:
        batch: list[_Ticket[Item, Result]] = []
        while self._waiting and len(batch) < self._most:
            batch.append(self._waiting.popleft())
        if not batch:
            return
        metrics.BATCHES.labels(work=getattr(self._work, "__name__", "work")).observe(len(batch))
        try:
            outcomes = self._work([ticket.item for ticket in batch])
        except BaseException as failure:  # noqa: BLE001 (handed to whoever waits for it)
            self._write_each_alone(batch, failure)
            return
        for ticket, outcome in zip(batch, outcomes, strict=True):
            ticket.outcome = outcome
            ticket.done.set()

    def _write_each_alone(self, batch: list[_Ticket[Item, Result]], failure: BaseException) -> None:
        for ticket in batch:
            try:
                ticket.outcome = failure if len(batch) == 1 else self._work([ticket.item])[0]
            except BaseException as own_failure:  # noqa: BLE001 (handed to whoever waits for it)
                ticket.outcome = own_failure
            ticket.done.set()
