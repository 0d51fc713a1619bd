"""What crosses files and facades of settlement: frozen, framework-free. Amounts are minor units of one currency."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from market.settlement.states import StatementState

ShopId = typed_id("shop")
StatementId = typed_id("stmt")
ItemId = typed_id("item")
DepositId = typed_id("dep")
PayoutId = typed_id("spay")
OrderId = typed_id("ord")


class Rhythm(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"


class LineKind(StrEnum):
    GOODS = "goods"
    FREIGHT = "freight"


class ItemKind(StrEnum):
    """What changed what a shop may be paid."""

    SETTLED = "settled"
    CLAWED_BACK = "clawed_back"
    RESERVE_RELEASED = "reserve_released"
    GRANTED = "granted"  # by an operator who decided a dispute
    SHARE_RETURNED = "share_returned"  # the provider took a share back, for a refund that was clawed back
    DEPOSIT_TOPPED_UP = "deposit_topped_up"
    DEPOSIT_COVERED = "deposit_covered"


class DepositKind(StrEnum):
    """What was decided upon a shop's deposit."""

    PAID_IN = "paid_in"  # The shop's money has come to our account.
    TOPPED_UP = "topped_up"  # from what the shop earns
    FORFEITED = "forfeited"  # to the platform
    COVERS_DEBT = "covers_debt"
    GIVEN_BACK = "given_back"  # to the shop, from our account


class Fee(StrEnum):
    """What is taken from a line, each for a reason of its own."""

    COMMISSION = "commission"
    TECHNICAL = "technical"
    PAYMENT = "payment"
    PROMOTER = "promoter"
    RESERVE = "reserve"


@dataclass(frozen=True, slots=True)
class Rates:
    """In basis points, as they are frozen on a line."""

    commission_bps: int
    technical_bps: int
    payment_bps: int
    promoter_bps: int
    reserve_bps: int


@dataclass(frozen=True, slots=True)
class PromoterWish:
    """By whom a line was brought, and what of its paid amount is theirs. Nobody, at zero: it was brought by none."""

    order_id: UUID
    line_id: UUID
    person_id: UUID | None
    rate_bps: int


@dataclass(frozen=True, slots=True)
class Parts:
    """What becomes of a line's gross: every part at least zero, and together exactly the gross."""

    gross: int
    commission: int = 0
    technical: int = 0
    payment: int = 0
    promoter: int = 0
    reserve: int = 0
    net: int = 0

    def __post_init__(self) -> None:
        parts = [getattr(self, one.name) for one in fields(self)[1:]]
        assert sum(parts) == self.gross and min(parts) >= 0, f"parts make up the whole: {self}"

    def fee(self, fee: Fee) -> int:
        amount: int = getattr(self, fee.value)
        return amount


@dataclass(frozen=True, slots=True)
class Conditions:
    """What two sides agree upon; rates in basis points."""

    commission_bps: int
    technical_bps: int
    payment_bps: int
    reserve_bps: int
    reserve_days: int
    tier_days: int  # Days after delivery until a line settles.
    rhythm: Rhythm
    commission_by_category: Mapping[UUID, int] = field(default_factory=dict)  # {category: bps}; the nearest decides

    def as_json(self) -> dict[str, Any]:
        by_category = {str(category_id): bps for category_id, bps in self.commission_by_category.items()}
        return asdict(self) | {"commission_by_category": by_category}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        by_category = {UUID(category_id): bps for category_id, bps in said["commission_by_category"].items()}
        return cls(**{**said, "rhythm": Rhythm(said["rhythm"]), "commission_by_category": by_category})


@dataclass(frozen=True, slots=True)
class NewDeposit:
    """A decision upon a deposit, as it is asked for."""

    shop_id: UUID
    kind: DepositKind
    amount: Money
    evidence: str  # On what it rests: the bank's reference, the number of a case, a letter.
    because: str


@dataclass(frozen=True, slots=True)
class DepositView:
    """A decision upon a deposit, as it stands."""

    id: UUID
    kind: DepositKind
    currency: str
    amount_minor: int
    evidence: str
    because: str
    at: datetime


class PayoutStage(StrEnum):
    """How far what a statement brought is on its way to the shop's bank."""

    HELD = "held"  # for its size, until two operators have released it
    ON_ITS_WAY = "on_its_way"
    TRIED_AGAIN = "tried_again"  # It was refused, or came back from the bank; tomorrow it goes again.
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class PayoutView:
    id: UUID
    provider: str
    currency: str
    amount_minor: int
    stage: PayoutStage
    asked_at: datetime
    paid_at: datetime | None


@dataclass(frozen=True, slots=True)
class BookView:
    """What a shop owes and has given as security, in one currency."""

    currency: str
    debt_minor: int  # Below zero: it was taken too early, and will be given.
    deposit_minor: int


@dataclass(frozen=True, slots=True)
class TermsView:
    id: UUID
    shop_id: UUID | None  # None: of the house, for shops that have none of their own
    version: int
    starts_at: datetime
    commission_bps: int
    commission_by_category: dict[UUID, int]
    technical_bps: int
    payment_bps: int
    reserve_bps: int
    reserve_days: int
    tier_days: int
    rhythm: Rhythm

    @property
    def conditions(self) -> Conditions:
        return Conditions(
            self.commission_bps, self.technical_bps, self.payment_bps, self.reserve_bps, self.reserve_days,
            self.tier_days, self.rhythm, self.commission_by_category,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatementView:
    id: UUID
    shop_id: UUID
    number: int  # counted per shop and currency
    currency: str
    state: StatementState
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    confirm_by: datetime
    confirmed_at: datetime | None
    gross_minor: int
    commission_minor: int
    technical_minor: int
    payment_minor: int
    promoter_minor: int
    reserve_minor: int
    net_minor: int
    item_count: int


@dataclass(frozen=True, slots=True)
class DeductionView:
    """One thing that was taken, and why: so much of this base, by this version of the terms."""

    fee: Fee
    base_minor: int
    bps: int
    terms_version: int
    amount_minor: int  # Below zero when it is given back.


@dataclass(frozen=True, slots=True)
class ItemView:
    id: UUID
    kind: ItemKind
    line_kind: LineKind | None  # None: of no order.
    order_id: UUID | None
    line_id: UUID | None  # The order line; of freight None.
    currency: str
    at: datetime
    gross_minor: int
    deductions: tuple[DeductionView, ...]
    net_minor: int
    disputed_at: datetime | None
    dispute: str
    decided_at: datetime | None
    decision: str
    granted_minor: int
