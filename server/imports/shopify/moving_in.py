"""A shop moves in: one CSV file in Shopify's layout becomes its products, a batch in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation.errors import ShopError
from foundation.tables import Refusal, Remark, Row, Table
from imports.shopify.layout import LAYOUT, Ware, unguarded
from imports.shopify.reading import BadRow, slug_of, ware_of
from market.catalogue import facade as catalogue
from market.pricing import facade as pricing
from market.stock import facade as stock

BATCH = 100
BECAUSE = "moved in"
Report = Callable[[Refusal | Remark], None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A product with the rows that it came in."""

    ware: Ware
    rows: tuple[Row, ...]
    cells: tuple[dict[str, str], ...]  # as they were before a spreadsheet's guard


def read_shop(
    table: Table, shop_id: UUID, category_id: UUID, language: str, *, now: datetime, report: Report
) -> tuple[int, int]:
    """
    Bring a shop's products in. Return how many came now, and how many had come before, which stay as they are.

    Rows of one handle stand together. A product of which one row makes no sense stays out whole, and is reported. Safe
    to kill and to run again.
    """
    came = known = 0
    waiting: list[Arrival] = []
    for arrival in _arrivals(table, language, report):
        waiting.append(arrival)
        if len(waiting) == BATCH:
            fresh, old = _bring(waiting, shop_id, category_id, language, now, report)
            came, known, waiting = came + fresh, known + old, []
    fresh, old = _bring(waiting, shop_id, category_id, language, now, report)
    return came + fresh, known + old


def _arrivals(table: Table, language: str, report: Report) -> Iterator[Arrival]:
    seen: set[str] = set()
    for handle, group in groupby(table.rows(), key=lambda row: row["Handle"] if isinstance(row, Row) else None):
        rows = list(group)
        good = [row for row in rows if isinstance(row, Row)]
        for row in rows:
            if isinstance(row, Refusal):
                report(row)
        if not good or handle is None:
            continue
        cells = tuple({column: unguarded(text) for column, text in row.values.items() if text} for row in good)
        slug = slug_of(handle)
        if slug in seen:
            report(good[0].refused("Handle", f"stands further up already: {handle}"))
            continue
        seen.add(slug)
        try:
            ware = ware_of(cells, language, settings.CURRENCY)
        except BadRow as bad:
            report(good[bad.place].refused(bad.column, bad.reason))
            continue
        for row, said in zip(good, cells, strict=True):
            for column in ("Image Src", "Variant Image"):
                if said.get(column):
                    report(
                        row.remarked(
                            column, "is not fetched: pictures are given to the shop, not taken from an address"
                        )
                    )
        yield Arrival(ware, tuple(good), cells)


def _bring(
    arrivals: Sequence[Arrival], shop_id: UUID, category_id: UUID, language: str, now: datetime, report: Report
) -> tuple[int, int]:
    """Write a batch; halve it where the market refuses something, until what is refused stands alone."""
    taken = catalogue.slugs_taken(shop_id, [one.ware.slug for one in arrivals])
    fresh: list[Arrival] = []
    known = 0
    for one in arrivals:
        if one.ware.slug not in taken:
            fresh.append(one)
        elif taken[one.ware.slug] == _key(shop_id, one.ware):
            known += 1
        else:
            report(one.rows[0].refused("Handle", f"is another product of this shop already: {one.ware.slug}"))
    if not fresh:
        return 0, known
    try:
        with transaction.atomic():
            _write(fresh, shop_id, category_id, language, now)
    except ShopError as error:
        if len(fresh) == 1:
            facts = ", ".join(f"{name} {fact}" for name, fact in error.facts.items())
            report(
                fresh[0].rows[0].refused(error.field or "", f"{(error.__doc__ or '').strip()} [{error.code}: {facts}]")
            )
            return 0, known
        halves = (fresh[: len(fresh) // 2], fresh[len(fresh) // 2 :])
        return sum(_bring(half, shop_id, category_id, language, now, report)[0] for half in halves), known
    return len(fresh), known


def _write(arrivals: Sequence[Arrival], shop_id: UUID, category_id: UUID, language: str, now: datetime) -> None:
    vendors = {one.ware.vendor for one in arrivals if one.ware.vendor}
    brands = {vendor: _brand(vendor, language) for vendor in sorted(vendors)}
    products = catalogue.create_products(
        [_draft(one.ware, shop_id, category_id, brands.get(one.ware.vendor)) for one in arrivals], now=now
    )
    pairs = [
        (sku.id, variant)
        for one, product in zip(arrivals, products, strict=True)
        for sku, variant in zip(product.skus, one.ware.variants, strict=True)
    ]
    pricing.set_first_prices({sku_id: variant.price for sku_id, variant in pairs}, now=now, because=BECAUSE)
    stock.receive_many(
        [stock.Delivery(sku_id, variant.on_hand, f"{LAYOUT}:{sku_id}") for sku_id, variant in pairs if variant.on_hand],
        because=BECAUSE,
        now=now,
    )
    catalogue.keep_extras(
        LAYOUT, {product.id: one.cells for one, product in zip(arrivals, products, strict=True)}
    )  # fmt: skip
    catalogue.publish_products(
        [product.id for one, product in zip(arrivals, products, strict=True) if one.ware.is_published],
        now,
        because=BECAUSE,
    )


def _brand(vendor: str, language: str) -> UUID:
    """Return the brand of this name that moving in has made, or make it."""
    spelled = slug_of(vendor)[:40].strip("-")
    tail = vendor.encode().hex()[:16]
    slug = f"vendor-{spelled}-{tail}".replace("--", "-")
    return catalogue.create_brand(slug=slug, name={language: vendor}, source_key=f"{LAYOUT}:vendor:{vendor}").id


def _draft(ware: Ware, shop_id: UUID, category_id: UUID, brand_id: UUID | None) -> catalogue.ProductDraft:
    return catalogue.ProductDraft(
        shop_id=shop_id,
        category_id=category_id,
        brand_id=brand_id,
        slug=ware.slug,
        title=ware.title,
        subtitle=ware.subtitle,
        description=ware.description,
        attributes=ware.attributes,
        options=ware.options,
        origin=ware.origin,
        skus=[
            catalogue.SkuDraft(one.code, one.option_values, one.weight_grams, gtins=one.gtins) for one in ware.variants
        ],
        source_key=_key(shop_id, ware),
    )


def _key(shop_id: UUID, ware: Ware) -> str:
    return f"{LAYOUT}:{shop_id.hex}:{ware.slug}"[:120]
