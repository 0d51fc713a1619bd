"""
Write the figures of growth into docs/performance.md, and draw them: `python -m bench.growth.publish [LATEST.JSON]`.

What stands between the marks is replaced; the comments around them stay.
"""

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from config.env import ROOT

PAGE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "screens" / "growth.svg"
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"
MACHINE = ("at", "load_average_before", "quick")
LINE = 400  # Letters of a statement that are shown.

LEFT, WIDTH, ROW, TOP = 170, 250, 15, 44  # Of the picture, in its units: two halves side by side.
LEAST_MS, MOST_MS = 0.03, 1_000  # From edge to edge of a half, on a logarithmic scale.
COLOURS = ("#f7b5a8", "#ee7a68", "#d8432f", "#8c1c10")  # From the small market to the large.

Markets = Mapping[str, Mapping[str, Any]]


def main(arguments: Sequence[str]) -> int:
    file = Path(arguments[0] if arguments else ROOT / "var" / "bench" / "growth" / "latest.json")
    markets = dict(sorted(json.loads(file.read_text()).items(), key=lambda one: one[1]["products"]))
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{told(markets)}\n{END}{after}")
    PICTURE.write_text(draw(markets))
    return 0


def told(markets: Markets) -> str:
    largest = list(markets.values())[-1]
    products = f"{largest['products']:,} products"
    parts = [
        _pages(markets),
        "Pages of 8 KB that PostgreSQL looks at for one answer, in memory or on the disk:",
        _blocks(markets),
        "Memory after the run, MiB PSS; in brackets before it:",
        _memory(markets),
        f"The largest tables at {products}, of {largest['sizes']['database_mib']:,.0f} MiB in all:",
        table(
            ("table", "rows", "MiB", "indexes MiB"),
            [(one["table"], f"{one['rows']:,}", one["mib"], one["indexes_mib"]) for one in largest["sizes"]["largest"]],
        ),
        folded(
            f"The back office's lists at {products}: opened, at page 100, and searched by an order's id; "
            "ms by the clock / ms in the database / statements that count rows",
            _lists(largest),
        ),
        folded(f"The ten statements that took most time at {products}, with their plans", _statements(largest)),
        "Measured: "
        + "; ".join(
            f"{name}: " + ", ".join(f"{what} {one['machine'][what]}" for what in MACHINE)
            for name, one in markets.items()
        )
        + ".",
    ]
    return "\n\n".join(parts)


def folded(summary: str, text: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{text}\n\n</details>"


def table(heads: Sequence[object], rows: Sequence[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _pages(markets: Markets) -> str:
    """p50 / p99 / app CPU / db CPU of every page, a column for each size."""
    names = list(dict.fromkeys(page["name"] for one in markets.values() for page in one["pages"]))
    by_size = [{page["name"]: page for page in one["pages"]} for one in markets.values()]
    rows = []
    for name in names:
        cells = []
        for pages in by_size:
            page = pages.get(name)
            cells.append(
                f"{page['p50_ms']:.1f} / {page['p99_ms']:.1f} / {page['app_cpu_ms']:.2f} / {page['db_cpu_ms']:.2f}"
                if page
                else "–"
            )
        rows.append([name, *cells])
    heads = [f"{one['products']:,}" for one in markets.values()]
    return table(["page: p50 / p99 / app CPU / db CPU, ms", *heads], rows)


def _blocks(markets: Markets) -> str:
    names = list(dict.fromkeys(page["name"] for one in markets.values() for page in one["pages"]))
    by_size = [{page["name"]: page["blocks"] for page in one["pages"]} for one in markets.values()]
    rows = [[name, *(f"{blocks[name]:.0f}" if name in blocks else "–" for blocks in by_size)] for name in names]
    return table(["page", *(f"{one['products']:,}" for one in markets.values())], rows)


def _memory(markets: Markets) -> str:
    processes = list(dict.fromkeys(name for one in markets.values() for name in one["memory"]))
    rows = [
        [name, *(f"{one['memory'][name]:.0f} ({one['memory_fresh'][name]:.0f})" for one in markets.values())]
        for name in processes
    ]
    return table(["process", *(f"{one['products']:,}" for one in markets.values())], rows)


def _lists(market: Mapping[str, Any]) -> str:
    def cell(one: Mapping[str, Any]) -> str:
        return f"{one['ms']:.0f} / {one['db_ms'] or 0:.1f} / {one['counts']}"

    rows = [[one["list"], *(cell(one[look]) for look in ("open", "deep", "search"))] for one in market["admin"]]
    return table(["list", "opened", "page 100", "searched"], rows)


def _statements(market: Mapping[str, Any]) -> str:
    parts = []
    for place, one in enumerate(market["statements"], 1):
        said = one["query"] if len(one["query"]) <= LINE else one["query"][:LINE] + " …"
        parts.append(
            f"{place}. {one['calls']} calls in {one['forms']} forms, {one['mean_ms']} ms each, {one['rows']} rows,"
            f" {one['pages']} pages\n\n"
            f"   ```\n   {said}\n\n" + "\n".join(f"   {line}" for line in one["plan"].splitlines()) + "\n   ```"
        )
    return "\n\n".join(parts)


def draw(markets: Markets) -> str:
    """Draw each page's p50 and CPU (application and database), a bar for each size, logarithmically."""
    names = list(dict.fromkeys(page["name"] for one in markets.values() for page in one["pages"]))
    step = ROW * len(markets) // 2 + 8
    height = TOP + step * len(names) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + 2 * WIDTH + 90} {height}" '
        'font-family="sans-serif" font-size="11">',
        "<style>text{fill:#444}@media(prefers-color-scheme:dark){text{fill:#ccc}}</style>",
        f'<text x="{LEFT}" y="32">p50, ms</text>',
        f'<text x="{LEFT + WIDTH + 40}" y="32">CPU, application + database, ms</text>',
    ]
    for place, one in enumerate(markets.values()):
        at = LEFT + place * 130
        parts.append(f'<rect x="{at}" y="8" width="10" height="10" fill="{COLOURS[place]}"/>')
        parts.append(f'<text x="{at + 14}" y="17">{one["products"]:,} products</text>')
    by_size = [{page["name"]: page for page in one["pages"]} for one in markets.values()]
    for row, name in enumerate(names):
        top = TOP + row * step
        parts.append(f'<text x="{LEFT - 8}" y="{top + step / 2}" text-anchor="end">{name}</text>')
        for place, pages in enumerate(by_size):
            if name in pages:
                page, y = pages[name], top + place * ROW / 2
                parts.append(_bar(LEFT, y, page["p50_ms"], COLOURS[place]))
                parts.append(_bar(LEFT + WIDTH + 40, y, page["app_cpu_ms"] + page["db_cpu_ms"], COLOURS[place]))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _bar(left: int, top: float, value: float, colour: str) -> str:
    share = math.log(max(value, LEAST_MS) / LEAST_MS) / math.log(MOST_MS / LEAST_MS)
    end = WIDTH * min(share, 1)
    return (
        f'<rect x="{left}" y="{top:.1f}" width="{end:.1f}" height="6" fill="{colour}"/>'
        f'<text x="{left + end + 3:.1f}" y="{top + 6:.1f}" font-size="7">{value:.2f}</text>'
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
