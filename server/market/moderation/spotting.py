"""
Words of lists, found in a text in one pass: Aho and Corasick's automaton over the letters that are read of it (CACM
18(6), 1975), then a look at the text itself for each word that was found. Pure: no database, no clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import ahocorasick

from market.moderation.reading import origins, plain
from market.moderation.types import Hit, Kind, Outcome, Severity, TextToCheck, Verdict

# What ends a sentence or a part of one, so that letters on both sides of it are seldom one word.
STOPS = frozenset(".。!！?？,，、;；:：\n\r\t…")
SHORTEST_OVER_STOPS = 3  # Letters. "很小，姐姐" is no 小姐; 国，家，级 is what it seems.
GRAVITY = {Severity.WARN: 0, Severity.HOLD: 1, Severity.REFUSE: 2}
OUTCOMES = (Outcome.PUBLISH, Outcome.HOLD, Outcome.REFUSE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a list."""

    text: str
    word_class: str
    rule: str
    severity: Severity
    pack: str  # Counts only in texts about this; "": in all.
    contexts: tuple[str, ...]  # Longer words that it may stand in: 最佳食用期 excuses 最佳.


@dataclass(slots=True)
class _Spelling:
    """What a row of letters means where it is found."""

    length: int
    entries: list[tuple[int, Entry, frozenset[int]]] = field(default_factory=list)  # number, word, where it has marks
    excuses: list[int] = field(default_factory=list)  # numbers of the words that may stand in it


class WordLists:
    """All words of one version of the lists, ready to be found. Never changes, so threads share it."""

    def __init__(self, entries: Iterable[Entry], *, version: int) -> None:
        self.version = version
        self._clean = Verdict(Outcome.PUBLISH, (), version)
        spellings: dict[str, _Spelling] = {}
        for number, entry in enumerate(entries):
            if not (letters := plain(entry.text)):
                continue
            spelling = spellings.setdefault(letters, _Spelling(len(letters)))
            spelling.entries.append((number, entry, marked_places(entry.text)))
            for context in entry.contexts:
                if longer := plain(context):
                    spellings.setdefault(longer, _Spelling(len(longer))).excuses.append(number)
        self._automaton: Any = None  # pyahocorasick refuses to look for nothing.
        if spellings:
            self._automaton = ahocorasick.Automaton()
            for letters, spelling in spellings.items():
                self._automaton.add_word(letters, spelling)
            self._automaton.make_automaton()

    def judge(self, given: TextToCheck) -> Verdict:
        """Say what becomes of a text by the words in it."""
        if self._automaton is None:
            return self._clean
        letters = plain(given.text)
        found = list(self._automaton.iter(letters))
        if not found:
            return self._clean
        hits = _outermost(_hits(given, letters, found))
        return Verdict(_outcome(given.kind, hits), tuple(hits), self.version) if hits else self._clean


def marked_places(text: str) -> frozenset[int]:
    """Return after which of its letters a word has marks of its own: {3} of "the best" and of "abc.com"."""
    came_from = origins(text)
    return frozenset(place for place, (one, after) in enumerate(pairwise(came_from), 1) if after > one + 1)


def _hits(given: TextToCheck, letters: str, found: Sequence[tuple[int, _Spelling]]) -> list[Hit]:
    came_from = origins(given.text)
    excused = [
        (number, last - spelling.length + 1, last) for last, spelling in found for number in spelling.excuses
    ]  # fmt: skip
    hits = []
    for last, spelling in found:
        first = last - spelling.length + 1
        for number, entry, marked in spelling.entries:
            if entry.pack and entry.pack not in given.packs:
                continue
            if any(one == number and begin <= first and last <= end for one, begin, end in excused):
                continue
            if not _is_whole(given.text, letters, came_from, first, last):
                continue
            gaps = _gaps(given.text, came_from, first, last)
            if not marked <= gaps.keys():  # abc.com is no abccom.
                continue
            strange = {place: gap for place, gap in gaps.items() if place not in marked}
            if not _is_one_word(strange, spelling.length):
                continue
            hits.append(_hit(entry, came_from[first], came_from[last] + 1, is_disguised=bool(strange)))
    return hits


def _is_whole(text: str, letters: str, came_from: Sequence[int], first: int, last: int) -> bool:
    """Say whether a word of Latin letters or digits is not a part of a longer one: sex is not in Essex."""
    return not (
        (first > 0 and _run_on(text, letters, came_from, first - 1))
        or (last + 1 < len(letters) and _run_on(text, letters, came_from, last))
    )


def _run_on(text: str, letters: str, came_from: Sequence[int], place: int) -> bool:
    one, other = letters[place], letters[place + 1]
    is_beside = came_from[place + 1] <= came_from[place] + 1
    return is_beside and one.isascii() and other.isascii() and _sort(one) == _sort(other) != ""


def _sort(letter: str) -> str:
    return "digit" if letter.isdigit() else "letter" if letter.isalpha() else ""


def _gaps(text: str, came_from: Sequence[int], first: int, last: int) -> dict[int, str]:
    """Return what stands between letters of a word in the text, by the place after which it does."""
    gaps = {}
    for place in range(first, last):
        between = text[came_from[place] + 1 : came_from[place + 1]]
        if between:
            # Words of Latin letters are parted by spaces: "as sold" has no ass.
            parts = between.isspace() and text[came_from[place]].isascii() and text[came_from[place + 1]].isascii()
            gaps[place - first + 1] = "\n" if parts else between
    return gaps


def _is_one_word(strange: dict[int, str], length: int) -> bool:
    """Say whether letters with these marks between them are still one word: over stops only if all stand apart."""
    if not any(STOPS.intersection(gap) for gap in strange.values()):
        return True
    return length >= SHORTEST_OVER_STOPS and len(strange) == length - 1


def _hit(entry: Entry, start: int, end: int, *, is_disguised: bool) -> Hit:
    # What is a word only if marks are taken away may be an accident: a person looks before it is refused.
    severity = Severity.HOLD if is_disguised and entry.severity == Severity.REFUSE else entry.severity
    return Hit(entry.text, entry.word_class, entry.rule, severity, start, end, is_disguised)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Return hits in the order of the text, without those inside another that is as grave."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end, -GRAVITY[one.severity])):
        if not any(
            other.start <= hit.start and hit.end <= other.end and GRAVITY[hit.severity] <= GRAVITY[other.severity]
            for other in kept
        ):
            kept.append(hit)
    return kept


def _outcome(kind: Kind, hits: Sequence[Hit]) -> Outcome:
    if not hits:
        return Outcome.PUBLISH
    outcome = OUTCOMES[max(GRAVITY[hit.severity] for hit in hits)]
    return Outcome.REFUSE if kind == Kind.NAME and outcome == Outcome.HOLD else outcome
