"""
Measure the market as it grows: `python -m bench.growth [SIZE …]`, sizes 1k, 20k, 200k, 1m; all when none is named.

Makes the markets that are missing, measures each, and keeps the figures in var/bench/growth/latest.json, where those of
sizes that were not measured this time stay. QUICK=1 looks a tenth as often; ANEW=1 makes the markets again.
"""

import json
import os
import sys
from pathlib import Path

from bench.growth import publish
from bench.growth.markets import Markets
from bench.growth.measure import measure_market
from bench.growth.sizes import NAMED, size
from bench.machine import describe
from config.env import ROOT
from imports.progress import Progress

PORT = 8500
LOOKS = 200  # At each page.
QUICK = 10


def main(arguments: list[str]) -> int:
    try:
        chosen = [size(name) for name in arguments or NAMED]
    except ValueError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    progress = Progress(sys.stdout)
    home = Path(os.environ.get("JISHI_BENCH_VAR", ROOT / "var" / "bench")) / "growth"
    markets = Markets(home, int(os.environ.get("JISHI_PORT", PORT)))
    is_quick = bool(os.environ.get("QUICK"))
    for one in chosen:
        markets.make(one, progress, anew=bool(os.environ.get("ANEW")))
        with markets.opened(one) as stack:
            progress.say(f"{one.products:,} products:")
            on = describe(postgres=stack.postgres.describe(), is_quick=is_quick)
            facts = markets.facts(stack, LOOKS // QUICK if is_quick else LOOKS)
            measured = measure_market(stack, facts, progress)
        keep(home / "latest.json", one.name, {"products": one.products, "machine": on, **measured})
    publish.main([str(home / "latest.json")])
    return 0


def keep(file: Path, name: str, measured: dict[str, object]) -> None:
    known = json.loads(file.read_text()) if file.exists() else {}
    known[name] = measured
    file.write_text(json.dumps(known, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
