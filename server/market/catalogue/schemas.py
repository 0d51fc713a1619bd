"""Shapes on the wire. Only endpoints import this. A shop's staff sees texts in every language, as objects."""

from dataclasses import fields
from datetime import datetime
from typing import Annotated, Any, cast

from ninja import Schema
from pydantic import Field, StrictBool

from foundation.words import say
from market.catalogue.states import ProductState
from market.catalogue.types import (
    AttributeKind,
    AttributeView,
    BrandId,
    BrandView,
    CategoryId,
    CategoryView,
    OptionView,
    PictureId,
    ProductChanges,
    ProductId,
    ProductView,
    ShopId,
    SkuDraft,
    SkuId,
    SkuView,
)

WordsIn = Annotated[dict[str, str], Field(max_length=4, examples=[{"zh-CN": "杯子", "en": "Mug"}])]


class AttributeIn(Schema):
    """One line of the specification. With a key, the same for every product that says the same, it can filter."""

    name: WordsIn
    value: WordsIn
    key: Annotated[str, Field(max_length=100, examples=["cable_length"])] = ""
    kind: AttributeKind = AttributeKind.TEXT
    number: float | None = None


class OptionIn(Schema):
    name: WordsIn
    values: Annotated[list[WordsIn], Field(min_length=1, max_length=60)]


class SkuIn(Schema):
    code: Annotated[str, Field(min_length=1, max_length=40)]
    option_values: Annotated[list[int], Field(max_length=5)] = []
    weight_grams: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    picture_id: PictureId | None = None
    is_active: StrictBool = True
    gtins: Annotated[list[Annotated[str, Field(max_length=14)]], Field(max_length=200)] = []


class ProductIn(Schema):
    """A whole product. Without a slug it gets one from its title."""

    slug: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    category_id: CategoryId
    brand_id: BrandId | None = None
    title: WordsIn
    subtitle: WordsIn = {}
    description: WordsIn = {}
    attributes: Annotated[list[AttributeIn], Field(max_length=200)] = []
    options: Annotated[list[OptionIn], Field(max_length=5)] = []
    skus: Annotated[list[SkuIn], Field(max_length=600)] = []
    picture_ids: Annotated[list[PictureId], Field(max_length=20)] = []
    origin: WordsIn = {}


class ProductChangesIn(Schema):
    """What is absent stays. `skus` are all that there shall be: known codes change, new ones are added, others rest."""

    slug: Annotated[str, Field(min_length=1, max_length=80)] = ""
    category_id: CategoryId = None
    brand_id: BrandId | None = None
    title: WordsIn = {}
    subtitle: WordsIn = {}
    description: WordsIn = {}
    attributes: Annotated[list[AttributeIn], Field(max_length=200)] = []
    options: Annotated[list[OptionIn], Field(max_length=5)] = []
    skus: Annotated[list[SkuIn], Field(max_length=600)] = []
    picture_ids: Annotated[list[PictureId], Field(max_length=20)] = []
    origin: WordsIn = {}

    def changes(self) -> ProductChanges:
        """Return what the client named, and only that."""
        named = {name: getattr(self, name) for name in self.model_fields_set}
        for name, build in (("attributes", attributes_of), ("options", options_of), ("skus", skus_of)):
            if name in named:
                named[name] = build(named[name])
        return cast(ProductChanges, named)


def attributes_of(given: list[AttributeIn]) -> list[AttributeView]:
    return [AttributeView(one.name, one.value, one.key, one.kind, one.number) for one in given]


def options_of(given: list[OptionIn]) -> list[OptionView]:
    return [OptionView(one.name, tuple(one.values)) for one in given]


def skus_of(given: list[SkuIn]) -> list[SkuDraft]:
    return [
        SkuDraft(
            code=one.code,
            option_values=tuple(one.option_values),
            weight_grams=one.weight_grams,
            picture_id=one.picture_id,
            is_active=one.is_active,
            gtins=tuple(one.gtins),
        )
        for one in given
    ]


class OwnAttributeOut(Schema):
    name: dict[str, str]
    value: dict[str, str]
    key: str
    kind: AttributeKind
    number: float | None

    @classmethod
    def of(cls, one: AttributeView) -> "OwnAttributeOut":
        return cls(name=dict(one.name), value=dict(one.value), key=one.key, kind=one.kind, number=one.number)


class OwnOptionOut(Schema):
    name: dict[str, str]
    values: list[dict[str, str]]


class OwnSkuOut(Schema):
    sku_id: SkuId
    code: str
    option_values: list[int]
    option_text: dict[str, str]
    weight_grams: int
    picture_id: PictureId | None
    is_active: bool
    is_sellable: bool
    gtins: list[str]

    @classmethod
    def of(cls, sku: SkuView) -> "OwnSkuOut":
        return cls(
            sku_id=sku.id,
            code=sku.code,
            option_values=list(sku.option_values),
            option_text=dict(sku.option_text),
            weight_grams=sku.weight_grams,
            picture_id=sku.own_picture_id,
            is_active=sku.is_active,
            is_sellable=sku.is_sellable,
            gtins=list(sku.gtins),
        )


class ProductOut(Schema):
    product_id: ProductId
    slug: str
    shop_id: ShopId
    category_id: CategoryId
    brand_id: BrandId | None
    title: dict[str, str]
    subtitle: dict[str, str]
    description: dict[str, str]
    attributes: list[OwnAttributeOut]
    options: list[OwnOptionOut]
    picture_ids: list[PictureId]
    skus: list[OwnSkuOut]
    origin: dict[str, str]
    state: ProductState
    published_at: datetime | None

    @classmethod
    def of(cls, product: ProductView) -> "ProductOut":
        same: dict[str, Any] = {one.name: getattr(product, one.name) for one in fields(product)}
        same |= {
            "product_id": same.pop("id"),
            "attributes": [OwnAttributeOut.of(one) for one in product.attributes],
            "options": [OwnOptionOut(name=dict(o.name), values=[dict(v) for v in o.values]) for o in product.options],
            "picture_ids": list(product.picture_ids),
            "skus": [OwnSkuOut.of(sku) for sku in product.skus],
        }
        same.pop("source_key")
        return cls(**same)


class CategoryRowOut(Schema):
    category_id: CategoryId
    parent_id: CategoryId | None
    slug: str
    name: str
    path: list[CategoryId]

    @classmethod
    def of(cls, category: CategoryView, language: str) -> "CategoryRowOut":
        return cls(
            category_id=category.id,
            parent_id=category.parent_id,
            slug=category.slug,
            name=say(category.name, language),
            path=list(category.path),
        )


class BrandOut(Schema):
    brand_id: BrandId
    slug: str
    name: str

    @classmethod
    def of(cls, brand: BrandView, language: str) -> "BrandOut":
        return cls(brand_id=brand.id, slug=brand.slug, name=say(brand.name, language))
