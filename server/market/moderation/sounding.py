"""
Words of lists that a text sounds like and is not: 薇芯 for 微信, typed as it sounds. It gives a score, no more. Pure.

What a text sounds like is written in letters, without tones, one after another; words of the lists are found in that by
the same automaton as in letters (spotting.py), where their syllables begin and end as the text's do.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from typing import Any

import ahocorasick

from foundation.pinyin import syllables
from market.moderation.reading import plain

# How sure it is that what sounds like a word of so many syllables means it; of two nearly anything sounds like some.
WEIGHTS = {2: 0.3, 3: 0.6}
LONGER = 0.8
OF_A_WORD = 0.2  # Of that, where what is written is a word of its own: 卫星 is seldom 微信.
NOTED_AT = 0.5  # From this score on a reviewer is told which words.
SHORTEST_TYPED = 6  # Letters, where nothing of it is Chinese.

Units = list[tuple[str, str]]  # What is written, and the letters that it sounds like.


@dataclass(frozen=True, slots=True)
class Sound:
    score: float  # in [0, 1)
    words: tuple[str, ...]  # of the lists, the likeliest first


class Sounds:
    """Words of lists, by what they sound like."""

    def __init__(self, words: Iterable[str], *, version: int) -> None:
        self.version = version
        spoken: dict[str, list[tuple[str, int]]] = {}
        for word in words:
            units = units_of(plain(word))
            if len(units) >= min(WEIGHTS) and all(_is_chinese(written) for written, _ in units):
                spoken.setdefault("".join(said for _, said in units), []).append((plain(word), len(units)))
        self._automaton: Any = None
        if spoken:
            self._automaton = ahocorasick.Automaton()
            for said, meant in spoken.items():
                self._automaton.add_word(said, (len(said), meant))
            self._automaton.make_automaton()

    def hear(self, text: str) -> Sound:
        """Return how likely a text hides words of lists behind others that sound like them."""
        letters = plain(text)
        if self._automaton is None or not letters:
            return Sound(0, ())
        units = units_of(letters)
        begins = _begins(units)
        place_of = {begin: place for place, begin in enumerate(begins)}
        ordinary: set[tuple[int, int]] | None = None
        found: dict[str, float] = {}
        for last, (length, meant) in self._automaton.iter("".join(said for _, said in units)):
            first, after = place_of.get(last - length + 1), place_of.get(last + 1)
            if first is None or after is None:
                continue
            written = "".join(one for one, _ in units[first:after])
            if written.isascii() and len(written) < SHORTEST_TYPED:
                continue
            if ordinary is None:
                ordinary = _ordinary_words(letters)
            is_word = _is_of_words(first, after, ordinary)
            for word, count in meant:
                if word != written:
                    weight = WEIGHTS.get(count, LONGER) * (OF_A_WORD if is_word else 1)
                    found[word] = max(found.get(word, 0), weight)
        return Sound(_together(found.values()), tuple(sorted(found, key=lambda word: (-found[word], word))))


def units_of(letters: str) -> Units:
    """Cut what is read into signs, each with what it sounds like: [("微", "wei"), ("x", "x")]."""
    units: Units = []
    for is_chinese, signs in groupby(letters, _is_chinese):
        run = "".join(signs)
        said = syllables(run) if is_chinese else list(run)
        if len(said) != len(run):  # A sign without a reading took others with it.
            said = [syllables(sign)[0] for sign in run]
        units.extend(zip(run, said, strict=True))
    return units


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


def _begins(units: Units) -> list[int]:
    """Return at which letter each sign begins, and after the last where the next would."""
    begins = [0]
    for _, said in units:
        begins.append(begins[-1] + len(said))
    return begins


def _ordinary_words(letters: str) -> set[tuple[int, int]]:
    """Return where words of more than one sign stand that a dictionary knows."""
    cut: Callable[[str, bool], Sequence[str]] = import_module("rjieba").cut
    words, at = set(), 0
    for word in cut(letters, False):
        if len(word) > 1 and not word.isascii():
            words.add((at, at + len(word)))
        at += len(word)
    return words


def _is_of_words(first: int, after: int, ordinary: set[tuple[int, int]]) -> bool:
    """Say whether signs are taken from ordinary words alone, whole ones or parts of them."""
    return all(any(begin <= place < end for begin, end in ordinary) for place in range(first, after))


def _together(weights: Iterable[float]) -> float:
    left = 1.0
    for weight in weights:
        left *= 1 - weight
    return 1 - left
