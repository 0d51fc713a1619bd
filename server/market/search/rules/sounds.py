"""How Chinese words are typed in letters."""

from functools import lru_cache

from foundation.pinyin import first_letters, syllables

LONGEST_TYPED = 30  # Letters of pinyin looked at together: about ten syllables.
LONGEST_WORD = 24  # Letters of one Chinese word in pinyin.


def pinyin(text: str) -> str:
    """Return how Chinese is typed: 杯子 -> "beizi". Latin and blanks stay as they are."""
    return " ".join(map(_typed, text.split(" ")))


@lru_cache(maxsize=20_000)
def _typed(part: str) -> str:
    """Titles are hardly ever the same twice; what stands between their blanks is, and no reading reaches across one."""
    return (part if part.isascii() else "".join(syllables(part))).lower()


@lru_cache(maxsize=20_000)
def initials(word: str) -> str:
    """Return a Chinese word's first letters: 杯子 -> "bz"."""
    return "".join(first_letters(word)).lower()


def stretches(typed: str) -> list[str]:
    """Return every stretch of what was typed that may be one word's pinyin."""
    length = len(typed)
    return sorted({typed[i:j] for i in range(length) for j in range(i + 1, min(length, i + LONGEST_WORD) + 1)})


def readings(typed: str, known: dict[str, list[str]], *, most: int) -> list[tuple[str, ...]]:
    """
    Read letters as Chinese words that follow one another: "makebei" -> (马克, 杯).

    `known` says which words sound like a stretch, commonest first. Few words before many, common before rare.
    """
    best: list[list[tuple[str, ...]]] = [[] for _ in range(len(typed) + 1)]
    best[0].append(())
    for end in range(1, len(typed) + 1):
        ways = [
            (*words, word)
            for start in range(max(0, end - LONGEST_WORD), end)
            for words in best[start]
            for word in known.get(typed[start:end], ())
        ]
        best[end] = sorted(ways, key=len)[:most]  # The sort is stable: what is common stays ahead.
    return best[-1]
