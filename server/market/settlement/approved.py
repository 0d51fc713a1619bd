"""What settlement does once it is approved: the rates by which shops sell."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from foundation.ids import decode
from foundation.money import Money
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish
from market.settlement import rules
from market.settlement.services.set_terms import set_terms
from market.settlement.types import Conditions

SET_TERMS = "settlement.set_terms"


def to_set_terms(shop_id: UUID | None, conditions: Conditions, *, because: str) -> Wish:
    """
    Wish for terms. A rate moves no money by itself, and has no limit: it always takes two.

    :raises TermsMakeNoSense:
    """
    rules.check_conditions(conditions)
    subject, amount = rules.whose_terms(shop_id), Money.zero(settings.CURRENCY)
    return Wish(SET_TERMS, subject, conditions.as_json(), amount, because, shop_id)


@approvals.act(SET_TERMS, {"zh-CN": "变更结算费率", "en": "Change by which terms shops sell"})
def agree_upon_terms(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    shop_id = None if wish.subject == "house" else decode("shop", wish.subject)
    conditions = Conditions.from_json(wish.payload)
    set_terms(shop_id=shop_id, conditions=conditions, decided_by=approval.asked_by, because=wish.because, now=now)
