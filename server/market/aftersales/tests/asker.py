"""A process that asks, for test_races: prints "ready", waits for a line, prints how many of its wishes were taken."""

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from foundation.testing import NOON
    from market.aftersales.errors import MoreThanBought
    from market.aftersales.services.open_case import open_case
    from market.aftersales.types import CaseKind, CaseReason, Wish

    line_id, person_id, wishes = UUID(sys.argv[1]), UUID(sys.argv[2]), int(sys.argv[3])

    def ask(_: int) -> bool:
        wish = Wish(line_id, CaseKind.RETURN_REFUND, CaseReason.QUALITY, 1)
        try:
            open_case(person_id=person_id, wish=wish, text="杯口有裂纹", now=NOON)
        except MoreThanBought:
            return False
        return True

    def arrive() -> None:
        connection.ensure_connection()  # each thread has its own

    with ThreadPoolExecutor(4, initializer=arrive) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        taken = sum(pool.map(ask, range(wishes)))
    sys.stdout.write(f"{taken}\n")


if __name__ == "__main__":
    main()
