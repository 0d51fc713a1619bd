"""Our own column, which carries as JSON what Shopify has no column for, and how it is put beside the others. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from foundation import fields
from foundation.words import LANGUAGES, Words, is_keepable, say
from market.catalogue.facade import AttributeKind, AttributeView, BadGtin, OptionView, gtin_from
from market.moving.shopify.layout import OPTIONS, Variant, Ware
from market.moving.shopify.writing import as_html


@dataclass(frozen=True, slots=True)
class BeyondVariant:
    code: str  # empty in files written before it was
    option_values: tuple[int, ...]
    gtins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    title: Words
    subtitle: Words
    description: Words
    origin: Words
    attributes: tuple[AttributeView, ...]
    options: tuple[OptionView, ...]
    variants: tuple[BeyondVariant, ...]


def read_beyond(text: str) -> Beyond | None:
    """Read the column; None: it says nothing that we understand."""
    try:
        said: dict[str, Any] = json.loads(text)
        return Beyond(
            title=_words(said["title"]),
            subtitle=_words(said["subtitle"]),
            description=_words(said["description"]),
            origin=_words(said["origin"]),
            attributes=tuple(map(_attribute, said["attributes"])),
            options=tuple(
                OptionView(_words(one["name"]), tuple(map(_words, one["values"]))) for one in said["options"]
            ),
            variants=tuple(
                BeyondVariant(
                    str(one.get("code", "")),
                    tuple(map(_place, one["option_values"])),
                    tuple(map(gtin_from, one["gtins"])),
                )
                for one in said["variants"]
            ),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, RecursionError, BadGtin):
        return None


def _words(said: Any) -> dict[str, str]:
    if not isinstance(said, dict) or any(
        key not in LANGUAGES or not isinstance(one, str) or not is_keepable(one) for key, one in said.items()
    ):
        raise TypeError
    return said


def _attribute(said: Any) -> AttributeView:
    number, key = said["number"], said["key"]
    if not isinstance(key, str) or not isinstance(number, int | float | None):
        raise TypeError
    return AttributeView(
        name=_words(said["name"]),
        value=_words(said["value"]),
        key=key,
        kind=AttributeKind(said["kind"]),
        number=None if number is None else float(number),
    )


def _place(said: Any) -> int:
    if type(said) is not int or said < 0:
        raise TypeError
    return said


def merged(plain: Ware, beyond: Beyond, language: str) -> Ware:
    """
    Put what our own column says beside what the others say. Where somebody has changed the others, they are believed,
    word by word: the other language, the attributes and the like stay.
    """
    known = _known(plain.variants, beyond.variants)
    options, picks = _options(plain, beyond, known, language)
    return replace(
        plain,
        title=_put(plain.title, beyond.title, language),
        description=_put(plain.description, beyond.description, language, read=_as_read),
        subtitle=beyond.subtitle,
        attributes=beyond.attributes,
        origin=beyond.origin,
        options=options,
        variants=tuple(
            replace(one, option_values=pick, gtins=old.gtins if old and old.gtins[:1] == one.gtins else one.gtins)
            for one, old, pick in zip(plain.variants, known, picks, strict=True)
        ),
    )


def _known(variants: Sequence[Variant], others: Sequence[BeyondVariant]) -> list[BeyondVariant | None]:
    """Find each variant in our own column: by its code, or by its place in files that name none."""
    if all(one.code for one in others):
        by_code = {one.code: one for one in others}
        return [by_code.get(one.code) for one in variants]
    return list(others) if len(others) == len(variants) else [None] * len(variants)


def _as_read(text: str) -> str:
    return fields.plain(as_html(text))


def _put(plain: Words, words: Words, language: str, *, read: Any = str) -> Words:
    """Put a text of one language into those of all, unless it says the same."""
    said = plain.get(language, "")
    if read(say(words, language)) == said:
        return words
    others = {key: text for key, text in words.items() if key != language}
    return {**others, language: said} if said else others


Picks = list[tuple[int, ...]]


def _options(
    plain: Ware, beyond: Beyond, known: Sequence[BeyondVariant | None], language: str
) -> tuple[tuple[OptionView, ...], Picks]:
    shown = beyond.options[:OPTIONS]
    are_same = len(plain.options) == len(shown)
    options: list[OptionView] = []
    picks: Picks = [() for _ in plain.variants]
    for place, option in enumerate(plain.options):
        spoken = [say(option.values[one.option_values[place]], language) for one in plain.variants]
        name = say(option.name, language)
        old = shown[place] if are_same else next((one for one in shown if say(one.name, language) == name), None)
        had = [_pick(one, place) if are_same else None for one in known]
        used = {_pick(one, place) for one in beyond.variants} if are_same else set()
        values, chosen = _values(spoken, had, old.values if old else (), used, language)
        options.append(OptionView(_put(option.name, old.name if old else {}, language), values))
        picks = [(*before, pick) for before, pick in zip(picks, chosen, strict=True)]
    if are_same and all(known):  # What stands beyond the third column stands there alone.
        options += beyond.options[OPTIONS:]
        picks = [(*pick, *(old.option_values[OPTIONS:] if old else ())) for pick, old in zip(picks, known, strict=True)]
    return tuple(options), picks


def _pick(variant: BeyondVariant | None, place: int) -> int | None:
    return variant.option_values[place] if variant and place < len(variant.option_values) else None


def _values(
    spoken: Sequence[str], had: Sequence[int | None], old: Sequence[Words], used: set[int | None], language: str
) -> tuple[tuple[Words, ...], list[int]]:
    """
    Find what was said among the values that were there; add what is new, and leave out what no variant has any more.

    In: for each variant what it says and, perhaps, which value it had; which values had a variant.
    """
    values: list[Words] = list(old)
    chosen: list[int] = []
    for text, hint in zip(spoken, had, strict=True):
        if hint is not None and hint < len(old) and say(old[hint], language) == text:
            chosen.append(hint)
            continue
        at = next((place for place, one in enumerate(values) if say(one, language) == text), len(values))
        if at == len(values):
            values.append({language: text})
        chosen.append(at)
    gone = used - set(chosen)
    kept = [place for place in range(len(values)) if place not in gone]
    return tuple(values[place] for place in kept), [kept.index(one) for one in chosen]
