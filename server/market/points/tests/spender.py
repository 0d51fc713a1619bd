"""A process that spends points, for test_points: "ready", waits for a line, prints how often it could."""

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from foundation.testing import NOON
    from market.points.errors import NotEnoughPoints
    from market.points.services.spend_points import spend_points

    person_id, times = UUID(sys.argv[1]), int(sys.argv[2])

    def spend(_: int) -> bool:
        try:
            spend_points(person_id=person_id, points=10, cause=str(uuid4()), title={"en": "A coupon"}, now=NOON)
        except NotEnoughPoints:
            return False
        return True

    def arrive() -> None:
        connection.ensure_connection()  # each thread has its own

    with ThreadPoolExecutor(4, initializer=arrive) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        spent = sum(pool.map(spend, range(times)))
    sys.stdout.write(f"{spent}\n")


if __name__ == "__main__":
    main()
