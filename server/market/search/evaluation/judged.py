"""Judged sets, in the layouts in which two public ones come. Nothing of theirs is kept."""

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from foundation.words import Words
from market.search.types import AttributeDraft, DocumentDraft

_MARKUP = re.compile(r"<[^>]+>")
_SHOP = uuid5(NAMESPACE_URL, "judged")
_RELEASED = datetime(2026, 1, 1, tzinfo=UTC)


class UnknownLayout(Exception):
    """The message says what was expected."""


@dataclass(frozen=True, slots=True)
class JudgedSet:
    products: Sequence[tuple[str, DocumentDraft]]  # With what the judgments call them.
    gains: Mapping[str, Mapping[str, float]]  # Query -> product -> how good it is; the judges' own numbers.


def read_judged(judgments: Path, products: Path | None) -> JudgedSet:
    """
    Read judgments with the products beside them.

    A .csv (query, docid, rating) goes with products.parquet, as in chorus_icecat; Quepid's .json with
    products.jsonl.gz, as in esci_us_150. :raises UnknownLayout, OSError:
    """
    if judgments.suffix == ".csv":
        return JudgedSet(_chorus(products or judgments.with_name("products.parquet")), _of_csv(judgments))
    if judgments.suffix == ".json":
        return JudgedSet(_esci(products or judgments.with_name("products.jsonl.gz")), _of_json(judgments))
    raise UnknownLayout("judgments are a .csv (query, docid, rating) or Quepid's .json")


def _of_csv(file: Path) -> dict[str, dict[str, float]]:
    gains: dict[str, dict[str, float]] = {}
    with file.open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            gains.setdefault(row["query"], {})[row["docid"]] = float(row["rating"])
    return gains


def _of_json(file: Path) -> dict[str, dict[str, float]]:
    """The scale stands in the file: {"100.000": "E=1.0"} makes a rating of 100 a gain of 1."""
    said = json.loads(file.read_text("utf-8"))
    scale = {float(rating): float(gain.partition("=")[2]) for rating, gain in said.get("gain", {}).items()}
    return {
        one["query"]: {
            rating["docId"]: scale.get(float(rating["rating"]), float(rating["rating"])) for rating in one["ratings"]
        }
        for one in said["judgmentRatings"]
    }


def _chorus(file: Path) -> list[tuple[str, DocumentDraft]]:
    import duckdb

    columns = "id, title, name, supplier, short_description, ean, price_cents, attributes_json"
    with duckdb.connect() as reader:
        rows = reader.execute(f"SELECT {columns} FROM read_parquet(?)", [str(file)]).fetchall()
    return [
        (str(identity), _draft(
            str(identity), title=title or "", brand=supplier or "", price_minor=price or 0,
            details=[name or "", *_said(attributes := json.loads(said or "{}")), *(ean or "").split("|")],
            description=_MARKUP.sub(" ", text or ""), attributes=attributes,
        ))
        for identity, title, name, supplier, text, ean, price, said in rows
    ]  # fmt: skip


def _said(attributes: Mapping[str, Any]) -> Iterator[str]:
    for name, value in attributes.items():
        if value is True:
            yield _spoken(name)
        elif value is not False:
            yield f"{value:g}" if isinstance(value, float) else str(value)


def _spoken(name: str) -> str:
    """attr_t_product_colour -> product colour"""
    return name.split("_", 2)[-1].replace("_", " ").strip()


def _esci(file: Path) -> list[tuple[str, DocumentDraft]]:
    reader: Callable[..., Any] = gzip.open if file.suffix == ".gz" else open
    with reader(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        (row["_id"], _draft(
            row["_id"], title=row["title"] or "", brand=row["brand"] or "", price_minor=0,
            details=[row["color"] or ""], description=f"{row['bullet_points'] or ''}\n{row['description'] or ''}",
            categories=row["category"] or [], attributes={"attr_t_colour": row["color"]} if row["color"] else {},
        ))
        for row in rows
    ]  # fmt: skip


def _draft(
    identity: str,
    *,
    title: str,
    brand: str,
    price_minor: int,
    details: Sequence[str],
    description: str,
    attributes: Mapping[str, Any],
    categories: Sequence[str] = (),
) -> DocumentDraft:
    """Every product is alike in all that the judges did not see: nothing is sold, everything is in stock."""
    return DocumentDraft(
        product_id=product_id(identity),
        shop_id=_SHOP,
        brand_id=uuid5(_SHOP, brand) if brand else None,
        category_ids=tuple(uuid5(_SHOP, "/".join(categories[: depth + 1])) for depth in range(len(categories))),
        price_minor=price_minor,
        has_group=False,
        in_stock=True,
        sold_count=0,
        published_at=_RELEASED,
        title=_words(title),
        brand=_words(brand),
        categories=[_words(one) for one in categories],
        details=[_words(one) for one in details],
        description=_words(description),
        attributes=tuple(_attribute(name, value) for name, value in attributes.items() if not isinstance(value, bool)),
    )


def product_id(identity: str) -> UUID:
    return uuid5(_SHOP, f"product {identity}")


def _attribute(name: str, value: Any) -> AttributeDraft:
    number = value if isinstance(value, float) else None
    return AttributeDraft(
        name, _words(_spoken(name)), _words(f"{value:g}" if number is not None else str(value)), number
    )


def _words(text: str) -> Words:
    return {"en": text} if text else {}
