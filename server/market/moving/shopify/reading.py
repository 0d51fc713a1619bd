"""Rows of Shopify's layout as a product. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import count
from typing import TypeAlias

from foundation import fields
from foundation.fields import BadValue, shortened
from market.catalogue.facade import BadGtin, OptionView, gtin_from
from market.moving.reasons import spoken
from market.moving.shopify.beyond import merged, read_beyond
from market.moving.shopify.layout import BEYOND, NO_CHOICE, OPTIONS, Variant, Ware

YES, NO = ("true", "yes", "1"), ("false", "no", "0", "")
GRAMS = re.compile(r"[0-9]{1,7}(?:\.[0-9]+)?")
QUANTITY = re.compile(r"-?[0-9]{1,9}")
LONGEST_CODE = 40
LONGEST_SLUG = 80
LONGEST_VENDOR = 60


Cells: TypeAlias = Mapping[str, str]
Note: TypeAlias = tuple[int, str, str, dict[str, object]]  # place of the row, column, code of the reason, its facts


class BadRow(Exception):
    """A row of a product makes no sense, in the column named."""

    def __init__(self, place: int, column: str, code: str, **facts: object) -> None:
        super().__init__(spoken(code, facts, "en"))
        self.place, self.column, self.code, self.facts = place, column, code, facts


def ware_of(rows: Sequence[Cells], language: str, currency: str) -> Ware:
    """
    Read a product's rows. Words in other languages, attributes and the like come from our own column.

    :raises BadRow:
    """
    plain = _from_columns(rows, language, currency)
    beyond = read_beyond(rows[0].get(BEYOND, ""))
    return merged(plain, beyond, language) if beyond else plain


def read_kept(rows: Sequence[Cells], language: str, currency: str) -> Ware | None:
    """Read the rows that a product once came with; None: there are none, or they mean nothing any more."""
    try:
        return ware_of(rows, language, currency) if rows else None
    except BadRow:
        return None


def is_variant(row: Cells) -> bool:
    """Tell a variant's row from one that only brings a picture."""
    return any(row.get(column, "").strip() for column in ("Variant Price", "Variant SKU", "Option1 Value"))


def _from_columns(rows: Sequence[Cells], language: str, currency: str) -> Ware:
    first = rows[0]
    slug = slug_of(first.get("Handle", ""))
    if not slug:
        raise BadRow(0, "Handle", "handle_unusable")
    title = first.get("Title", "").strip()
    if not title:
        raise BadRow(0, "Title", "title_empty")
    numbered = [(place, row) for place, row in enumerate(rows) if is_variant(row)]
    if not numbered:
        raise BadRow(0, "Variant Price", "nothing_to_buy")
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
    """Make an address name of a handle: "Big_Mug" by its letters; of others, Chinese ones too, no two the same."""
    said = _hyphened(handle)
    if handle.isascii() or not handle.strip():
        return said[:LONGEST_SLUG].strip("-")
    return f"{said[: LONGEST_SLUG - 9].strip('-') or 'goods'}-{sha256(handle.encode()).hexdigest()[:8]}"


def _hyphened(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def _option_names(first: Cells) -> list[str]:
    names = [first.get(f"Option{at} Name", "").strip() for at in range(1, OPTIONS + 1)]
    names = [name for name in names if name]
    is_none = names in ([], [NO_CHOICE[0]]) and first.get("Option1 Value", "").strip() in ("", NO_CHOICE[1])
    return [] if is_none else names or ["Option"]


def _chosen(place: int, row: Cells, names: Sequence[str]) -> list[str]:
    values = [row.get(f"Option{at} Value", "").strip() for at in range(1, len(names) + 1)]
    for at, value in enumerate(values, 1):
        if not value:
            raise BadRow(place, f"Option{at} Value", "option_value_empty")
    return values


def _code(row: Cells, slug: str, number: int, taken: set[str]) -> str:
    """Return the variant's SKU, or one of ours where it has none, the same each time."""
    code = row.get("Variant SKU", "").strip()
    if not code or code in taken or len(code) > LONGEST_CODE or not code.isprintable():
        code = next(ours for at in count(number) if (ours := f"{slug[:30]}-{at}") not in taken)
    taken.add(code)
    return code


def _variant(place: int, row: Cells, currency: str, picked: tuple[int, ...], code: str) -> Variant:
    try:
        price = fields.price(row.get("Variant Price", "").strip(), currency)
    except BadValue as bad:
        raise BadRow(place, "Variant Price", bad.code, value=bad.value, currency=currency) from None
    grams = row.get("Variant Grams", "").strip() or "0"
    if not GRAMS.fullmatch(grams):
        raise BadRow(place, "Variant Grams", "not_a_weight", value=shortened(grams))
    quantity = row.get("Variant Inventory Qty", "").strip() or "0"
    if not QUANTITY.fullmatch(quantity):
        raise BadRow(place, "Variant Inventory Qty", "not_a_count", value=shortened(quantity))
    try:
        gtins: tuple[str, ...] = (gtin_from(row.get("Variant Barcode", "").strip()),)
    except BadGtin:
        gtins = ()
    return Variant(code, picked, price, max(0, int(quantity)), round(float(grams)), gtins)


def _is_published(first: Cells) -> bool:
    published = first.get("Published", "true").strip().lower() or "true"
    if published not in YES + NO:
        raise BadRow(0, "Published", "not_true_or_false", value=shortened(published))
    status = first.get("Status", "").strip().lower() or "active"
    if status not in ("active", "draft", "archived", "unlisted"):
        raise BadRow(0, "Status", "status_unknown", value=shortened(status))
    return published in YES and status == "active"


def remarks_on(rows: Sequence[Cells], ware: Ware) -> Iterator[Note]:
    """Say what of a product's rows does not come in as it stands. In: the rows, and how they were read."""
    variants = iter(ware.variants)
    codes: set[str] = set()
    for place, row in enumerate(rows):
        for column in ("Image Src", "Variant Image"):
            if row.get(column):
                yield place, column, "picture_not_fetched", {}
        if not is_variant(row):
            continue
        variant, code = next(variants), row.get("Variant SKU", "").strip()
        if code and code != variant.code:
            yield place, "Variant SKU", "sku_twice" if code in codes else "sku_unusable", {"sku": variant.code}
        codes.add(code)
        if row.get("Variant Barcode", "").strip() and not variant.gtins:
            yield place, "Variant Barcode", "barcode_unread", {}
        if row.get("Variant Inventory Qty", "").strip().startswith("-"):
            yield place, "Variant Inventory Qty", "quantity_negative", {}
        if row.get("Variant Compare At Price", "").strip():
            yield place, "Variant Compare At Price", "compare_at_kept", {}
