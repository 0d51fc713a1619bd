"""A product that a shop has already becomes what a file says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from foundation.money import Money
from market.catalogue import facade as catalogue
from market.moving.arrivals import Arrival
from market.moving.moving_out import Shelved, compared
from market.moving.shopify.layout import LAYOUT, MODELLED, OPTIONS, Ware
from market.moving.shopify.reading import is_variant, remarks_on
from market.moving.shopify.writing import Rows
from market.moving.types import LineView, Plan, Verdict
from market.pricing import facade as pricing
from market.stock import facade as stock

BECAUSE = "moved in again"
COST = "Cost per item"


@dataclass(frozen=True, slots=True)
class Arrived:
    """An arrival, as it is read."""

    arrival: Arrival
    cells: tuple[dict[str, str], ...]
    ware: Ware
    category_id: UUID | None


def fill(arrival: Arrival, standing: Rows) -> tuple[dict[str, str], ...]:
    """Return the rows of an arrival; what the file has no columns for stays as it stands in the shop."""
    by = "Variant SKU" if "Variant SKU" in arrival.columns else "Option"
    variants = {_mark(row, by): row for row in standing if is_variant(row)}
    filled = []
    for place, row in enumerate(arrival.cells):
        same = variants.get(_mark(row, by)) or (standing[0] if place == 0 else {})
        given = {column: text for column, text in same.items() if _is_of_variant(column)}
        if place == 0:
            given |= {column: text for column, text in standing[0].items() if not _is_of_variant(column)}
        filled.append({**{c: text for c, text in given.items() if text and c not in arrival.columns}, **row})
    if "Image Src" not in arrival.columns:
        filled += [dict(row) for row in standing if not is_variant(row)]
    return tuple(filled)


def _mark(row: Mapping[str, str], by: str) -> tuple[str, ...]:
    """Tell a product's variants apart: by their code, or by what was chosen where the file has no codes."""
    if by == "Option":
        return tuple(row.get(f"Option{at} Value", "").strip() for at in range(1, OPTIONS + 1))
    return (row.get(by, "").strip(),)


def _is_of_variant(column: str) -> bool:
    return column.startswith(("Variant ", "Image ", "Unit Price ")) or column.endswith(" Value") or column == COST


def change_product(
    arrived: Arrived, before: Shelved, plan: Plan, *, standing: Rows, brand_id: UUID | None, now: datetime
) -> list[LineView]:
    """
    Change what differs, in the name of whoever asked; say what it was. In: how it would move out now.

    Its address name, category and pictures stay, and so does what is counted: between the writing of a file and its
    reading people buy.

    :raises what update_product and set_list_price raise:
    """
    one, ware = arrived.arrival, replace(arrived.ware, slug=before.ware.slug)
    changed = _change_texts(ware, before, plan, brand_id, now)
    product = catalogue.products([before.product.id])[before.product.id]
    remarks: list[LineView] = []
    if _change_prices(product, ware, before, plan, now):
        changed.append("prices")
    _receive(product, ware, before, now)
    if ware.is_published != before.ware.is_published:
        changed.append("on_sale" if ware.is_published else "off_sale")
        act = catalogue.publish_product if ware.is_published else catalogue.withdraw_product
        act(product.id, now, actor_id=plan.actor_id, because=BECAUSE)
    if _others(arrived.cells) != _others(standing):
        changed.append("kept")
    if changed:
        if before.kept or "kept" in changed:
            catalogue.keep_extras(LAYOUT, {product.id: arrived.cells})
        remarks = _remarks(arrived, ware, before)
    verdict, code = (Verdict.CHANGED, "changes") if changed else (Verdict.UNCHANGED, "")
    return [LineView(one.lines[0], one.handle, verdict, "", code, {"what": changed} if changed else {}), *remarks]


def _others(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Leave of rows what we do not model."""
    left = ({column: text for column, text in row.items() if text and column not in MODELLED} for row in rows)
    return [row for row in left if row]


def _change_texts(
    ware: Ware, before: Shelved, plan: Plan, brand_id: UUID | None, now: datetime
) -> list[str]:  # fmt: skip
    """Change what the catalogue keeps, in one call. Return what it was."""
    old, product = before.ware, before.product
    changes: catalogue.ProductChanges = {}
    what = [name for name in ("title", "subtitle", "description", "attributes", "origin", "options")
            if getattr(ware, name) != getattr(old, name)]  # fmt: skip
    for name in what:
        changes[name] = getattr(ware, name)  # type: ignore[literal-required]
    if _articles(ware) != _articles(old):
        what.append("skus")
    if "skus" in what or "options" in what:
        changes["skus"] = _skus(ware, product, old)
    if ware.vendor != old.vendor:
        what.append("brand")
        changes["brand_id"] = brand_id
    if what:
        catalogue.update_product(product.id, changes, now, actor_id=plan.actor_id)
    return what


def _articles(ware: Ware) -> list[tuple[str, tuple[int, ...], int, tuple[str, ...]]]:
    return [(one.code, one.option_values, one.weight_grams, one.gtins) for one in ware.variants]


def _skus(ware: Ware, product: catalogue.ProductView, old: Ware) -> list[catalogue.SkuDraft]:
    """All that there shall be: the file's, with the pictures they had, and those that the layout had no row for."""
    known = {sku.code: sku for sku in product.skus}
    drafts = [
        catalogue.SkuDraft(
            one.code,
            one.option_values,
            one.weight_grams,
            picture_id=known[one.code].own_picture_id if one.code in known else None,
            gtins=one.gtins,
        )
        for one in ware.variants
    ]
    shown = {one.code for one in (*ware.variants, *old.variants)}
    return drafts + [
        catalogue.SkuDraft(
            sku.code, sku.option_values, sku.weight_grams, picture_id=sku.own_picture_id, gtins=sku.gtins
        )
        for sku in product.skus
        if sku.is_active and sku.code not in shown
    ]


def _change_prices(
    product: catalogue.ProductView, ware: Ware, before: Shelved, plan: Plan, now: datetime
) -> bool:  # fmt: skip
    ids = {sku.code: sku.id for sku in product.skus}
    wanted: dict[UUID, Money] = {ids[one.code]: one.price for one in ware.variants}
    has = pricing.list_prices(list(wanted))
    differ = {sku_id: price for sku_id, price in wanted.items() if has.get(sku_id) != price}
    for sku_id, price in differ.items():
        pricing.set_list_price(
            sku_id, price, now=now, because=BECAUSE, actor_id=plan.actor_id, holder_id=plan.shop_id
        )  # fmt: skip
    return bool(differ)


def _receive(product: catalogue.ProductView, ware: Ware, before: Shelved, now: datetime) -> None:
    """Put on the shelf what is new; what was there is counted by whoever stands before it."""
    had = {sku.id for sku in before.product.skus}
    fresh = {sku.code: sku.id for sku in product.skus if sku.id not in had}
    stock.receive_many(
        [
            stock.Delivery(fresh[one.code], one.on_hand, f"{LAYOUT}:{fresh[one.code]}")
            for one in ware.variants
            if one.code in fresh and one.on_hand
        ],
        because=BECAUSE,
        now=now,
    )


def _remarks(arrived: Arrived, ware: Ware, before: Shelved) -> list[LineView]:
    one = arrived.arrival
    places = [place for place, row in enumerate(arrived.cells) if is_variant(row)]
    place_of = {variant.code: place for variant, place in zip(ware.variants, places, strict=False)}
    was = {variant.code: variant for variant in before.ware.variants}
    notes = [
        note for note in remarks_on(arrived.cells, ware) if arrived.cells[note[0]].get(note[1]) not in before.pictures
    ]  # fmt: skip
    for variant in ware.variants:
        old = was.get(variant.code)
        if old and old.on_hand != variant.on_hand and "Variant Inventory Qty" in one.columns:
            facts: dict[str, object] = {"value": variant.on_hand, "on_hand": old.on_hand}
            notes.append((place_of.get(variant.code, 0), "Variant Inventory Qty", "stock_left", facts))
        if old and old.price != variant.price and (above := compared(before).get(variant.code)):
            notes.append(
                (place_of.get(variant.code, 0), "Variant Compare At Price", "compare_at_dropped", {"value": above})
            )  # fmt: skip
    codes = {variant.code for variant in ware.variants}
    notes += [(0, "Variant SKU", "sku_rests", {"sku": code}) for code in was if code not in codes]
    return [
        LineView(one.lines[min(place, len(one.lines) - 1)], one.handle, Verdict.REMARK, column, code, facts)
        for place, column, code, facts in notes
    ]
