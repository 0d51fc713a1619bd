"""litemall: the demonstration data of a Chinese open-source shop, as gzip CSV, one file per table (MIT)."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from pathlib import Path

from foundation import fields
from foundation.fields import BadValue
from foundation.money import Money
from foundation.tables import Place, Refusal, Row, Table, Tell
from imports.records import (
    BrandRecord,
    CategoryRecord,
    OfferRecord,
    ProductRecord,
    Record,
    ReviewRecord,
    ShopRecord,
    SkuRecord,
)
from imports.source import Source
from market.catalogue.facade import AttributeView, OptionView
from market.merchants.facade import LicenceView

CHINA = timezone(timedelta(hours=8))  # The clock of its dates, without summer time since 1991.
NO_CHOICE = "标准"  # The one value of a specification that leaves nothing to choose.
NONE = "0"  # The id of no brand, and of no category above.
ON_GOODS = "0"  # The type of a comment; 1 is on a topic, 2 answers another comment.
WITHDRAWN = "2"  # The status of a group rule; 0 is on, 1 is over.
SHOP = "zh_litemall:shop:1"
CATEGORY_COLUMNS = {"parent_id": "pid"}
PRODUCT_COLUMNS = {
    "title": "name",
    "subtitle": "brief",
    "description": "detail",
    "category_id": "category_id",
    "brand_id": "brand_id",
}
OFFER_COLUMNS = {"team_size": "discount_member", "ends_at": "expire_time", "product_id": "goods_id"}
REVIEW_COLUMNS = {"stars": "star", "text": "content", "product_id": "value_id"}


@dataclass
class Parts:
    """What the other tables say of one row of goods."""

    skus: list[Row] = field(default_factory=list)
    specifications: list[Row] = field(default_factory=list)
    attributes: list[Row] = field(default_factory=list)
    refused: list[Place] = field(default_factory=list)  # rows without which it would be half a product


class Litemall(Source):
    name = "zh_litemall"
    currency = "CNY"

    def __init__(self, folder: Path, tell: Tell) -> None:
        super().__init__(folder, tell)

        def table(name: str, columns: str) -> Table:
            return Table(folder, f"litemall_{name}", [*columns.split(), "deleted"], tell)

        self.categories = table("category", "name pid sort_order")
        self.brands = table("brand", "name desc")
        self.specifications = table("goods_specification", "goods_id specification value")
        self.skus = table("goods_product", "goods_id specifications price number")
        self.attributes = table("goods_attribute", "goods_id attribute value")
        self.goods = table(
            "goods", "goods_sn name category_id brand_id brief is_on_sale counter_price retail_price detail"
        )
        self.rules = table("groupon_rules", "goods_id discount discount_member expire_time status add_time")
        self.comments = table("comment", "value_id type content admin_content user_id star add_time")
        self.gone: dict[str, set[str]] = defaultdict(set)  # by table: the ids of its deleted rows
        self.sku_prices: dict[str, dict[str, tuple[Money, int]]] = {}  # by goods id and SKU code: price, pieces

    def check(self) -> None:
        for table in (
            self.categories,
            self.brands,
            self.specifications,
            self.skus,
            self.attributes,
            self.goods,
            self.rules,
            self.comments,
        ):
            table.check()

    def records(self) -> Iterator[Record | Refusal]:
        yield self._shop()
        yield from self._categories()
        yield from self._each(self.brands, self._brand)
        parts: dict[str, Parts] = defaultdict(Parts)
        yield from self._each(self.specifications, lambda row: self._part(row, parts, "specifications"))
        yield from self._each(self.skus, lambda row: self._part(row, parts, "skus"))
        yield from self._each(self.attributes, lambda row: self._part(row, parts, "attributes"))
        yield from self._each(self.goods, lambda row: self._product(row, parts.pop(row["id"], Parts())))
        yield from self._orphans(parts)
        yield from self._each(self.rules, self._offer)
        yield from self._each(self.comments, self._review)

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _each(
        self, table: Table, read: Callable[[Row], Iterator[Record | Refusal]]
    ) -> Iterator[Record | Refusal]:  # fmt: skip
        """Read a table's rows that are not deleted, each through `read`; what cannot be read is refused."""
        for row in table.rows():
            if isinstance(row, Refusal):
                yield row
            elif row["deleted"] == "1":
                self.gone[table.name].add(row["id"])
                self.left_out[f"deleted rows of {table.name}"] += 1
            elif row["deleted"] != "0":
                yield row.refused("deleted", f"is neither 0 nor 1: {fields.shortened(row['deleted'])}")
            else:
                yield from read(row)

    def _shop(self) -> ShopRecord:
        """The data has no shop, so this one says plainly what it is. Freight as its own table of questions says it."""
        return ShopRecord(
            key=SHOP,
            place=Place("litemall_goods", 1),
            slug="zh-litemall",
            name={"zh-CN": "严选示例店（导入数据）", "en": "Litemall sample shop (imported)"},
            intro={
                "zh-CN": "本店商品、价格与评价导入自开源项目 litemall 的演示数据，仅供测试，并非真实商家。",
                "en": "Goods, prices and reviews come from the demonstration data of the open-source project litemall."
                " They are for testing; there is no such merchant.",
            },
            licence=LicenceView(
                company="导入的测试数据，并非真实商家 · Imported test data, not a merchant",
                number="TEST-DATA-NOT-A-LICENCE",
                address="无（导入的测试数据）· None (imported test data)",
                issued_on=date(2018, 2, 1),  # The day of the data.
                valid_until=None,
            ),
            freight=Money("CNY", 1_000),
            freight_free_over=Money("CNY", 8_800),
        )

    def _categories(self) -> Iterator[Record | Refusal]:
        """Give parents before their children. Those whose parent is nowhere come last, to be refused by their key."""
        rows: list[CategoryRecord] = []
        for one in self._each(self.categories, self._category):
            if isinstance(one, CategoryRecord):
                rows.append(one)
            else:
                yield one
        given: set[str | None] = {None}
        while ready := [one for one in rows if one.parent_key in given]:
            yield from ready
            given |= {one.key for one in ready}
            rows = [one for one in rows if one.key not in given]
        yield from rows

    def _category(self, row: Row) -> Iterator[Record | Refusal]:
        if not row["name"].strip():
            yield row.refused("name", "is empty")
            return
        try:
            sort = fields.whole(row["sort_order"])
        except BadValue as bad:
            yield row.refused("sort_order", str(bad))
            return
        parent = None if row["pid"] == NONE else f"{self.name}:category:{row['pid']}"
        key, slug = f"{self.name}:category:{row['id']}", f"litemall-{row['id']}"
        yield CategoryRecord(key, row.place, slug, {"zh-CN": row["name"]}, parent, sort, CATEGORY_COLUMNS)

    def _brand(self, row: Row) -> Iterator[Record | Refusal]:
        if not row["name"].strip():
            yield row.refused("name", "is empty")
            return
        story = "\n".join(filter(None, (line.strip() for line in row["desc"].splitlines())))
        key, slug = f"{self.name}:brand:{row['id']}", f"litemall-{row['id']}"
        yield BrandRecord(key, row.place, slug, {"zh-CN": row["name"]}, {"zh-CN": story})

    # ── Goods ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _part(self, row: Row, parts: dict[str, Parts], kind: str) -> Iterator[Record | Refusal]:
        of_goods = parts[row["goods_id"]]
        if kind == "attributes":
            empty = [column for column in ("attribute", "value") if not row[column].strip()]
        else:
            empty = [column for column in ("specification", "value") if not row.values.get(column, "x").strip()]
        if empty:
            if kind != "attributes":
                of_goods.refused.append(row.place)
            yield row.refused(empty[0], "is empty")
            return
        getattr(of_goods, kind).append(row)

    def _orphans(self, parts: dict[str, Parts]) -> Iterator[Refusal]:
        """What is left when every row of goods has taken its parts."""
        for goods_id, part in parts.items():
            for row in (*part.specifications, *part.skus, *part.attributes):
                if goods_id in self.gone[self.goods.name]:
                    self.left_out["rows that belong to deleted goods"] += 1
                else:
                    yield row.refused("goods_id", f"names goods {fields.shortened(goods_id)}, which are not there")

    def _product(self, row: Row, parts: Parts) -> Iterator[Record | Refusal]:
        if not row["name"].strip():
            yield row.refused("name", "is empty")
            return
        for column in ("retail_price", "counter_price"):
            try:
                fields.price(row[column], self.currency)
            except BadValue as bad:
                yield row.refused(column, str(bad))
                return
        if row["is_on_sale"] not in ("0", "1"):
            yield row.refused("is_on_sale", f"is neither 0 nor 1: {fields.shortened(row['is_on_sale'])}")
            return
        options = _options(parts.specifications)
        skus: list[SkuRecord] = []
        for sku in parts.skus:
            read = self._sku(sku, row["goods_sn"], options)
            if isinstance(read, Refusal):
                parts.refused.append(read.place)
                yield read
            else:
                skus.append(read)
        if parts.refused:
            where = "; ".join(f"{place.file} line {place.line}" for place in parts.refused)
            yield row.refused("", f"would be half a product without what was refused: {where}")
            return
        if not skus:
            yield row.refused("", f"has nothing to buy in {self.skus.name}")
            return
        self.left_out["counter prices, which nothing proves"] += 1
        self.sku_prices[row["id"]] = {sku.code: (sku.price, sku.on_hand or 0) for sku in skus if sku.price}
        yield self._product_record(row, parts, options, tuple(skus))

    def _product_record(
        self, row: Row, parts: Parts, options: dict[str, list[str]], skus: tuple[SkuRecord, ...]
    ) -> ProductRecord:
        has_brand = row["brand_id"] != NONE and row["brand_id"] not in self.gone[self.brands.name]
        return ProductRecord(
            key=self._goods_key(row["id"]),
            place=row.place,
            shop_key=SHOP,
            category_key=f"{self.name}:category:{row['category_id']}",
            brand_key=f"{self.name}:brand:{row['brand_id']}" if has_brand else None,
            slug=f"litemall-{row['id']}",
            title={"zh-CN": " ".join(row["name"].split())},
            subtitle={"zh-CN": " ".join(row["brief"].split())},
            description={"zh-CN": fields.plain(row["detail"])},
            attributes=tuple(
                AttributeView({"zh-CN": one["attribute"].strip()}, {"zh-CN": " ".join(one["value"].split())})
                for one in parts.attributes
            ),
            options=tuple(
                OptionView({"zh-CN": name}, tuple({"zh-CN": value} for value in values))
                for name, values in options.items()
            ),
            skus=skus,
            is_on_sale=row["is_on_sale"] == "1",
            columns=PRODUCT_COLUMNS,
        )

    def _sku(self, row: Row, goods_sn: str, options: dict[str, list[str]]) -> SkuRecord | Refusal:
        """A SKU names one value of each option, in their order, in a list in JSON."""
        try:
            chosen = json.loads(row["specifications"])
        except (ValueError, RecursionError):
            return row.refused("specifications", f"is not JSON: {fields.shortened(row['specifications'])}")
        if not isinstance(chosen, list) or not all(isinstance(value, str) for value in chosen):
            return row.refused("specifications", f"is not a list of texts: {fields.shortened(row['specifications'])}")
        if options or chosen != [NO_CHOICE]:
            known = list(options.values())
            if len(chosen) != len(known):
                return row.refused(
                    "specifications", f"names {len(chosen)} values, and there are {len(known)} to choose"
                )
            for value, values in zip(chosen, known, strict=True):
                if value.strip() not in values:
                    return row.refused("specifications", f"names {fields.shortened(value)}, which cannot be chosen")
            places = tuple(values.index(value.strip()) for value, values in zip(chosen, known, strict=True))
        else:
            places = ()
        column = "price"
        try:
            price = fields.price(row["price"], self.currency)
            column = "number"
            on_hand = fields.whole(row["number"])
        except BadValue as bad:
            return row.refused(column, str(bad))
        code = f"{goods_sn.strip() or row['goods_id']}-{row['id']}"
        return SkuRecord(f"{self.name}:product:{row['id']}", code, places, price, on_hand)

    # ── What hangs on goods ──────────────────────────────────────────────────────────────────────────────────────

    def _offer(self, row: Row) -> Iterator[Record | Refusal]:
        if row["status"] == WITHDRAWN:
            self.left_out["group rules that were withdrawn"] += 1
            return
        if self._belongs_to_deleted(row["goods_id"]):
            return
        prices = self.sku_prices.get(row["goods_id"])
        if prices is None:
            yield row.refused("goods_id", f"names goods {fields.shortened(row['goods_id'])}, which were not brought in")
            return
        column = "discount"
        try:
            discount = fields.price(row["discount"], self.currency)
            column = "discount_member"
            team_size = fields.whole(row["discount_member"])
            column = "expire_time"
            ends_at = fields.moment(row["expire_time"], CHINA)
            column = "add_time"
            starts_at = fields.moment(row["add_time"], CHINA)
        except BadValue as bad:
            yield row.refused(column, str(bad))
            return
        cheapest = min(price for price, _ in prices.values())
        if cheapest <= discount:
            yield row.refused("discount", f"leaves nothing of the price: {_yuan(cheapest)} less {_yuan(discount)}")
            return
        yield OfferRecord(
            key=f"{self.name}:groupon_rules:{row['id']}",
            place=row.place,
            product_key=self._goods_key(row["goods_id"]),
            prices={code: (price - discount, on_hand) for code, (price, on_hand) in prices.items()},
            team_size=team_size,
            starts_at=starts_at,
            ends_at=ends_at,
            columns=OFFER_COLUMNS,
        )

    def _review(self, row: Row) -> Iterator[Record | Refusal]:
        if row["type"] != ON_GOODS:
            yield row.refused("type", f"is not about goods: {fields.shortened(row['type'])}")
            return
        if self._belongs_to_deleted(row["value_id"]):
            return
        column = "star"
        try:
            stars = fields.whole(row["star"])
            column = "add_time"
            at = fields.moment(row["add_time"], CHINA)
        except BadValue as bad:
            yield row.refused(column, str(bad))
            return
        yield ReviewRecord(
            key=f"{self.name}:comment:{row['id']}",
            place=row.place,
            product_key=self._goods_key(row["value_id"]),
            nickname=f"严选用户{row['user_id']}",  # The data has no names.
            stars=stars,
            text=row["content"],
            at=at,
            reply=row["admin_content"],
            columns=REVIEW_COLUMNS,
        )

    def _belongs_to_deleted(self, goods_id: str) -> bool:
        if goods_id not in self.gone[self.goods.name]:
            return False
        self.left_out["rows that belong to deleted goods"] += 1
        return True

    def _goods_key(self, goods_id: str) -> str:
        return f"{self.name}:goods:{goods_id}"


def _options(rows: list[Row]) -> dict[str, list[str]]:
    """Group specifications by name, both in the order of the file; "规格: 标准" alone leaves nothing to choose."""
    options: dict[str, list[str]] = {}
    for row in rows:
        values = options.setdefault(row["specification"].strip(), [])
        if row["value"].strip() not in values:
            values.append(row["value"].strip())
    return {} if list(options.values()) == [[NO_CHOICE]] else options


def _yuan(amount: Money) -> str:
    return f"{amount.minor // 100}.{amount.minor % 100:02}"
