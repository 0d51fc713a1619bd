"""
How a text is read: the letters that its author meant, without what hides them.

Width, case, traditional forms, letters of other scripts and marks above and below are folded sign by sign; spaces,
punctuation, symbols and what has no width are left out. So a sign becomes none, one or a few letters whatever stands
beside it: reading is one `str.translate`, and where a letter came from is counted only when somebody asks.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import import_module

from market.moderation.lookalikes import AS_LATIN

MOST_REMEMBERED = 60_000  # Signs, 6 MB, more than Chinese has. All of Unicode is read more slowly than that.
KEPT_SIGNS = frozenset("%")  # 100% says more than 100.
UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # Letters and symbols by Unicode, and blank to the eye.


class _Folding(dict[int, str]):
    """What each sign is read as, learnt when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        if len(self) < MOST_REMEMBERED:
            self[code] = folded
        return folded


_folding = _Folding()


def plain(text: str) -> str:
    """Return what is read of a text."""
    return text.translate(_folding)


def origins(text: str) -> list[int]:
    """Return for each letter of `plain(text)` which character of the text it was read from. Rises, never falls."""
    return [place for place, sign in enumerate(text) for _ in _folding[ord(sign)]]


def fold(sign: str) -> str:
    """Return what one sign is read as, perhaps nothing. Folding that again changes nothing."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", sign) if unicodedata.category(one)[0] not in "MC")
    letters = (_simple(one) for one in unicodedata.normalize("NFC", bare.casefold()))
    return "".join(one for one in letters if _is_read(one))


def _simple(letter: str) -> str:
    """Return the simplified form of a Chinese character, or the Latin letter that another looks like."""
    return AS_LATIN[letter] if letter in AS_LATIN else _simplified()(letter)


def _is_read(letter: str) -> bool:
    return letter in KEPT_SIGNS or (unicodedata.category(letter)[0] in "LN" and letter not in UNSEEN)


@cache
def _simplified() -> Callable[[str], str]:
    """Load the dictionary of Chinese forms with the first text, 30 ms."""
    convert: Callable[[str], str] = import_module("opencc").OpenCC("t2s").convert
    return lambda letter: convert(convert(letter))  # 薴 is 苧, and 苧 is 苎.
