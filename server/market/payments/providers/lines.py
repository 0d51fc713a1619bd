"""The way over the network to a provider: a pool of lines, few and impatient, and the accounts' fees."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import urllib3

from foundation.money import Money
from market.payments.providers.base import Unclear

# Somebody waits at a screen while a payment is created, so a provider has seconds, not minutes. All the time-outs of a
# call together stay under `ask_providers.LEASE`.
TIMEOUT = urllib3.Timeout(connect=2, read=6)
WAIT_FOR_LINE_SECONDS = 1
# A provider that hangs may hold at most half of a web process's threads; the next caller is told at once.
MOST_CONNECTIONS = 12
LARGEST_ANSWER = 64 * 1024 * 1024  # A day's bill of some 300,000 rows.


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # any case
    body: bytes


class Lines:
    """The lines to one address, shared by the threads of a process; made after any fork."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._lock = threading.Lock()
        self._pool: urllib3.PoolManager | None = None

    def ask(self, method: str, path: str, *, body: bytes = b"", headers: Mapping[str, str]) -> Answer:
        """Send a request, once. In: `path`, or a whole address for what lies elsewhere. :raises Unclear:"""
        url = path if path.startswith("http") else f"{self.base_url}{path}"
        try:
            answer = self._lines().request(
                method,
                url,
                body=body or None,
                headers=dict(headers),
                pool_timeout=WAIT_FOR_LINE_SECONDS,
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as trouble:
            raise Unclear(repr(trouble)) from trouble
        if len(answer.data) > LARGEST_ANSWER:
            raise Unclear("an answer longer than any")
        return Answer(answer.status, answer.headers, answer.data)

    def _lines(self) -> urllib3.PoolManager:
        with self._lock:
            if self._pool is None:
                self._pool = urllib3.PoolManager(
                    num_pools=2, maxsize=MOST_CONNECTIONS, block=True, timeout=TIMEOUT, retries=False
                )
            return self._pool


def made_up_account(shop_id: UUID) -> str:
    """Return a number that a simulator takes for a shop's account."""
    return f"9{shop_id.int % 10**17:017d}"


def fee_of(amount: Money, bps: int, fixed_minor: int = 0) -> Money:
    """Return a rate's share of an amount, rounded half up as providers do, and its fixed part."""
    return Money(amount.currency, (amount.minor * bps + 5000) // 10_000 + fixed_minor)
