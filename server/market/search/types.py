"""What crosses the facade: documents in, questions in, answers out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from foundation.words import Words

Sort = Literal["relevance", "newest", "price_up", "price_down", "sold"]
FacetKind = Literal["brand", "category", "attribute"]


@dataclass(frozen=True, slots=True)
class AttributeDraft:
    """Something to filter by. The key is what it is called across products; a number is compared as a number."""

    key: str
    name: Words
    value: Words
    number: float | None = None


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """One product for the index."""

    product_id: UUID
    shop_id: UUID
    brand_id: UUID | None
    category_ids: tuple[UUID, ...]  # From the root down to its own.
    price_minor: int
    has_group: bool
    in_stock: bool
    sold_count: int
    published_at: datetime
    title: Words
    brand: Words
    categories: Sequence[Words]  # The names of `category_ids`.
    details: Sequence[Words]  # Subtitle, what attributes and options say, numbers on the box.
    description: Words
    attributes: Sequence[AttributeDraft] = ()


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    text: str = ""
    category_id: UUID | None = None
    brand_ids: tuple[UUID, ...] = ()
    labels: tuple[int, ...] = ()  # Attribute values; of one attribute any will do, of several each must fit.
    shop_id: UUID | None = None
    price_min: int | None = None  # Minor units, inclusive.
    price_max: int | None = None
    group_only: bool = False
    in_stock_only: bool = False
    sort: Sort = "relevance"
    after: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class LabelView:
    """Something to filter by, as it is kept: a brand, a category, or one value of one attribute."""

    id: int
    kind: FacetKind
    key: str
    name: Words  # What the attribute is called; empty for brands and categories.
    value: Words
    number: float | None
    subject_id: UUID | None  # The brand or the category.


@dataclass(frozen=True, slots=True)
class ValueView:
    label: LabelView
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """One thing to filter by, with what there is to choose among what was found without this very filter."""

    kind: FacetKind
    key: str
    name: Words
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    product_ids: tuple[UUID, ...]
    next: str | None
    total: int
    is_counted: bool  # False: there is more than `total` says, and more than each count says.
    facets: tuple[FacetView, ...]  # Of the first page only.
    corrected: str | None  # What was searched instead of what was typed.
    is_partial: bool  # Nothing had every word, so these have some.


@dataclass(frozen=True, slots=True)
class FoundNotes:
    """A page of notes, as ids: whether they are still to be seen, and by whom, is asked when they are shown."""

    note_ids: tuple[UUID, ...]
    next: str | None
    is_partial: bool  # Nothing had every word, so these have some.


@dataclass(frozen=True, slots=True)
class PhraseDraft:
    subject_id: UUID
    texts: Words
    weight: int


Counts = Mapping[str, int]  # Lexeme -> how many products have it.
