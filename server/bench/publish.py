"""
Write the figures of the last run into docs/performance.md, and draw them: `python -m bench.publish [LATEST.JSON]`.

What stands between the marks is replaced, the rest of the page stays.
"""

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from config.env import ROOT

PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "screens" / "bench.svg"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"

# What the application is to spend at most, in CPU ms each, and where the rest of a target stands in another figure.
TARGETS = {"list": 0.3, "home": 1.0, "product": 1.0, "search": 1.5, "basket": 1.4, "checkout": 4.0}
OTHER_TARGETS = {"hot_sku": "≥ 5 × the plain rate", "hot_sku_50": "exactly 50, ≤ 1 s"}
MACHINE = ("at", "cores", "processor", "memory_mib", "system", "python", "postgresql", "load_average_before")

LEFT, WIDTH, ROW = 110, 460, 34  # Of the picture, in its units.
LEAST_MS, MOST_MS = 0.1, 1000  # From edge to edge, on a logarithmic scale.


def main(arguments: Sequence[str]) -> int:
    latest = json.loads(Path(arguments[0] if arguments else ROOT / "var" / "bench" / "latest.json").read_text())
    PAGE.write_text(put_in(PAGE.read_text(), "\n".join(table(latest))))
    PICTURE.write_text(draw(latest["cases"]))
    return 0


def put_in(page: str, told: str) -> str:
    """Return the page with this between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{told}\n{END}{after}"


def table(latest: Mapping[str, Any]) -> list[str]:
    heads = ("case", "per second", "p50 ms", "p99 ms", "app CPU ms", "target", "db CPU ms", "plain: app, db", "× plain")
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for case in latest["cases"]:
        name, plain = case["name"], case["baseline"]
        target = f"≤ {TARGETS[name]}" if name in TARGETS else OTHER_TARGETS.get(name, "")
        cells = [f"`{name}`", case["requests_per_s"], case["p50_ms"], case["p99_ms"], case["app_cpu_ms"], target]
        cells += [case["db_cpu_ms"], f"{plain['app_cpu_ms']}, {plain['db_cpu_ms']}", case["baseline_ratio"]]
        lines.append(f"| {' | '.join(str(cell) for cell in cells)} |")
    lines += ["", *_rushes(latest["cases"]), "", "| memory, MiB PSS | " + " | ".join(latest["memory"]) + " |"]
    lines += ["|---|" + "---|" * len(latest["memory"])]
    for process in next(iter(latest["memory"].values())):
        held = " | ".join(f"{one[process]['pss_mib']:.0f}" for one in latest["memory"].values())
        lines.append(f"| {process} | {held} |")
    holds = sum(latest["invariants"].values())
    lines += ["", f"Invariants: {holds} of {len(latest['invariants'])} hold."]
    lines += ["", "Measured " + ", ".join(f"{name} {latest['machine'][name]}" for name in MACHINE) + "."]
    return lines


def _rushes(cases: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        f"- `{case['name']}`: {case['sold']} sold and {case['refused']} refused in {case['wall_s']} s, "
        f"{case['sold_per_s']} sold a second; plain {case['baseline_wall_s']} s, {case['baseline_sold_per_s']}."
        for case in cases
        if "sold" in case
    ]


def draw(cases: Sequence[Mapping[str, Any]]) -> str:
    """Draw the application's CPU of each case, ours over the plain way's, logarithmically; a tick is the target."""
    height = ROW * len(cases) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 90} {height}" '
        'font-family="sans-serif" font-size="12">',
        "<style>text{fill:#444}@media(prefers-color-scheme:dark){text{fill:#ccc}}</style>",
    ]
    for place, case in enumerate(cases):
        top = 8 + place * ROW
        parts.append(f'<text x="{LEFT - 8}" y="{top + 15}" text-anchor="end">{case["name"]}</text>')
        parts.append(_bar(top, case["app_cpu_ms"], "#e44236"))
        parts.append(_bar(top + 12, case["baseline"]["app_cpu_ms"], "#bbb"))
        if case["name"] in TARGETS:
            at = _at(TARGETS[case["name"]])
            parts.append(f'<path d="M{at:.1f} {top - 3}v28" stroke="#2a7" stroke-width="2"/>')
    legend = "CPU ms of the application, each: red ours, grey the plain way, green the target (logarithmic)"
    parts.append(f'<text x="8" y="{height - 10}">{legend}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _bar(top: int, value: float, colour: str) -> str:
    end = _at(value)
    return (
        f'<rect x="{LEFT}" y="{top}" width="{end - LEFT:.1f}" height="10" fill="{colour}"/>'
        f'<text x="{end + 4:.1f}" y="{top + 9}" font-size="10">{value:.2f}</text>'
    )


def _at(value: float) -> float:
    share = math.log(max(value, LEAST_MS) / LEAST_MS) / math.log(MOST_MS / LEAST_MS)
    return LEFT + WIDTH * min(share, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
