"""What crosses the facade of moving: frozen, framework-free."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from foundation.ids import typed_id
from market.moving.states import ImportState

Language = Literal["zh-CN", "en"]  # as in foundation.words, for the wire
ImportId = typed_id("imp")
ShopId = typed_id("shop")
CategoryId = typed_id("cat")


class MadeFor(StrEnum):
    """Who opens the file: a spreadsheet runs formulas, and knows UTF-8 only when told; others read what is there."""

    SPREADSHEET = "spreadsheet"
    SHOP_SYSTEM = "shop_system"


class Verdict(StrEnum):
    NEW = "new"  # a product that is made
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEFT = "left"  # is there already, and nobody asked to overwrite
    REFUSED = "refused"  # stays out whole
    REMARK = "remark"  # something of a row does not come in as it stands, though the product does


@dataclass(frozen=True, slots=True)
class LineView:
    """What is said of one line of the file."""

    line: int
    handle: str
    verdict: Verdict
    column: str  # empty: of the product as a whole
    code: str  # empty: nothing more to say; see reasons.py
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody asks of a file."""

    shop_id: UUID
    category_id: UUID | None  # for products whose own category is not one of the market's
    language: str  # of the file's words
    overwrites: bool  # whether products that are there already change
    actor_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ImportView:
    id: UUID
    shop_id: UUID
    file_name: str
    state: ImportState
    category_id: UUID | None
    language: str
    overwrites: bool
    rows_count: int
    rows_done: int  # of the check, then of the run
    counts: Mapping[Verdict, int]
    taken_at: datetime
    ended_at: datetime | None
