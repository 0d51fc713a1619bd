"""
What each process remembers between searches: what labels say, and which words mean the same.

Every search reads the number of the edition with the counts of its words; another number empties the memory.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import msgspec

from foundation import sql
from market.search.rules.asking import Key, Synonyms
from market.search.rules.cutting import question
from market.search.types import LabelView

MOST_REMEMBERED = 50_000  # Labels, about 30 MB; then it begins anew.


@dataclass
class Memory:
    edition: int
    synonyms: Synonyms
    labels: dict[int, LabelView] = field(default_factory=dict)

    def label(self, identity: int) -> LabelView | None:
        return self.labels.get(identity)

    def learn(self, identities: Collection[int]) -> None:
        """Read the labels that are not known yet. One statement, or none."""
        missing = [identity for identity in identities if identity not in self.labels]
        if not missing:
            return
        if len(self.labels) + len(missing) > MOST_REMEMBERED:
            self.labels.clear()
            missing = list(identities)
        found = sql.rows(
            """
            SELECT id, kind, key, name::text, value::text, number, subject_id FROM search_label
            WHERE id = ANY(%s::bigint[])
            """,
            [missing],
        )
        for identity, kind, key, name, value, number, subject_id in found:
            words = (msgspec.json.decode(name), msgspec.json.decode(value))
            self.labels[identity] = LabelView(identity, kind, key, *words, number, subject_id)


_memory: Memory | None = None


def recall(edition: int) -> Memory:
    """Return the memory of an edition, begun anew when another one was remembered."""
    global _memory
    if _memory is None or _memory.edition != edition:
        _memory = Memory(edition, _read_synonyms())
    return _memory


def last() -> Memory:
    """Return what is remembered, whether or not it is still true."""
    return _memory or recall(current_edition())


def current_edition() -> int:
    found = sql.one("SELECT number FROM search_edition")
    return int(found[0]) if found else 0


def _read_synonyms() -> Synonyms:
    groups = sql.rows("SELECT words FROM search_synonym WHERE is_used ORDER BY id")
    return together([words for (words,) in groups])


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
