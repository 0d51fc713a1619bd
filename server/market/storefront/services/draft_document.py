"""Write a product down for the search index: its texts by how much they tell, and what it is filtered by."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from foundation.words import Words
from market.catalogue.facade import AttributeKind, AttributeView, BrandView, CategoryView, ProductView
from market.search import facade as search

LONGEST_UNKEYED = 24  # Letters.
PROSE = re.compile(r"[,，、;；。]")


@dataclass(frozen=True, slots=True)
class Offer:
    """What changes without the product: its price, and whether it is to be had."""

    price_minor: int
    has_group: bool
    in_stock: bool
    sold_count: int


def draft_document(
    product: ProductView, offer: Offer, brands: Mapping[UUID, BrandView], categories: Mapping[UUID, CategoryView]
) -> search.DocumentDraft:
    """Draft a listed product's document from what the rooms say of it."""
    own = categories.get(product.category_id)
    path = tuple(one for one in (own.path if own else ()) if one in categories)
    brand = brands.get(product.brand_id) if product.brand_id else None
    assert product.published_at is not None, "what is listed was published"
    return search.DocumentDraft(
        product_id=product.id,
        shop_id=product.shop_id,
        brand_id=brand.id if brand else None,
        category_ids=path,
        price_minor=offer.price_minor,
        has_group=offer.has_group,
        in_stock=offer.in_stock,
        sold_count=offer.sold_count,
        published_at=product.published_at,
        title=product.title,
        brand=brand.name if brand else {},
        categories=[categories[one].name for one in path],
        details=[
            product.subtitle,
            *map(_said, product.attributes),
            *(value for option in product.options for value in option.values),
            *({"en": one} for sku in product.skus if sku.is_active for gtin in sku.gtins for one in _numbers(gtin)),
        ],
        description=product.description,
        attributes=tuple(_attributes(product)),
    )


def _said(attribute: AttributeView) -> Words:
    """A flag says its name when it is up, and nothing when it is down: nobody looks for "no"."""
    if attribute.kind != AttributeKind.FLAG:
        return attribute.value
    return attribute.name if attribute.number else {}


def _attributes(product: ProductView) -> Iterator[search.AttributeDraft]:
    """What shoppers choose, then what has a key, then what has a name only: a few short words may be filtered by."""
    for option in product.options:
        for value in option.values:
            yield search.AttributeDraft(_key(option.name), option.name, value)
    for attribute in sorted(product.attributes, key=lambda one: not one.key):
        if not attribute.key and not _is_a_choice(attribute.value):
            continue
        number = attribute.number if attribute.kind == AttributeKind.NUMBER else None
        yield search.AttributeDraft(attribute.key or _key(attribute.name), attribute.name, attribute.value, number)


def _is_a_choice(value: Words) -> bool:
    """What has no key was not meant to be filtered by. A few words may be; prose, dates and bare numbers may not."""
    return all(
        len(text) <= LONGEST_UNKEYED and any(sign.isalpha() for sign in text) and not PROSE.search(text)
        for text in value.values()
    )


def _numbers(gtin: str) -> Iterator[str]:
    """Say a number on the box as it may be typed: a UPC stands there with twelve digits, and is kept with thirteen."""
    yield gtin
    if len(gtin) == 13 and gtin.startswith("0"):
        yield gtin[1:]


def _key(name: Words) -> str:
    """Return what a thing without a key is called across products: its name in English, else in what it has."""
    return (name.get("en") or next(iter(name.values()), "")).strip().casefold().replace(" ", "_")
