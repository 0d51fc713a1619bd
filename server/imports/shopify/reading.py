"""Rows of Shopify's layout as a product. Pure."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from foundation import fields
from foundation.fields import BadValue
from foundation.words import LANGUAGES
from imports.shopify.layout import BEYOND, NO_CHOICE, OPTIONS, Variant, Ware
from imports.shopify.writing import rows_of
from market.catalogue.facade import AttributeKind, AttributeView, BadGtin, OptionView, gtin_from

YES, NO = ("true", "yes", "1"), ("false", "no", "0", "")
GRAMS = re.compile(r"[0-9]{1,7}(?:\.[0-9]+)?")
QUANTITY = re.compile(r"-?[0-9]{1,9}")
LONGEST_CODE = 40
LONGEST_VENDOR = 60


class BadRow(Exception):
    """A row of a product makes no sense, in the column named."""

    def __init__(self, place: int, column: str, reason: str) -> None:
        super().__init__(reason)
        self.place, self.column, self.reason = place, column, reason


def ware_of(rows: Sequence[Mapping[str, str]], language: str, currency: str) -> Ware:
    """
    Read a product's rows. Words in other languages, attributes and the like come from our own column, as long as it
    and the others say the same; where somebody has changed the others, they count.

    :raises BadRow:
    """
    plain = _from_columns(rows, language, currency)
    full = _with_beyond(plain, rows[0].get(BEYOND, ""))
    if full is not None and _says(full, language) == _spoken(rows):
        return full
    return plain


def read_kept(rows: Sequence[Mapping[str, str]], language: str, currency: str) -> Ware | None:
    """Read the rows that a product once came with; None: there are none, or they mean nothing any more."""
    try:
        return ware_of(rows, language, currency) if rows else None
    except BadRow:
        return None


def is_variant(row: Mapping[str, str]) -> bool:
    """Tell a variant's row from one that only brings a picture."""
    return any(row.get(column, "").strip() for column in ("Variant Price", "Variant SKU", "Option1 Value"))


def _from_columns(rows: Sequence[Mapping[str, str]], language: str, currency: str) -> Ware:
    first = rows[0]
    title = first.get("Title", "").strip()
    if not title:
        raise BadRow(0, "Title", "is empty")
    numbered = [(place, row) for place, row in enumerate(rows) if is_variant(row)]
    if not numbered:
        raise BadRow(0, "Variant Price", "is empty, so there is nothing to buy")
    slug = slug_of(first.get("Handle", ""))
    if not slug:
        raise BadRow(0, "Handle", "has neither letters nor digits")
    names = _option_names(first)
    chosen = [_chosen(place, row, names) for place, row in numbered]
    options = tuple(
        OptionView({language: name}, tuple({language: value} for value in dict.fromkeys(one[at] for one in chosen)))
        for at, name in enumerate(names)
    )
    codes: set[str] = set()
    variants = []
    for number, ((place, row), values) in enumerate(zip(numbered, chosen, strict=True), 1):
        picked = tuple(options[at].values.index({language: value}) for at, value in enumerate(values))
        variants.append(_variant(place, row, currency, picked, _code(row, slug, number, codes)))
    body = fields.plain(first.get("Body (HTML)", ""))
    return Ware(
        slug=slug,
        title={language: title},
        description={language: body} if body else {},
        vendor=first.get("Vendor", "").strip()[:LONGEST_VENDOR].strip(),
        is_published=_is_published(first),
        options=options,
        variants=tuple(variants),
    )


def slug_of(handle: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", handle.lower()))[:80].strip("-")


def _option_names(first: Mapping[str, str]) -> list[str]:
    names = [first.get(f"Option{at} Name", "").strip() for at in range(1, OPTIONS + 1)]
    names = [name for name in names if name]
    is_none = names in ([], [NO_CHOICE[0]]) and first.get("Option1 Value", "").strip() in ("", NO_CHOICE[1])
    return [] if is_none else names or ["Option"]


def _chosen(place: int, row: Mapping[str, str], names: Sequence[str]) -> list[str]:
    values = [row.get(f"Option{at} Value", "").strip() for at in range(1, len(names) + 1)]
    for at, value in enumerate(values, 1):
        if not value:
            raise BadRow(place, f"Option{at} Value", "is empty, and the product has such an option")
    return values


def _code(row: Mapping[str, str], slug: str, number: int, taken: set[str]) -> str:
    """Return the variant's SKU, or one of ours where it has none, the same each time."""
    code = row.get("Variant SKU", "").strip()
    if not code or code in taken or len(code) > LONGEST_CODE or not code.isprintable():
        code = f"{slug[:30]}-{number}"
    taken.add(code)
    return code


def _variant(place: int, row: Mapping[str, str], currency: str, picked: tuple[int, ...], code: str) -> Variant:
    try:
        price = fields.price(row.get("Variant Price", "").strip(), currency)
    except BadValue as bad:
        raise BadRow(place, "Variant Price", str(bad)) from None
    grams = row.get("Variant Grams", "").strip() or "0"
    if not GRAMS.fullmatch(grams):
        raise BadRow(place, "Variant Grams", f"is no weight: {fields.shortened(grams)}")
    quantity = row.get("Variant Inventory Qty", "").strip() or "0"
    if not QUANTITY.fullmatch(quantity):
        raise BadRow(place, "Variant Inventory Qty", f"is no count: {fields.shortened(quantity)}")
    try:
        gtins: tuple[str, ...] = (gtin_from(row.get("Variant Barcode", "").strip()),)
    except BadGtin:
        gtins = ()
    return Variant(code, picked, price, max(0, int(quantity)), round(float(grams)), gtins)


def _is_published(first: Mapping[str, str]) -> bool:
    published = first.get("Published", "true").strip().lower() or "true"
    if published not in YES + NO:
        raise BadRow(0, "Published", f"is neither true nor false: {fields.shortened(published)}")
    status = first.get("Status", "").strip().lower() or "active"
    if status not in ("active", "draft", "archived", "unlisted"):
        raise BadRow(0, "Status", f"is not known: {fields.shortened(status)}")
    return published in YES and status == "active"


def _with_beyond(plain: Ware, text: str) -> Ware | None:
    """Put what our own column says beside what the others say; None: it says nothing that we understand."""
    try:
        said: dict[str, Any] = json.loads(text)
        return Ware(
            slug=plain.slug,
            title=_words(said["title"]),
            description=_words(said["description"]),
            vendor=plain.vendor,
            is_published=plain.is_published,
            options=tuple(
                OptionView(_words(one["name"]), tuple(map(_words, one["values"]))) for one in said["options"]
            ),
            variants=tuple(
                Variant(
                    code=one.code,
                    option_values=tuple(map(int, more["option_values"])),
                    price=one.price,
                    on_hand=one.on_hand,
                    weight_grams=one.weight_grams,
                    gtins=tuple(map(gtin_from, more["gtins"])),
                )
                for one, more in zip(plain.variants, said["variants"], strict=True)
            ),
            subtitle=_words(said["subtitle"]),
            attributes=tuple(
                AttributeView(
                    _words(one["name"]), _words(one["value"]), one["key"], AttributeKind(one["kind"]), one["number"]
                )
                for one in said["attributes"]
            ),
            origin=_words(said["origin"]),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, BadGtin):
        return None


def _words(said: Any) -> dict[str, str]:
    if not isinstance(said, dict) or not all(key in LANGUAGES and isinstance(one, str) for key, one in said.items()):
        raise TypeError
    return said


SPOKEN = ("Title", "Body (HTML)", "Option1 Name", "Option2 Name", "Option3 Name", "Option1 Value", "Option2 Value",
          "Option3 Value", "Variant Barcode")  # fmt: skip


def _spoken(rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
    return [[row.get(column, "").strip() for column in SPOKEN] for row in rows if is_variant(row)]


def _says(ware: Ware, language: str) -> list[list[str]]:
    try:
        return _spoken(rows_of(ware, language))
    except (IndexError, ValueError):
        return []
