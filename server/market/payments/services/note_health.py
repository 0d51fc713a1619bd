"""How providers are doing is written down, so that all processes see the same: added up by the minute."""

import threading
import time
from datetime import UTC, datetime

from foundation import sql

WRITE_SECONDS = 5  # A trouble is written at once; that all is well may wait so long.

_lock = threading.Lock()
_unwritten: dict[tuple[str, str, datetime], list[int]] = {}
_written_at = time.monotonic()


def note_call(provider: str, operation: str, *, seconds: float, is_answered: bool) -> None:
    """
    Count a call, and how long it took. Most calls touch no database; what a process had not written dies with it.

    Not inside a transaction: what is counted must not be undone.
    """
    global _written_at
    minute = datetime.now(UTC).replace(second=0, microsecond=0)
    took = round(seconds * 1000)
    with _lock:
        counted = _unwritten.setdefault((provider, operation, minute), [0, 0, 0, 0])
        counted[0] += is_answered
        counted[1] += not is_answered
        counted[2] += took
        counted[3] = max(counted[3], took)
        if is_answered and time.monotonic() - _written_at < WRITE_SECONDS:
            return
        _written_at = time.monotonic()
        rows = [(*key, *counts) for key, counts in sorted(_unwritten.items())]
        _unwritten.clear()
    _write(rows)


def _write(rows: list[tuple[object, ...]]) -> None:
    """Add counts up with those of other processes. In the order of their keys, or two writers could wait for ever."""
    sql.rows(
        """
        WITH added AS (
          INSERT INTO payments_providerminute AS known
                 (provider, operation, minute, answered, unclear, busy_ms, slowest_ms)
          SELECT * FROM unnest(%s::text[], %s::text[], %s::timestamptz[], %s::int[], %s::int[], %s::bigint[], %s::int[])
          ON CONFLICT (provider, operation, minute) DO UPDATE
          SET answered = known.answered + excluded.answered, unclear = known.unclear + excluded.unclear,
              busy_ms = known.busy_ms + excluded.busy_ms, slowest_ms = greatest(known.slowest_ms, excluded.slowest_ms))
        SELECT set_config('synchronous_commit', 'off', true)
        """,
        [list(column) for column in zip(*rows, strict=True)],
    )
