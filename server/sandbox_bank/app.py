"""The bank put together: book, messenger, API and pages."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette

from sandbox_bank import api, pages
from sandbox_bank.book import Book
from sandbox_bank.messenger import Messenger


def make_app(*, file: Path, secret: str) -> Starlette:
    """Open the bank over a book in this file, for merchants who share the secret."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.book = Book(file)
        app.state.secret = secret
        app.state.messenger = Messenger(app.state.book, secret)
        sending = asyncio.create_task(app.state.messenger.run())
        yield
        sending.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sending
        app.state.book.close()

    return Starlette(routes=[*api.routes(), *pages.routes()], lifespan=lifespan)
