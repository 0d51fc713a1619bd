"""
What each process remembers between searches: what labels say, and which words mean the same.

Every search reads the number of the edition with the counts of its words; another number empties the memory.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

import msgspec

from foundation import sql
from market.search.rules.asking import Synonyms
from market.search.rules.synonyms import together
from market.search.types import LabelView

MOST_REMEMBERED = 50_000  # Labels, about 30 MB; then it begins anew.


@dataclass
class Memory:
    edition: int
    synonyms: Synonyms
    labels: dict[int, LabelView] = field(default_factory=dict)

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
