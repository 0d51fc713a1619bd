"""What is looked for, written as PostgreSQL's tsquery, and how well a product answers, written as SQL."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any

from market.search.rules import weighing
from market.search.rules.cutting import Asked
from market.search.types import Counts

SYNONYM_WEIGHT = 0.4  # What was typed comes before what means the same.
UNWANTED_WEIGHT = (
    -0.3
)  # "Without" a word: what says it anyway comes later. A kit says what it lacks as well, so not last.
NEIGHBOUR_WEIGHT = 0.5  # Words side by side in the title, as asked: half an average word more.
MOST_WAYS = 6  # Ways to say one word; the longest lists of synonyms end here.
LONGEST_PHRASE = 4  # Words of a synonym.
MOST_TELLING = 6  # Of a long question, the rarest words decide what is looked at; all of them rank it.
MOST_LEFT_OUT = 3  # Words of a question that may be missing when few products have them all.

Key = tuple[str, ...]
Synonyms = Mapping[Key, Sequence[Key]]  # Lexemes of a word or phrase -> those of the words that mean the same.


@dataclass(frozen=True, slots=True)
class Way:
    lexemes: Key
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that a question asks for, with every way to say it."""

    typed: str
    ways: tuple[Way, ...]
    is_unwanted: bool = False

    def count(self, counts: Counts) -> int:
        """Return how many products have it at most, by the counts of its lexemes."""
        return sum(min(counts.get(lexeme, 0) for lexeme in way.lexemes) for way in self.ways)

    def rarity(self, counts: Counts, everything: int) -> float:
        """Return how telling it is: a phrase as much as its words, a word as much as all its ways together."""
        least = self.count(counts)
        return sum(weighing.rarity(max(least, counts.get(one, 0)), everything) for one in self.ways[0].lexemes)

    def in_titles(self) -> "Sought":
        return Sought(self.typed, tuple(Way(tuple(map(weighing.of_title, way.lexemes))) for way in self.ways))

    def known(self, counts: Counts) -> "Sought | None":
        """Leave out the ways that no product goes; None when that leaves nothing."""
        ways = tuple(way for way in self.ways if all(counts.get(lexeme) for lexeme in way.lexemes))
        return replace(self, ways=ways) if ways else None


def sought(asked: Sequence[Asked], synonyms: Synonyms) -> list[Sought]:
    """Turn words into things to look for; the longest phrase that has synonyms is one thing."""
    found: list[Sought] = []
    rest = list(asked)
    while rest:
        length, thing = _longest_phrase(rest, synonyms)
        found.append(thing)
        rest = rest[length:]
    return found


def _longest_phrase(asked: Sequence[Asked], synonyms: Synonyms) -> tuple[int, Sought]:
    for length in range(min(LONGEST_PHRASE, len(asked)), 1, -1):
        words = asked[:length]
        phrase = tuple(lexeme for one in words for lexeme in one.ways[0])
        if phrase in synonyms and not any(one.is_unwanted for one in words):
            return length, _thing(join([one.typed for one in words]), [phrase], synonyms[phrase])
    first = asked[0]
    if first.is_unwanted:
        return 1, Sought(first.typed, (Way(first.ways[0]),), is_unwanted=True)
    return 1, _thing(first.typed, first.ways, synonyms.get(first.ways[0], ()))


def _thing(typed: str, own: Sequence[Key], others: Sequence[Key]) -> Sought:
    ways = [Way(lexemes) for lexemes in own] + [Way(other, SYNONYM_WEIGHT) for other in others]
    return Sought(typed, tuple(ways[:MOST_WAYS]))


def join(words: Sequence[str]) -> str:
    """Write words as a person would have: Chinese together, Latin apart."""
    text = ""
    for word in words:
        apart = bool(text) and word.isascii() | text[-1].isascii()
        text += f" {word}" if apart else word
    return text


def with_all(things: Sequence[Sought], *, in_title: bool = False) -> str:
    """Write what has every one of these."""
    return " & ".join(_any_way(thing, in_title=in_title) for thing in things)


def with_most(things: Sequence[Sought], *, missing: int) -> str:
    """Write what has all of these but so many."""
    return " | ".join(f"({with_all(some)})" for some in combinations(things, max(1, len(things) - missing)))


def narrowed(tsquery: str, lexemes: Sequence[str]) -> str:
    """Write what must have these lexemes as well."""
    return " & ".join([f"({tsquery})"] * bool(tsquery) + list(lexemes))


def quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def any_of(lexemes: Sequence[str]) -> str:
    return "(" + " | ".join(quoted(lexeme) for lexeme in lexemes) + ")"


def _any_way(thing: Sought, *, in_title: bool) -> str:
    sign = weighing.of_title if in_title else str
    return (
        "(" + " | ".join("(" + " & ".join(quoted(sign(one)) for one in way.lexemes) + ")" for way in thing.ways) + ")"
    )


def score(things: Sequence[Sought], counts: Counts) -> tuple[str, dict[str, Any]]:
    """
    Write how well a row of search_entry answers: the sum over words of rarity times weight, lifted by its quality.

    Out: SQL made of our own pieces, and its parameters.
    """
    if not things:
        return "quality", {}
    params: dict[str, Any] = {}
    everything = counts.get(weighing.EVERYTHING, 0)
    rarities = [thing.rarity(counts, everything) for thing in things]

    def weight_of(lexeme: str) -> str:
        name = f"k{len(params)}"
        params[name] = weighing.key(lexeme)
        return f"coalesce(get_byte(weights, nullif(idx(keys, %({name})s::int), 0) - 1), 0)"

    def worth(factor: float) -> str:
        name = f"r{len(params)}"
        params[name] = factor
        return f"%({name})s::float8"

    sums = []
    for thing, rarity in zip(things, rarities, strict=True):
        wish = UNWANTED_WEIGHT if thing.is_unwanted else 1
        ways = [
            f"{worth(wish * rarity * way.weight / weighing.HEAVIEST / len(way.lexemes))} * ("
            + " + ".join(weight_of(lexeme) for lexeme in way.lexemes)
            + ")"
            for way in thing.ways
        ]
        sums.append(f"greatest({', '.join(ways)})" if len(ways) > 1 else ways[0])
    pairs = [
        pair
        for one, other in pairwise([thing for thing in things if not thing.is_unwanted])
        for pair in weighing.neighbours([one.ways[0].lexemes[-1], other.ways[0].lexemes[0]])
    ]
    if pairs:
        lift = NEIGHBOUR_WEIGHT * sum(rarities) / len(rarities) / len(pairs) / weighing.HEAVIEST
        sums.append(f"{worth(lift)} * ({' + '.join(weight_of(pair) for pair in pairs)})")
    return f"(({' + '.join(sums)}) * quality)::float8", params


def quality(*, sold_count: int, in_stock: bool) -> float:
    """Lift gently what sells; let sink what cannot be had."""
    return (1 + 0.15 * math.log1p(max(0, sold_count))) * (1.0 if in_stock else 0.3)
