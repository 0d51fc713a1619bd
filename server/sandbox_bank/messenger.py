"""Sends the notices: signed, in order per payment, tried again with back-off until the merchant answers 200."""

import asyncio
import contextlib
import json
import logging
import secrets
import time

import httpx

from sandbox_bank.book import Book, Row
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, sign

log = logging.getLogger("sandbox_bank")
WAITS = (1, 2, 4, 8, 15, 30, 60, 120, 300, 600, 1800, 3600)  # Seconds; about two hours, then only a query tells.
TIMEOUT_SECONDS = 5
AT_ONCE = 20
LONGEST_NAP_SECONDS = 60


class Messenger:
    def __init__(self, book: Book, secret: str) -> None:
        self.book = book
        self.secret = secret
        self.woken = asyncio.Event()

    def wake(self) -> None:
        """Look at once whether something is due."""
        self.woken.set()

    async def run(self) -> None:
        """Send what is due until cancelled."""
        async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False) as client:
            while True:
                due = self.book.due_notices(now=time.time(), limit=AT_ONCE)
                await asyncio.gather(*(self._deliver(client, notice) for notice in due))
                if not due:
                    await self._nap()

    async def _nap(self) -> None:
        next_at = self.book.next_notice_at()
        seconds = LONGEST_NAP_SECONDS if next_at is None else min(LONGEST_NAP_SECONDS, max(0.01, next_at - time.time()))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.woken.wait(), seconds)
        self.woken.clear()

    async def _deliver(self, client: httpx.AsyncClient, notice: Row) -> None:
        copies = int(json.loads(notice["faults"]).get("duplicate", 1))
        answers = await asyncio.gather(*(self._send(client, notice) for _ in range(copies)))
        delivered = "200" in answers
        wait = None if delivered or notice["tries"] >= len(WAITS) else WAITS[notice["tries"]]
        self.book.note_sent(
            notice["id"],
            answer=answers[0],
            delivered=delivered,
            next_try_at=None if wait is None else time.time() + wait,
        )
        if not delivered:
            log.warning("notice %s (%s) was answered %s; next try in %s s", notice["id"], notice["kind"], answers, wait)

    async def _send(self, client: httpx.AsyncClient, notice: Row) -> str:
        """Return what the merchant answered, or what stood in the way."""
        body = notice["body"].encode()
        timestamp, nonce = str(int(time.time())), secrets.token_hex(12)
        secret = "somebody else's" if "wrong_signature" in json.loads(notice["faults"]) else self.secret
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP: timestamp,
            NONCE: nonce,
            SIGNATURE: sign(secret, timestamp, nonce, body=body),
        }
        try:
            return str((await client.post(notice["url"], content=body, headers=headers)).status_code)
        except (httpx.HTTPError, httpx.InvalidURL) as trouble:
            return repr(trouble)
