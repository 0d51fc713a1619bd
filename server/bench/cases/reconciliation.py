"""A day's bill taken in and held against what we know: how long, how much memory; by sets, and row by row."""

import json
import subprocess
import sys
import time
from typing import Any

from bench.cases.case import Case, Setting
from bench.figures import Figures, Result
from bench.stack import Stack
from config.services import SERVER

ROWS = 100_000
NAIVE_SHARE = 10  # The other way is given so many times fewer, and its rate compared: all would take it an hour.


def run(setting: Setting) -> Result:
    rows = setting.times(ROWS)
    ours, told = _take_in(setting.stack, "sets", rows)
    naive, _ = _take_in(setting.stack, "rows", rows // NAIVE_SHARE)
    right = {"amount_differs": len(range(500, rows, 1000)), "ours_only": len(range(999, rows, 1000))}
    assert told["found"] == right, f"the bill has {right}, and {told['found']} were found"
    notes: dict[str, Any] = {
        "import_seconds": round(told["import_seconds"], 2),
        "match_seconds": round(told["match_seconds"], 2),
        "bill_megabytes": round(told["bill_bytes"] / 1e6, 1),
        "grew_megabytes": round(told["grew_bytes"] / 1e6, 1),
        "peak_megabytes": round(told["peak_bytes"] / 1e6, 1),
    }
    return Result("reconciliation", ours, naive, notes)


def _take_in(stack: Stack, way: str, rows: int) -> tuple[Figures, dict[str, Any]]:
    """Have a bill of so many rows taken in, and return what a row cost."""
    provider = f"bench-{way}-{time.time_ns() % 10**12}"
    with subprocess.Popen(
        [sys.executable, "-m", "bench.reconcilers", way, provider, str(rows)],
        env=stack.child_env(), cwd=SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as taker:  # fmt: skip
        assert taker.stdout is not None and taker.stdout.readline() == "ready\n", "the taker did not come up"
        assert taker.stdin is not None, "it is told when to begin"
        db_before = stack.burned("postgres")
        print("go", file=taker.stdin, flush=True)
        told: dict[str, Any] = json.loads(taker.stdout.readline() or "null")
        assert told is not None, "the taker fell; its last words are above"
        db_seconds = stack.burned("postgres") - db_before
        print("thanks", file=taker.stdin, flush=True)
    assert taker.returncode == 0, "the taker did not take its payments away"
    seconds, count = told["import_seconds"] + told["match_seconds"], told["rows"]
    each_ms = seconds * 1000 / count
    figures = Figures(
        count=count,
        seconds=seconds,
        requests_per_s=count / seconds,
        p50_ms=each_ms,  # Sets have no single rows to be timed: both are the mean.
        p99_ms=each_ms,
        app_cpu_ms=told["app_seconds"] * 1000 / count,
        db_cpu_ms=db_seconds * 1000 / count,
    )
    return figures, told


BASELINE = "the same row by row: written, looked up, compared and paired by a few statements each"
CASES = (Case("reconciliation", "a row of a provider's bill of a day, taken in and matched", BASELINE, run),)
