"""
Measure how people gather: `python -m bench.gathering [SIZE …]`, sizes 10k, 100k, 1m people; all when none is named.

Makes the crowds that are missing, measures each, and keeps the figures in var/bench/gathering/latest.json, where those
of sizes that were not measured this time stay. QUICK=1 looks a fifth as often; ANEW=1 makes the crowds again.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.gathering import publish
from bench.gathering.crowds import Crowds
from bench.gathering.measure import measure_crowd
from bench.gathering.sizes import NAMED, crowd
from bench.growth.__main__ import keep
from bench.machine import describe
from bench.stack import Stack
from config.env import ROOT
from config.services import SERVER
from imports.progress import Progress

PORT = 8600
READERS, QUICK_READERS = 300, 60
DRAFTS, QUICK_DRAFTS = 20, 4


def main(arguments: list[str]) -> int:
    try:
        chosen = [crowd(name) for name in arguments or NAMED]
    except ValueError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # So that what we started is stopped.
    progress = Progress(sys.stdout)
    home = Path(os.environ.get("JISHI_BENCH_VAR", ROOT / "var" / "bench")) / "gathering"
    crowds = Crowds(home, int(os.environ.get("JISHI_PORT", PORT)))
    is_quick = bool(os.environ.get("QUICK"))
    for one in chosen:
        crowds.gather(one, progress, anew=bool(os.environ.get("ANEW")))
        with crowds.opened(one) as stack:
            progress.say(f"{one.people:,} people:")
            on = describe(postgres=stack.postgres.describe(), is_quick=is_quick)
            facts = _facts(stack, QUICK_READERS if is_quick else READERS, QUICK_DRAFTS if is_quick else DRAFTS)
            measured = measure_crowd(stack, facts, progress, is_quick=is_quick)
        told = {"people": one.people, "made_seconds": crowds.seconds(one), "machine": on, **measured}
        keep(home / "latest.json", one.name, told)
    publish.main([str(home / "latest.json")])
    return 0


def _facts(stack: Stack, readers: int, drafts: int) -> dict[str, Any]:
    asked = [sys.executable, "-m", "bench.gathering.facts", str(readers), str(drafts)]
    said = subprocess.run(asked, cwd=SERVER, env=stack.child_env(), check=True, capture_output=True, text=True)
    known: dict[str, Any] = json.loads(said.stdout)
    return known


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
