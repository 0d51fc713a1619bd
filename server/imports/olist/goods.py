"""Olist's sellers as shops, its categories, and its products with their prices and measures."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings

from foundation import fields
from foundation.fields import BadValue
from foundation.tables import Place, Refusal, Remark, Row
from imports import exchange
from imports.olist import words
from imports.olist.files import Files
from imports.olist.known import Known, category_key, seller_key
from imports.records import CategoryRecord, ProductRecord, Record, ShopRecord, SkuRecord
from market.catalogue.facade import AttributeKind, AttributeView
from market.merchants.facade import LicenceView

UNSOLD_SHOP = "olist-unsold:shop"  # Not one of Olist's shops, so not counted among them.
LONGEST_TITLE_OF_SHOP = 40
PRODUCT_COLUMNS = {"skus": "product_weight_g", "title": "product_category_name"}
SIZES = {"product_length_cm": ("长度", "Length"), "product_height_cm": ("高度", "Height"),
         "product_width_cm": ("宽度", "Width")}  # fmt: skip


def shops(files: Files) -> Iterator[Record | Refusal]:
    yield _shop(
        UNSOLD_SHOP, Place("olist_products_dataset.csv", 1), "olist-unsold", "Olist 未售商品（导入）",
        "Olist: never sold (imported)", "巴西 · Brazil",
    )  # fmt: skip
    for row in files.sellers.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        seller_id = row["seller_id"]
        where = f"{row['seller_city'].strip()} {row['seller_state'].strip()}, Brazil"
        short = seller_id[:8]
        yield _shop(
            seller_key(seller_id), row.place, f"olist-{seller_id}"[:LONGEST_TITLE_OF_SHOP],
            f"Olist 卖家 {short}（导入）", f"Olist seller {short} (imported)", where,
        )  # fmt: skip


def _shop(key: str, place: Place, slug: str, name_zh: str, name_en: str, where: str) -> ShopRecord:
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


def categories(files: Files, known: Known) -> Iterator[Record | Refusal]:
    first = Place("product_category_name_translation.csv", 1)
    english: dict[str, str] = {}
    for row in files.translations.rows():
        if isinstance(row, Refusal):
            yield row
        else:
            english[row["product_category_name"]] = row["product_category_name_english"]
    places: dict[str, Place] = {}
    for row in files.products.rows():
        if isinstance(row, Row):
            places.setdefault(row["product_category_name"].strip(), row.place)
    known.category_names = {word: words.name_of(word, english.get(word, "")) for word in places}
    root = "olist:category:all"
    yield CategoryRecord(root, first, "olist", {"zh-CN": "Olist 集市", "en": "Olist marketplace"}, None, 60)
    for sort, (word, place) in enumerate(sorted(places.items())):
        slug = "olist-" + (word.replace("_", "-") or "others")
        yield CategoryRecord(category_key(word), place, slug, known.category_names[word], root, sort)


def products(files: Files, known: Known) -> Iterator[Record | Refusal | Remark]:
    for row in files.products.rows():
        if isinstance(row, Refusal):
            yield row
            continue
        product_id = row["product_id"]
        sold_by = sorted(known.sellers_of[product_id].items(), key=lambda pair: (-pair[1], pair[0]))
        weight, attributes, remarks = _measures(row)
        yield from remarks
        if not sold_by:
            reason = "was never sold in the data, so it has no price and no seller: it stays a draft"
            yield row.remarked("product_id", reason)
        for place, seller_id in enumerate([one for one, _ in sold_by] or [""]):
            key = f"olist:product:{product_id}" if not place else f"olist-listing:{product_id}:{seller_id}"
            known.listings[product_id, seller_id] = key
            yield _product(known, row, key, seller_id, weight, attributes)
        if len(sold_by) > 1:
            known.left_out["further listings of products that several shops sell (brought in, not counted)"] += (
                len(sold_by) - 1
            )


def _product(
    known: Known, row: Row, key: str, seller_id: str, weight: int, attributes: tuple[AttributeView, ...]
) -> ProductRecord:
    product_id, word = row["product_id"], row["product_category_name"].strip()
    sold = known.prices.get((product_id, seller_id))
    price = exchange.convert(sold[1], settings.CURRENCY) if sold else None
    name = known.category_names[word]
    return ProductRecord(
        key=key,
        place=row.place,
        shop_key=seller_key(seller_id) if seller_id else UNSOLD_SHOP,
        category_key=category_key(word),
        brand_key=None,
        slug=f"olist-{product_id}",
        title={language: words.titled(text, product_id, language) for language, text in name.items()},
        subtitle={},
        description={},
        attributes=attributes,
        options=(),
        skus=(SkuRecord(f"{key}:sku", product_id[:40], (), price, None, weight),),
        is_on_sale=price is not None and price.minor > 0,
        columns=PRODUCT_COLUMNS,
    )


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
