"""
A page of what is wanted, counted and faceted in the same statement.

No search reads the market through. What more than MOST_RANKED products have is looked for in titles first, and then
among those that stand high (`rules.weighing.level`); the answer then says that there is more than it counted.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation import sql
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.search.queries.facets import facets
from market.search.queries.filters import Filters, filters_of, labels_of
from market.search.queries.memory import Memory
from market.search.rules import asking, weighing
from market.search.rules.asking import Sought
from market.search.types import Counts, SearchAnswer, SearchQuestion

MOST_RANKED = 1_000  # Products ranked and counted for one answer.
FEW = 100  # With fewer than this, more of the market is looked at.
MOST_COUNTED_VALUES = 200

# Sort orders: the key that a page is read by, its type and direction, and how a cursor's value is read back.
_SORTS: dict[str, tuple[str, str, str, Callable[[Any], Any]]] = {
    "relevance": ("quality", "float8", "DESC", float),
    "newest": ("published_at", "timestamptz", "DESC", datetime.fromisoformat),
    "price_up": ("price_minor", "bigint", "ASC", int),
    "price_down": ("price_minor", "bigint", "DESC", int),
    "sold": ("sold_count", "bigint", "DESC", int),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a text came to mean: the things looked for, and how many of them may be missing."""

    things: Sequence[Sought]
    missing: int
    counts: Counts
    memory: Memory
    corrected: str | None
    is_partial: bool

    @property
    def required(self) -> list[Sought]:
        return [thing for thing in self.things if not thing.is_unwanted]

    def tsquery(self, *, in_title: bool = False) -> str:
        if not self.required:
            return ""
        if self.missing:
            telling = sorted(self.required, key=lambda thing: thing.count(self.counts))
            return asking.with_most(telling[: asking.MOST_TELLING], missing=self.missing)
        return asking.with_all(self.required, in_title=in_title)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How much of the market is looked at: titles only or everything, on this level and above."""

    in_title: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    page: Sequence[tuple[UUID, Any]]
    total: int
    is_counted: bool
    counts: Sequence[tuple[str, int, int]]


def answer(question: SearchQuestion, wanted: Wanted) -> SearchAnswer:
    """Read one page of what is wanted. :raises BadCursor:"""
    cursor = decode_cursor(question.after, [_SORTS[question.sort][3], UUID])
    filters = filters_of(question, wanted.memory)
    chosen = labels_of(question, wanted.memory)
    if question.text and not wanted.things:
        return SearchAnswer((), None, 0, True, (), wanted.corrected, wanted.is_partial)
    size = clamp(question.limit)
    found = _found(question, wanted, filters, chosen, cursor, size + 1)
    shown = found.page[:size]
    return SearchAnswer(
        product_ids=tuple(product_id for product_id, _ in shown),
        next=encode_cursor([_plain(shown[-1][1]), shown[-1][0]]) if len(found.page) > size else None,
        total=found.total,
        is_counted=found.is_counted,
        facets=facets(found.counts, chosen, found.total, wanted.memory) if cursor is None else (),
        corrected=wanted.corrected,
        is_partial=wanted.is_partial,
    )


def _plain(key: object) -> object:
    return key.isoformat() if isinstance(key, datetime) else key


def _found(
    question: SearchQuestion,
    wanted: Wanted,
    filters: Filters,
    chosen: Mapping[str, Sequence[int]],
    cursor: tuple[Any, ...] | None,
    size: int,
) -> _Found:
    """Look far enough to find a page, and no farther. The same reach for every page while the index stands still."""
    read: dict[_Reach, _Found] = {}
    reach = _first_reach(wanted, filters)
    while True:
        found = read[reach] = _read(question, wanted, filters, chosen, cursor, size, reach)
        following = _next_reach(reach, found, wanted)
        if following is None or following in read:
            break
        reach = following
    within = [one for one in read if read[one].total <= MOST_RANKED] or [reach]
    reach = max(within, key=lambda one: (read[one].total, one.in_title))
    found = read[reach]
    is_whole = reach == _Reach() and found.is_counted
    if not is_whole and (question.sort != "relevance" or not wanted.things):
        found = _Found(_walk(question, wanted, filters, cursor, size), found.total, False, found.counts)
    return _Found(found.page, min(found.total, MOST_RANKED), is_whole, found.counts)


def _first_reach(wanted: Wanted, filters: Filters) -> _Reach:
    """Guess from the counts of its words how far to look."""
    counts = wanted.counts
    narrowing = [sum(counts.get(one, 0) for one in lexemes) for lexemes in filters.values()]
    of_words = sorted(thing.count(counts) for thing in wanted.required)[wanted.missing :]
    expected = _together([*narrowing, *of_words], counts)
    if expected <= MOST_RANKED:
        return _Reach()
    if wanted.required and not wanted.missing:
        titles = _together([*narrowing, *(thing.in_titles().count(counts) for thing in wanted.required)], counts)
        if titles > FEW:
            return _Reach(in_title=True, level=_level_for(titles, counts))
    return _Reach(level=_level_for(expected, counts))


def _together(having: Sequence[int], counts: Counts) -> float:
    """Guess how many have all of these: halfway, by ratio, between words that ignore and words that seek each other."""
    everything = counts.get(weighing.EVERYTHING, 0)
    expected, *others = sorted([*having, everything])
    return expected * math.prod(math.sqrt(min(1.0, one / everything)) for one in others if one) if everything else 0


def _level_for(expected: float, counts: Counts) -> int:
    """Choose the lowest level on which about half of what can be ranked is expected."""
    everything = counts.get(weighing.EVERYTHING, 0)
    for level in range(weighing.HIGHEST_LEVEL + 1):
        share = counts.get(weighing.of_level(level), 0) / everything if level else 1
        if expected * share <= MOST_RANKED * (0.6 if level else 1):
            return level
    return weighing.HIGHEST_LEVEL


def _next_reach(reach: _Reach, found: _Found, wanted: Wanted) -> _Reach | None:
    if found.total > MOST_RANKED:
        return _Reach(reach.in_title, reach.level + 1) if reach.level < weighing.HIGHEST_LEVEL else None
    if found.total >= FEW:
        return None
    if reach.level:
        return _Reach(reach.in_title, max(0, reach.level - 2))
    return _Reach() if reach.in_title else None


def _where(question: SearchQuestion, wanted: Wanted, filters: Filters, reach: _Reach, *, without: str = "") -> str:
    lexemes = [asking.any_of(lexemes) for key, lexemes in filters.items() if key != without]
    if reach.level:
        lexemes.append(asking.quoted(weighing.of_level(reach.level)))
    return asking.narrowed(wanted.tsquery(in_title=reach.in_title), lexemes)


def _matching(
    question: SearchQuestion, tsquery: str, name: str, *, price: str = "price_minor + 0"
) -> tuple[str, dict[str, Any]]:
    """
    Write a WHERE from pieces of ours; what the client says travels as parameters.

    The steps of the price ladder in `tsquery` have found what may cost so much; the prices themselves only trim the
    ends. So the index of prices is kept out (+ 0): a plan kept for any prices would read half the market by it.
    """
    pieces = [f"terms @@ %({name})s::tsquery"] if tsquery else []
    params: dict[str, Any] = {name: tsquery} if tsquery else {}
    if question.price_min is not None:
        pieces.append(f"{price} >= %(low)s")
        params["low"] = question.price_min
    if question.price_max is not None:
        pieces.append(f"{price} <= %(high)s")
        params["high"] = question.price_max
    return " AND ".join(pieces) or "true", params


def _read(
    question: SearchQuestion,
    wanted: Wanted,
    filters: Filters,
    chosen: Mapping[str, Sequence[int]],
    cursor: tuple[Any, ...] | None,
    size: int,
    reach: _Reach,
) -> _Found:
    column, kind, direction, _ = _SORTS[question.sort]
    where, params = _matching(question, _where(question, wanted, filters, reach), "q")
    if question.sort == "relevance":
        column, of_score = asking.score(wanted.things, wanted.counts)
        params |= of_score
    beyond = ""
    if cursor is not None:
        beyond = f"WHERE (key, product_id) {'<' if direction == 'DESC' else '>'} (%(key)s::{kind}, %(id)s::uuid)"
        params |= {"key": cursor[0], "id": cursor[1]}
    params |= {"size": size, "most": MOST_RANKED + 1, "values": MOST_COUNTED_VALUES}
    parts = [
        f"""(SELECT '' AS what, '' AS facet, product_id, key, NULL::bigint AS label, NULL::bigint AS count FROM hit
             {beyond} ORDER BY key {direction}, product_id {direction} LIMIT %(size)s)""",
        f"SELECT 'total', '', NULL::uuid, NULL::{kind}, NULL::bigint, count(*) FROM hit",
    ]
    if cursor is None:
        parts += _counting(question, wanted, filters, chosen, reach, kind, params)
    rows = sql.rows(
        f"""
        WITH hit AS MATERIALIZED (
          SELECT product_id, {column} AS key, labels FROM search_entry WHERE {where} LIMIT %(most)s
        ) {" UNION ALL ".join(parts)}
        """,
        params,
    )
    totals = {facet: count for what, facet, *_, count in rows if what == "total"}
    return _Found(
        page=[(row[2], row[3]) for row in rows if not row[0]],
        total=totals[""],
        is_counted=max(totals.values()) <= MOST_RANKED,
        counts=[(facet, label, count) for what, facet, _, _, label, count in rows if what == "facet"],
    )


def _counting(
    question: SearchQuestion,
    wanted: Wanted,
    filters: Filters,
    chosen: Mapping[str, Sequence[int]],
    reach: _Reach,
    kind: str,
    params: dict[str, Any],
) -> Iterator[str]:
    """Write what counts the facets: those without a filter over what was found, each other without its own filter."""
    yield f"""(SELECT 'facet', '', NULL::uuid, NULL::{kind}, label, count(*) FROM hit, unnest(labels) AS label
               GROUP BY label ORDER BY count(*) DESC, label LIMIT %(values)s)"""
    for number, facet in enumerate(chosen):
        where, of_where = _matching(question, _where(question, wanted, filters, reach, without=facet), f"f{number}")
        params |= of_where | {f"key{number}": facet}
        yield f"""
          (WITH hit AS MATERIALIZED (SELECT labels FROM search_entry WHERE {where} LIMIT %(most)s)
           SELECT 'facet', %(key{number})s, NULL::uuid, NULL::{kind}, label, counted.count
           FROM (SELECT label, count(*) FROM hit, unnest(labels) AS label GROUP BY label) counted
           JOIN search_label l ON l.id = label AND l.key = %(key{number})s
           UNION ALL SELECT 'total', %(key{number})s, NULL::uuid, NULL::{kind}, NULL::bigint, count(*) FROM hit)"""


def _walk(
    question: SearchQuestion, wanted: Wanted, filters: Filters, cursor: tuple[Any, ...] | None, size: int
) -> list[tuple[UUID, Any]]:
    """Read a page in the order of an index: what very many products have is met soon on the way."""
    column, kind, direction, _ = _SORTS[question.sort]
    where, params = _matching(question, _where(question, wanted, filters, _Reach()), "q", price="price_minor")
    if cursor is not None:
        where += f" AND ({column}, product_id) {'<' if direction == 'DESC' else '>'} (%(key)s::{kind}, %(id)s::uuid)"
        params |= {"key": cursor[0], "id": cursor[1]}
    return [
        (product_id, key)
        for product_id, key in sql.rows(
            f"""
            SELECT product_id, {column} FROM search_entry WHERE {where}
            ORDER BY {column} {direction}, product_id {direction} LIMIT %(size)s
            """,
            params | {"size": size},
        )
    ]
