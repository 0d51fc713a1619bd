"""New sightings are added to the sums, and old ones forgotten."""

from datetime import datetime, timedelta

from foundation import sql
from market.creators.services.note_sightings import day_of
from market.creators.types import Deed

AT_ONCE = 20_000
KEPT = timedelta(days=35)  # Longer than an order may follow a click, and than the weeks of which the best time is made.
COUNTED = ", ".join(Deed)


def fold_sightings(*, at_once: int = AT_ONCE) -> int:
    """
    Add what is fresh to the sums, in one statement: what is added is taken away in the same transaction, so nothing is
    added twice or lost, whoever dies when. Return how many. Two at once take different rows, and sums in one order.
    """
    row = sql.one(
        f"""
        WITH taken AS (
          DELETE FROM creators_fresh WHERE id IN (
            SELECT id FROM creators_fresh ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED)
          RETURNING day, note_id, author_id, source, deed),
        summed AS (
          INSERT INTO creators_figure AS f (note_id, day, source, author_id, {COUNTED})
          SELECT note_id, day, source, min(author_id::text)::uuid,
                 {", ".join(f"count(*) FILTER (WHERE deed = '{deed}')" for deed in Deed)}
          FROM taken GROUP BY note_id, day, source ORDER BY note_id, day, source
          ON CONFLICT (note_id, day, source) DO UPDATE
          SET {", ".join(f"{deed} = f.{deed} + excluded.{deed}" for deed in Deed)}
          RETURNING 1)
        SELECT (SELECT count(*) FROM taken), (SELECT count(*) FROM summed)
        """,
        [at_once],
    )
    assert row is not None, "a sum is always given"
    return int(row[0])


def forget_sightings(*, now: datetime, at_once: int = AT_ONCE) -> int:
    """Forget who did what longer ago than KEPT; sums stay. Return how many, at most so many at once."""
    return sql.run(
        """
        DELETE FROM creators_sighting WHERE ctid = ANY(ARRAY(
          SELECT ctid FROM creators_sighting WHERE day < %s::date LIMIT %s))
        """,
        [day_of(now - KEPT), at_once],
    )
