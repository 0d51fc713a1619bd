"""The statements that took the most time in all (pg_stat_statements), with plans as they ran (auto_explain)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

MOST = 10
LOOKED_AT = 100  # Statements, before those that are one but for the number of words or ids are put together.
ALIKE = 50  # Letters at either end by which they are told.
# Not the market's own work: sessions, transactions, and what we ask ourselves.
OURS = r"pg_stat_statements|^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|SHOW|DISCARD|LISTEN)"
SAID = """
SELECT queryid, query, calls, total_exec_time, rows, shared_blks_hit + shared_blks_read
FROM pg_stat_statements
WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query !~* %s AND calls >= 3
ORDER BY total_exec_time DESC LIMIT %s
"""
# What a server has to be started with, so that plans can be asked for while it runs.
SETTINGS = {
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "log_line_prefix": "%Q ",  # The statement's number, by which pg_stat_statements knows it.
}
_ENTRY = re.compile(r"^(-?\d+) LOG:  duration: ([\d.]+) ms  plan:\n((?:\t.*\n)+)", re.MULTILINE)
_NUMBERED = re.compile(r"\$\d+")
_COST = re.compile(r"  \(cost=[^)]*\)")
LINE = 160  # Letters of a plan's line that are kept; what is asked for may be hundreds of ids.


def heaviest(db: "psycopg.Connection[Any]") -> list[dict[str, Any]]:
    """Return the statements that took the most time, the heaviest first; of many forms of one, its heaviest."""
    forms: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for row in db.execute(SAID, [OURS, LOOKED_AT]).fetchall():
        said = _NUMBERED.sub("$", " ".join(row[1].split()))
        forms.setdefault((said[:ALIKE], said[-ALIKE:]), []).append(row)
    found = [_together(rows) for rows in forms.values()]
    return sorted(found, key=lambda one: -float(one["total_ms"]))[:MOST]


def _together(forms: list[tuple[Any, ...]]) -> dict[str, Any]:
    identity, query, *_ = forms[0]
    calls, total, rows, blocks = (sum(form[place] for form in forms) for place in (2, 3, 4, 5))
    return {
        "id": identity,
        "query": " ".join(query.split()),
        "forms": len(forms),
        "calls": calls,
        "total_ms": round(total, 1),
        "mean_ms": round(total / calls, 3),
        "rows": round(rows / calls, 1),
        "pages": round(blocks / calls, 1),
    }


def ran(db: "psycopg.Connection[Any]", log: Path, look: Callable[[], object]) -> dict[int, str]:
    """Let `look` happen with every plan written down, and return the plan of middling duration for each statement."""
    begin = log.stat().st_size
    _explain(db, "SET auto_explain.log_min_duration = 0")
    try:
        look()
    finally:
        _explain(db, "RESET auto_explain.log_min_duration")
    seen: dict[int, list[tuple[float, str]]] = {}
    for identity, ms, plan in _ENTRY.findall(log.read_bytes()[begin:].decode(errors="replace")):
        seen.setdefault(int(identity), []).append((float(ms), plan))
    return {identity: _shown(sorted(plans)[len(plans) // 2][1]) for identity, plans in seen.items()}


def _explain(db: "psycopg.Connection[Any]", how: str) -> None:
    db.execute(f"ALTER SYSTEM {how}".encode())
    db.execute("SELECT pg_reload_conf()")


def _shown(plan: str) -> str:
    """Leave out the statement, which stands before the first node, and what the planner guessed."""
    lines = [line[1:] for line in plan.splitlines()]
    first = next(place for place, line in enumerate(lines) if _COST.search(line))
    shown = [_COST.sub("", line) for line in lines[first:]]
    return "\n".join(line if len(line) <= LINE else line[:LINE] + " …" for line in shown)
