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
from foundation.postgresql.lending import give_back

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Ticket(Generic[Item, Result]):
    __slots__ = ("item", "leads", "outcome", "turn")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.outcome: Result | BaseException | None = None
        self.leads = False  # Whether its turn has come to write a list, rather than its outcome.
        self.turn = (
            threading.Lock()
        )  # Held until its turn has come: the bare lock under an Event, at a fifth of its cost.
        self.turn.acquire()


class Batcher(Generic[Item, Result]):
    """
    Hand items to `work` in lists, one list at a time per process; whoever finds nobody working leads.

    `work` takes a list and returns a list of the same length: a result, or the refusal (a ShopError) of that item
    alone. If it raises, every item of that list is tried once more on its own, so one bad item cannot spoil the rest.

    Who waits sleeps until its outcome is there, or until it is woken to lead the next list.
    """

    def __init__(self, work: Callable[[list[Item]], Sequence[Result | ShopError]], *, most: int = 64) -> None:
        self._work = work
        self._most = most  # Past this a list only makes everybody in it wait longer for the same commit.
        self._waiting: deque[_Ticket[Item, Result]] = deque()
        self._is_busy = False
        self._guard = threading.Lock()  # Of the two above; held for a moment, never while anything is written.

    def submit(self, item: Item) -> Result:
        """Have the item written with its neighbours, and return its own result. :raises ShopError: its own refusal"""
        ticket: _Ticket[Item, Result] = _Ticket(item)
        with self._guard:
            self._waiting.append(ticket)
            ticket.leads = not self._is_busy
            self._is_busy = True
        if not ticket.leads:
            give_back()
            ticket.turn.acquire()
        if ticket.leads:
            try:
                self._write_one_list()
            finally:
                self._pass_on()
        if isinstance(ticket.outcome, BaseException):
            raise ticket.outcome
        return ticket.outcome  # type: ignore[return-value]

    def _pass_on(self) -> None:
        """Let the first of those who came meanwhile lead the next list."""
        with self._guard:
            self._is_busy = bool(self._waiting)
            if self._is_busy:
                self._waiting[0].leads = True
                self._waiting[0].turn.release()

    def _write_one_list(self) -> None:
        with self._guard:
            batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
        metrics.BATCHES.labels(work=getattr(self._work, "__name__", "work")).observe(len(batch))
        try:
            outcomes = list(zip(batch, self._work([ticket.item for ticket in batch]), strict=True))
        except BaseException as failure:  # noqa: BLE001 (handed to whoever waits for it)
            self._write_each_alone(batch, failure)
            return
        for ticket, outcome in outcomes:
            ticket.outcome = outcome
            ticket.turn.release()

    def _write_each_alone(self, batch: list[_Ticket[Item, Result]], failure: BaseException) -> None:
        for ticket in batch:
            try:
                ticket.outcome = failure if len(batch) == 1 else self._work([ticket.item])[0]
            except BaseException as own_failure:  # noqa: BLE001 (handed to whoever waits for it)
                ticket.outcome = own_failure
            ticket.turn.release()
