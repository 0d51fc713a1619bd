"""`python -m sandbox_bank` opens the bank on the market's port plus two. One process: the book has one writer."""

import asyncio
import signal

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from config.env import env
from sandbox_bank.app import make_app


async def main() -> None:
    app = make_app(
        file=env.var_dir / "sandbox_bank" / "book.sqlite3",
        secret=env.bank_secret,
        url=env.bank_url,
        public_url=env.bank_public_url,
    )
    server = Server(
        app,
        address=env.host,
        port=env.bank_port,
        interface=Interfaces.ASGI,
        websockets=False,
        backlog=1024,
        backpressure=1024,
        log_level=LogLevels.error,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, server.stop)
    await server.serve()


if __name__ == "__main__":
    asyncio.run(main())
