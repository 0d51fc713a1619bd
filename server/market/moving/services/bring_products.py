"""Products that arrive in a file come into their shop, a batch at a time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation.errors import ShopError
from foundation.words import LANGUAGES
from market.catalogue import facade as catalogue
from market.moving.arrivals import Arrival
from market.moving.moving_out import Shelved, category_paths, on_shelves, rows_of_shelved
from market.moving.services.change_product import Arrived, change_product, fill
from market.moving.shopify.layout import LAYOUT, Ware
from market.moving.shopify.reading import BadRow, remarks_on, slug_of, ware_of
from market.moving.types import LineView, Plan, Verdict
from market.pricing import facade as pricing
from market.stock import facade as stock

BATCH = 100  # Products to a transaction.
BECAUSE = "moved in"


def bring_products(arrivals: Sequence[Arrival], plan: Plan, *, now: datetime) -> list[LineView]:
    """
    Bring a batch into the shop: make what is new and, if the plan says so, change what is there. Say what was done.

    A product comes in whole or not at all. What the market refuses stays out alone: a batch is undone and halved until
    it stands alone. Call it in a transaction.

    :raises nothing that a row may cause: that is said in the lines
    """
    lines = [line for one in arrivals for line in one.said]
    known = _known([one for one in arrivals if not one.said], plan)
    shelved = on_shelves([one for one in known.values() if one is not None], plan.language) if plan.overwrites else {}
    categories, paths = _categories_by_path(), category_paths(plan.language)
    fresh: list[Arrived] = []
    for one in arrivals:
        if one.said:
            continue
        product_id = known.get(one.slug)
        if one.slug in known and not plan.overwrites:
            is_ours = product_id is not None
            lines.append(_left(one) if is_ours else _refused(one, 0, "Handle", "handle_taken", handle=one.handle))
            continue
        before = shelved.get(product_id) if product_id else None
        cells = fill(one, rows_of_shelved(before, plan.language, paths)) if before else one.cells
        try:
            ware = ware_of(cells, plan.language, settings.CURRENCY)
        except BadRow as bad:
            lines.append(_refused(one, bad.place, bad.column, bad.code, **bad.facts))
            continue
        arrived = Arrived(one, cells, ware, _category(one, categories) or plan.category_id)
        if one.slug not in known:
            fresh.append(arrived)
        elif before is None:  # Of another product's name, or of what has no price and so no row in the layout.
            lines.append(_refused(one, 0, "Handle", "handle_taken", handle=one.handle))
        else:
            lines += _change(arrived, before, paths, plan, now)
    return sorted([*lines, *_make(fresh, plan, now)], key=lambda line: line.line)


def _known(arrivals: Sequence[Arrival], plan: Plan) -> dict[str, UUID | None]:
    """
    Return which of them the shop has, by address name: what came in this way, also where it was renamed since, and
    what has the name. None: that is another product, which nobody asked to overwrite, or two.
    """
    by_slug = catalogue.product_ids_by_slug(plan.shop_id, [one.slug for one in arrivals])
    by_key = catalogue.product_ids_of_source([_key(plan.shop_id, one.slug) for one in arrivals])
    known: dict[str, UUID | None] = {}
    for one in arrivals:
        named, came = by_slug.get(one.slug), by_key.get(_key(plan.shop_id, one.slug))
        if came is not None:
            known[one.slug] = came if named in (None, came) else None
        elif named is not None:
            known[one.slug] = named if plan.overwrites else None
    return known


def _change(
    arrived: Arrived, before: Shelved, paths: Mapping[UUID, str], plan: Plan, now: datetime
) -> list[LineView]:  # fmt: skip
    standing = rows_of_shelved(before, plan.language, paths)
    try:
        with transaction.atomic():
            is_same = arrived.ware.vendor == before.ware.vendor
            brands = {} if is_same else _brands([arrived], plan)
            return change_product(
                arrived, before, plan, standing=standing, brand_id=brands.get(arrived.ware.vendor), now=now
            )
    except ShopError as error:
        return [_refused_by_room(arrived.arrival, error)]


def _make(fresh: Sequence[Arrived], plan: Plan, now: datetime) -> Iterator[LineView]:
    """Write new products; halve where the market refuses something, until what is refused stands alone."""
    placed = [one for one in fresh if one.category_id is not None]
    for one in fresh:
        if one.category_id is None:
            value = one.cells[0].get("Product Category", "")
            yield _refused(one.arrival, 0, "Product Category", "category_unknown", value=value)
    if not placed:
        return
    try:
        with transaction.atomic():
            _write(placed, plan, now)
    except ShopError as error:
        if len(placed) == 1:
            yield _refused_by_room(placed[0].arrival, error)
            return
        yield from _make(placed[: len(placed) // 2], plan, now)
        yield from _make(placed[len(placed) // 2 :], plan, now)
        return
    for one in placed:
        yield LineView(one.arrival.lines[0], one.arrival.handle, Verdict.NEW, "", "")
        for place, column, code, facts in remarks_on(one.cells, one.ware):
            yield LineView(one.arrival.lines[place], one.arrival.handle, Verdict.REMARK, column, code, facts)


def _write(fresh: Sequence[Arrived], plan: Plan, now: datetime) -> None:
    brands = _brands(fresh, plan)
    products = catalogue.create_products(
        [_draft(one, plan.shop_id, brands.get(one.ware.vendor)) for one in fresh], now=now
    )
    pairs = [
        (sku.id, variant)
        for one, product in zip(fresh, products, strict=True)
        for sku, variant in zip(product.skus, one.ware.variants, strict=True)
    ]
    pricing.set_first_prices({sku_id: variant.price for sku_id, variant in pairs}, now=now, because=BECAUSE)
    stock.receive_many(
        [stock.Delivery(sku_id, variant.on_hand, f"{LAYOUT}:{sku_id}") for sku_id, variant in pairs if variant.on_hand],
        because=BECAUSE,
        now=now,
    )
    catalogue.keep_extras(LAYOUT, {product.id: one.cells for one, product in zip(fresh, products, strict=True)})
    catalogue.publish_products(
        [product.id for one, product in zip(fresh, products, strict=True) if one.ware.is_published],
        now,
        because=BECAUSE,
    )


def _brands(arrived: Sequence[Arrived], plan: Plan) -> dict[str, UUID]:
    """Return the brands that the vendors are, and make those that moving in has not made yet."""
    vendors = sorted({one.ware.vendor for one in arrived if one.ware.vendor})
    return {vendor: _brand(vendor, plan.language) for vendor in vendors}


def _brand(vendor: str, language: str) -> UUID:
    spelled = slug_of(vendor)[:40].strip("-")
    slug = f"vendor-{spelled}-{sha256(vendor.encode()).hexdigest()[:12]}"
    return catalogue.create_brand(slug=slug, name={language: vendor}, source_key=f"{LAYOUT}:vendor:{vendor}").id


def _categories_by_path() -> Mapping[str, UUID]:
    return {path: one for language in LANGUAGES for one, path in category_paths(language).items()}


def _category(one: Arrival, categories: Mapping[str, UUID]) -> UUID | None:
    return categories.get(one.cells[0].get("Product Category", "").strip())


def _draft(one: Arrived, shop_id: UUID, brand_id: UUID | None) -> catalogue.ProductDraft:
    ware: Ware = one.ware
    assert one.category_id is not None, "what has no category was refused"
    return catalogue.ProductDraft(
        shop_id=shop_id,
        category_id=one.category_id,
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
        source_key=_key(shop_id, ware.slug),
    )


def _key(shop_id: UUID, slug: str) -> str:
    return f"{LAYOUT}:{shop_id.hex}:{slug}"[:120]


def _left(one: Arrival) -> LineView:
    return LineView(one.lines[0], one.handle, Verdict.LEFT, "Handle", "there_already")


def _refused(one: Arrival, place: int, column: str, code: str, **facts: object) -> LineView:
    return LineView(one.lines[place], one.handle, Verdict.REFUSED, column, code, facts)


def _refused_by_room(one: Arrival, error: ShopError) -> LineView:
    """Say what another room refused, in the layout's words for the columns."""
    said = (type(error).__doc__ or "").strip().splitlines()[0]
    facts = {name: fact if isinstance(fact, str | int) else str(fact) for name, fact in error.facts.items()}
    return _refused(one, 0, _column(error.field or ""), error.code, **facts, said=said)


COLUMNS = {
    "title": "Title", "description": "Body (HTML)", "slug": "Handle", "skus": "Variant SKU", "price": "Variant Price",
    "options": "Option1 Name", "brand_id": "Vendor", "name": "Vendor", "category_id": "Product Category",
}  # fmt: skip


def _column(field: str) -> str:
    """Name the column of a field of ours: "skus.0.weight_grams" is "Variant Grams"."""
    tail = {"weight_grams": "Variant Grams", "gtins": "Variant Barcode"}.get(field.rsplit(".", 1)[-1])
    return tail or COLUMNS.get(field.split(".", maxsplit=1)[0], field)
