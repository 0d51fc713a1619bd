"""Chorus: 19,406 of Icecat's electronics with brand, EANs, price and attributes, as one Parquet file (Apache-2.0)."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from foundation import fields
from foundation.money import Money
from foundation.tables import Place, Refusal, Remark, Row, Tell
from imports import icecat
from imports.parquet import Parquet
from imports.records import BrandRecord, CategoryRecord, ProductRecord, Record, ShopRecord, SkuRecord
from imports.source import Source
from market.catalogue.facade import AttributeView, BadGtin, gtin_from
from market.merchants.facade import LicenceView

COLUMNS = "name title supplier ean short_description price_cents date_released img_500x500 attributes_json".split()
PRODUCT_COLUMNS = {
    "brand_id": "supplier",
    "attributes": "attributes_json",
    "skus": "ean",
    "description": "short_description",
}
CENTS = re.compile(r"[0-9]{1,11}")
ELECTRONICS = "chorus_icecat:category:electronics"
LONGEST_SUBTITLE = 200


class ChorusIcecat(Source):
    name = "chorus_icecat"
    currency = None  # The column is called price_cents, and nothing says of what: they are hundredths of our money.

    def __init__(self, folder: Path, tell: Tell) -> None:
        super().__init__(folder, tell)
        self.products = Parquet(folder, "products", COLUMNS, tell)
        self.kinds: dict[str, set[str]] = defaultdict(set)  # by base of an attribute: under which kinds it occurs
        self.shelved: set[str] = set()  # keys of the categories and brands given so far

    def check(self) -> None:
        self.products.check()

    def records(self) -> Iterator[Record | Refusal | Remark]:
        self._learn_kinds()
        yield self._shop()
        yield CategoryRecord(
            ELECTRONICS, Place("products.parquet", 1), "icecat-electronics", {"zh-CN": "电子产品", "en": "Electronics"},
            parent_key=None, sort=50,
        )  # fmt: skip
        for row in self.products.rows():
            if isinstance(row, Refusal):
                yield row
            else:
                yield from self._product(row)

    def _learn_kinds(self) -> None:
        """Read the names of all attributes once: which are texts, numbers or flags, and which are several of these."""
        for row in self.products.rows():
            if isinstance(row, Row):
                for raw in _attributes_in(row) or {}:
                    if found := icecat.base_of(raw):
                        self.kinds[found[1]].add(found[0])

    def _shop(self) -> ShopRecord:
        """The data has no shop, so this one says plainly what it is. What sending costs is not in the data either."""
        return ShopRecord(
            key="chorus_icecat:shop:1",
            place=Place("products.parquet", 1),
            slug="chorus-icecat",
            name={"zh-CN": "电子产品示例店（导入数据）", "en": "Icecat electronics (imported)"},
            intro={
                "zh-CN": "本店商品与价格导入自 Chorus 搜索演示数据（Icecat 开放内容），仅供测试，并非真实商家。",
                "en": "Goods and prices come from the search demonstration Chorus (Icecat Open Content)."
                " They are for testing; there is no such merchant.",
            },
            licence=LicenceView(
                company="导入的测试数据，并非真实商家 · Imported test data, not a merchant",
                number="TEST-DATA-NOT-A-LICENCE",
                address="无（导入的测试数据）· None (imported test data)",
                issued_on=date(2020, 9, 1),  # The month of the newest goods.
                valid_until=None,
            ),
            freight=None,
            freight_free_over=None,
        )

    # ── Products ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _product(self, row: Row) -> Iterator[Record | Refusal | Remark]:
        title = " ".join(row["title"].split())
        if not title:
            yield row.refused("title", "is empty")
            return
        given = _attributes_in(row)
        if given is None:
            yield row.refused("attributes_json", f"is no object of JSON: {fields.shortened(row['attributes_json'])}")
            return
        price = self._price(row)
        if isinstance(price, str):
            yield row.refused("price_cents", price)
            return
        gtins, remarks = _gtins(row)
        yield from remarks
        attributes, long_texts, more_remarks = self._attributes(row, given)
        yield from more_remarks
        shelf = icecat.shelf_of(title, str(given.get("attr_t_product_type", "")), {one.key for one in attributes})
        yield from self._category(shelf, row.place)
        yield from self._brand(row)
        if row["img_500x500"]:
            self.left_out["pictures, whose addresses are another shop's"] += 1
        name = " ".join(row["name"].split())
        name = "" if name.casefold() in title.casefold() else name
        is_short = len(name) <= LONGEST_SUBTITLE
        said = ["" if is_short else name, fields.plain(row["short_description"]), *long_texts]
        yield ProductRecord(
            key=f"{self.name}:product:{row['id']}",
            place=row.place,
            shop_key="chorus_icecat:shop:1",
            category_key=_category_key(shelf),
            brand_key=self._brand_key(row) if row["supplier"].strip() else None,
            slug=f"icecat-{row['id']}",
            title={"en": title},
            subtitle={"en": name if is_short else ""},
            description={"en": "\n\n".join(filter(None, said))},
            attributes=tuple(attributes),
            options=(),
            skus=(SkuRecord(f"{self.name}:sku:{row['id']}", row["id"], (), price, None, gtins=gtins),),
            is_on_sale=True,
            origin={"en": str(country)} if (country := given.get("attr_t_country_of_origin")) else {},
            columns=PRODUCT_COLUMNS,
        )

    def _price(self, row: Row) -> Money | str:
        """Read the price, or say what is wrong with it."""
        if not CENTS.fullmatch(row["price_cents"]):
            return f"is no whole number of cents: {fields.shortened(row['price_cents'])}"
        try:
            cents = int(row["price_cents"])
            return fields.price(f"{cents // 100}.{cents % 100:02}", settings.CURRENCY)
        except fields.BadValue as bad:
            return str(bad)

    def _attributes(self, row: Row, given: dict[str, Any]) -> tuple[list[AttributeView], list[str], list[Remark]]:
        """Return what can stand in the specification, what is too long for it, and what says nothing."""
        attributes: list[AttributeView] = []
        long_texts: list[str] = []
        remarks: list[Remark] = []
        released = row["date_released"][:10]
        if released:
            attributes.append(AttributeView({"zh-CN": "上市日期", "en": "Released"}, {"en": released}))
        for raw, value in given.items():
            found = icecat.base_of(raw)
            one = None
            if found:
                kind, base = found
                one = icecat.attribute(raw, icecat.key_of(kind, base, self.kinds), base, kind, value)
            if one is None:
                remarks.append(row.remarked("attributes_json", f"{raw} says nothing: {fields.shortened(repr(value))}"))
            elif len(one.value["en"]) > icecat.LONGEST_VALUE:
                long_texts.append(f"{one.name['en']}:\n{one.value['en']}")
            else:
                attributes.append(one)
        return attributes, long_texts, remarks

    # ── Shelves ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _category(self, shelf: icecat.Shelf, place: Place) -> Iterator[CategoryRecord]:
        key = _category_key(shelf)
        if key not in self.shelved:
            self.shelved.add(key)
            sort = icecat.SHELVES.index(shelf) if shelf in icecat.SHELVES else len(icecat.SHELVES)
            yield CategoryRecord(key, place, shelf.slug, shelf.name, ELECTRONICS, sort)

    def _brand(self, row: Row) -> Iterator[BrandRecord]:
        key = self._brand_key(row)
        if row["supplier"].strip() and key not in self.shelved:
            self.shelved.add(key)
            yield BrandRecord(key, row.place, key.rsplit(":", 1)[1], {"en": " ".join(row["supplier"].split())}, {})

    def _brand_key(self, row: Row) -> str:
        spelled = "-".join(re.findall(r"[a-z0-9]+", row["supplier"].lower())) or row["supplier"].encode().hex()[:40]
        return f"{self.name}:brand:icecat-{spelled}"


def _category_key(shelf: icecat.Shelf) -> str:
    return f"chorus_icecat:category:{shelf.slug}"


def _attributes_in(row: Row) -> dict[str, Any] | None:
    try:
        given = json.loads(row["attributes_json"] or "{}")
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None


def _gtins(row: Row) -> tuple[tuple[str, ...], list[Remark]]:
    """Read "0012…|4006…": an article has a number per packing and region. Return those that are right."""
    gtins: list[str] = []
    remarks: list[Remark] = []
    for text in filter(None, (one.strip() for one in row["ean"].split("|"))):
        try:
            gtins.append(gtin_from(text))
        except BadGtin:
            remarks.append(row.remarked("ean", f"is no GTIN, since its check digit is wrong or it is none: {text}"))
    if not gtins:
        remarks.append(row.remarked("ean", "has no GTIN that is right, so the product comes in without"))
    return tuple(dict.fromkeys(gtins)), remarks
