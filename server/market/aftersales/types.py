"""What crosses the facade, frozen; and the words a case is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from market.aftersales.states import Actor, CaseState, Event

CaseId: Any = typed_id("case")
OrderId: Any = typed_id("ord")  # Of orders.
LineId: Any = typed_id("line")
ShopId: Any = typed_id("shop")
SkuId: Any = typed_id("sku")
PictureId: Any = typed_id("pic")


class CaseKind(StrEnum):
    """What a buyer asks for."""

    REFUND_UNSHIPPED = "refund_unshipped"  # The money, before anything is sent.
    REFUND_ONLY = "refund_only"  # The money; the goods did not come, or are not worth sending back.
    RETURN_REFUND = "return_refund"
    EXCHANGE = "exchange"
    RESHIP = "reship"  # What was missing.
    PRICE_PROTECT = "price_protect"  # What it has become cheaper by.
    COMPENSATION = "compensation"  # Some money; the goods stay.


class CaseReason(StrEnum):
    CHANGED_MIND = "changed_mind"
    SEVEN_DAY = "seven_day"  # 七天无理由: within seven days of signing no reason is needed.
    QUALITY = "quality"
    NOT_AS_DESCRIBED = "not_as_described"
    WRONG_ITEM = "wrong_item"
    DAMAGED = "damaged"
    MISSING = "missing"
    NOT_RECEIVED = "not_received"
    LATE = "late"
    PRICE_DROP = "price_drop"
    OTHER = "other"


class Fault(StrEnum):
    """By whose fault it is, which decides about freight."""

    SHOP = "shop"
    BUYER = "buyer"
    NOBODY = "nobody"


class Grade(StrEnum):
    """What came back, as inspected."""

    SELLABLE = "A"  # Goes back on the shelf.
    DEFECTIVE = "B"  # Goes into the defect bin.


@dataclass(frozen=True, slots=True)
class Wish:
    """What a buyer asks for of one line."""

    line_id: UUID
    kind: CaseKind
    reason: CaseReason
    quantity: int
    amount: Money | None = None  # Of refund_only and compensation; None: all that the pieces are worth.
    sku_id: UUID | None = None  # Of an exchange; None: the same again.


@dataclass(frozen=True, slots=True)
class Change:
    """What a buyer asks for instead, of the same pieces."""

    kind: CaseKind
    reason: CaseReason
    amount: Money | None = None
    sku_id: UUID | None = None

    def of(self, line_id: UUID, quantity: int) -> Wish:
        return Wish(line_id, self.kind, self.reason, quantity, self.amount, self.sku_id)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a case would give back, if it were settled now."""

    pieces: int  # Whose sale is undone; zero: money for pieces that stay.
    goods: Money
    freight: Money

    @property
    def total(self) -> Money:
        return self.goods + self.freight


@dataclass(frozen=True, slots=True)
class StatementView:
    actor: Actor
    text: str
    picture_ids: tuple[UUID, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class MoveView:
    event: Event
    actor: Actor
    before: str
    after: CaseState
    at: datetime
    because: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    number: int  # 1, or 2: on appeal, which is final.
    refund_bps: int  # Of what the pieces are worth.
    needs_return: bool
    shop_pays_freight: bool
    because: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseView:
    id: UUID
    order_id: UUID
    line_id: UUID
    sku_id: UUID
    shop_id: UUID
    person_id: UUID
    kind: CaseKind
    reason: CaseReason
    fault: Fault
    state: CaseState
    quantity: int
    asked: Money | None  # None: all that the pieces are worth.
    wanted_sku_id: UUID | None
    refunded: Money | None  # What was promised back, freight included; None: nothing yet.
    refunded_freight: Money | None
    return_address: Mapping[str, str] | None
    carrier: str
    tracking_no: str
    grade: Grade | None
    parcel_id: UUID | None  # Of what the shop sent in its place.
    due_at: datetime | None  # When what happens without an answer happens.
    evidence_until: datetime | None
    opened_at: datetime
    closed_at: datetime | None
    sent_back_at: datetime | None
    signed_at: datetime | None  # When the carrier handed the returned goods over.
    is_extended: bool
    is_modified: bool
    decided_count: int
    refund_bps: int  # As decided; all of it, when nobody has.
    shop_pays_freight: bool | None  # As decided; None: by fault.


@dataclass(frozen=True, slots=True)
class CaseStory:
    """A case with all that was said and done in it, oldest first."""

    case: CaseView
    moves: tuple[MoveView, ...]
    statements: tuple[StatementView, ...]
    decisions: tuple[DecisionView, ...]
