"""Sends the notices: signed, in order per payment, tried again with back-off until the merchant has taken them in."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Mapping

import httpx

from sandbox_bank.book import Book, Row
from sandbox_bank.protocol import Letter, Protocol

log = logging.getLogger("sandbox_bank")
WAITS = (1, 2, 4, 8, 15, 30, 60, 120, 300, 600, 1800, 3600)  # Seconds; about two hours, then only a query tells.
TIMEOUT_SECONDS = 5
AT_ONCE = 20
LONGEST_NAP_SECONDS = 60
LONG_AGO_SECONDS = 3600  # How old the timestamp of a replayed notice is.


class Messenger:
    def __init__(self, book: Book, protocols: Mapping[str, Protocol]) -> None:
        self.book = book
        self.protocols = protocols
        self.woken = asyncio.Event()

    def wake(self) -> None:
        """Look at once whether something is due."""
        self.woken.set()

    async def run(self) -> None:
        """Send what is due until cancelled."""
        async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
            while True:
                due = self.book.due_notices(now=self.book.now(), limit=AT_ONCE)
                await asyncio.gather(*(self._deliver(client, notice) for notice in due))
                if not due:
                    await self._nap()

    async def _nap(self) -> None:
        next_at = self.book.next_notice_at()
        until = LONGEST_NAP_SECONDS if next_at is None else next_at - self.book.now()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.woken.wait(), min(LONGEST_NAP_SECONDS, max(0.01, until)))
        self.woken.clear()

    async def _deliver(self, client: httpx.AsyncClient, notice: Row) -> None:
        faults = json.loads(notice["faults"])
        protocol = self.protocols[notice["protocol"]]
        if "rotated" in faults and not notice["tries"]:
            protocol.rotate(self.book)
        copies = int(faults.get("duplicate", 1))
        letters = [self._letter(protocol, notice, faults) for _ in range(copies)]
        answers = await asyncio.gather(*(self._send(client, protocol, letter) for letter in letters))
        if "replayed" in faults:
            await self._send(client, protocol, self._letter(protocol, notice, faults, age=LONG_AGO_SECONDS))
        delivered = any(is_heard for _, is_heard in answers)
        wait = None if delivered or notice["tries"] >= len(WAITS) else WAITS[notice["tries"]]
        self.book.note_sent(
            notice["id"],
            answer=answers[0][0],
            delivered=delivered,
            next_try_at=None if wait is None else self.book.now() + wait,
        )
        if not delivered:
            said = [answer for answer, _ in answers]
            log.warning("notice %s (%s) was answered %s; next try in %s s", notice["id"], notice["kind"], said, wait)

    def _letter(self, protocol: Protocol, notice: Row, faults: Mapping[str, float], *, age: float = 0) -> Letter:
        return protocol.letter(self.book, notice, signed_at=time.time() - age, is_forged="wrong_signature" in faults)

    async def _send(self, client: httpx.AsyncClient, protocol: Protocol, letter: Letter) -> tuple[str, bool]:
        """Return what the merchant answered, or what stood in the way; and whether it has taken the notice in."""
        try:
            answer = await client.post(letter.url, content=letter.content, headers=letter.headers)
        except (httpx.HTTPError, httpx.InvalidURL) as trouble:
            return repr(trouble), False
        return str(answer.status_code), protocol.is_heard(answer.status_code, answer.content)
