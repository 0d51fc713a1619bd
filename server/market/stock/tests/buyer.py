"""A process that buys, for test_reserve_at_once: prints "ready", waits for a line, prints how many pieces it got."""

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from foundation.testing import NOON
    from market.stock.services.reserve_many import reserve_many
    from market.stock.types import Claim

    sku_id, buyers = UUID(sys.argv[1]), int(sys.argv[2])

    def buy(_: int) -> bool:
        ref = uuid4()
        return reserve_many([Claim(ref, ((sku_id, 1),))], NOON)[ref] is None

    def arrive() -> None:
        connection.ensure_connection()  # each thread has its own

    with ThreadPoolExecutor(4, initializer=arrive) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        bought = sum(pool.map(buy, range(buyers)))
    sys.stdout.write(f"{bought}\n")


if __name__ == "__main__":
    main()
