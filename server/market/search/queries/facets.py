"""Which things to filter by are worth showing for what was found, and how much there is of each."""

from collections.abc import Mapping, Sequence

from market.search.queries.memory import Memory
from market.search.types import FacetView, LabelView, ValueView

MOST_FACETS = 8  # Attributes shown beside brands and categories.
MOST_VALUES = 12  # Of one attribute.
MOST_NAMES = 30  # Brands; categories.
TELLING = 0.3  # An attribute is worth showing when its shown values cover this much of what was found.

Counted = tuple[LabelView, int]


def facets(
    counts: Sequence[tuple[str, int, int]], chosen: Mapping[str, Sequence[int]], total: int, memory: Memory
) -> tuple[FacetView, ...]:
    """
    Choose facets for what was found.

    In: (the facet whose own filter was left out, or "", label, how many); the labels that are chosen, by facet.
    """
    memory.learn([label for _, label, _ in counts] + [label for labels in chosen.values() for label in labels])
    labels = memory.labels
    by_key: dict[str, list[Counted]] = {}
    for facet, identity, count in counts:
        label = labels.get(identity)
        if label is not None and facet == (label.key if label.key in chosen else ""):
            by_key.setdefault(label.key, []).append((label, count))
    for key, identities in chosen.items():
        known = by_key.setdefault(key, [])
        met = {label.id for label, _ in known}
        known += [(labels[one], 0) for one in identities if one not in met and one in labels]
    named: list[FacetView] = []
    telling: list[tuple[float, str, list[Counted]]] = []
    for key, values in by_key.items():
        if values and values[0][0].kind != "attribute":
            named.append(_facet(values, chosen.get(key, ()), MOST_NAMES))
        elif values:
            worth = 2.0 if key in chosen else _worth([count for _, count in values[:MOST_VALUES]], total)
            telling.append((-worth, key, values))
    # A shopper's own choices stay; then what most of the found have, and what divides them most evenly.
    drawn = [
        _facet(values, chosen.get(key, ()), MOST_VALUES)
        for worth, key, values in sorted(telling)[:MOST_FACETS]
        if worth
    ]
    return (*sorted(named, key=lambda one: one.kind), *drawn)


def _facet(values: list[Counted], chosen: Sequence[int], most: int) -> FacetView:
    """In: the values that were counted, commonest first. Numbers are shown in their own order."""
    shown = values[:most] + [one for one in values[most:] if one[0].id in chosen]
    first = shown[0][0]
    if first.number is not None:
        shown.sort(key=lambda pair: pair[0].number or 0)
    return FacetView(
        first.kind, first.key, first.name, tuple(ValueView(label, count, label.id in chosen) for label, count in shown)
    )


def _worth(counts: Sequence[int], total: int) -> float:
    """Return how much is gained by showing an attribute: 0 when it says little, or the same of everything."""
    covered = sum(counts) / total
    if len(counts) < 2 or covered < TELLING:
        return 0
    return min(1.0, covered) * (1.2 - max(counts) / total)
