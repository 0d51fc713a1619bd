"""Pure decisions: what may be asked for, by whom, when, and what it comes to. No database, no clock, no Django."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from foundation.errors import ShopError
from foundation.money import Money
from market.aftersales.clocks import Clocks
from market.aftersales.errors import (
    AmountDoesNotFit,
    KindDoesNotFit,
    LeaveTheTeam,
    NoReturnAgreed,
    NotNow,
    NotYoursToDo,
    OnceOnly,
    PriceHasNotFallen,
    ReasonDoesNotFit,
    SayWhy,
    SevenDaysNeedNoReason,
    TooLate,
    TooMuchEvidence,
    WindowHasClosed,
)
from market.aftersales.states import MAY, Actor, CaseState, Event, actors_of
from market.aftersales.types import CaseKind, CaseReason, CaseView, Fault, Terms, Wish
from market.orders.facade import LineView, OrderState, OrderView, most_conceded, worth_of_pieces

MARKET_ZONE = timezone(timedelta(hours=8))  # "The day after signing" is a day of China, without summer time since 1991.
LONGEST_TEXT = 500
MOST_PICTURES = 9
MOST_STATEMENTS = 40  # Of one case; a person has to read them.
WHOLE_BPS = 10_000

_SENT = frozenset({OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED})
_PAID = _SENT | {OrderState.TO_SHIP}
STATES: Mapping[CaseKind, frozenset[OrderState]] = {
    CaseKind.REFUND_UNSHIPPED: frozenset({OrderState.TO_SHIP}),
    CaseKind.REFUND_ONLY: _SENT,
    CaseKind.RETURN_REFUND: _SENT,
    CaseKind.EXCHANGE: _SENT,
    CaseKind.RESHIP: _SENT,
    CaseKind.PRICE_PROTECT: _PAID,
    CaseKind.COMPENSATION: _PAID,
}
_BAD = (CaseReason.QUALITY, CaseReason.NOT_AS_DESCRIBED, CaseReason.WRONG_ITEM, CaseReason.DAMAGED)
REASONS: Mapping[CaseKind, tuple[CaseReason, ...]] = {
    CaseKind.REFUND_UNSHIPPED: (CaseReason.CHANGED_MIND, CaseReason.LATE, CaseReason.OTHER),
    CaseKind.REFUND_ONLY: (CaseReason.NOT_RECEIVED, CaseReason.MISSING, *_BAD, CaseReason.OTHER),
    CaseKind.RETURN_REFUND: (CaseReason.SEVEN_DAY, *_BAD, CaseReason.OTHER),
    CaseKind.EXCHANGE: (*_BAD, CaseReason.CHANGED_MIND),
    CaseKind.RESHIP: (CaseReason.MISSING, CaseReason.NOT_RECEIVED),
    CaseKind.PRICE_PROTECT: (CaseReason.PRICE_DROP,),
    CaseKind.COMPENSATION: (CaseReason.LATE, *_BAD, CaseReason.OTHER),
}
FAULT: Mapping[CaseReason, Fault] = {
    CaseReason.CHANGED_MIND: Fault.BUYER,
    CaseReason.SEVEN_DAY: Fault.BUYER,
    CaseReason.PRICE_DROP: Fault.NOBODY,
    CaseReason.OTHER: Fault.NOBODY,
    **dict.fromkeys((*_BAD, CaseReason.MISSING, CaseReason.NOT_RECEIVED, CaseReason.LATE), Fault.SHOP),
}
OF_MONEY = frozenset({CaseKind.PRICE_PROTECT, CaseKind.COMPENSATION})  # The goods stay, and so does the sale.
SENDS_BACK = frozenset({CaseKind.RETURN_REFUND, CaseKind.EXCHANGE})
SENDS_OTHERS = frozenset({CaseKind.EXCHANGE, CaseKind.RESHIP})
SAYS_AMOUNT = frozenset({CaseKind.COMPENSATION, CaseKind.REFUND_ONLY})


def line_of(order: OrderView, wish: Wish | CaseView) -> LineView:
    return next(line for line in order.lines if line.id == wish.line_id)


def check_can_ask(order: OrderView, wish: Wish, now: datetime, clocks: Clocks) -> None:
    """
    Let a wish through, or say why not.

    :raises LeaveTheTeam, KindDoesNotFit, ReasonDoesNotFit, WindowHasClosed, NoReturnAgreed:
    """
    if order.state == OrderState.AWAITING_TEAM:
        raise LeaveTheTeam
    if order.state not in STATES[wish.kind]:
        raise KindDoesNotFit(kind=wish.kind, state=order.state)
    if wish.reason not in REASONS[wish.kind]:
        raise ReasonDoesNotFit(field="reason", reasons=list(REASONS[wish.kind]))
    if wish.reason == CaseReason.SEVEN_DAY and str(wish.line_id) in order.promise.get("no_return_lines", ()):
        raise NoReturnAgreed
    ends_at = window_end(order, wish, clocks)
    if ends_at is not None and now >= ends_at:
        raise WindowHasClosed(ended_at=ends_at)


def kinds_of(order: OrderView, line: LineView, now: datetime, clocks: Clocks) -> dict[CaseKind, tuple[CaseReason, ...]]:
    """Return what may be asked for of a line now, with the reasons that fit."""
    found = {}
    for kind, reasons in REASONS.items():
        fitting = tuple(reason for reason in reasons if _can_ask(order, Wish(line.id, kind, reason, 1), now, clocks))
        if fitting:
            found[kind] = fitting
    return found


def _can_ask(order: OrderView, wish: Wish, now: datetime, clocks: Clocks) -> bool:
    try:
        check_can_ask(order, wish, now, clocks)
    except ShopError:
        return False
    return True


def window_end(order: OrderView, wish: Wish, clocks: Clocks) -> datetime | None:
    """Return from when on a wish comes too late; None while there is no such instant."""
    if wish.kind == CaseKind.PRICE_PROTECT:
        assert order.paid_at is not None, "an order that was paid says when"
        return order.paid_at + timedelta(days=clocks.price_days)
    if wish.reason == CaseReason.SEVEN_DAY:
        return None if order.delivered_at is None else seven_days_end(order.delivered_at, clocks)
    return None if order.completed_at is None else order.completed_at + timedelta(days=clocks.window_days)


def seven_days_end(signed_at: datetime, clocks: Clocks) -> datetime:
    """Return the end of the seventh day, where the day after signing is the first."""
    day = signed_at.astimezone(MARKET_ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return day + timedelta(days=clocks.seven_days + 1)


def asked_amount(order: OrderView, wish: Wish, price_now: Money | None) -> Money | None:
    """
    Return the money a wish is about; None: all that its pieces are worth.

    :raises AmountDoesNotFit, PriceHasNotFallen; orders.RefundTooLarge: more pieces than there are
    """
    line = line_of(order, wish)
    worth, _ = worth_of_pieces(line, wish.quantity)
    if wish.kind == CaseKind.PRICE_PROTECT:
        fallen = worth - price_now * wish.quantity if price_now else worth - worth
        if fallen.minor <= 0:
            raise PriceHasNotFallen(price=price_now)
        return min(fallen, most_conceded(line))
    if wish.amount is None or (wish.amount == worth and wish.kind not in OF_MONEY):
        if wish.kind == CaseKind.COMPENSATION:
            raise AmountDoesNotFit(field="amount", most=worth)
        return None
    if (
        wish.kind not in SAYS_AMOUNT
        or wish.amount.currency != worth.currency
        or not 0 < wish.amount.minor <= worth.minor
    ):
        raise AmountDoesNotFit(field="amount", most=worth)
    return wish.amount


def terms(order: OrderView, case: CaseView) -> Terms:
    """
    Return what a case gives back as things stand: by fault, or as an operator has decided.

    Pieces whose whole worth goes back, or that came back, are undone. Freight goes back whole when it is the shop's
    fault, or when the last piece of what was never sent goes back; otherwise it is kept (DOMAIN 2.6).
    """
    line = line_of(order, case)
    left = Money(order.total.currency, order.freight.minor - order.freight_refunded_minor)
    nothing = Money.zero(left.currency)
    if case.asked is not None:
        goods = min(case.asked.share_bps(case.refund_bps), most_conceded(line))
        return Terms(0, goods, left if case.shop_pays_freight else nothing)
    worth, _ = worth_of_pieces(line, case.quantity)
    pieces = case.quantity if case.sent_back_at is not None or case.refund_bps == WHOLE_BPS else 0
    shop_pays = case.shop_pays_freight
    if shop_pays is None:
        shop_pays = case.fault == Fault.SHOP if order.state in _SENT else _takes_last(order, pieces)
    return Terms(pieces, worth.share_bps(case.refund_bps), left if shop_pays else nothing)


def terms_of_wish(order: OrderView, wish: Wish, asked: Money | None) -> Terms:
    """Return what a wish would give back if it were agreed to as it is. An exchange and a reship give goods."""
    line = line_of(order, wish)
    nothing = Money.zero(order.total.currency)
    if wish.kind in SENDS_OTHERS:
        return Terms(0, nothing, nothing)
    if asked is not None:
        return Terms(0, asked, nothing)
    worth, _ = worth_of_pieces(line, wish.quantity)
    is_shops = FAULT[wish.reason] == Fault.SHOP if order.state in _SENT else _takes_last(order, wish.quantity)
    left = Money(order.total.currency, order.freight.minor - order.freight_refunded_minor)
    return Terms(wish.quantity, worth, left if is_shops else nothing)


def _takes_last(order: OrderView, pieces: int) -> bool:
    return sum(line.quantity - line.refunded_quantity for line in order.lines) == pieces


def check_may(case: CaseView, event: Event, actor: Actor, now: datetime) -> None:
    """
    Let somebody act, or say why not.

    :raises NotYoursToDo, NotNow, TooLate, OnceOnly, SevenDaysNeedNoReason:
    """
    if actor not in actors_of(event):
        raise NotYoursToDo(event=event)
    if actor not in MAY[case.state].get(event, ()):
        raise NotNow(event=event, state=case.state)
    # In arbitration the time is ours, and what is said is never too late to be heard.
    waits = case.state != CaseState.ARBITRATION and event != Event.STATE and actor in (Actor.BUYER, Actor.SHOP)
    if waits and case.due_at is not None and now >= case.due_at:
        raise TooLate(event=event, since=case.due_at)
    if event == Event.REFUSE and case.reason == CaseReason.SEVEN_DAY:
        raise SevenDaysNeedNoReason
    if _was_done(case, event):
        raise OnceOnly(event=event)
    if not _is_there_to_do(case, event):
        raise NotNow(event=event, state=case.state)


def _was_done(case: CaseView, event: Event) -> bool:
    return {
        Event.MODIFY: case.is_modified,
        Event.EXTEND: case.is_extended,
        Event.NOTE_SIGNED: case.signed_at is not None,
        Event.RESHIP: case.parcel_id is not None,
        Event.GRADE_GOODS: case.grade is not None,
        Event.ESCALATE: case.decided_count >= 2,
    }.get(event, False)


def _is_there_to_do(case: CaseView, event: Event) -> bool:
    return {
        Event.CONFIRM: case.parcel_id is not None,
        Event.GRADE_GOODS: case.sent_back_at is not None,
    }.get(event, True)


def possible_acts(case: CaseView, actor: Actor, now: datetime) -> tuple[Event, ...]:
    """Return what somebody may do in a case now."""
    return tuple(event for event in Event if _may(case, event, actor, now))


def _may(case: CaseView, event: Event, actor: Actor, now: datetime) -> bool:
    try:
        check_may(case, event, actor, now)
    except ShopError:
        return False
    return True


def due_at(case: CaseView, state: CaseState, now: datetime, clocks: Clocks) -> datetime | None:
    """Return when what happens without an answer happens, for a case that comes into a state now."""
    is_unshipped = case.kind == CaseKind.REFUND_UNSHIPPED
    name = {
        CaseState.SELLER_REVIEW: "review_unshipped" if is_unshipped else "review",
        CaseState.BUYER_DECIDE: "decide",
        CaseState.BUYER_SHIP_BACK: "ship_back",
        CaseState.SELLER_RECEIVE: "receive",
        CaseState.SELLER_RESHIP: "reship",
        CaseState.ARBITRATION: "arbitration",
        CaseState.DECIDED: "appeal",
    }.get(state)
    return None if name is None else now + clocks.span(name)


def check_text(text: str, *, is_needed: bool = True) -> str:
    """:raises SayWhy, TooMuchEvidence:"""
    text = text.strip()
    if is_needed and not text:
        raise SayWhy(field="text")
    if len(text) > LONGEST_TEXT:
        raise TooMuchEvidence(field="text", longest=LONGEST_TEXT)
    return text
