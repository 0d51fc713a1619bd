"""Films of ten seconds, made anew one after another as a worker makes them."""

import json
import subprocess
import sys

from bench.cases.case import Case, Setting
from bench.figures import Figures, Result, figures
from bench.films import SECONDS
from bench.stack import Stack
from config.services import SERVER

FILMS = 16


def run(setting: Setting) -> Result:
    count = setting.times(FILMS)
    ours, copied = _make(setting.stack, "made", count), _make(setting.stack, "copied", count)
    per_second = ours.app_cpu_ms / 1000 / SECONDS
    notes = {"film_seconds": SECONDS, "cpu_seconds_per_film_second": round(per_second, 3)}
    return Result("video", ours, copied, notes)


def _make(stack: Stack, way: str, count: int) -> Figures:
    """Have so many films made. Starting the process of each is among its cost."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.films", way, str(count)],
        env=stack.child_env(), cwd=SERVER, capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    times = told["times_ms"]
    return figures(times_ms=times, seconds=sum(times) / 1000, app_seconds=told["app_seconds"], db_seconds=0.0)


BASELINE = "decoded and encoded by the same encoders, and not looked at"
CASES = (Case("video", "a film of 10 s and 720 lines made anew", BASELINE, run),)
