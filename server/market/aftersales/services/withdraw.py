"""A buyer takes their wish back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales.services.carry_on import Act, move
from market.aftersales.services.take_up import take_up
from market.aftersales.states import CaseState, Event
from market.aftersales.types import CaseView


@transaction.atomic
def withdraw(*, case_id: UUID, person_id: UUID, now: datetime) -> CaseView:
    """
    End a case before any money moves; its pieces may be asked about again while there is time. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate:
    """
    case, actor = take_up(case_id, Event.WITHDRAW, person_id=person_id, now=now)
    move(case, CaseState.CANCELLED, Act(Event.WITHDRAW, actor, person_id, now))
    return case.view()
