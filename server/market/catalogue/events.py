"""News the catalogue tells, under the product's id. Past tense, ids and values only; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ProductPublished:
    """A product went on sale, for the first time or again."""

    name: ClassVar[str] = "catalogue.product_published"
    product_id: UUID
    shop_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ProductChanged:
    """What a product says, or which SKUs it has, changed; its state did not."""

    name: ClassVar[str] = "catalogue.product_changed"
    product_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class ProductWithdrawn:
    """A product went off sale."""

    name: ClassVar[str] = "catalogue.product_withdrawn"
    product_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class BrandRenamed:
    """A brand is called something else: ask the facade what. Told under the brand's id."""

    name: ClassVar[str] = "catalogue.brand_renamed"
    brand_id: UUID


@dataclass(frozen=True, slots=True)
class CategoryRenamed:
    """A category is called something else, for itself and all below it. Told under the category's id."""

    name: ClassVar[str] = "catalogue.category_renamed"
    category_id: UUID


@dataclass(frozen=True, slots=True)
class ProductPicturesChosen:
    """A product, draft or not, shows these pictures from now on, so they must be kept."""

    name: ClassVar[str] = "catalogue.product_pictures_chosen"
    product_id: UUID
    picture_ids: tuple[UUID, ...]
