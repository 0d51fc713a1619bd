"""A buyer hands what goes back to a carrier, or needs longer to."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales.clocks import clocks
from market.aftersales.services.carry_on import Act, move, note
from market.aftersales.services.take_up import take_up
from market.aftersales.states import CaseState, Event
from market.aftersales.types import CaseView
from market.shipping import facade as shipping


@transaction.atomic
def send_back(*, case_id: UUID, person_id: UUID, carrier: str, tracking_no: str, now: datetime) -> CaseView:
    """
    Write down with whom the goods travel. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate; shipping.UnknownCarrier, BadTrackingNumber:
    """
    case, actor = take_up(case_id, Event.SHIP_BACK, person_id=person_id, now=now)
    case.carrier, case.tracking_no = shipping.read_tracking(carrier, tracking_no)
    case.sent_back_at = now
    move(case, CaseState.SELLER_RECEIVE, Act(Event.SHIP_BACK, actor, person_id, now))
    return case.view()


@transaction.atomic
def extend(*, case_id: UUID, person_id: UUID, now: datetime) -> CaseView:
    """
    Give the buyer as long again to send the goods back, once. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, OnceOnly:
    """
    case, actor = take_up(case_id, Event.EXTEND, person_id=person_id, now=now)
    assert case.due_at is not None, "a state with a clock"
    case.due_at += clocks().span("ship_back")
    case.is_extended = True
    note(case, Act(Event.EXTEND, actor, person_id, now))
    return case.view()
