"""What after-sales does once it is approved: an operator's decision between a buyer and a shop."""

from dataclasses import replace
from datetime import datetime

from foundation.ids import decode, encode
from market.aftersales import rules
from market.aftersales.models import Case
from market.aftersales.services.decide import decide
from market.aftersales.states import Actor, Event
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish
from market.orders import facade as orders

DECIDE = "aftersales.decide"


def to_decide(
    case: Case, *, refund_bps: int, needs_return: bool, shop_pays_freight: bool, because: str, now: datetime
) -> Wish:
    """
    Wish for a decision; it moves what would go back by it, freight included.

    :raises NotNow: nobody asks for a decision
    """
    view = case.view()
    rules.check_may(view, Event.DECIDE, Actor.OPERATOR, now)
    ruling = {"refund_bps": refund_bps, "needs_return": needs_return, "shop_pays_freight": shop_pays_freight}
    decided = replace(view, refund_bps=refund_bps, shop_pays_freight=shop_pays_freight)
    terms = rules.terms(orders.order_view(case.order_id), decided)
    return Wish(DECIDE, encode("case", case.pk), ruling, terms.goods + terms.freight, because, case.shop_id)


@approvals.act(DECIDE, {"zh-CN": "售后仲裁", "en": "Decide between a buyer and a shop"})
def decide_case(approval: ApprovalView, now: datetime) -> None:
    wish, asked_by = approval.wish, approval.asked_by
    decide(case_id=decode("case", wish.subject), operator_id=asked_by, because=wish.because, now=now, **wish.payload)
