"""Shapes on the wire. Only endpoints use this."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from foundation.money import Money
from foundation.web import MoneyIn, MoneyOut
from foundation.words import say
from market.aftersales import rules
from market.aftersales.states import Actor, CaseState, Event
from market.aftersales.types import (
    CaseId,
    CaseKind,
    CaseReason,
    CaseStory,
    CaseView,
    Change,
    Fault,
    Grade,
    LineId,
    OrderId,
    PictureId,
    ShopId,
    SkuId,
    Terms,
    Wish,
)
from market.media.facade import PictureOut, PictureView
from market.orders.facade import OrderView
from market.shipping.facade import ParcelView

Text = Annotated[str, Field(max_length=rules.LONGEST_TEXT)]
Pictures = Annotated[list[PictureId], Field(max_length=rules.MOST_PICTURES)]


class WishIn(Schema):
    line_id: LineId
    kind: CaseKind
    reason: CaseReason
    quantity: Annotated[int, Field(ge=1, le=999)]
    amount: MoneyIn | None = None
    sku_id: SkuId | None = None

    def wish(self) -> Wish:
        amount = self.amount.money() if self.amount else None
        return Wish(self.line_id, self.kind, self.reason, self.quantity, amount, self.sku_id)


class ApplyIn(WishIn):
    text: Text
    picture_ids: Pictures = []


class ChangeIn(Schema):
    """Something else asked for, of the same pieces."""

    kind: CaseKind
    reason: CaseReason
    amount: MoneyIn | None = None
    sku_id: SkuId | None = None
    text: Text

    def change(self) -> Change:
        amount = self.amount.money() if self.amount else None
        return Change(self.kind, self.reason, amount, self.sku_id)


class SayIn(Schema):
    text: Text
    picture_ids: Pictures = []


class ReturnAddressIn(Schema):
    recipient: Annotated[str, Field(min_length=1, max_length=200)]
    phone: Annotated[str, Field(min_length=1, max_length=200)]
    text: Annotated[str, Field(min_length=1, max_length=200)]


class AgreeIn(Schema):
    address: ReturnAddressIn | None = None


class SendIn(Schema):
    carrier: Annotated[str, Field(min_length=1, max_length=20)]
    tracking_no: Annotated[str, Field(min_length=1, max_length=40)]


class GradeIn(Schema):
    grade: Grade


class KindOut(Schema):
    kind: CaseKind
    reasons: list[CaseReason]
    has_amount: bool  # The buyer says how much.


class OptionsOut(Schema):
    """What may be asked for of one line now."""

    line_id: LineId
    order_id: OrderId
    title: str
    option_text: str
    picture: PictureOut | None
    quantity: int
    price: MoneyOut  # Paid per piece, rounded down.
    most: int  # Pieces in no case, and not given back.
    worth: list[MoneyOut]  # Of one piece, of two, … of `most`.
    kinds: list[KindOut]


class FunderOut(Schema):
    source: str
    funder: str
    amount: MoneyOut


class BreakdownOut(Schema):
    """What the buyer would have back, if the shop agreed now."""

    goods: MoneyOut
    freight: MoneyOut
    total: MoneyOut
    returned: list[FunderOut]  # Of discounts, to who gave them.
    goods_go_back: bool
    fault: Fault


class CaseOut(Schema):
    case_id: CaseId
    order_id: OrderId
    line_id: LineId
    shop_id: ShopId
    shop_name: str
    kind: CaseKind
    reason: CaseReason
    fault: Fault
    state: CaseState
    quantity: int
    asked: MoneyOut | None
    refunded: MoneyOut | None
    refunded_freight: MoneyOut | None
    title: str
    option_text: str
    picture: PictureOut | None
    due_at: datetime | None
    evidence_until: datetime | None
    opened_at: datetime
    closed_at: datetime | None
    acts: list[Event]  # What whoever asks may do now.
    server_time: datetime


class ReturnOut(Schema):
    recipient: str
    phone: str
    text: str


class SentOut(Schema):
    carrier: str
    tracking_no: str
    tracking_url: str | None


class CarrierOut(Schema):
    code: str
    name: str


class CaseStatementOut(Schema):
    actor: Actor
    text: str
    pictures: list[PictureOut]
    at: datetime


class CaseMoveOut(Schema):
    event: Event
    actor: Actor
    state: CaseState
    at: datetime
    because: str


class DecisionOut(Schema):
    number: int
    refund_bps: int
    needs_return: bool
    shop_pays_freight: bool
    because: str
    at: datetime


class CasePageOut(CaseOut):
    """One case, whole."""

    role: Actor  # Of whoever asks: buyer or shop.
    return_address: ReturnOut | None
    sent_back: SentOut | None
    signed_at: datetime | None
    grade: Grade | None
    sent: SentOut | None  # By the shop, in its place.
    statements: list[CaseStatementOut]
    moves: list[CaseMoveOut]
    decisions: list[DecisionOut]
    carriers: list[CarrierOut]  # With whom goods may be sent.


def breakdown_out(wish: Wish, terms: Terms, returned: Iterable[tuple[str, str, Money]]) -> BreakdownOut:
    return BreakdownOut(
        goods=MoneyOut.of(terms.goods),
        freight=MoneyOut.of(terms.freight),
        total=MoneyOut.of(terms.total),
        returned=[FunderOut(source=source, funder=funder, amount=MoneyOut.of(one)) for source, funder, one in returned],
        goods_go_back=wish.kind in rules.SENDS_BACK,
        fault=rules.FAULT[wish.reason],
    )


def case_out(
    case: CaseView,
    order: OrderView,
    role: Actor,
    *,
    shop_name: str,
    pictures: Mapping[UUID, PictureView],
    language: str,
    now: datetime,
) -> CaseOut:
    line = rules.line_of(order, case)
    return CaseOut(
        case_id=case.id,
        order_id=case.order_id,
        line_id=case.line_id,
        shop_id=case.shop_id,
        shop_name=shop_name,
        kind=case.kind,
        reason=case.reason,
        fault=case.fault,
        state=case.state,
        quantity=case.quantity,
        asked=_money(case.asked),
        refunded=_money(case.refunded),
        refunded_freight=_money(case.refunded_freight),
        title=say(line.title, language),
        option_text=say(line.option_text, language),
        picture=PictureOut.of(pictures.get(line.picture_id)) if line.picture_id else None,
        due_at=case.due_at,
        evidence_until=case.evidence_until,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
        acts=list(rules.possible_acts(case, role, now)),
        server_time=now,
    )


def case_page_out(
    shown: CaseOut,
    story: CaseStory,
    role: Actor,
    *,
    pictures: Mapping[UUID, PictureView],
    sent_back: SentOut | None,
    parcel: ParcelView | None,
    carriers: Iterable[CarrierOut],
) -> CasePageOut:
    case = story.case
    return CasePageOut(
        **shown.model_dump(),
        role=role,
        return_address=ReturnOut(**case.return_address) if case.return_address else None,
        sent_back=sent_back,
        signed_at=case.signed_at,
        grade=case.grade,
        sent=None
        if parcel is None
        else SentOut(carrier=parcel.carrier, tracking_no=parcel.tracking_no, tracking_url=parcel.tracking_url),
        statements=[
            CaseStatementOut(
                actor=one.actor,
                text=one.text,
                pictures=[
                    shown_picture
                    for picture_id in one.picture_ids
                    if (shown_picture := PictureOut.of(pictures.get(picture_id)))
                ],
                at=one.at,
            )
            for one in story.statements
        ],
        moves=[
            CaseMoveOut(event=one.event, actor=one.actor, state=one.after, at=one.at, because=one.because)
            for one in story.moves
        ],
        decisions=[
            DecisionOut(
                number=one.number,
                refund_bps=one.refund_bps,
                needs_return=one.needs_return,
                shop_pays_freight=one.shop_pays_freight,
                because=one.because,
                at=one.at,
            )
            for one in story.decisions
        ],
        carriers=list(carriers),
    )


def _money(amount: Money | None) -> MoneyOut | None:
    return None if amount is None else MoneyOut.of(amount)
