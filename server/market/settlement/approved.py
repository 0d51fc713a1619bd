"""What settlement does once it is approved: the rates by which shops sell, deposits, grants, large payouts."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from foundation.ids import decode, encode
from foundation.money import Money
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish
from market.settlement import rules
from market.settlement.errors import AmountMakesNoSense, PayoutIsNotHeld
from market.settlement.models import Item, Payout
from market.settlement.services.decide_deposit import decide_deposit
from market.settlement.services.decide_dispute import decide_dispute
from market.settlement.services.pay_out import RELEASE
from market.settlement.services.release_payout import release_payout
from market.settlement.services.set_terms import set_terms
from market.settlement.types import Conditions, DepositKind, NewDeposit

SET_TERMS = "settlement.set_terms"
DECIDE_DEPOSIT = "settlement.decide_deposit"
GRANT = "settlement.grant"


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


def to_grant(item: Item, minor: int, *, because: str) -> Wish:
    """Wish for what a shop is to have for an item that it disputed. :raises AmountMakesNoSense, SayWhy:"""
    rules.check_reason(because)
    if not 0 <= minor <= item.taken.minor:
        raise AmountMakesNoSense(field="granted", most=item.taken.minor)
    return Wish(GRANT, encode("item", item.pk), {}, Money(item.currency, minor), because, item.shop_id)


@approvals.act(GRANT, {"zh-CN": "结算争议补付", "en": "Grant a shop something for a dispute"})
def grant(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    decide_dispute(
        item_id=decode("item", wish.subject),
        grant_minor=wish.amount.minor,
        operator_id=approval.asked_by,
        because=wish.because,
        now=now,
    )


def to_release(payout: Payout, *, because: str) -> Wish:
    """Wish for a payout that is held for its size. :raises PayoutIsNotHeld, SayWhy:"""
    rules.check_reason(because)
    if payout.held_at is None:
        raise PayoutIsNotHeld
    return Wish(RELEASE, encode("spay", payout.pk), {}, payout.amount, because, payout.shop_id)


@approvals.act(RELEASE, {"zh-CN": "放行大额打款", "en": "Release a large payout"})
def release(approval: ApprovalView, now: datetime) -> None:
    release_payout(payout_id=decode("spay", approval.wish.subject), now=now)
