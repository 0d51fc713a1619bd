"""
How Chinese is typed in letters.

Its dictionary of phrases (银行 is "yin hang", not "yin xing") takes 57 MB, so a process loads it with the first word
that it needs: those that index goods do, those that answer requests do not.
"""

from importlib import import_module


def syllables(text: str) -> list[str]:
    """Return the text's syllables, 杯子 -> ["bei", "zi"]; what is not Chinese stays as it is."""
    said: list[str] = import_module("pypinyin").lazy_pinyin(text)
    return said


def first_letters(text: str) -> list[str]:
    """Return the first letter of each syllable, 杯子 -> ["b", "z"]; what is not Chinese stays as it is."""
    library = import_module("pypinyin")
    said: list[str] = library.lazy_pinyin(text, style=library.Style.FIRST_LETTER)
    return said
