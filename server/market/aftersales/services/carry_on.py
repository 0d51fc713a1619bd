"""What can happen to one locked case: it moves, gives money, waits for goods, sends goods, ends."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from foundation import outbox
from foundation.ids import encode, uuid7
from foundation.money import Money
from market.aftersales import rules
from market.aftersales.clocks import clocks
from market.aftersales.errors import NothingToSend
from market.aftersales.events import CaseClosed, CaseMoved
from market.aftersales.models import Case, LineTally
from market.aftersales.queries import waits_unshipped
from market.aftersales.states import CASE, Actor, CaseState, Event
from market.aftersales.types import CaseKind
from market.orders import facade as orders
from market.orders.facade import Giveback, OrderState
from market.stock import facade as stock


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what, when and why."""

    event: Event
    actor: Actor
    person_id: UUID | None
    now: datetime
    because: str = ""


def move(case: Case, after: CaseState, act: Act) -> None:
    """Move a case on, start the clock of its new state, and tell. At its end, let go of what it held."""
    before = case.state
    is_final = after in CASE.final()
    case.due_at = None if is_final else rules.due_at(case.view(), after, act.now, clocks())
    case.evidence_until = act.now + clocks().span("evidence") if after == CaseState.ARBITRATION else None
    case.closed_at = act.now if is_final else None
    case.move_to(after, event=act.event, actor=act.actor, person_id=act.person_id, now=act.now, because=act.because)
    outbox.publish(
        CaseMoved(
            case.id, case.order_id, case.line_id, case.person_id, case.shop_id, case.kind, act.event, act.actor,
            before, after, case.due_at, act.now,
        ),
        key=case.id,
    )  # fmt: skip
    if is_final:
        _let_go(case, act.now)
    if before == CaseState.SELLER_REVIEW and case.kind == CaseKind.REFUND_UNSHIPPED:
        _let_ship(case)


def note(case: Case, act: Act) -> None:
    """Write down what was done without moving the case, and tell."""
    case.note(act.event, actor=act.actor, person_id=act.person_id, now=act.now, because=act.because)
    case.save()
    outbox.publish(
        CaseMoved(
            case.id, case.order_id, case.line_id, case.person_id, case.shop_id, case.kind, act.event, act.actor,
            case.state, case.state, case.due_at, act.now,
        ),
        key=case.id,
    )  # fmt: skip


def give_money(case: Case, act: Act) -> None:
    """Promise the money back that the case comes to, and wait for it to leave. Nothing to pay ends it at once."""
    LineTally.objects.select_for_update().get(pk=case.line_id)  # Before the order, as when a case is opened.
    terms = rules.terms(orders.order_view(case.order_id), case.view())
    refund = orders.refund_lines(
        case.order_id,
        [Giveback(case.line_id, terms.pieces, terms.goods)],
        freight=terms.freight,
        key=f"case:{case.id}",
        because=f"after-sales {encode('case', case.id)}",
        now=act.now,
    )
    case.payment_refund_id = refund.payment_refund_id
    case.refunded_minor, case.refunded_freight_minor = refund.amount.minor, refund.freight.minor
    case.pieces_undone = terms.pieces
    move(case, CaseState.REFUNDING, act)
    if not refund.amount.minor:
        done = Act(Event.MONEY_LEFT, Actor.HOUSE, None, act.now, "there was nothing to pay back")
        move(case, CaseState.COMPLETED, done)


def ask_for_goods(case: Case, act: Act, *, address: dict[str, str]) -> None:
    """Have the buyer send the goods back."""
    case.return_address = address
    move(case, CaseState.BUYER_SHIP_BACK, act)


def promise_goods(case: Case, act: Act) -> None:
    """Set goods aside to be sent in place of what was bad or missing. :raises NothingToSend: there are none"""
    hold_goods(case, act.now)
    move(case, CaseState.SELLER_RESHIP, act)


def hold_goods(case: Case, now: datetime) -> None:
    """Set aside what is to be sent, unless it is. :raises NothingToSend:"""
    if case.stock_ref is not None:
        return
    sku_id = case.wanted_sku_id or case.sku_id
    ref = uuid7()
    if stock.reserve_many([stock.Claim(ref, ((sku_id, case.quantity),))], now=now)[ref] is not None:
        raise NothingToSend(sku_id=encode("sku", sku_id), quantity=case.quantity)
    case.stock_ref = ref


def free_goods(case: Case, now: datetime) -> None:
    """Put back what was set aside and has not been sent."""
    if case.stock_ref is not None and case.parcel_id is None:
        stock.release(case.stock_ref, now=now, because="not sent by the case")
        case.stock_ref = None


def go_before_operator(case: Case, act: Act) -> None:
    move(case, CaseState.ARBITRATION, act)


def _let_go(case: Case, now: datetime) -> None:
    """Free the pieces of an ended case for another, with whatever was stopped or set aside for it."""
    # The tally is locked before the order, as it is when a case is opened.
    LineTally.objects.filter(pk=case.line_id).update(
        open_count=F("open_count") - case.quantity, undone_count=F("undone_count") + case.pieces_undone
    )
    free_goods(case, now)
    outbox.publish(
        CaseClosed(
            case.id, case.order_id, case.line_id, case.person_id, case.shop_id, case.kind, case.state,
            case.pieces_undone, Money(case.currency, case.refunded_minor or 0), now,
        ),
        key=case.id,
    )  # fmt: skip


def _let_ship(case: Case) -> None:
    """Let an order be sent again that waited for the shop's answer, unless another case of it still waits."""
    is_waiting = orders.order_view(case.order_id).state == OrderState.TO_SHIP
    if is_waiting and not waits_unshipped(case.order_id, but=case.id):
        orders.resume_shipment(case.order_id)
