"""One side would have an operator decide."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales import rules
from market.aftersales.services.carry_on import Act, go_before_operator
from market.aftersales.services.speak import write_statement
from market.aftersales.services.take_up import take_up
from market.aftersales.states import Event
from market.aftersales.types import CaseView


@transaction.atomic
def escalate(*, case_id: UUID, person_id: UUID, text: str, now: datetime) -> CaseView:
    """
    Bring a case before an operator; both sides have some days to show evidence. Locks the case.

    :raises CaseNotFound, NotNow, TooLate, OnceOnly: it was decided, and on appeal; SayWhy; access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.ESCALATE, person_id=person_id, now=now)
    because = rules.check_text(text)
    go_before_operator(case, Act(Event.ESCALATE, actor, person_id, now, because))
    write_statement(case, actor, person_id, text=text, picture_ids=(), now=now)
    return case.view()
