"""The clock does what was to happen without an answer."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from foundation.errors import ShopError
from market.aftersales.models import Case
from market.aftersales.services.agree import agree_to
from market.aftersales.services.carry_on import Act, go_before_operator, move
from market.aftersales.services.decide import carry_out
from market.aftersales.services.receive_goods import take_goods
from market.aftersales.services.reship import finish
from market.aftersales.states import Actor, CaseState, Event

log = structlog.get_logger(__name__)


def act_for_late(*, now: datetime, limit: int = 200) -> int:
    """
    Go on with every case whose time is up. Return how many. Safe to run twice, and beside itself.

    What cannot be done, such as giving back money that another market holds, goes before an operator.
    """
    due = Case.objects.overdue(now).order_by("due_at").values_list("id", flat=True)[:limit]
    return sum(_act(case_id, now) for case_id in due)


def _act(case_id: UUID, now: datetime) -> int:
    try:
        return _act_or_fail(case_id, now)
    except ShopError as refusal:
        log.warning("aftersales.clock_refused", case=str(case_id), refusal=refusal.code)
        return _ask_operator(case_id, now, refusal.code)


@transaction.atomic
def _act_or_fail(case_id: UUID, now: datetime) -> int:
    case = _take(case_id, now)
    if case is None:
        return 0
    because = "no answer in time"
    match CaseState(case.state):
        case CaseState.SELLER_REVIEW:
            agree_to(case, Act(Event.AGREE, Actor.CLOCK, None, now, because))
        case CaseState.BUYER_DECIDE | CaseState.BUYER_SHIP_BACK:
            move(case, CaseState.CLOSED, Act(Event.LAPSE, Actor.CLOCK, None, now, because))
        case CaseState.SELLER_RECEIVE:
            take_goods(case, Act(Event.ACCEPT_GOODS, Actor.CLOCK, None, now, because))
        case CaseState.SELLER_RESHIP if case.parcel_id is None:
            go_before_operator(case, Act(Event.ESCALATE, Actor.CLOCK, None, now, "nothing was sent in time"))
        case CaseState.SELLER_RESHIP:
            finish(case, Act(Event.CONFIRM, Actor.CLOCK, None, now, because))
        case CaseState.DECIDED:
            carry_out(case, Act(Event.EXECUTE, Actor.CLOCK, None, now, "not appealed in time"))
    return 1


@transaction.atomic
def _ask_operator(case_id: UUID, now: datetime, code: str) -> int:
    case = _take(case_id, now)
    if case is None:
        return 0
    go_before_operator(case, Act(Event.ESCALATE, Actor.CLOCK, None, now, code))
    return 1


def _take(case_id: UUID, now: datetime) -> Case | None:
    """Lock a case unless somebody is at it, or it is not due any more."""
    return Case.objects.overdue(now).select_for_update(skip_locked=True).filter(pk=case_id).first()
