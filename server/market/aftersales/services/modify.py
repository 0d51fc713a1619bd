"""A buyer whose wish was refused asks for something else about the same pieces, once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales import rules
from market.aftersales.clocks import clocks
from market.aftersales.services.carry_on import Act, free_goods, move
from market.aftersales.services.open_case import price_of, sku_to_send, stop
from market.aftersales.services.speak import write_statement
from market.aftersales.services.take_up import take_up
from market.aftersales.states import CaseState, Event
from market.aftersales.types import CaseKind, CaseView, Change
from market.orders import facade as orders


@transaction.atomic
def modify(*, case_id: UUID, person_id: UUID, change: Change, text: str, now: datetime) -> CaseView:
    """
    Ask for something else of the line and the pieces of a case; the shop answers anew. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, OnceOnly; and what `open_case` refuses
    """
    case, actor = take_up(case_id, Event.MODIFY, person_id=person_id, now=now)
    wish = change.of(case.line_id, case.quantity)
    order = orders.order_view(case.order_id)
    # It began in time; what is asked for now is the same matter.
    rules.check_can_ask(order, wish, case.opened_at, clocks())
    if wish.kind == CaseKind.REFUND_UNSHIPPED:
        stop(case.order_id, now)
    free_goods(case, now)  # Of an exchange whose goods were refused.
    line = rules.line_of(order, wish)
    asked = rules.asked_amount(order, wish, price_of(line, wish))
    case.kind, case.reason, case.fault = wish.kind, wish.reason, rules.FAULT[wish.reason]
    case.asked_minor = None if asked is None else asked.minor
    case.wanted_sku_id = sku_to_send(line, wish)
    case.is_modified = True
    because = rules.check_text(text)
    write_statement(case, actor, person_id, text=text, picture_ids=(), now=now)
    move(case, CaseState.SELLER_REVIEW, Act(Event.MODIFY, actor, person_id, now, because))
    return case.view()
