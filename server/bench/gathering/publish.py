"""
Write figures of crowds into docs/performance.md and draw the threshold: `python -m bench.gathering.publish [FILE]`.

What stands between the marks is replaced; the comments around them stay.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.growth.publish import folded, table
from config.env import ROOT

PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "screens" / "threshold.svg"
BEGIN, END = "<!-- gathering: begin -->", "<!-- gathering: end -->"
MACHINE = ("at", "load_average_before", "quick")
LINE = 400  # Letters of a statement that are shown.
LEFT, WIDTH, TOP, HEIGHT = 60, 520, 30, 200  # Of the picture, in its units.
COLOURS = ("#f7b5a8", "#ee7a68", "#8c1c10")

Crowds = Mapping[str, Mapping[str, Any]]


def main(arguments: Sequence[str]) -> int:
    file = Path(arguments[0] if arguments else ROOT / "var" / "bench" / "gathering" / "latest.json")
    crowds = dict(sorted(json.loads(file.read_text()).items(), key=lambda one: one[1]["people"]))
    before, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{told(crowds)}\n{END}{after}")
    PICTURE.write_text(draw(crowds))
    return 0


def told(crowds: Crowds) -> str:
    largest = list(crowds.values())[-1]
    heads = [f"{one['people']:,} people" for one in crowds.values()]
    moderation = ", ".join(f"{one['moderation']['texts_per_cpu_second']:,}" for one in crowds.values())
    return "\n\n".join(
        [
            _by_size("read: p50 / p99 / app CPU / db CPU, ms / pages of 8 KB", heads, crowds, "pages", _read),
            "Publishing a note: the answer, p50 and worst, and until the last follower has it, p50 and worst; ms:",
            _by_size("author", heads, crowds, "published", _published),
            "A storm on one note over 64 connections: a second / p50 ms / p99 ms / app CPU ms / db CPU ms:",
            _by_size("storm", heads, crowds, "storm", _stormed),
            f"Moderation, texts per CPU-second, a thousand at a time: {moderation}.",
            f"The threshold, at {largest['people']:,} people: a push takes "
            f"{largest['thresholds']['push_us']} µs a follower; "
            f"a person reads {largest['thresholds']['reads_a_day']} first pages a day.",
            _thresholds(largest),
            folded("The heaviest statements of the reads, with their plans", _statements(largest)),
            "Measured: "
            + "; ".join(
                f"{name}: made in {one['made_seconds']:,.0f} s, {one['sizes']['database_mib']:,.0f} MiB, "
                + ", ".join(f"{what} {one['machine'][what]}" for what in MACHINE)
                for name, one in crowds.items()
            )
            + ".",
        ]
    )


def _by_size(head: str, heads: Sequence[str], crowds: Crowds, part: str, say: Any) -> str:
    names = list(dict.fromkeys(one["name"] for crowd in crowds.values() for one in crowd[part]))
    by_size = [{one["name"]: say(one) for one in crowd[part]} for crowd in crowds.values()]
    return table([head, *heads], [[name, *(known.get(name, "–") for known in by_size)] for name in names])


def _read(one: Mapping[str, Any]) -> str:
    times = f"{one['p50_ms']:.1f} / {one['p99_ms']:.1f} / {one['app_cpu_ms']:.2f} / {one['db_cpu_ms']:.2f}"
    return f"{times} / {one['blocks']:.0f}"


def _published(one: Mapping[str, Any]) -> str:
    seen = f"{one['seen_p50_ms']:,} / {one['seen_worst_ms']:,}"
    return f"{one['followers']:,} followers: {one['p50_ms']:.1f} / {one['worst_ms']:.1f}; {seen}"


def _stormed(one: Mapping[str, Any]) -> str:
    times = f"{one['p50_ms']:.0f} / {one['p99_ms']:.0f} / {one['app_cpu_ms']:.2f} / {one['db_cpu_ms']:.2f}"
    return f"{one['per_second']:.0f} / {times}"


def _thresholds(crowd: Mapping[str, Any]) -> str:
    names = ("from", "popular", "followed_per_reader", "read_ms", "pushes_a_day", "day_ms")
    heads = (
        "popular from",
        "accounts",
        "of them followed by a reader",
        "a read, ms",
        "pushes a day per person",
        "a day, ms",
    )
    return table(heads, [[f"{one[name]:,}" for name in names] for one in crowd["thresholds"]["rows"]])


def _statements(crowd: Mapping[str, Any]) -> str:
    return "\n\n".join(
        f"{one['calls']} calls, {one['mean_ms']} ms each, {one['rows']} rows, {one['pages']} pages\n"
        f"```\n{one['query'][:LINE]}\n\n{one['plan']}\n```"
        for one in crowd["statements"]
    )


def draw(crowds: Crowds) -> str:
    """Draw what following costs the database a day and a person, by threshold, a line for each size."""
    rows = {one["people"]: one["thresholds"]["rows"] for one in crowds.values()}
    most = max(point["day_ms"] for line in rows.values() for point in line) or 1
    places = [point["from"] for point in next(iter(rows.values()))]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 120} {TOP + HEIGHT + 50}" '
        'font-family="sans-serif" font-size="11">',
        f'<rect width="{LEFT + WIDTH + 120}" height="{TOP + HEIGHT + 50}" fill="#fff"/>',
        f'<text x="{LEFT}" y="16" fill="#222">Database time of following, a day and a person, ms, by threshold</text>',
    ]
    for at, place in enumerate(places):
        x, name = _across(at, len(places)), "push all" if place >= 10_000_000 else f"{place:,}"
        parts.append(f'<text x="{x:.0f}" y="{TOP + HEIGHT + 16}" text-anchor="middle" fill="#555">{name}</text>')
    for value in (0, most / 2, most):
        y = TOP + HEIGHT * (1 - value / most)
        parts.append(f'<path d="M{LEFT} {y:.0f}H{LEFT + WIDTH}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.0f}" text-anchor="end" fill="#555">{value:.1f}</text>')
    for (people, line), colour in zip(rows.items(), COLOURS, strict=False):
        points = [(_across(at, len(places)), TOP + HEIGHT * (1 - one["day_ms"] / most)) for at, one in enumerate(line)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(
            f'<text x="{LEFT + WIDTH + 8}" y="{points[-1][1] + 4:.0f}" fill="{colour}">{people:,} people</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def _across(at: int, count: int) -> float:
    return LEFT + WIDTH * at / max(1, count - 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
