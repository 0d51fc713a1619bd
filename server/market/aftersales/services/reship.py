"""The shop sends goods in place of what was bad or missing, and the buyer has them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales.clocks import clocks
from market.aftersales.models import Case
from market.aftersales.services.carry_on import Act, move, note
from market.aftersales.services.take_up import take_up
from market.aftersales.states import CaseState, Event
from market.aftersales.types import CaseView
from market.shipping import facade as shipping
from market.stock import facade as stock


@transaction.atomic
def reship(*, case_id: UUID, person_id: UUID, carrier: str, tracking_no: str, now: datetime) -> CaseView:
    """
    Hand another parcel to a carrier; its goods leave the shelf. Locks the case, then stock.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, OnceOnly; access.RoleTooSmall;
        shipping.UnknownCarrier, BadTrackingNumber:
    """
    case, actor = take_up(case_id, Event.RESHIP, person_id=person_id, now=now)
    parcel = shipping.send_another(case.order_id, case.shop_id, carrier, tracking_no, now)
    assert case.stock_ref is not None, "what is to be sent was set aside"
    stock.allocate(case.stock_ref, now=now)
    stock.ship(case.stock_ref, now=now)
    case.parcel_id = parcel.id
    case.due_at = now + clocks().span("confirm")
    note(case, Act(Event.RESHIP, actor, person_id, now, f"{parcel.carrier} {parcel.tracking_no}"))
    return case.view()


@transaction.atomic
def confirm(*, case_id: UUID, person_id: UUID, now: datetime) -> CaseView:
    """The buyer has what was sent. Locks the case. :raises CaseNotFound, NotYoursToDo, NotNow, TooLate:"""
    case, actor = take_up(case_id, Event.CONFIRM, person_id=person_id, now=now)
    finish(case, Act(Event.CONFIRM, actor, person_id, now))
    return case.view()


def finish(case: Case, act: Act) -> None:
    """End a locked case whose goods have arrived, or should have."""
    assert case.parcel_id is not None, "something was sent"
    shipping.confirm_parcel(case.parcel_id, act.now)
    move(case, CaseState.COMPLETED, act)
