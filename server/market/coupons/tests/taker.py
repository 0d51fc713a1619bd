"""A process that takes coupons for orders, for test_hold_coupons: "ready", waits for a line, prints how many it got."""

import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import django


def main() -> None:
    django.setup()
    from django.db import connection

    from foundation.testing import NOON
    from market.coupons.services.hold_coupons import hold_coupons
    from market.coupons.types import Holding

    person_id, coupon_ids = UUID(sys.argv[1]), [UUID(one) for one in sys.argv[2:]]

    def take(coupon_id: UUID) -> int:
        return len(hold_coupons([Holding(coupon_id, person_id, uuid4())], now=NOON))

    def arrive() -> None:
        connection.ensure_connection()  # each thread has its own

    with ThreadPoolExecutor(4, initializer=arrive) as pool:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        taken = sum(pool.map(take, coupon_ids * 10))
    sys.stdout.write(f"{taken}\n")


if __name__ == "__main__":
    main()
