"""Which words mean the same: how a list of them is written and read."""

from collections.abc import Sequence

from market.search.errors import SynonymsTooFew
from market.search.rules.asking import Key, Synonyms
from market.search.rules.cutting import question


def check_synonyms(words: Sequence[str]) -> list[str]:
    """Return the words of a group trimmed, each once. :raises SynonymsTooFew:"""
    said = list(dict.fromkeys(word.strip() for word in words if word.strip()))
    if len({key_of(word) for word in said} - {()}) < 2:
        raise SynonymsTooFew(field="words")
    return said


def read_list(text: str) -> dict[str, list[str]]:
    """Read a list, one group a line, its words parted by commas; "#" begins a remark. Out: by the first word."""
    lines = ([word.strip() for word in line.partition("#")[0].split(",")] for line in text.splitlines())
    return {words[0]: [word for word in words if word] for words in lines if words[0]}


def together(groups: Sequence[Sequence[str]]) -> Synonyms:
    """Turn groups of words into what each of them may be said as instead."""
    synonyms: dict[Key, list[Key]] = {}
    for words in groups:
        keys = list(dict.fromkeys(key_of(word) for word in words))
        for key in keys:
            known = synonyms.setdefault(key, [])
            known += [other for other in keys if other != key and other not in known]
    return {key: tuple(others) for key, others in synonyms.items() if key and others}


def key_of(text: str) -> Key:
    """Return the lexemes of a word or phrase, as a question would have them."""
    return tuple(lexeme for asked in question(text) for lexeme in asked.ways[0])
