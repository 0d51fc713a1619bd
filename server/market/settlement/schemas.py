"""Shapes on the wire. Only endpoints use this."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from foundation.money import Money
from foundation.web import MoneyOut
from market.settlement import rules
from market.settlement.states import StatementState
from market.settlement.types import (
    BookView,
    DepositId,
    DepositKind,
    DepositView,
    Fee,
    ItemId,
    ItemKind,
    ItemView,
    LineKind,
    OrderId,
    PayoutId,
    PayoutStage,
    PayoutView,
    ShopId,
    StatementId,
    StatementView,
)
from market.settlement.writing import explain


class StatementOut(Schema):
    statement_id: StatementId
    shop_id: ShopId
    number: int
    state: StatementState
    starts_at: datetime
    ends_at: datetime
    confirm_by: datetime
    confirmed_at: datetime | None
    item_count: int
    can_confirm: bool  # Whoever reads it may confirm and dispute, too.
    gross: MoneyOut
    commission: MoneyOut
    technical_fee: MoneyOut
    payment_fee: MoneyOut
    promoter_commission: MoneyOut
    reserve: MoneyOut
    net: MoneyOut

    @classmethod
    def of(cls, view: StatementView, *, can_confirm: bool) -> "StatementOut":
        return cls(
            statement_id=view.id,
            shop_id=view.shop_id,
            number=view.number,
            state=view.state,
            starts_at=view.starts_at,
            ends_at=view.ends_at,
            confirm_by=view.confirm_by,
            confirmed_at=view.confirmed_at,
            item_count=view.item_count,
            can_confirm=can_confirm,
            gross=_money(view.currency, view.gross_minor),
            commission=_money(view.currency, view.commission_minor),
            technical_fee=_money(view.currency, view.technical_minor),
            payment_fee=_money(view.currency, view.payment_minor),
            promoter_commission=_money(view.currency, view.promoter_minor),
            reserve=_money(view.currency, view.reserve_minor),
            net=_money(view.currency, view.net_minor),
        )


class DeductionOut(Schema):
    fee: Fee
    amount: MoneyOut
    base: MoneyOut
    bps: int
    terms_version: int
    explanation: str


class ItemOut(Schema):
    item_id: ItemId
    kind: ItemKind
    line_kind: LineKind | None
    order_id: OrderId | None
    at: datetime
    gross: MoneyOut
    deductions: list[DeductionOut]
    net: MoneyOut
    disputed_at: datetime | None
    dispute: str
    decided_at: datetime | None
    decision: str

    @classmethod
    def of(cls, view: ItemView, language: str) -> "ItemOut":
        return cls(
            item_id=view.id,
            kind=view.kind,
            line_kind=view.line_kind,
            order_id=view.order_id,
            at=view.at,
            gross=_money(view.currency, view.gross_minor),
            deductions=[
                DeductionOut(
                    fee=one.fee,
                    amount=_money(view.currency, one.amount_minor),
                    base=_money(view.currency, one.base_minor),
                    bps=one.bps,
                    terms_version=one.terms_version,
                    explanation=explain(one, view.currency, language),
                )
                for one in view.deductions
            ],
            net=_money(view.currency, view.net_minor),
            disputed_at=view.disputed_at,
            dispute=view.dispute,
            decided_at=view.decided_at,
            decision=view.decision,
        )


class PayoutOut(Schema):
    payout_id: PayoutId
    provider: str
    amount: MoneyOut
    stage: PayoutStage
    asked_at: datetime
    paid_at: datetime | None

    @classmethod
    def of(cls, view: PayoutView) -> "PayoutOut":
        return cls(
            payout_id=view.id,
            provider=view.provider,
            amount=_money(view.currency, view.amount_minor),
            stage=view.stage,
            asked_at=view.asked_at,
            paid_at=view.paid_at,
        )


class BookOut(Schema):
    """What a shop owes, and has given as security. A debt below zero was taken too early, and will be given."""

    debt: MoneyOut
    deposit: MoneyOut

    @classmethod
    def of(cls, view: BookView) -> "BookOut":
        return cls(debt=_money(view.currency, view.debt_minor), deposit=_money(view.currency, view.deposit_minor))


class DepositOut(Schema):
    deposit_id: DepositId
    kind: DepositKind
    amount: MoneyOut
    evidence: str
    because: str
    at: datetime

    @classmethod
    def of(cls, view: DepositView) -> "DepositOut":
        return cls(
            deposit_id=view.id,
            kind=view.kind,
            amount=_money(view.currency, view.amount_minor),
            evidence=view.evidence,
            because=view.because,
            at=view.at,
        )


class DisputeIn(Schema):
    because: Annotated[str, Field(max_length=rules.LONGEST_REASON)]


def _money(currency: str, minor: int) -> MoneyOut:
    return MoneyOut.of(Money(currency, minor))
