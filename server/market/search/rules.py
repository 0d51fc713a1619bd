"""
How text becomes tokens. The index and the question must be cut by the same knife, so both come through here.

Chinese is cut into words by rjieba (search mode: long words and their parts); Latin words keep their letters, and
PostgreSQL's `english` dictionary stems them on both sides.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import rjieba
from pypinyin import Style, lazy_pinyin

CHINESE = re.compile(r"[㐀-䶿一-鿿]+")
LATIN = re.compile(r"[a-z0-9][a-z0-9.\-]*[a-z0-9]|[a-z0-9]")
STOP = frozenset("的 了 和 与 及 或 在 是 也 都 而 为 之 于 a an the and or of for with in on to by".split())
LONGEST_QUESTION = 80  # Letters. Nobody types more, and every token costs.


@dataclass(frozen=True, slots=True)
class Tokens:
    chinese: tuple[str, ...]
    latin: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.chinese + self.latin


def tokens(text: str, *, whole: bool = False) -> Tokens:
    """
    Cut a text into words. `whole` cuts a question: each Chinese word once, not its parts as well.

    In: any text. Out: lower-case words in their order, without stop words; full-width letters become plain ones.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    chinese = [
        word
        for run in CHINESE.findall(plain)
        for word in (rjieba.cut(run) if whole else rjieba.cut_for_search(run))
        if word not in STOP
    ]
    latin = [word for word in LATIN.findall(plain) if word not in STOP]
    return Tokens(tuple(chinese), tuple(latin))


@lru_cache(maxsize=20_000)
def pinyin(word: str) -> str:
    """Return how a Chinese word is typed: 杯子 -> "beizi". Latin stays as it is."""
    return "".join(lazy_pinyin(word, style=Style.NORMAL, errors="default")).lower()


@lru_cache(maxsize=20_000)
def initials(word: str) -> str:
    """Return a Chinese word's first letters: 杯子 -> "bz"."""
    return "".join(lazy_pinyin(word, style=Style.FIRST_LETTER, errors="default")).lower()


def edits(typed: str, meant: str) -> int:
    """
    Count the slips of the finger between two words: a letter wrong, missing, too many, or two in the wrong order.

    Optimal string alignment distance, Boytsov 2011.
    """
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(meant, 1):
            best = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def is_slip(typed: str, meant: str) -> bool:
    """Whether a word may be another, mistyped: one slip in a word of four letters, two from seven on."""
    return edits(typed, meant) <= (0 if len(typed) < 4 else 1 if len(typed) < 7 else 2)


def is_chinese(word: str) -> bool:
    return CHINESE.search(word) is not None
