"""The bank put together: book, messenger, protocols and pages."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette

from sandbox_bank import onboarding, pages
from sandbox_bank.book import Book
from sandbox_bank.messenger import Messenger
from sandbox_bank.protocols import PROTOCOLS


def make_app(*, file: Path, secret: str, url: str, public_url: str = "") -> Starlette:
    """
    Open the bank over a book in this file, for merchants who share the secret or hold the keys it gave them.

    In: `url`, how merchants reach it; `public_url`, how payers do, if that is another.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.book = Book(file)
        onboarding.take_in_merchants(app.state.book, file.parent, url)
        app.state.secret = PROTOCOLS["bank"].secret = secret  # type: ignore[attr-defined]  # its own alone
        app.state.public_url = public_url
        app.state.messenger = Messenger(app.state.book, PROTOCOLS)
        sending = asyncio.create_task(app.state.messenger.run())
        yield
        sending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sending
        app.state.book.close()

    spoken = [route for protocol in PROTOCOLS.values() for route in protocol.routes()]
    return Starlette(routes=[*spoken, *pages.routes()], lifespan=lifespan)
