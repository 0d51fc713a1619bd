"""Products come in with their SKUs, prices and stock, or not at all."""

from collections.abc import Sequence

from imports.bringing.run import BECAUSE, Run
from imports.records import ProductRecord
from market.catalogue import facade as catalogue
from market.pricing import facade as pricing
from market.stock import facade as stock


def bring_products(run: Run, records: Sequence[ProductRecord]) -> None:
    known = catalogue.product_ids_of_source([record.key for record in records])
    fresh = [record for record in records if record.key not in known]
    if not fresh:
        return
    products = catalogue.create_products([_product_draft(run, record) for record in fresh], now=run.now)
    sku_ids = {
        (record.key, sku.code): sku.id for record, product in zip(fresh, products, strict=True) for sku in product.skus
    }
    wares = [(sku_ids[record.key, sku.code], sku) for record in fresh for sku in record.skus]
    pricing.set_first_prices(
        {sku_id: sku.price for sku_id, sku in wares if sku.price}, now=run.now, because=BECAUSE
    )  # fmt: skip
    counted = [(sku_id, run.pieces if sku.on_hand is None else sku.on_hand, sku.key) for sku_id, sku in wares]
    stock.receive_many([stock.Delivery(*one) for one in counted if one[1]], because=BECAUSE, now=run.now)
    catalogue.publish_products(
        [product.id for record, product in zip(fresh, products, strict=True) if record.is_on_sale],
        run.now,
        because=BECAUSE,
    )


def _product_draft(run: Run, record: ProductRecord) -> catalogue.ProductDraft:
    return catalogue.ProductDraft(
        shop_id=run.shelf(record.shop_key, "shop_id"),
        category_id=run.shelf(record.category_key, "category_id"),
        brand_id=run.shelf(record.brand_key, "brand_id") if record.brand_key else None,
        slug=record.slug,
        title=record.title,
        subtitle=record.subtitle,
        description=record.description,
        attributes=record.attributes,
        options=record.options,
        origin=record.origin,
        skus=[
            catalogue.SkuDraft(sku.code, sku.option_values, sku.weight_grams, source_key=sku.key, gtins=sku.gtins)
            for sku in record.skus
        ],
        source_key=record.key,
    )
