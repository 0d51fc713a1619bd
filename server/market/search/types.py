"""What crosses the facade: documents in, questions in, answers out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from foundation.words import Words

Sort = Literal["relevance", "newest", "price_up", "price_down", "sold"]


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """One product for the index. Texts come most telling first: title, then names, then the small print."""

    product_id: UUID
    shop_id: UUID
    brand_id: UUID | None
    category_ids: tuple[UUID, ...]
    price_minor: int
    has_group: bool
    in_stock: bool
    sold_count: int
    published_at: datetime
    title: Words
    names: Sequence[Words]  # Brand, categories and shop.
    details: Sequence[Words]  # Subtitle, attributes, options.
    description: Words


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    text: str = ""
    category_id: UUID | None = None
    brand_ids: tuple[UUID, ...] = ()
    shop_id: UUID | None = None
    price_min: int | None = None  # Minor units, inclusive.
    price_max: int | None = None
    group_only: bool = False
    in_stock_only: bool = False
    sort: Sort = "relevance"
    after: str | None = None
    limit: int | None = None
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    product_ids: tuple[UUID, ...]
    next: str | None
    brands: Mapping[UUID, int]  # How many of what was found are of each brand.
    categories: Mapping[UUID, int]
    corrected: str | None  # What was searched instead of what was typed.
    is_partial: bool  # Nothing had every word, so these have some.


@dataclass(frozen=True, slots=True)
class PhraseDraft:
    subject_id: UUID
    texts: Words
    weight: int
