"""A file's rows, put together as the products that they are. No database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from foundation.tables import Refusal, Row
from market.moving.shopify.layout import BEYOND, unguarded
from market.moving.shopify.reading import slug_of
from market.moving.types import LineView, Verdict


@dataclass(frozen=True, slots=True)
class Arrival:
    """A product with the rows that it came in; or what cannot be one, with what is said of it."""

    handle: str
    slug: str
    lines: tuple[int, ...]  # where its rows stand
    cells: tuple[dict[str, str], ...]  # as they were before a spreadsheet's guard, empty ones left out
    columns: frozenset[str]  # which the file has at all
    said: tuple[LineView, ...]  # not empty: it stays out
    rows_seen: int  # of the file, up to here


def arrivals(rows: Iterable[Row | Refusal]) -> Iterator[Arrival]:
    """
    Put together the rows of one handle, which stand together.

    A row that cannot be read may belong to the product before it, so that one stays out with it: half a product is
    worse than none.
    """
    seen: dict[str, str] = {}
    group: list[Row | Refusal] = []
    handle: str | None = None
    count = 0
    for row in rows:
        if isinstance(row, Row) and handle is not None and row["Handle"] != handle:
            yield _arrival(group, handle, seen, count)
            group, handle = [], None
        if isinstance(row, Row):
            handle = row["Handle"]
        group.append(row)
        count += 1
    if group:
        yield _arrival(group, handle or "", seen, count)


def _arrival(group: list[Row | Refusal], handle: str, seen: dict[str, str], count: int) -> Arrival:
    good = [row for row in group if isinstance(row, Row)]
    bad = [row for row in group if isinstance(row, Refusal)]
    columns = frozenset(good[0].values) if good else frozenset()
    # An apostrophe before a formula is ours where our own column is; elsewhere it was meant.
    read = unguarded if BEYOND in columns else str
    cells = tuple({column: read(text) for column, text in row.values.items() if text} for row in good)
    slug = slug_of(cells[0].get("Handle", "")) if cells else ""
    said = [_refused(one.place.line, handle, one.column, one.code, one.facts) for one in bad]
    if bad and good:
        said.append(_refused(good[0].place.line, handle, "", "row_unread", {"line": bad[0].place.line}))
    elif slug and slug in seen:
        said.append(_refused(good[0].place.line, handle, "Handle", "handle_twice", {"handle": seen[slug]}))
    if slug:
        seen.setdefault(slug, handle)
    return Arrival(handle, slug, tuple(row.place.line for row in good), cells, columns, tuple(said), count)


def _refused(line: int, handle: str, column: str, code: str, facts: Mapping[str, object]) -> LineView:
    return LineView(line, handle, Verdict.REFUSED, column, code, facts)
