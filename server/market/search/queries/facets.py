"""Which things to filter by are worth showing for what was found, and how much there is of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from market.search.queries.memory import Memory
from market.search.types import FacetView, ValueView

MOST_FACETS = 8  # Attributes shown beside brands and categories.
MOST_VALUES = 12  # Of one attribute.
MOST_NAMES = 30  # Brands; categories.
TELLING = 0.3  # An attribute is worth showing when its shown values cover this much of what was found.


def facets(
    counts: Sequence[tuple[str, int, int]], chosen: Mapping[str, Sequence[int]], total: int, memory: Memory
) -> tuple[FacetView, ...]:
    """
    Choose facets for what was found.

    In: (the facet whose own filter was left out, or "", label, how many); the labels that are chosen, by facet.
    """
    memory.learn({label for _, label, _ in counts} | {label for labels in chosen.values() for label in labels})
    by_key: dict[str, dict[int, int]] = defaultdict(dict)
    for facet, identity, count in counts:
        label = memory.label(identity)
        if label is not None and facet == (label.key if label.key in chosen else ""):
            by_key[label.key][identity] = count
    for key, labels in chosen.items():
        for identity in labels:
            by_key[key].setdefault(identity, 0)
    drawn = [_facet(values, chosen.get(key, ()), memory) for key, values in by_key.items()]
    named = [one for one in drawn if one.kind != "attribute"]
    telling = [one for one in drawn if one.kind == "attribute" and (one.key in chosen or _tells(one, total))]
    # A shopper's own choices stay; then what most of the found have, and what divides them most evenly.
    telling.sort(key=lambda one: (one.key not in chosen, -_worth(one, total), one.key))
    return (*sorted(named, key=lambda one: one.kind), *telling[:MOST_FACETS])


def _facet(counts: Mapping[int, int], chosen: Sequence[int], memory: Memory) -> FacetView:
    known = [(label, count) for identity, count in counts.items() if (label := memory.label(identity)) is not None]
    first = known[0][0]
    known.sort(key=lambda pair: (pair[0].id not in chosen, -pair[1], pair[0].id))
    shown = known[: MOST_VALUES if first.kind == "attribute" else MOST_NAMES]
    if all(label.number is not None for label, _ in shown):
        shown.sort(key=lambda pair: pair[0].number or 0)
    else:
        shown.sort(key=lambda pair: (-pair[1], pair[0].id))
    return FacetView(
        first.kind, first.key, first.name, tuple(ValueView(label, count, label.id in chosen) for label, count in shown)
    )


def _tells(facet: FacetView, total: int) -> bool:
    return len(facet.values) > 1 and sum(one.count for one in facet.values) >= TELLING * total


def _worth(facet: FacetView, total: int) -> float:
    if not total:
        return 0
    covered = min(1.0, sum(one.count for one in facet.values) / total)
    return covered * (1.2 - max(one.count for one in facet.values) / total)
