"""
How text becomes words. The index and the question must be cut by the same knife, so both come through here.

Chinese is cut into words by rjieba (search mode: long words and their parts). Latin words lose their English endings
(Snowball). A number takes its unit with it, and a model number is known in one piece as well as in its parts:

    "15.6 英寸", "15.6-inch"  -> 15.6in        "64 GB", "64gb" -> 64gb       "TN-2110" -> tn2110, or tn and 2110
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

import Stemmer

LONGEST_SPELLING = 40  # Letters of a word worth mending to.
LONGEST_QUESTION = 80  # Letters. Nobody types more, and every word costs.
MOST_ASKED = 12  # Words of one question; what follows is not searched for.
STOP = frozenset("的 了 和 与 及 或 在 是 也 都 而 为 之 于 a an the and or of for with in on to by is at from".split())
WITHOUT = frozenset(("without", "不含", "不带", "不要"))  # What follows is not wanted.
CHINESE = re.compile(r"[㐀-䶿一-鿿]+")
_LATIN = r"[a-z0-9]+(?:\.[0-9]+[a-z0-9]*)*"
_RUN = re.compile(rf"[㐀-䶿一-鿿]+|{_LATIN}(?:[-_]{_LATIN})*")
_NOISE = re.compile(r"[®™©()]|(?<=[a-z])['’]s\b|(?<=[a-z])['’](?=[a-z])")
_UNITS = {
    "in": ("inches", "inch", "英寸", "吋", "寸", '"', "”", "″", "''"),
    "gb": ("gb",), "tb": ("tb",), "mb": ("mb",), "mah": ("mah", "毫安时", "毫安"), "ghz": ("ghz",), "mhz": ("mhz",),
    "hz": ("hz", "赫兹"), "mm": ("mm", "毫米"), "cm": ("cm", "厘米"), "m": ("米",), "kg": ("kg", "公斤", "千克"),
    "g": ("克",), "ml": ("ml", "毫升"), "l": ("升",), "w": ("瓦",), "mp": ("mp", "megapixel", "megapixels"),
    "oz": ("oz", "ounce", "ounces"), "lb": ("lb", "lbs", "pound", "pounds"), "ft": ("ft", "feet", "foot"),
}  # fmt: skip
_UNIT_OF = {written: unit for unit, writings in _UNITS.items() for written in writings}
_MEASURE = re.compile(
    r"(?<![a-z0-9.])(\d+(?:\.\d+)?)[\s-]?("
    + "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
    + r")(?![a-z])"
)
_NUMBER_FIRST = re.compile(r"(\d+(?:\.\d+)?)[a-z]+")
_LETTERS = re.compile(r"[a-z]{2,10}")
_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question: how it was typed, and the ways to say it, each made of lexemes that must all be there."""

    typed: str
    ways: tuple[tuple[str, ...], ...]
    is_unwanted: bool = False


@cache
def _jieba() -> Any:
    """Return the cutter. Its dictionary takes 34 MB, so a process loads it with its first Chinese words."""
    return import_module("rjieba")


def lexemes(text: str) -> list[str]:
    """Cut a text for the index, in its order; parts follow the whole. "TN-2110" -> tn2110, tn, 2110."""
    found: list[str] = []
    before = ""
    for run in _runs(text):
        if CHINESE.match(run):
            found += (
                [word for word in reversed(_jieba().cut_for_search(run)) if word not in STOP] if len(run) > 1 else [run]
            )
        else:
            found += _latin_lexemes(run, before)
        before = run
    return found


def sequence(text: str) -> list[str]:
    """Cut a text into its words one after the other, without parts: for telling which words are neighbours."""
    return [asked.ways[0][0] for asked in _all_asked(text)]


def question(text: str, *, most: int = MOST_ASKED) -> list[Asked]:
    """Cut what was typed: each word once, in its order; stop words only when there is nothing else."""
    found: dict[str, Asked] = {}
    is_unwanted = False
    for asked in _all_asked(text):
        if asked.typed in WITHOUT and found:
            is_unwanted = True
        else:
            found.setdefault(asked.typed, replace(asked, is_unwanted=True) if is_unwanted else asked)
    return list(found.values())[:most]


def _all_asked(text: str) -> Iterator[Asked]:
    runs = _joined_models(list(_runs(text)))
    for run in [run for run in runs if run not in STOP] or runs:
        yield from _chinese_asked(run) if CHINESE.match(run) else (_latin_asked(run),)


def is_chinese(word: str) -> bool:
    return CHINESE.search(word) is not None


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word)) if word.isalpha() and word.isascii() else word


def surfaces(text: str) -> Iterator[str]:
    """Return a text's words as they are written, for mending what is mistyped."""
    for run in _runs(text):
        if CHINESE.match(run):
            yield from (word for word in _jieba().cut_for_search(run) if word not in STOP)
        else:
            yield from (part for part in _parts(run) if part not in STOP)


def _runs(text: str) -> list[str]:
    plain = _NOISE.sub("", unicodedata.normalize("NFKC", text).lower())
    return _RUN.findall(_MEASURE.sub(lambda said: f" {said[1]}{_UNIT_OF[said[2]]} ", plain))


def _parts(run: str) -> list[str]:
    return re.split("[-_]", run)


def _latin_lexemes(run: str, before: str) -> list[str]:
    parts = _parts(run)
    found = [stem(part) for part in parts if part not in STOP]
    if len(parts) > 1:
        found.append("".join(parts))
    for part in parts:
        if measured := _NUMBER_FIRST.fullmatch(part):
            found.append(measured[1])  # "64gb" is found by "64" too.
    if parts[0].isdigit() and len(parts[0]) <= 4 and _LETTERS.fullmatch(before) and before not in STOP:
        found.append(before + parts[0])  # "iPhone 8" is found by "iphone8" too.
    return found


def _latin_asked(run: str) -> Asked:
    if " " in run:  # A name and its number: "cat 6" is "cat6" as well.
        name, number = run.split(" ")
        return Asked(run, ((stem(name), number), (name + number,)))
    parts = _parts(run)
    if len(parts) == 1:
        return Asked(run, ((stem(run),),))
    return Asked(run, (("".join(parts),), tuple(stem(part) for part in parts if part not in STOP) or tuple(parts)))


def _chinese_asked(run: str) -> list[Asked]:
    words = _jieba().cut(run)
    meant = [word for word in words if word not in STOP] or words
    return [_chinese_word(word) for word in meant]


def _chinese_word(word: str) -> Asked:
    parts = tuple(part for part in _jieba().cut_for_search(word) if part != word)
    # The longest parts that together make the word: the index may have been told it in pieces.
    longest = [part for part in parts if not any(part in other for other in parts if other != part)]
    covering = tuple(sorted(longest, key=word.find))
    return Asked(word, ((word,), covering) if "".join(covering) == word else ((word,),))


def _joined_models(runs: list[str]) -> list[str]:
    """Put a name and the short number behind it together: ["galaxy", "8"] -> ["galaxy 8"]."""
    joined: list[str] = []
    for run in runs:
        if joined and run.isdigit() and len(run) <= 4 and _LETTERS.fullmatch(joined[-1]) and joined[-1] not in STOP:
            joined[-1] = f"{joined[-1]} {run}"
        else:
            joined.append(run)
    return joined
