"""Doing what a merchant asks, and then, if a fault says so, answering late, wrongly or not at all."""

import asyncio
import json
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sandbox_bank.book import Book, Faults, Refused, Row
from sandbox_bank.messenger import Messenger

Done = TypeVar("Done")


class Cut(Response):
    """A connection that breaks in mid-answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4096")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        # Ending here breaks the promise of 4096 bytes, so the server cannot but drop the connection.


async def respond(
    request: Request,
    *,
    about: str,
    merchant: str,
    work: Callable[[], Done],
    reply: Callable[[Done], Response],
    refuse: Callable[[Refused], Response],
    born: Callable[[Done], Row | None] = lambda done: None,
) -> Response:
    """
    Do the work for a merchant who has shown who it is; then answer as the faults will have it.

    In: `about`, the merchant's reference of the payment that is meant; `born` returns a payment that was just made.
    """
    book = book_of(request)
    around = book.faults_around(about, merchant)
    if "out_of_order" in around:
        return refuse(Refused(503, "out_of_order"))
    try:
        done = work()
    except Refused as refused:
        await asyncio.sleep(around.get("slow", 0))
        return refuse(refused)
    messenger_of(request).wake()
    faults = {**_born_with(born(done)), **around}
    await asyncio.sleep(faults.get("slow", 0))
    return Cut() if "cut" in faults else reply(done)


def _born_with(payment: Row | None) -> Faults:
    """
    Return what befalls this answer because the payment was born with it: its creation alone, and later the payer's
    page. A query is answered as ever, and the line of a creation is not cut, or the merchant could never find out.
    """
    if payment is None:
        return {}
    return {name: figure for name, figure in json.loads(payment["faults"]).items() if name != "cut"}


def book_of(request: Request) -> Book:
    book: Book = request.app.state.book
    return book


def messenger_of(request: Request) -> Messenger:
    messenger: Messenger = request.app.state.messenger
    return messenger
