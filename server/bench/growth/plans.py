"""The statements that took the most time in all, with their plans: PostgreSQL counts them (pg_stat_statements)."""

from typing import Any

import psycopg

MOST = 10
# Not the market's own work: sessions, transactions, and what we ask ourselves.
OURS = r"pg_stat_statements|^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SHOW|DISCARD|LISTEN)"
SAID = """
SELECT query, calls, total_exec_time, mean_exec_time, rows, shared_blks_hit + shared_blks_read
FROM pg_stat_statements
WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query !~* %s AND calls >= 5
ORDER BY total_exec_time DESC LIMIT %s
"""


def heaviest(db: "psycopg.Connection[Any]") -> list[dict[str, Any]]:
    """Return the statements that took the most time, the heaviest first."""
    found = []
    for query, calls, total, mean, rows, blocks in db.execute(SAID, [OURS, MOST]).fetchall():
        found.append(
            {
                "query": " ".join(query.split()),
                "calls": calls,
                "total_ms": round(total, 1),
                "mean_ms": round(mean, 3),
                "rows": round(rows / calls, 1),
                "pages": round(blocks / calls, 1),
                "plan": _plan(db, query),
            }
        )
    return found


def _plan(db: "psycopg.Connection[Any]", query: str) -> str:
    """Return how PostgreSQL means to run it for whatever it is asked; "" when it cannot say without the values."""
    try:
        rows = db.execute(f"EXPLAIN (GENERIC_PLAN, COSTS OFF) {query}".encode()).fetchall()
    except psycopg.Error as error:
        return str(error).splitlines()[0]
    return "\n".join(line for (line,) in rows)
