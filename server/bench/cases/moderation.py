"""Texts of 20 to 80 characters read by lists of 32,000 words, a thousand at a time."""

import json
import subprocess
import sys
import time

from bench.cases.case import Case, Setting
from bench.figures import Figures, Result, percentile
from bench.readers import BATCH
from bench.stack import Stack
from config.services import SERVER

TEXTS = 200_000
EACH_SHARE = 100  # The other way is given so many times fewer, and its cost compared.


def run(setting: Setting) -> Result:
    count = setting.times(TEXTS)
    ours, found = _read(setting.stack, "lists", count)
    each, _ = _read(setting.stack, "each", max(BATCH, count // EACH_SHARE))
    assert found >= count // 20, f"one text in twenty has a word of the lists, and {found} of {count} were found"
    notes = {"texts_per_batch": BATCH, "texts_per_cpu_second": round(1000 / ours.app_cpu_ms)}
    return Result("moderation", ours, each, notes)


def _read(stack: Stack, way: str, count: int) -> tuple[Figures, int]:
    """Have so many texts read, and return what one cost and how many had something in them. Times are per batch."""
    began, db_before = time.perf_counter(), stack.burned("postgres")
    done = subprocess.run(
        [sys.executable, "-m", "bench.readers", way, str(count)],
        env=stack.child_env(), cwd=SERVER, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told, seconds = json.loads(done.stdout), time.perf_counter() - began
    spent = sum(told["times_ms"]) / 1000
    assert spent <= seconds, "it cannot have read for longer than it ran"
    figures = Figures(
        count=count,
        seconds=spent,
        requests_per_s=count / spent,
        p50_ms=percentile(told["times_ms"], 50),
        p99_ms=percentile(told["times_ms"], 99),
        app_cpu_ms=told["app_seconds"] * 1000 / count,
        db_cpu_ms=(stack.burned("postgres") - db_before) * 1000 / count,  # Bringing the words in among it.
    )
    return figures, told["found"]


BASELINE = "each word looked for by itself, in the text as it stands"
CASES = (Case("moderation", "a text read by moderation's lists", BASELINE, run),)
