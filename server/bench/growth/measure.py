"""Measure one open market: its pages over HTTP, its back office's lists, its heaviest statements, its memory."""

import re
import time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import httpx
import psycopg

from bench.figures import percentile
from bench.growth.plans import heaviest, ran
from bench.measuring import CrowdFailed, Phase, measure
from bench.stack import HOST, Stack
from foundation.ids import encode
from imports.progress import Progress

CONNECTIONS = 2  # One for each core: more would measure how long a line is, not how long an answer takes.
WARM_UP = 10
EXPLAINED = 10  # Looks at each page with its plans written down, after the others.
ASLEEP_SECONDS = 12  # Two rounds of what the clock does most seldom; what is asked meanwhile, nobody's page asks.
LOOKS = 3  # At each list of the back office, the first to warm it up.
CALM_SECONDS = 5
LONG_AT_WORK = """
SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()
  AND backend_type = 'client backend' AND query_start < now() - interval '1 second'
"""
NOBODYS = UUID("01939b2c-0000-7000-8000-000000000001")
LINK = re.compile(r'href="(/admin/[a-z]+/[a-z]+/)"')


def measure_market(stack: Stack, facts: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Return everything there is to say of a market, as JSON."""
    fresh = memory_held(stack)
    with psycopg.connect(stack.database_url, autocommit=True) as db:
        db.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
        _leaf_through(stack, facts, WARM_UP)  # Whatever is measured has been seen before, as in a market that is open.
        clockwork = asked_asleep(db)
        db.execute("SELECT pg_stat_statements_reset()")
        pages = []
        for done, page in enumerate(facts["pages"], 1):
            before = blocks(db, clockwork)
            seen = _look(stack, page, page["paths"])
            pages.append({**seen, "blocks": round((blocks(db, clockwork) - before) / seen["count"], 1)})
            progress.tell("pages", done, len(facts["pages"]))
        statements = heaviest(db)
        found = ran(db, stack.postgres.home / "log", lambda: _leaf_through(stack, facts, EXPLAINED))
        for one in statements:
            one["plan"] = found.get(one.pop("id"), "not seen again")
        admin = _back_office(stack, facts["operator"], db, progress)
        sizes = largest_tables(db)
    return {
        "pages": pages,
        "statements": statements,
        "admin": admin,
        "memory_fresh": fresh,
        "memory": memory_held(stack),
        "sizes": sizes,
    }


def asked_asleep(db: "psycopg.Connection[Any]") -> list[int]:
    """Return the statements that are asked while nobody looks at anything: the worker's, by the clock."""
    calm = 0
    while calm < CALM_SECONDS:  # Books are compared once a day, so also now: at a million products it takes a while.
        time.sleep(1)
        calm = 0 if db.execute(LONG_AT_WORK).fetchall() else calm + 1
    db.execute("SELECT pg_stat_statements_reset()")
    time.sleep(ASLEEP_SECONDS)
    return [number for (number,) in db.execute("SELECT DISTINCT queryid FROM pg_stat_statements(false)").fetchall()]


def blocks(db: "psycopg.Connection[Any]", without: list[int]) -> int:
    """Return how many 8 KB pages statements have looked at so far, in memory or on the disk."""
    row = db.execute(
        "SELECT coalesce(sum(shared_blks_hit + shared_blks_read), 0)::bigint FROM pg_stat_statements(false)"
        " WHERE queryid <> ALL(%s) AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())",
        [without],
    ).fetchone()
    assert row is not None, "a sum is always given"
    return int(row[0])


def _look(stack: Stack, page: dict[str, Any], paths: list[str]) -> dict[str, Any]:
    facts = [(path, page["session"]) for path in paths]
    try:
        found = measure(stack, Phase("bench.growth.visits:read", facts, CONNECTIONS)).per_request
    except CrowdFailed as failed:
        raise CrowdFailed(f"{page['name']}: {failed}") from failed
    return {
        "name": page["name"],
        "p50_ms": round(found.p50_ms, 2),
        "p99_ms": round(found.p99_ms, 2),
        "app_cpu_ms": round(found.app_cpu_ms, 3),
        "db_cpu_ms": round(found.db_cpu_ms, 3),
        "count": found.count,
    }


def _leaf_through(stack: Stack, facts: dict[str, Any], count: int) -> None:
    """Look at each page so many times, one after the other, without measuring."""
    for page in facts["pages"]:
        with _browser(stack, page["session"]) as browser:
            for path in page["paths"][:count]:
                browser.get(path).raise_for_status()


def _browser(stack: Stack, session: str) -> httpx.Client:
    return httpx.Client(
        base_url=stack.url,
        cookies={"sessionid": session} if session else {},
        headers={"Host": HOST, "X-Forwarded-Proto": "https"},
        timeout=120,
        trust_env=False,
    )


def _back_office(
    stack: Stack, session: str, db: "psycopg.Connection[Any]", progress: Progress
) -> list[dict[str, Any]]:  # fmt: skip
    """Open every list of the back office as an operator does; count its statements and those that count rows."""
    measured = []
    with _browser(stack, session) as operator:
        lists = sorted(set(LINK.findall(operator.get("/admin/").text)))
        for done, address in enumerate(lists, 1):
            measured.append(_open_list(operator, address, db))
            progress.tell("lists of the back office", done, len(lists))
    return measured


def _open_list(operator: httpx.Client, address: str, db: "psycopg.Connection[Any]") -> dict[str, Any]:
    searched = f"{address}?{urlencode({'q': encode('ord', NOBODYS)})}"
    answer: dict[str, Any] = {"list": address.removeprefix("/admin/").strip("/")}
    for name, one in (("open", address), ("deep", f"{address}?p=100"), ("search", searched)):
        times = []
        for _ in range(LOOKS):
            db.execute("SELECT pg_stat_statements_reset()")
            began = time.perf_counter()
            status = operator.get(one).status_code
            times.append((time.perf_counter() - began) * 1000)
        calls = db.execute(
            "SELECT sum(calls)::int, coalesce(sum(calls) FILTER (WHERE query ~* 'count\\('), 0)::int,"
            " round(sum(total_exec_time)::numeric, 2)::float FROM pg_stat_statements"
            " WHERE query !~ 'pg_stat_statements'"
            " AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ).fetchone()
        assert calls is not None
        answer[name] = {
            "status": status,
            "ms": round(percentile(times[1:], 50), 1),
            "statements": calls[0],
            "counts": calls[1],
            "db_ms": calls[2],
        }
    return answer


def memory_held(stack: Stack) -> dict[str, float]:
    """Return each process's PSS in MiB; shared pages are shared out, so the sum is true."""
    return {name: round(held.pss, 1) for name, held in stack.memory().items()}


def largest_tables(db: "psycopg.Connection[Any]") -> dict[str, Any]:
    rows = db.execute(
        """
        SELECT relname, reltuples::bigint, pg_table_size(oid) / 1048576, pg_indexes_size(oid) / 1048576
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        ORDER BY pg_total_relation_size(oid) DESC LIMIT 12
        """
    ).fetchall()
    total = db.execute("SELECT pg_database_size(current_database()) / 1048576").fetchone()
    assert total is not None
    return {
        "database_mib": total[0],
        "largest": [{"table": name, "rows": count, "mib": mib, "indexes_mib": own} for name, count, mib, own in rows],
    }
