"""
The live hub's process: `python -m config.serve_live HOST PORT`.

Granian's own command keeps a second process only to start the first one again; our supervisor does that already.
"""

import asyncio
import signal
import sys
from collections.abc import Sequence

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server

from config.live import app

BACKLOG = 4096
# An open stream counts as a request in progress, so this is the number of browsers that may listen.
MOST_STREAMS = 16384


async def serve(host: str, port: int) -> None:
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        backlog=BACKLOG,
        backpressure=MOST_STREAMS,
        log_level=LogLevels.error,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, server.stop)
    await server.serve()


def main(arguments: Sequence[str]) -> int:
    host, port = arguments
    asyncio.run(serve(host, int(port)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
