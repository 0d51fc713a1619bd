"""Shops, categories and brands come in."""

from collections.abc import Sequence

from imports.bringing.run import Run
from imports.records import BrandRecord, CategoryRecord, ShopRecord
from market.catalogue import facade as catalogue
from market.merchants import facade as merchants
from market.shipping import facade as shipping


def bring_shops(run: Run, records: Sequence[ShopRecord]) -> None:
    if not records:
        return
    drafts = [merchants.ShopDraft(one.key, one.slug, one.name, one.intro, one.licence) for one in records]
    shop_ids = merchants.create_shops(drafts, now=run.now)
    run.shelves |= shop_ids
    ruled = [one for one in records if one.freight]
    known = shipping.rules_of([shop_ids[one.key] for one in ruled])
    for one in ruled:
        if one.freight and not known.get(shop_ids[one.key]):  # Else the shop has named its own since.
            shipping.set_rule(shop_ids[one.key], one.freight, one.freight_free_over)


def bring_category(run: Run, record: CategoryRecord) -> None:
    category = catalogue.create_category(
        slug=record.slug,
        name=record.name,
        parent_id=run.shelf(record.parent_key, "parent_id") if record.parent_key else None,
        sort=record.sort,
        source_key=record.key,
    )
    run.shelves[record.key] = category.id


def bring_brand(run: Run, record: BrandRecord) -> None:
    brand = catalogue.create_brand(
        slug=record.slug, name=record.name, story=record.story, source_key=record.key
    )  # fmt: skip
    run.shelves[record.key] = brand.id
