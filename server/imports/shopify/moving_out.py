"""A shop moves out: its products written in Shopify's layout, some hundred at a time."""

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO
from uuid import UUID

from django.conf import settings

from foundation.words import say
from imports.shopify.layout import HEADING, LAYOUT, Variant, Ware, guarded
from imports.shopify.reading import read_kept
from imports.shopify.writing import Rows, amount, rows_of
from market.catalogue import facade as catalogue
from market.media import facade as media
from market.pricing import facade as pricing
from market.stock import facade as stock


def write_shop(shop_id: UUID, language: str, to: TextIO, *, verbatim: bool = False) -> int:
    """
    Write all products of a shop, oldest first. Return how many.

    A product of which nothing has a price is left out: the layout has no row for it. Cells that a spreadsheet would
    run get an apostrophe, which moving in takes off again; `verbatim` leaves them as they are, for another shop system.
    """
    heading = list(HEADING)
    for product_ids in _pages(shop_id):
        for rows in catalogue.extras(LAYOUT, product_ids).values():
            heading += [column for row in rows for column in row if column not in heading]
    sheet = csv.writer(to, lineterminator="\n")
    sheet.writerow(heading)
    written = 0
    for product_ids in _pages(shop_id):
        for rows in _rows_of_products(product_ids, language):
            for row in rows:
                cells = [row.get(column, "") for column in heading]
                sheet.writerow(cells if verbatim else map(guarded, cells))
            written += 1
    return written


def _pages(shop_id: UUID) -> Iterator[list[UUID]]:
    last = None
    while product_ids := catalogue.product_ids_of_shop(shop_id, after=last):
        yield product_ids
        last = product_ids[-1]


def _rows_of_products(product_ids: Sequence[UUID], language: str) -> Iterator[Rows]:
    products = catalogue.products(product_ids)
    sku_ids = [sku.id for one in products.values() for sku in one.skus if sku.is_active]
    priced, levels = pricing.prices(sku_ids), stock.levels(sku_ids)
    brands = catalogue.brands({one.brand_id for one in products.values() if one.brand_id})
    categories = {one.id: one for one in catalogue.categories()}
    pictures = media.pictures({picture for one in products.values() for picture in one.picture_ids})
    kept = catalogue.extras(LAYOUT, product_ids)
    for product_id in product_ids:
        product = products[product_id]
        skus = [sku for sku in product.skus if sku.is_active and sku.id in priced]
        if not skus:
            continue  # Without a price there is nothing that the layout could say.
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
        rows = kept.get(product_id, [])
        shown = [pictures[one] for one in product.picture_ids if one in pictures]
        path = categories[product.category_id].path if product.category_id in categories else ()
        yield rows_of(
            ware,
            language,
            kept=rows,
            kept_ware=read_kept(rows, language, settings.CURRENCY),
            category=" > ".join(say(categories[one].name, language) for one in path if one in categories),
            compare_at={sku.code: amount(above) for sku in skus if (above := priced[sku.id].compare_at)},
            pictures=[_absolute(one.urls["1280"]) for one in shown],
        )


def _absolute(address: str) -> str:
    return address if "://" in address else f"{settings.PUBLIC_URL}{address}"
