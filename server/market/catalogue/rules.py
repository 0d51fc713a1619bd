"""Pure decisions about goods: no database, no clock, no Django."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from foundation.errors import Invalid
from foundation.pinyin import syllables
from foundation.words import LANGUAGES, Words, check_words, say
from market.catalogue.errors import (
    BadAttribute,
    BadGtin,
    BadSkuCode,
    BadSlug,
    BadWeight,
    CategoryTooDeep,
    CombinationTwice,
    NotReadyToPublish,
    OptionValueTwice,
    SkuCodeTwice,
    TooMuch,
    WrongOptionValues,
)
from market.catalogue.types import AttributeKind, AttributeView, OptionView, ProductView, SkuDraft

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
LONGEST_TITLE = 300  # Shopify allows 255, and the longest of Icecat's electronics has 259. Chinese needs a fifth.
LONGEST_SUBTITLE = 200
LONGEST_DESCRIPTION = 20_000
LONGEST_NAME = 60
LONGEST_ATTRIBUTE_NAME = 100  # The longest of Icecat's has 77.
LONGEST_VALUE = 500
LONGEST_CODE = 40
MOST_ATTRIBUTES = 200  # The fullest notebook of Icecat's has 184.
MOST_GTINS = 200  # One article in other packings and regions has other numbers; the sources have up to 127.
GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
ATTRIBUTE_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
MOST_OPTIONS = 5
MOST_VALUES = 60
MOST_SKUS = 600  # Above this a form is no longer the tool; the largest shops of the sources have below 100.
MOST_PICTURES = 20
HEAVIEST_GRAMS = 1_000_000
DEEPEST = 4  # Levels of categories; a phone shows two of them at a time.


class BadText(Invalid):
    """A text has a character that cannot be kept."""

    code = "catalogue.bad_text"


def check_slug(slug: str) -> str:
    """Return the address name. :raises BadSlug:"""
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        raise BadSlug(field="slug", longest=LONGEST_SLUG)
    return slug


def slug_from(title: Words, unique: UUID) -> str:
    """Make an address name of a title: English as it is, Chinese by its sound, and the tail of an id against twins."""
    spoken = say(title, "en")
    plain = "-".join(re.findall(r"[a-z0-9]+", " ".join(syllables(spoken)).lower()))
    return f"{plain[:48].strip('-') or 'product'}-{unique.hex[-8:]}"


def check_text(words: Words, *, field: str, longest: int) -> dict[str, str]:
    """Return a text that may be empty, trimmed. :raises BadText; words.WordsMissing:"""
    if any("\x00" in text for text in words.values()):
        raise BadText(field=field)
    if not any(text.strip() for text in words.values()) and not set(words) - set(LANGUAGES):
        return {}
    return check_words(words, field=field, longest=longest)


def check_title(words: Words, *, field: str, longest: int) -> dict[str, str]:
    """Return a text that is there, trimmed. :raises BadText; words.WordsMissing:"""
    return check_text(words, field=field, longest=longest) or check_words(words, field=field, longest=longest)


def check_attributes(attributes: Sequence[AttributeView]) -> tuple[AttributeView, ...]:
    """:raises TooMuch, BadText, BadAttribute; words.WordsMissing:"""
    if len(attributes) > MOST_ATTRIBUTES:
        raise TooMuch(field="attributes", most=MOST_ATTRIBUTES)
    return tuple(_check_attribute(one, f"attributes.{place}") for place, one in enumerate(attributes))


def _check_attribute(attribute: AttributeView, field: str) -> AttributeView:
    """Texts have no number, numbers are finite, flags are 1 or 0; only what has a key has a kind."""
    key, kind, number = attribute.key, AttributeKind(attribute.kind), attribute.number
    if key and (len(key) > LONGEST_ATTRIBUTE_NAME or not ATTRIBUTE_KEY.fullmatch(key)):
        raise BadAttribute(field=f"{field}.key", longest=LONGEST_ATTRIBUTE_NAME)
    if kind != AttributeKind.TEXT and not key:
        raise BadAttribute(field=f"{field}.kind")
    fits = {
        AttributeKind.TEXT: number is None,
        AttributeKind.NUMBER: number is not None and math.isfinite(number),
        AttributeKind.FLAG: number in (0, 1),
    }
    if not fits[kind]:
        raise BadAttribute(field=f"{field}.number")
    return AttributeView(
        name=check_title(attribute.name, field=f"{field}.name", longest=LONGEST_ATTRIBUTE_NAME),
        value=check_title(attribute.value, field=f"{field}.value", longest=LONGEST_VALUE),
        key=key,
        kind=kind,
        number=None if number is None else float(number),
    )


def gtin_from(text: str) -> str:
    """
    Return a GTIN in the one form that we keep: 8 digits, or 13 (a UPC with its leading zero), or 14 of a case.

    The check digit is GS1's: every second digit from the right counts threefold, and the sum ends in zero.

    :raises BadGtin:
    """
    if not GTIN.fullmatch(text):
        raise BadGtin(gtin=text[:20])
    digits = [int(sign) for sign in text]
    if sum(digits[-1::-2]) % 10 != -3 * sum(digits[-2::-2]) % 10 or not any(digits):
        raise BadGtin(gtin=text)
    if len(text) == 14 and text[0] == "0":
        return text[1:]
    return text.zfill(13) if len(text) == 12 else text


def check_gtins(gtins: Sequence[str], *, field: str) -> tuple[str, ...]:
    """Return an article's GTINs, each once. :raises BadGtin, TooMuch:"""
    try:
        kept = tuple(dict.fromkeys(map(gtin_from, gtins)))
    except BadGtin as bad:
        raise BadGtin(field=field, **bad.facts) from None
    if len(kept) > MOST_GTINS:
        raise TooMuch(field=field, most=MOST_GTINS)
    return kept


def check_options(options: Sequence[OptionView]) -> tuple[OptionView, ...]:
    """:raises TooMuch, OptionValueTwice, WrongOptionValues, BadText; words.WordsMissing:"""
    if len(options) > MOST_OPTIONS:
        raise TooMuch(field="options", most=MOST_OPTIONS)
    return tuple(_check_option(one, f"options.{place}") for place, one in enumerate(options))


def _check_option(option: OptionView, field: str) -> OptionView:
    if not option.values:
        raise WrongOptionValues(field=f"{field}.values")
    if len(option.values) > MOST_VALUES:
        raise TooMuch(field=f"{field}.values", most=MOST_VALUES)
    values = tuple(
        check_title(value, field=f"{field}.values.{place}", longest=LONGEST_NAME)
        for place, value in enumerate(option.values)
    )
    if any(value in values[:place] for place, value in enumerate(values)):
        raise OptionValueTwice(field=f"{field}.values")
    return OptionView(name=check_title(option.name, field=f"{field}.name", longest=LONGEST_NAME), values=values)


def check_skus(options: Sequence[OptionView], skus: Sequence[SkuDraft]) -> tuple[SkuDraft, ...]:
    """
    Let a product's SKUs through: each stands for one combination of options, and no two active ones for the same.

    :raises TooMuch, BadSkuCode, BadWeight, BadGtin, WrongOptionValues, SkuCodeTwice, CombinationTwice:
    """
    if len(skus) > MOST_SKUS:
        raise TooMuch(field="skus", most=MOST_SKUS)
    codes: set[str] = set()
    combinations: set[tuple[int, ...]] = set()
    for place, sku in enumerate(skus):
        field = f"skus.{place}"
        if not 0 < len(sku.code) <= LONGEST_CODE or not sku.code.isprintable() or sku.code != sku.code.strip():
            raise BadSkuCode(field=f"{field}.code", longest=LONGEST_CODE)
        if not 0 <= sku.weight_grams <= HEAVIEST_GRAMS:
            raise BadWeight(field=f"{field}.weight_grams", most=HEAVIEST_GRAMS)
        sizes = [len(option.values) for option in options]
        if len(sku.option_values) != len(sizes) or not all(
            0 <= value < size for value, size in zip(sku.option_values, sizes, strict=True)
        ):
            raise WrongOptionValues(field=f"{field}.option_values", sizes=sizes)
        if sku.code in codes:
            raise SkuCodeTwice(field=f"{field}.code", sku_code=sku.code)
        if sku.is_active and tuple(sku.option_values) in combinations:
            raise CombinationTwice(field=f"{field}.option_values", option_values=list(sku.option_values))
        codes.add(sku.code)
        if sku.is_active:
            combinations.add(tuple(sku.option_values))
    return tuple(
        replace(sku, option_values=tuple(sku.option_values), gtins=check_gtins(sku.gtins, field=f"skus.{place}.gtins"))
        for place, sku in enumerate(skus)
    )


def option_text(options: Sequence[OptionView], option_values: Sequence[int]) -> dict[str, str]:
    """Say in every language which values were chosen: {"zh-CN": "朱砂红 / 一对", "en": "Vermilion / Pair"}."""
    chosen: list[Mapping[str, str]] = [
        option.values[value] for option, value in zip(options, option_values, strict=True)
    ]
    spoken = [language for language in LANGUAGES if any(words.get(language) for words in chosen)]
    return {language: " / ".join(say(words, language) for words in chosen) for language in spoken}


def check_picture_ids(picture_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Return the pictures in their order, each once. :raises TooMuch:"""
    if len(picture_ids) > MOST_PICTURES:
        raise TooMuch(field="picture_ids", most=MOST_PICTURES)
    return tuple(dict.fromkeys(picture_ids))


def check_publishable(product: ProductView) -> None:
    """
    Let a product go on sale: it needs a title, something to buy, and a picture unless it was imported without one.

    :raises NotReadyToPublish:
    """
    missing: list[str] = []
    if not any(product.title.values()):
        missing.append("title")
    if not any(sku.is_active for sku in product.skus):
        missing.append("sku")
    if not product.picture_ids and product.source_key is None:
        missing.append("picture")
    if missing:
        raise NotReadyToPublish(missing=missing)


def check_depth(parent_path: Collection[UUID]) -> None:
    """:raises CategoryTooDeep:"""
    if len(parent_path) >= DEEPEST:
        raise CategoryTooDeep(field="parent_id", deepest=DEEPEST)
