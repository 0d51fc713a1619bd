"""Sets posted to the book, all of them on one provider's account; and what it costs to ask how much that holds."""

import json
import subprocess
import sys
import time
from typing import Any

from bench.cases.case import Case, Setting
from bench.figures import Figures, Result, percentile
from bench.posters import BATCH, RUNNING
from bench.stack import Stack
from config.services import SERVER

POSTERS = 2  # one to a core
SETS = 24_000
ASKED = 300  # times
BALANCE_AT = (2_000, 20_000, 200_000)  # postings on one account
ASK = """
    SELECT (coalesce((SELECT sum(minor) FROM ledger_balance WHERE account_id = a.id), 0)
          + coalesce((SELECT sum(minor) FROM ledger_posting
                      WHERE account_id = a.id AND born >= (SELECT through FROM ledger_folding)), 0))::bigint
    FROM ledger_account a
    WHERE party_kind = 'provider' AND party_id = %s AND purpose = 'in_transit' AND currency = 'CNY'
"""
SUM_UP = """
    SELECT sum(p.minor)::bigint FROM ledger_account a JOIN ledger_posting p ON p.account_id = a.id
    WHERE party_kind = 'provider' AND party_id = %s AND purpose = 'in_transit' AND currency = 'CNY'
"""


def run(setting: Setting) -> Result:
    stack, sets = setting.stack, setting.times(SETS)
    stack.db.execute(RUNNING)
    ours = _post(stack, "folded", sets)
    row = _post(stack, "row", sets)
    striped = _post(stack, "striped", sets)
    stack.db.execute("DROP TABLE bench_running")
    notes: dict[str, Any] = {
        "sets_per_batch": BATCH,
        "striped_sets_per_s": round(striped.requests_per_s, 1),
        "striped_db_cpu_ms": round(striped.db_cpu_ms, 3),
    }
    for size in BALANCE_AT:
        notes |= _ask(stack, setting.times(size))
    return Result("posting", ours, row, notes)


def _post(stack: Stack, way: str, sets: int) -> Figures:
    """Let the posters post so many sets, and return what one of them cost. Their times are per batch."""
    command = [sys.executable, "-m", "bench.posters", way]
    posters = [
        subprocess.Popen(
            [*command, f"{way}-{n}-{time.time_ns()}", str(sets // POSTERS)],
            env=stack.child_env(), cwd=SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for n in range(POSTERS)
    ]  # fmt: skip
    for one in posters:
        assert one.stdout is not None and one.stdout.readline() == "ready\n", "a poster did not come up"
    began, db_before, worker_before = time.perf_counter(), stack.burned("postgres"), _burned_by_worker(stack)
    for one in posters:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    told = [json.loads(one.communicate()[0]) for one in posters]
    seconds = time.perf_counter() - began
    times_ms = [ms for one in told for ms in one["times_ms"]]
    count = len(times_ms) * BATCH
    app = sum(one["app_seconds"] for one in told) + _burned_by_worker(stack) - worker_before
    return Figures(
        count=count,
        seconds=seconds,
        requests_per_s=count / seconds,
        p50_ms=percentile(times_ms, 50),
        p99_ms=percentile(times_ms, 99),
        app_cpu_ms=app * 1000 / count,
        db_cpu_ms=(stack.burned("postgres") - db_before) * 1000 / count,
    )


def _burned_by_worker(stack: Stack) -> float:
    """The folding is the worker's, and part of what a set costs."""
    return stack.burned("worker") if "worker" in stack.services else 0.0


def _ask(stack: Stack, postings: int) -> dict[str, float]:
    """Give an account so many postings, let them be folded, and return how long its balance and its sum take."""
    provider = f"bench-{postings}-{time.time_ns()}"
    with stack.db.transaction():
        stack.db.execute(
            """
            WITH a AS (
              INSERT INTO ledger_account (id, party_kind, party_id, purpose, currency) VALUES
                (gen_random_uuid(), 'provider', %(who)s, 'in_transit', 'CNY'),
                (gen_random_uuid(), 'person', %(who)s, 'owed_to_buyer', 'CNY') RETURNING id, party_kind
            ), s AS (
              INSERT INTO ledger_postingset (id, cause, kind, at, memo, posting_count)
              SELECT gen_random_uuid(), %(who)s || n, 'payment_received', now(), '', 2
              FROM generate_series(1, %(count)s) AS n RETURNING id
            )
            INSERT INTO ledger_posting (set_id, account_id, minor)
            SELECT s.id, a.id, CASE a.party_kind WHEN 'provider' THEN 100 ELSE -100 END FROM s CROSS JOIN a
            """,
            {"who": provider, "count": postings},
        )
    _wait_for_folding(stack)
    return {
        f"balance_ms_at_{postings}": _median_ms(stack, ASK, provider),
        f"summed_ms_at_{postings}": _median_ms(stack, SUM_UP, provider),
    }


def _wait_for_folding(stack: Stack) -> None:
    """Wait until the worker has come past all that is posted."""
    deadline = time.monotonic() + 60
    tail = "SELECT EXISTS (SELECT FROM ledger_posting WHERE born >= (SELECT through FROM ledger_folding))"
    while (row := stack.db.execute(tail).fetchone()) is not None and row[0]:
        assert time.monotonic() < deadline, "nobody folds"
        time.sleep(0.2)


def _median_ms(stack: Stack, question: str, provider: str) -> float:
    times = []
    for _ in range(ASKED):
        began = time.perf_counter()
        stack.db.execute(question, [provider]).fetchone()
        times.append((time.perf_counter() - began) * 1000)
    return round(percentile(times, 50), 3)


BASELINE = "the same, with each account's balance row locked and updated in the writer's transaction"
CASES = (Case("posting", f"a posting set, {BATCH} to a transaction, all on one provider's account", BASELINE, run),)
