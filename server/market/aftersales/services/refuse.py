"""The shop refuses what a buyer asks for, and says why."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales import rules
from market.aftersales.services.carry_on import Act, move
from market.aftersales.services.speak import write_statement
from market.aftersales.services.take_up import take_up
from market.aftersales.states import CaseState, Event
from market.aftersales.types import CaseView


@transaction.atomic
def refuse(*, case_id: UUID, person_id: UUID, text: str, picture_ids: Sequence[UUID] = (), now: datetime) -> CaseView:
    """
    Refuse for a shop; the buyer may change the wish once, or have an operator decide. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, SevenDaysNeedNoReason, SayWhy, TooMuchEvidence;
        media.PictureNotFound; access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.REFUSE, person_id=person_id, now=now)
    because = rules.check_text(text)
    write_statement(case, actor, person_id, text=text, picture_ids=picture_ids, now=now)
    move(case, CaseState.BUYER_DECIDE, Act(Event.REFUSE, actor, person_id, now, because))
    return case.view()
