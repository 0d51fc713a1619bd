"""News aftersales tells, under the case's id as key. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from foundation.money import Money


@dataclass(frozen=True)
class CaseOpened:
    """Somebody asks for after-sales: what the line earned is frozen until `CaseClosed`."""

    name: ClassVar[str] = "aftersales.case_opened"
    case_id: UUID
    order_id: UUID
    line_id: UUID
    person_id: UUID
    shop_id: UUID
    kind: str
    quantity: int
    due_at: datetime | None
    opened_at: datetime


@dataclass(frozen=True)
class CaseMoved:
    name: ClassVar[str] = "aftersales.case_moved"
    case_id: UUID
    order_id: UUID
    line_id: UUID
    person_id: UUID
    shop_id: UUID
    kind: str
    event: str
    actor: str  # buyer, shop, operator, clock or house
    before: str
    after: str
    due_at: datetime | None
    at: datetime


@dataclass(frozen=True)
class CaseClosed:
    """This case questions nothing of the line any more. Money that went back was told by orders, to the cent."""

    name: ClassVar[str] = "aftersales.case_closed"
    case_id: UUID
    order_id: UUID
    line_id: UUID
    person_id: UUID
    shop_id: UUID
    kind: str
    outcome: str  # completed, cancelled or closed
    quantity_undone: int  # Pieces of which the sale is undone.
    refunded: Money
    closed_at: datetime
