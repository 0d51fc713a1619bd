"""The vocabulary as rows, so that the database can put texts together by itself."""

from collections.abc import Iterator

from bench.growth import vocabulary
from bench.growth.sizes import Size
from bench.growth.vocabulary import Pair


def kinds(size: Size) -> dict[str, list[Pair]]:
    """Return every kind of word, each in its order."""
    tree = vocabulary.tree()
    return {
        "category": [place.name for place in tree],
        "leaf": [tree[number - 1].name for number in _leaves()],
        "maker": vocabulary.brands(size.makers),
        "shop": [Pair(f"{one.zh}旗舰店", f"{one.en} Store") for one in vocabulary.brands(size.shops)],
        "style": vocabulary.pairs(vocabulary.STYLES),
        "material": vocabulary.pairs(vocabulary.MATERIALS),
        "use": vocabulary.pairs(vocabulary.USES),
        "colour": vocabulary.pairs(vocabulary.COLOURS),
        "origin": vocabulary.pairs(vocabulary.ORIGINS),
        "sentence": vocabulary.pairs(vocabulary.SENTENCES),
        "family": [Pair(sign, sign) for sign in vocabulary.FAMILY_NAMES],
        "given": [Pair(sign, sign) for sign in vocabulary.GIVEN_NAMES],
        "opinion": [Pair(text, text) for text in vocabulary.lone(vocabulary.OPINIONS)],
    }


def rows(known: dict[str, list[Pair]]) -> Iterator[tuple[str, int, str, str]]:
    """Write each word down as growth.word wants it."""
    for kind, words in known.items():
        for place, word in enumerate(words, 1):
            yield kind, place, word.zh, word.en


def tree_rows() -> Iterator[tuple[int, int, list[int], int]]:
    """Write each category down with its path, and with its number among the leaves, 0 for those that are none."""
    above = {place.number: place.above for place in vocabulary.tree()}
    leaves = {number: place for place, number in enumerate(_leaves(), 1)}
    for number, parent in above.items():
        path = [number]
        while above[path[0]]:
            path.insert(0, above[path[0]])
        yield number, parent, path, leaves.get(number, 0)


def _leaves() -> list[int]:
    tree = vocabulary.tree()
    parents = {place.above for place in tree}
    return [place.number for place in tree if place.number not in parents]
