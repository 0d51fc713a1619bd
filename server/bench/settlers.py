"""
Who settles, as a process of its own: `python -m bench.settlers BATCH FIRST_DAY DAYS`. Prints what it took as JSON.

It does what the clock does in a worker, one day after another: what is past returning is settled, BATCH lines to a
transaction; the day's statements are made; three days later nobody has objected.
"""

import json
import resource
import sys
import time
from datetime import datetime, timedelta

import django

DAY = timedelta(days=1)
NOON = timedelta(hours=12)


def settle_day(day: datetime, batch: int) -> int:
    """Do all that becomes of what is due on one day. Return how many lines were settled."""
    from market.settlement.services.confirm_statement import confirm_overdue_statements
    from market.settlement.services.make_statements import make_statements
    from market.settlement.services.settle_due_lines import settle_due_lines

    settled = settle_due_lines(now=day + NOON, batch=batch)
    make_statements(now=day + DAY)
    confirm_overdue_statements(now=day + 5 * DAY)
    return settled


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(batch: int, first_day: datetime, days: int) -> None:
    django.setup()
    assert settle_day(first_day, batch), "there is a day to warm up by"
    before_mib = peak_mib()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    times_ms, lines, burned = [], 0, time.process_time()
    for number in range(1, days + 1):
        began = time.perf_counter()
        lines += settle_day(first_day + number * DAY, batch)
        times_ms.append((time.perf_counter() - began) * 1000)
    told = {
        "lines": lines,
        "times_ms": times_ms,
        "app_seconds": time.process_time() - burned,
        "before_mib": before_mib,
        "peak_mib": peak_mib(),
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), int(sys.argv[3]))
