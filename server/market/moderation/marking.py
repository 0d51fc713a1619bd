"""Where the words that were found stand in what a reviewer reads. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from market.moderation.reading import origins, plain


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_hit: bool


def marked(text: str, found: Collection[tuple[str, int]]) -> list[Piece]:
    """
    Cut a text into pieces, those that are words of lists marked; together they are the text.

    In: words with how many characters each took of the text that it was found in, marks between its letters included:
    that text may be a part of this one, so its places mean nothing here.
    """
    letters, came_from = plain(text), origins(text)
    is_hit = [False] * len(text)
    for term, length in found:
        for start, end in _places(plain(term), letters, came_from):
            if end - start == length:
                is_hit[start:end] = [True] * length
    pieces: list[Piece] = []
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or is_hit[place] != is_hit[begin]:
            pieces.append(Piece(text[begin:place], is_hit[begin]))
            begin = place
    return pieces


def _places(word: str, letters: str, came_from: list[int]) -> list[tuple[int, int]]:
    found = []
    at = letters.find(word) if word else -1
    while at >= 0:
        found.append((came_from[at], came_from[at + len(word) - 1] + 1))
        at = letters.find(word, at + 1)
    return found
