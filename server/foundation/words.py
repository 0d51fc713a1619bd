"""Texts that people read, in the languages the market speaks: {"zh-CN": "杯子", "en": "Mug"}."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from django.http import HttpRequest

from foundation.errors import Invalid

Words: TypeAlias = Mapping[str, str]
LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # Embeddings, overrides and isolates: UAX #9, 2.


class WordsMissing(Invalid):
    """A text is needed in at least one of the market's languages."""

    code = "market.words_missing"


def say(words: Words, language: str) -> str:
    """Return the text in this language, or in any other that it has, or ""."""
    return words.get(language) or next((words[other] for other in LANGUAGES if words.get(other)), "")


def check_words(words: Words, *, field: str, longest: int) -> dict[str, str]:
    """Return the texts trimmed, without empty ones. :raises WordsMissing: none left, too long or an unknown language"""
    kept = {language: text.strip() for language, text in words.items() if text.strip()}
    if not kept or any(language not in LANGUAGES for language in kept):
        raise WordsMissing(field=field, languages=LANGUAGES)
    if max(map(len, kept.values())) > longest:
        raise WordsMissing(field=field, longest=longest)
    return kept


def is_keepable(text: str) -> bool:
    """Say whether PostgreSQL can hold a text: it takes neither NUL nor half of a surrogate pair."""
    return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text)


def turns_letters(text: str) -> bool:
    """Say whether a text has marks that turn the direction of what stands after them, beyond its own end."""
    return _TURNS.search(text) is not None


def without_turns(text: str) -> str:
    return _TURNS.sub("", text)


def language_of(request: HttpRequest) -> str:
    """Return the market's language that the browser asks for first."""
    return language_asked(request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=512)  # Browsers of one country send the same few.
def language_asked(asked: str) -> str:
    """Read the market's language off an Accept-Language header."""
    ranked = sorted((_weighed(part) for part in asked.split(",")[:8]), key=lambda pair: -pair[1])
    for tag, weight in ranked:
        if weight > 0 and tag.startswith("zh"):
            return "zh-CN"
        if weight > 0 and tag.startswith("en"):
            return "en"
    return DEFAULT_LANGUAGE


def _weighed(part: str) -> tuple[str, float]:
    tag, _, quality = part.strip().lower().partition(";q=")
    try:
        return tag, float(quality) if quality else 1.0
    except ValueError:
        return tag, 0.0
