"""A process that writes, for test_at_once: prints "ready", waits for a line, prints how many messages were sent."""

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from foundation.testing import NOON
    from market.messages.services.send_message import send_message
    from market.messages.types import Content

    conversation_id, author_id, name, how_many = UUID(sys.argv[1]), UUID(sys.argv[2]), sys.argv[3], int(sys.argv[4])

    def write(number: int) -> int:
        """Every message is sent twice, as a browser does that heard no answer."""
        key = f"{name}-{number // 2}"
        content = Content(key)
        send_message(
            conversation_id=conversation_id, author_id=author_id, client_key=key, content=content, now=NOON
        )  # fmt: skip
        return 1

    def arrive() -> None:
        connection.ensure_connection()  # each thread has its own

    with ThreadPoolExecutor(8, initializer=arrive) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        sent = sum(pool.map(write, range(2 * how_many)))
    sys.stdout.write(f"{sent}\n")


if __name__ == "__main__":
    main()
