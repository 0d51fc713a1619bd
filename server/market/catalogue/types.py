"""What crosses the facade: frozen, framework-free. `Words` are {"zh-CN": …, "en": …}; see foundation.words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypedDict
from uuid import UUID

from foundation.ids import typed_id
from foundation.words import Words
from market.catalogue.states import ProductState

ProductId = typed_id("prod")
SkuId = typed_id("sku")
CategoryId = typed_id("cat")
BrandId = typed_id("brd")
ShopId = typed_id("shop")  # A neighbour's kind, as is the next: a room may name them, not import them.
PictureId = typed_id("pic")


@dataclass(frozen=True, slots=True)
class CategoryView:
    id: UUID
    parent_id: UUID | None
    slug: str  # unique in the market
    name: Words
    path: tuple[UUID, ...]  # from the root down to this category itself
    sort: int


@dataclass(frozen=True, slots=True)
class BrandView:
    id: UUID
    slug: str  # unique in the market
    name: Words
    story: Words
    logo_picture_id: UUID | None


class AttributeKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"  # yes or no


@dataclass(frozen=True, slots=True)
class AttributeView:
    """
    One line of the specification: what it is called and what it is.

    With a `key` it can be filtered by: every product that says the same uses the same key, whatever the language.
    """

    name: Words
    value: Words  # for people: {"zh-CN": "3 米", "en": "3 m"}
    key: str = ""  # "cable_length"; empty: words only
    kind: AttributeKind = AttributeKind.TEXT
    number: float | None = None  # of NUMBER its amount, of FLAG 1 or 0; None of TEXT


@dataclass(frozen=True, slots=True)
class OptionView:
    """One choice that a shopper makes, such as the colour, and what there is to choose from."""

    name: Words
    values: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SkuView:
    """One thing that can be bought: a product with each of its options chosen."""

    id: UUID
    product_id: UUID
    shop_id: UUID
    code: str  # unique in its product and permanent
    title: Words  # the product's
    option_values: tuple[int, ...]  # per option of the product, the place of the value chosen
    option_text: Words  # the same for people: "朱砂红 / 一对"; empty when there is nothing to choose
    picture_id: UUID | None  # what to show: its own picture, else the product's first
    own_picture_id: UUID | None
    weight_grams: int
    is_active: bool
    is_sellable: bool  # active, and the product is published
    gtins: tuple[str, ...] = ()  # GS1's numbers for this article, as bar codes carry them, the main one first


@dataclass(frozen=True, slots=True)
class ProductView:
    id: UUID
    slug: str  # unique in its shop
    shop_id: UUID
    category_id: UUID
    brand_id: UUID | None
    title: Words
    subtitle: Words
    description: Words  # plain text, paragraphs parted by blank lines
    attributes: tuple[AttributeView, ...]
    options: tuple[OptionView, ...]
    picture_ids: tuple[UUID, ...]
    skus: tuple[SkuView, ...]  # active ones first, in the shop's order
    origin: Words  # where it is made
    state: ProductState
    published_at: datetime | None  # when it last went on sale
    source_key: str | None


@dataclass(frozen=True, slots=True)
class BroughtView:
    """What an import has made of one product, without its words."""

    id: UUID
    shop_id: UUID
    is_published: bool
    sku_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class SkuDraft:
    """What a shop says of one SKU. Its code tells which SKU is meant: an unknown one makes a new SKU."""

    code: str
    option_values: tuple[int, ...] = ()
    weight_grams: int = 0
    picture_id: UUID | None = None
    is_active: bool = True
    source_key: str | None = None
    gtins: tuple[str, ...] = ()  # EAN, UPC or GTIN, in any of their lengths


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """What a shop says of a whole product with its SKUs. Without a slug it gets one from its title."""

    shop_id: UUID
    category_id: UUID
    title: Words
    skus: Sequence[SkuDraft] = ()
    slug: str | None = None
    brand_id: UUID | None = None
    subtitle: Words = field(default_factory=dict)
    description: Words = field(default_factory=dict)
    attributes: Sequence[AttributeView] = ()
    options: Sequence[OptionView] = ()
    picture_ids: Sequence[UUID] = ()
    origin: Words = field(default_factory=dict)
    source_key: str | None = None


class ProductChanges(TypedDict, total=False):
    """What may change in a product. What is absent stays; `skus` are all there shall be, others become inactive."""

    slug: str
    category_id: UUID
    brand_id: UUID | None
    title: Words
    subtitle: Words
    description: Words
    attributes: Sequence[AttributeView]
    options: Sequence[OptionView]
    picture_ids: Sequence[UUID]
    skus: Sequence[SkuDraft]
    origin: Words
