"""
Olist: a Brazilian marketplace's sellers, products, customers, and its orders of 2016 to 2018 with items, payments,
deliveries and reviews, as CSV (MIT). The data has no titles, no names of people, and amounts in reais.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from foundation import fields
from foundation.fields import BadValue
from foundation.money import Money
from foundation.tables import FileUnfit, Place, Refusal, Remark, Row, Table, Tell
from imports import exchange, olist_words
from imports.records import (
    CategoryRecord,
    OrderedLine,
    OrderRecord,
    PersonRecord,
    ProductRecord,
    Record,
    ReviewRecord,
    ShopOrder,
    ShopRecord,
    SkuRecord,
)
from imports.source import Source
from market.catalogue.facade import AttributeKind, AttributeView
from market.merchants.facade import LicenceView

BRAZIL = ZoneInfo("America/Sao_Paulo")  # The clock of Olist's times, with its summer time until 2019.
UNSOLD_SHOP = "olist-unsold:shop"  # Not one of Olist's shops, so not counted among them.
GONE = frozenset({"canceled", "unavailable"})  # Olist's states of orders that came to nothing.
ON_THE_WAY = frozenset({"approved", "processing", "invoiced", "shipped", "delivered"})
LONGEST_TITLE_OF_SHOP = 40
PRODUCT_COLUMNS = {"skus": "product_weight_g", "title": "product_category_name"}
ORDER_COLUMNS = {"shop_id": "order_id", "lines": "order_id"}
REVIEW_COLUMNS = {"stars": "review_score", "text": "review_comment_message"}
SIZES = {"product_length_cm": ("长度", "Length"), "product_height_cm": ("高度", "Height"),
         "product_width_cm": ("宽度", "Width")}  # fmt: skip


@dataclass
class Parts:
    """What the other tables say of one order."""

    items: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)


class Unsound(Exception):
    """An order cannot have been as its rows say, in this column."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


class Olist(Source):
    name = "olist"
    currency = "BRL"

    def __init__(self, folder: Path, tell: Tell) -> None:
        super().__init__(folder, tell)

        def table(name: str, columns: str, unique: str) -> Table:
            return Table(folder, name, columns.split(), tell, unique=unique)

        self.sellers = table("olist_sellers_dataset", "seller_city seller_state", "seller_id")
        self.words = table("product_category_name_translation", "product_category_name_english",
                           "product_category_name")  # fmt: skip
        self.products = table(
            "olist_products_dataset", "product_category_name product_weight_g product_length_cm product_height_cm"
            " product_width_cm", "product_id",
        )  # fmt: skip
        self.customers = table(
            "olist_customers_dataset", "customer_unique_id customer_zip_code_prefix customer_city customer_state",
            "customer_id",
        )  # fmt: skip
        self.orders = table(
            "olist_orders_dataset", "customer_id order_status order_purchase_timestamp order_approved_at"
            " order_delivered_carrier_date order_delivered_customer_date", "order_id",
        )  # fmt: skip
        self.items = table(
            "olist_order_items_dataset", "order_id order_item_id product_id seller_id price freight_value", ""
        )  # fmt: skip
        self.payments = table(
            "olist_order_payments_dataset", "order_id payment_type payment_installments payment_value", ""
        )  # fmt: skip
        self.reviews = table(
            "olist_order_reviews_dataset", "review_id order_id review_score review_comment_title review_comment_message"
            " review_answer_timestamp", "",
        )  # fmt: skip
        self.scores = table("order_review_scores_only", "review_score review_answer_timestamp", "order_id")
        self.parts: dict[str, Parts] = defaultdict(Parts)  # by order
        self.people: dict[str, tuple[str, Row]] = {}  # by customer: the person's key, and the row that says where
        self.joined: dict[str, datetime] = {}  # by customer: when they first bought
        self.listings: dict[tuple[str, str], str] = {}  # by product and seller: the key of the seller's listing
        self.prices: dict[tuple[str, str], tuple[datetime, Money]] = {}  # of a listing, as last sold
        self.sellers_of: dict[str, Counter[str]] = defaultdict(Counter)  # by product: who sold how many
        self.brought: set[str] = set()  # orders

    def check_currency(self, market: str) -> None:
        if not exchange.can_convert(self.currency, market):
            raise FileUnfit(f"{self.name} is priced in {self.currency}, and no rate to {market} is known")

    def check(self) -> None:
        for table in (self.sellers, self.words, self.products, self.customers, self.orders, self.items,
                      self.payments, self.reviews, self.scores):  # fmt: skip
            table.check()

    def records(self) -> Iterator[Record | Refusal | Remark]:
        yield from self._gather()
        yield from self._shops()
        yield from self._categories()
        yield from self._products()
        yield from self._customers()
        yield from self._orders()
        yield from self._reviews()

    # ── What belongs together ────────────────────────────────────────────────────────────────────────────────────

    def _gather(self) -> Iterator[Refusal]:
        """Read what was sold and paid, by order: prices, sellers and totals follow from it."""
        placed: dict[str, datetime] = {}
        customer_of: dict[str, str] = {}
        for row in self.orders.rows():
            if isinstance(row, Row):
                customer_of[row["order_id"]] = row["customer_id"]
                if (at := _moment(row["order_purchase_timestamp"])) is not None:
                    placed[row["order_id"]] = at
        for order_id, at in placed.items():
            customer = customer_of[order_id]
            self.joined[customer] = min(at, self.joined.get(customer, at))
        for row in self.items.rows():
            if isinstance(row, Refusal):
                yield row
                continue
            self.parts[row["order_id"]].items.append(row)
            listing = (row["product_id"], row["seller_id"])
            self.sellers_of[listing[0]][listing[1]] += 1
            try:
                price = fields.price(row["price"], "BRL")
            except BadValue:
                continue  # Said where the order is read.
            at = placed.get(row["order_id"])
            if at is not None and at >= self.prices.get(listing, (at, price))[0]:
                self.prices[listing] = (at, price)
        for row in self.payments.rows():
            if isinstance(row, Refusal):
                yield row
            else:
                self.parts[row["order_id"]].payments.append(row)

    # ── Shops, shelves, products ─────────────────────────────────────────────────────────────────────────────────

    def _shops(self) -> Iterator[Record | Refusal]:
        yield self._shop(
            UNSOLD_SHOP, Place("olist_products_dataset.csv", 1), "olist-unsold", "Olist 未售商品（导入）",
            "Olist: never sold (imported)", "巴西 · Brazil",
        )  # fmt: skip
        for row in self.sellers.rows():
            if isinstance(row, Refusal):
                yield row
                continue
            seller_id = row["seller_id"]
            where = f"{row['seller_city'].strip()} {row['seller_state'].strip()}, Brazil"
            short = seller_id[:8]
            yield self._shop(
                self._seller_key(seller_id), row.place, f"olist-{seller_id}"[:LONGEST_TITLE_OF_SHOP],
                f"Olist 卖家 {short}（导入）", f"Olist seller {short} (imported)", where,
            )  # fmt: skip

    def _shop(self, key: str, place: Place, slug: str, name_zh: str, name_en: str, where: str) -> ShopRecord:
        """The data says where a seller is, and nothing else; the shop says so itself."""
        return ShopRecord(
            key=key,
            place=place,
            slug=slug,
            name={"zh-CN": name_zh, "en": name_en},
            intro={
                "zh-CN": "本店导入自 Olist 公开数据，仅供测试，并非本市集的商家。价格由雷亚尔按 "
                f"{exchange.RATES_DATE} 欧洲央行参考汇率换算；标题由类目与编号拼成，数据中没有标题。",
                "en": "Imported from Olist's public data, for testing; not a merchant of this market. Prices are"
                f" converted from reais at the ECB's reference rates of {exchange.RATES_DATE}. The data has no titles:"
                " these are made of category and number.",
            },
            licence=LicenceView(
                company="导入的测试数据，并非真实商家 · Imported test data, not a merchant",
                number="TEST-DATA-NOT-A-LICENCE",
                address=where[:200],
                issued_on=date(2018, 3, 1),  # The day on which the data ends.
                valid_until=None,
            ),
            freight=None,  # Freight was reckoned per item, by a rule that the data does not name.
            freight_free_over=None,
        )

    def _categories(self) -> Iterator[Record | Refusal]:
        first = Place("product_category_name_translation.csv", 1)
        english: dict[str, str] = {}
        for row in self.words.rows():
            if isinstance(row, Refusal):
                yield row
            else:
                english[row["product_category_name"]] = row["product_category_name_english"]
        places: dict[str, Place] = {}
        for row in self.products.rows():
            if isinstance(row, Row):
                places.setdefault(row["product_category_name"].strip(), row.place)
        self.category_names = {word: olist_words.name_of(word, english.get(word, "")) for word in places}
        root = f"{self.name}:category:all"
        yield CategoryRecord(root, first, "olist", {"zh-CN": "Olist 集市", "en": "Olist marketplace"}, None, 60)
        for sort, (word, place) in enumerate(sorted(places.items())):
            slug = "olist-" + (word.replace("_", "-") or "others")
            yield CategoryRecord(self._category_key(word), place, slug, self.category_names[word], root, sort)

    def _products(self) -> Iterator[Record | Refusal | Remark]:
        for row in self.products.rows():
            if isinstance(row, Refusal):
                yield row
                continue
            product_id = row["product_id"]
            sold_by = sorted(self.sellers_of[product_id].items(), key=lambda pair: (-pair[1], pair[0]))
            weight, attributes, remarks = _measures(row)
            yield from remarks
            if not sold_by:
                reason = "was never sold in the data, so it has no price and no seller: it stays a draft"
                yield row.remarked("product_id", reason)
            for place, seller_id in enumerate([one for one, _ in sold_by] or [""]):
                key = f"olist:product:{product_id}" if not place else f"olist-listing:{product_id}:{seller_id}"
                self.listings[product_id, seller_id] = key
                yield self._product(row, key, seller_id, weight, attributes)
            if len(sold_by) > 1:
                self.left_out["further listings of products that several shops sell (brought in, not counted)"] += (
                    len(sold_by) - 1
                )

    def _product(
        self, row: Row, key: str, seller_id: str, weight: int, attributes: tuple[AttributeView, ...]
    ) -> ProductRecord:
        product_id, word = row["product_id"], row["product_category_name"].strip()
        sold = self.prices.get((product_id, seller_id))
        price = exchange.convert(sold[1], settings.CURRENCY) if sold else None
        name = self.category_names[word]
        return ProductRecord(
            key=key,
            place=row.place,
            shop_key=self._seller_key(seller_id) if seller_id else UNSOLD_SHOP,
            category_key=self._category_key(word),
            brand_key=None,
            slug=f"olist-{product_id}",
            title={language: olist_words.titled(text, product_id, language) for language, text in name.items()},
            subtitle={},
            description={},
            attributes=attributes,
            options=(),
            skus=(SkuRecord(f"{key}:sku", product_id[:40], (), price, None, weight),),
            is_on_sale=price is not None and price.minor > 0,
            columns=PRODUCT_COLUMNS,
        )

    # ── People and orders ────────────────────────────────────────────────────────────────────────────────────────

    def _customers(self) -> Iterator[Record | Refusal]:
        given: set[str] = set()
        for row in self.customers.rows():
            if isinstance(row, Refusal):
                yield row
                continue
            unique = row["customer_unique_id"].strip()
            word = f"customer:{unique}" if unique else f"order-customer:{row['customer_id']}"
            key = f"{self.name}:{word}"
            self.people[row["customer_id"]] = (key, row)
            if not unique:
                self.left_out["customers without customer_unique_id (brought in, one person for each order)"] += 1
            if key in given:
                continue
            given.add(key)
            joined_at = self.joined.get(row["customer_id"])
            if joined_at is None:
                yield row.refused("customer_id", "has no order whose date can be read")
                del self.people[row["customer_id"]]
                continue
            yield PersonRecord(
                key=key,
                place=row.place,
                nickname=f"Olist {(unique or row['customer_id'])[:8]}",
                email=f"{(unique or row['customer_id'])[:32]}@olist.invalid",
                city=" ".join(f"{row['customer_city']} {row['customer_state']}".split())[:60],
                joined_at=joined_at,
            )

    def _orders(self) -> Iterator[Record | Refusal | Remark]:
        for row in self.orders.rows():
            if isinstance(row, Refusal):
                yield row
                continue
            parts = self.parts.pop(row["order_id"], Parts())
            remarks: list[Remark] = []
            try:
                record = self._order(row, parts, remarks)
            except Unsound as unsound:
                yield row.refused(unsound.column, unsound.reason)
                for part in (*parts.items, *parts.payments):
                    yield part.refused("order_id", f"belongs to order {row['order_id']}, which was refused")
                continue
            yield from remarks
            self.brought.add(row["order_id"])
            yield record
        for order_id, left in self.parts.items():
            for part in (*left.items, *left.payments):
                yield part.refused("order_id", f"names order {fields.shortened(order_id)}, which is not there")

    def _order(self, row: Row, parts: Parts, remarks: list[Remark]) -> OrderRecord:
        """Read an order with its parts. :raises Unsound:"""
        status = row["order_status"]
        if status not in GONE | ON_THE_WAY | {"created"}:
            raise Unsound("order_status", f"is not known: {fields.shortened(status)}")
        if row["customer_id"] not in self.people:
            raise Unsound("customer_id", f"names {fields.shortened(row['customer_id'])}, who was not brought in")
        if not parts.items:
            raise Unsound("order_id", f"has no items, being {status}: nobody knows what was bought, or of whom")
        placed_at, paid_at, shipped_at, delivered_at = self._instants(row)
        if status in ON_THE_WAY and paid_at is None:
            remarks.append(
                row.remarked("order_approved_at", f"is empty, though the order is {status}: paid when placed")
            )
            paid_at = placed_at
        if status == "delivered" and delivered_at is None:
            delivered_at = shipped_at or paid_at
            remarks.append(row.remarked("order_delivered_customer_date", "is empty, though it was delivered"))
        if delivered_at is not None and shipped_at is None:
            shipped_at = delivered_at
            remarks.append(row.remarked("order_delivered_carrier_date", "is empty, though it was delivered"))
        if paid_at is None:
            shipped_at = delivered_at = None
        last_known = max(at for at in (placed_at, paid_at, shipped_at, delivered_at) if at is not None)
        refunded_at = last_known if paid_at and status in GONE else None
        shops = self._shops_of(row, parts.items, shipped_at, delivered_at, refunded_at)
        total = Money.total([line.unit * line.quantity for shop in shops for line in shop.lines], "BRL")
        total += Money.total([shop.freight for shop in shops], "BRL")
        person_key, customer = self.people[row["customer_id"]]
        return OrderRecord(
            key=f"{self.name}:order:{row['order_id']}",
            place=row.place,
            person_key=person_key,
            country="BR",
            region_names=(customer["customer_state"], customer["customer_city"]),
            postcode=customer["customer_zip_code_prefix"],
            placed_at=placed_at,
            paid_at=paid_at,
            cancelled_at=last_known if paid_at is None else None,
            shops=shops,
            payments=_payments(parts.payments, total if paid_at else None, remarks),
            columns=ORDER_COLUMNS,
        )

    def _instants(self, row: Row) -> tuple[datetime, datetime | None, datetime | None, datetime | None]:
        """:raises Unsound:"""
        columns = ("order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date",
                   "order_delivered_customer_date")  # fmt: skip
        found = []
        for column in columns:
            at = _moment(row[column])
            if at is None and (row[column].strip() or column == columns[0]):
                raise Unsound(column, f"is not a date and time: {fields.shortened(row[column])}")
            found.append(at)
        placed_at, paid_at, shipped_at, delivered_at = found
        assert placed_at is not None, "the first of them was there"
        return placed_at, paid_at, shipped_at, delivered_at

    def _shops_of(
        self,
        row: Row,
        items: list[Row],
        shipped_at: datetime | None,
        delivered_at: datetime | None,
        refunded_at: datetime | None,
    ) -> tuple[ShopOrder, ...]:
        """Part an order by seller: each item is a piece, and pieces of one product make a line. :raises Unsound:"""
        by_seller: dict[str, list[Row]] = defaultdict(list)
        for item in items:
            by_seller[item["seller_id"]].append(item)
        shops = []
        for seller_id, of_seller in sorted(by_seller.items()):
            lines: dict[str, OrderedLine] = {}
            freight = Money.zero("BRL")
            for item in of_seller:
                key = self.listings.get((item["product_id"], seller_id))
                if key is None:
                    raise Unsound("order_id", f"has an item that names no product: {item.place.file} {item.place.line}")
                try:
                    unit = fields.price(item["price"], "BRL")
                    freight += fields.money(item["freight_value"], "BRL")
                except BadValue as bad:
                    raise Unsound(
                        "order_id", f"has an amount in {item.place.file} {item.place.line} that {bad}"
                    ) from None
                if key in lines and lines[key].unit != unit:
                    raise Unsound("order_id", f"has {item['product_id']} at two prices")
                lines[key] = OrderedLine(key, lines[key].quantity + 1 if key in lines else 1, unit)
            shops.append(
                ShopOrder(
                    shop_key=self._seller_key(seller_id),
                    lines=tuple(lines.values()),
                    freight=freight,
                    tracking_no=f"OLIST-{row['order_id']}".upper()[:40],  # The data has no numbers of parcels.
                    shipped_at=shipped_at,
                    delivered_at=delivered_at,
                    refunded_at=refunded_at,
                )
            )
        return tuple(shops)

    # ── Reviews ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _reviews(self) -> Iterator[Record | Refusal]:
        seen: dict[str, int] = {}
        for row in self.reviews.rows():
            if isinstance(row, Refusal):
                yield row
                continue
            key = f"{self.name}:review:{row['review_id']}:{row['order_id']}"
            if (first := seen.setdefault(key, row.place.line)) != row.place.line:
                yield row.refused("review_id", f"stands on line {first} already, for the same order")
                continue
            title, message = (row[f"review_comment_{part}"].strip() for part in ("title", "message"))
            yield self._review(row, key, "\n".join(filter(None, (title, message))))
        for row in self.scores.rows():
            yield row if isinstance(row, Refusal) else self._review(row, f"{self.name}:score:{row['order_id']}", "")

    def _review(self, row: Row, key: str, text: str) -> Record | Refusal:
        if row["order_id"] not in self.brought:
            return row.refused("order_id", f"names order {fields.shortened(row['order_id'])}, which was not brought in")
        at = _moment(row["review_answer_timestamp"])
        if at is None:
            return row.refused("review_answer_timestamp", "is not a date and time")
        try:
            stars = fields.whole(row["review_score"])
        except BadValue as bad:
            return row.refused("review_score", str(bad))
        return ReviewRecord(
            key=key,
            place=row.place,
            product_key="",
            nickname="",
            stars=stars,
            text=text,
            at=at,
            order_key=f"{self.name}:order:{row['order_id']}",
            columns=REVIEW_COLUMNS,
        )

    def _seller_key(self, seller_id: str) -> str:
        return f"{self.name}:seller:{seller_id}"

    def _category_key(self, word: str) -> str:
        return f"{self.name}:category:{word or 'others'}"


def _moment(text: str) -> datetime | None:
    try:
        return fields.moment(text.strip(), BRAZIL)
    except BadValue:
        return None


def _payments(rows: list[Row], total: Money | None, remarks: list[Remark]) -> tuple[tuple[str, Money, int], ...]:
    """
    Read by what means an order was paid, together its total. In: the total, or None for an order that was given up.

    What a card brought beyond the total is the interest of its instalments, or a rounding: its issuer's.

    :raises Unsound: less was paid than the order is worth
    """
    parts: list[tuple[str, Money, int]] = []
    places: list[Row] = []
    for row in rows:
        column = "payment_value"
        try:
            amount = fields.money(row[column], "BRL")
            column = "payment_installments"
            instalments = fields.whole(row[column])
        except BadValue as bad:
            raise Unsound(
                "order_id", f"has a payment in {row.place.file} {row.place.line} whose {column} {bad}"
            ) from None
        if not amount.minor:
            remarks.append(row.remarked("payment_value", "is nothing, so nothing was paid by it"))
            continue
        parts.append((row["payment_type"], amount, max(instalments, 1)))
        places.append(row)
    if total is None:
        return tuple(parts)
    over = Money.total([amount for _, amount, _ in parts], "BRL") - total
    if over.minor < 0:
        raise Unsound("order_id", f"was paid {_reais(total + over)} of {_reais(total)}")
    if over.minor:
        place = max(range(len(parts)), key=lambda one: parts[one][1].minor)
        means, amount, instalments = parts[place]
        if amount.minor <= over.minor:
            raise Unsound("order_id", f"was paid {_reais(total + over)}, and is worth {_reais(total)}")
        parts[place] = (means, amount - over, instalments)
        reason = f"is {_reais(over)} more than the order is worth, by {means} in {instalments}: left with its issuer"
        remarks.append(places[place].remarked("payment_value", reason))
    return tuple(parts)


def _measures(row: Row) -> tuple[int, tuple[AttributeView, ...], list[Remark]]:
    """Read weight in grams and sizes in centimetres; what is not there or no number is left out, and said."""
    remarks: list[Remark] = []
    numbers: dict[str, float] = {}
    for column in ("product_weight_g", *SIZES):
        text = row[column].strip()
        try:
            numbers[column] = float(fields.money(text, "KWD").minor) / 1_000  # As amounts are written, to a thousandth.
        except BadValue:
            remarks.append(row.remarked(column, f"is no measure: {fields.shortened(text)}"))
    attributes = tuple(
        AttributeView(
            {"zh-CN": f"包装{zh}", "en": f"Package {en.lower()}"},
            {"zh-CN": f"{numbers[column]:g} 厘米", "en": f"{numbers[column]:g} cm"},
            f"package_{en.lower()}_cm",
            AttributeKind.NUMBER,
            numbers[column],
        )
        for column, (zh, en) in SIZES.items()
        if column in numbers
    )
    return round(numbers.get("product_weight_g", 0)), attributes, remarks


def _reais(amount: Money) -> str:
    return f"R$ {amount.minor // 100}.{amount.minor % 100:02}"
