"""What settlement does once it is approved: the rates by which shops sell, and what becomes of their deposits."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from foundation.ids import decode, encode
from foundation.money import Money
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish
from market.settlement import rules
from market.settlement.services.decide_deposit import decide_deposit
from market.settlement.services.set_terms import set_terms
from market.settlement.types import Conditions, DepositKind, NewDeposit

SET_TERMS = "settlement.set_terms"
DECIDE_DEPOSIT = "settlement.decide_deposit"


def to_set_terms(shop_id: UUID | None, conditions: Conditions, *, because: str) -> Wish:
    """
    Wish for terms. A rate moves no money by itself, and has no limit: it always takes two.

    :raises TermsMakeNoSense, SayWhy:
    """
    rules.check_conditions(conditions)
    rules.check_reason(because)
    subject, amount = rules.whose_terms(shop_id), Money.zero(settings.CURRENCY)
    return Wish(SET_TERMS, subject, conditions.as_json(), amount, because, shop_id)


@approvals.act(SET_TERMS, {"zh-CN": "变更结算费率", "en": "Change by which terms shops sell"})
def agree_upon_terms(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    shop_id = None if wish.subject == "house" else decode("shop", wish.subject)
    conditions = Conditions.from_json(wish.payload)
    set_terms(shop_id=shop_id, conditions=conditions, decided_by=approval.asked_by, because=wish.because, now=now)


def to_decide_deposit(decision: NewDeposit) -> Wish:
    """Wish for a change of a deposit: no limit lets one person make it. :raises SayWhy:"""
    rules.check_reason(decision.because)
    payload = {"kind": decision.kind.value, "evidence": decision.evidence}
    subject = encode("shop", decision.shop_id)
    return Wish(DECIDE_DEPOSIT, subject, payload, decision.amount, decision.because, decision.shop_id)


@approvals.act(DECIDE_DEPOSIT, {"zh-CN": "保证金变动", "en": "Decide upon a shop's deposit"})
def change_deposit(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    kind, evidence = DepositKind(wish.payload["kind"]), wish.payload["evidence"]
    decision = NewDeposit(decode("shop", wish.subject), kind, wish.amount, evidence, wish.because)
    decide_deposit(decision, key=f"approval:{approval.id}", decided_by=approval.asked_by, now=now)
