"""A product as rows of Shopify's layout. Pure."""

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from foundation.money import Money, exponent
from foundation.words import say
from market.moving.shopify.layout import BEYOND, MODELLED, NO_CHOICE, OPTIONS, Ware

Rows = list[dict[str, str]]


def rows_of(
    ware: Ware,
    language: str,
    *,
    kept: Sequence[Mapping[str, str]] = (),
    kept_ware: Ware | None = None,
    category: str = "",
    compare_at: Mapping[str, str] | None = None,
    pictures: Sequence[str] = (),
) -> Rows:
    """
    Write a product. In: the rows it came with and how they are read, if it came in this layout.

    As long as those rows still say what it is, they leave as they came. Else what we model is written anew, and the
    columns that we do not model are taken from them: by variant, or by place where a variant is new.
    """
    if kept and kept_ware == ware:
        return [dict(row) for row in kept]
    rows = _variant_rows(ware, language, compare_at or {})
    if not kept:
        rows[0]["Product Category"] = category
        for place, address in enumerate(pictures):
            if place == len(rows):
                rows.append({"Handle": ware.slug})
            rows[place] |= {"Image Src": address, "Image Position": str(place + 1)}
        return rows
    by_code = {row.get("Variant SKU", ""): row for row in kept if row.get("Variant SKU")}
    for place, row in enumerate(rows):
        old = by_code.get(row["Variant SKU"]) or (kept[place] if place < len(kept) else {})
        row |= {column: text for column, text in old.items() if column not in MODELLED}
    rows += [
        {**{column: text for column, text in row.items() if column not in MODELLED}, "Handle": ware.slug}
        for row in kept[len(rows) :]
    ]
    return rows


def _variant_rows(ware: Ware, language: str, compare_at: Mapping[str, str]) -> Rows:
    rows: Rows = []
    for variant in ware.variants:
        row = {
            "Handle": ware.slug,
            "Variant SKU": variant.code,
            "Variant Grams": str(variant.weight_grams),
            "Variant Inventory Tracker": "shopify",
            "Variant Inventory Qty": str(variant.on_hand),
            "Variant Inventory Policy": "deny",
            "Variant Fulfillment Service": "manual",
            "Variant Price": amount(variant.price),
            "Variant Compare At Price": compare_at.get(variant.code, ""),
            "Variant Requires Shipping": "true",
            "Variant Taxable": "true",
            "Variant Barcode": variant.gtins[0] if variant.gtins else "",
            "Variant Weight Unit": "g",
        }
        if not ware.options:
            row["Option1 Value"] = NO_CHOICE[1]
        for place, (option, value) in enumerate(zip(ware.options, variant.option_values, strict=True)):
            if place < OPTIONS:
                row[f"Option{place + 1} Value"] = say(option.values[value], language)
        rows.append(row)
    first = rows[0]
    first |= {
        "Title": say(ware.title, language),
        "Body (HTML)": as_html(say(ware.description, language)),
        "Vendor": ware.vendor,
        "Published": "true" if ware.is_published else "false",
        "Gift Card": "false",
        "Status": "active" if ware.is_published else "draft",
        BEYOND: beyond(ware),
    }
    if not ware.options:
        first["Option1 Name"] = NO_CHOICE[0]
    for place, option in enumerate(ware.options[:OPTIONS]):
        first[f"Option{place + 1} Name"] = say(option.name, language)
    return rows


def beyond(ware: Ware) -> str:
    """Write as JSON what no column holds, the same product always in the same way."""
    said: dict[str, Any] = {
        "title": dict(ware.title),
        "subtitle": dict(ware.subtitle),
        "description": dict(ware.description),
        "origin": dict(ware.origin),
        "attributes": [asdict(one) for one in ware.attributes],
        "options": [asdict(one) for one in ware.options],
        "variants": [
            {"code": one.code, "option_values": one.option_values, "gtins": one.gtins} for one in ware.variants
        ],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_html(text: str) -> str:
    """Write plain text, paragraphs parted by blank lines, as HTML."""
    paragraphs = (html.escape(part, quote=False).replace("\n", "<br>") for part in text.split("\n\n") if part)
    return "".join(f"<p>{part}</p>" for part in paragraphs)


def amount(money: Money) -> str:
    digits = exponent(money.currency)
    whole, rest = divmod(money.minor, 10**digits)
    return f"{whole}.{rest:0{digits}}" if digits else str(whole)
