"""What others' news does to cases: money has left or is stuck, an order was taken back whole."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales.models import Case
from market.aftersales.services.carry_on import Act, move
from market.aftersales.states import MAY, OPEN, Actor, CaseState, Event


@transaction.atomic
def note_money(payment_refund_id: UUID, *, has_left: bool, now: datetime) -> None:
    """Note what became of a refund, if a case asked for it. Repeating is harmless. Locks the case."""
    event = Event.MONEY_LEFT if has_left else Event.MONEY_STUCK
    case = Case.objects.select_for_update().filter(payment_refund_id=payment_refund_id).first()
    if case is None or event not in MAY[CaseState(case.state)]:
        return
    because = "the money has left" if has_left else "the provider refuses; it is tried again"
    after = CaseState.COMPLETED if has_left else CaseState.REFUND_ERROR
    move(case, after, Act(event, Actor.HOUSE, None, now, because))


@transaction.atomic
def close_cases_of(order_id: UUID, *, now: datetime) -> None:
    """Close the cases of an order of which everything has gone back. Repeating is harmless. Locks them by id."""
    for case in Case.objects.select_for_update().filter(order_id=order_id, state__in=OPEN).order_by("pk"):
        if Event.ORDER_TAKEN_BACK in MAY[CaseState(case.state)]:
            act = Act(Event.ORDER_TAKEN_BACK, Actor.HOUSE, None, now, "the whole order was given back")
            move(case, CaseState.CLOSED, act)
