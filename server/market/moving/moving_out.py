"""A shop moves out: its products written in Shopify's layout, some hundred at a time."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from foundation.words import say
from market.catalogue import facade as catalogue
from market.media import facade as media
from market.moving.shopify.layout import HEADING, LAYOUT, Variant, Ware, guarded
from market.moving.shopify.reading import read_kept
from market.moving.shopify.writing import Rows, amount, rows_of
from market.moving.types import MadeFor
from market.pricing import facade as pricing
from market.pricing.facade import PriceView
from market.stock import facade as stock


@dataclass(frozen=True, slots=True)
class Shelved:
    """A product as it stands in the shop, and as the layout understands it."""

    product: catalogue.ProductView
    ware: Ware
    prices: Mapping[UUID, PriceView]
    pictures: tuple[str, ...]  # addresses
    kept: Rows  # the rows that it came in


def lines_of_shop(shop_id: UUID, language: str, made_for: MadeFor) -> Iterator[str]:
    """
    Give the CSV file of all products of a shop, oldest first, some hundred products at a time.

    A product of which nothing has a price is left out: the layout has no row for it.
    """
    heading = list(HEADING)
    for product_ids in _pages(shop_id):
        for rows in catalogue.extras(LAYOUT, product_ids).values():
            heading += [column for row in rows for column in row if column not in heading]
    is_for_sheets = made_for == MadeFor.SPREADSHEET
    yield _as_csv([heading])
    for product_ids in _pages(shop_id):
        cells = (
            [row.get(column, "") for column in heading] for rows in _rows_of(product_ids, language) for row in rows
        )  # fmt: skip
        yield _as_csv([list(map(guarded, row)) for row in cells] if is_for_sheets else cells)


def _as_csv(rows: "Iterator[list[str]] | list[list[str]]") -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _pages(shop_id: UUID) -> Iterator[list[UUID]]:
    last = None
    while product_ids := catalogue.product_ids_of_shop(shop_id, after=last):
        yield product_ids
        last = product_ids[-1]


def _rows_of(product_ids: Sequence[UUID], language: str) -> Iterator[Rows]:
    shelved, paths = on_shelves(product_ids, language), category_paths(language)
    return (rows_of_shelved(shelved[one], language, paths) for one in product_ids if one in shelved)


def rows_of_shelved(one: Shelved, language: str, paths: Mapping[UUID, str]) -> Rows:
    """Write a product as it stands in the shop. In: how its category is written."""
    return rows_of(
        one.ware,
        language,
        kept=one.kept,
        kept_ware=read_kept(one.kept, language, settings.CURRENCY),
        category=paths.get(one.product.category_id, ""),
        compare_at=compared(one),
        pictures=one.pictures,
    )


def category_paths(language: str) -> dict[UUID, str]:
    """Write every category with those above it: "Home > Cups"."""
    categories = {one.id: one for one in catalogue.categories()}
    return {
        one.id: " > ".join(say(categories[part].name, language) for part in one.path) for one in categories.values()
    }


def compared(one: Shelved) -> dict[str, str]:
    """Write the struck-through price of each SKU that has one, by its code."""
    shown = {sku.code: one.prices.get(sku.id) for sku in one.product.skus}
    return {code: amount(price.compare_at) for code, price in shown.items() if price and price.compare_at}


def on_shelves(product_ids: Sequence[UUID], language: str) -> dict[UUID, Shelved]:
    """Read products as the layout understands them, of which something has a price. A fixed number of questions."""
    products = catalogue.products(product_ids)
    sku_ids = [sku.id for one in products.values() for sku in one.skus if sku.is_active]
    priced, levels = pricing.prices(sku_ids), stock.levels(sku_ids)
    brands = catalogue.brands({one.brand_id for one in products.values() if one.brand_id})
    pictures = media.pictures({picture for one in products.values() for picture in one.picture_ids})
    kept = catalogue.extras(LAYOUT, product_ids)
    found: dict[UUID, Shelved] = {}
    for product in products.values():
        skus = [sku for sku in product.skus if sku.is_active and sku.id in priced]
        if not skus:
            continue
        brand = brands.get(product.brand_id) if product.brand_id else None
        ware = Ware(
            slug=product.slug,
            title=product.title,
            description=product.description,
            vendor=say(brand.name, language) if brand else "",
            is_published=product.state == catalogue.ProductState.PUBLISHED,
            options=product.options,
            variants=tuple(
                Variant(
                    code=sku.code,
                    option_values=sku.option_values,
                    price=priced[sku.id].price,
                    on_hand=levels[sku.id].on_hand,
                    weight_grams=sku.weight_grams,
                    gtins=sku.gtins,
                )
                for sku in skus
            ),
            subtitle=product.subtitle,
            attributes=product.attributes,
            origin=product.origin,
        )
        shown = (pictures[one] for one in product.picture_ids if one in pictures)
        found[product.id] = Shelved(
            product=product,
            ware=ware,
            prices=priced,
            pictures=tuple(_absolute(one.urls["1280"]) for one in shown),
            kept=kept.get(product.id, []),
        )
    return found


def _absolute(address: str) -> str:
    return address if "://" in address else f"{settings.PUBLIC_URL}{address}"
