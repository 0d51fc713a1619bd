"""Postings whose transactions are certainly over are added to the running balances."""

from typing import cast

from django.db import transaction

from foundation import sql

# Below the horizon every transaction is over, so no posting can turn up there any more.
HORIZON = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint + ahead"
# What is born later than any transaction of this server began, other than our own, was born on another server.
FUTURE = """
    coalesce((SELECT max(born) FROM ledger_posting), 0) - ahead >= greatest(
      pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_xact_id_if_assigned()::text::bigint + 1
    )
"""


@transaction.atomic
def fold_balances() -> int:
    """
    Fold what is finished into the balances. Return how many postings that were; none when another folds now.

    Whoever asks meanwhile sees all of it or nothing. Waits for no writer, and none waits for it; but once, after the
    book was restored into another database server, its clock is set first.
    """
    state = sql.one(f"SELECT through, {HORIZON}, {FUTURE} FROM ledger_folding FOR UPDATE SKIP LOCKED")
    if state is None:
        return 0
    through, horizon, has_moved = state
    if has_moved:
        horizon = _set_clock()
    return _fold(through, horizon)


def _set_clock() -> int:
    """Let our count go on where that of the book's former server ended. Return the horizon. Keeps writers out."""
    sql.run("LOCK TABLE ledger_posting IN SHARE ROW EXCLUSIVE MODE")
    row = sql.one(
        """
        UPDATE ledger_folding
        SET ahead = (SELECT max(born) FROM ledger_posting) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        RETURNING pg_snapshot_xmin(pg_current_snapshot())::text::bigint + ahead
        """
    )
    assert row is not None, "there is always one row"
    return cast(int, row[0])


def _fold(through: int, horizon: int) -> int:
    row = sql.one(
        """
        WITH due AS (
          SELECT p.account_id, s.kind, sum(p.minor) AS minor, count(*) AS posting_count
          FROM ledger_posting p JOIN ledger_postingset s ON s.id = p.set_id
          WHERE p.born >= %(through)s AND p.born < %(horizon)s GROUP BY p.account_id, s.kind
        ), folded AS (
          INSERT INTO ledger_balance AS b (account_id, kind, minor, posting_count)
          SELECT * FROM due ORDER BY account_id, kind
          ON CONFLICT (account_id, kind) DO UPDATE
          SET minor = b.minor + excluded.minor, posting_count = b.posting_count + excluded.posting_count
        ), marked AS (
          UPDATE ledger_folding SET through = %(horizon)s WHERE EXISTS (SELECT FROM due)
        )
        SELECT coalesce(sum(posting_count), 0)::bigint FROM due
        """,
        {"through": through, "horizon": horizon},
    )
    assert row is not None, "a sum is always one row"
    return cast(int, row[0])
