"""What affiliate does once it is approved: what shops give for orders that sharing brought."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from foundation.ids import decode, encode
from foundation.money import Money
from market.affiliate import rules
from market.affiliate.services.set_plan import set_plan
from market.affiliate.types import Reward
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish

SET_PLAN = "affiliate.set_plan"


def to_set_plan(shop_id: UUID, product_id: UUID | None, rate_bps: int, *, because: str) -> Wish:
    """
    Wish for a plan; at no rate, for none. A rate moves no money by itself, and has no limit: it always takes two.

    :raises PlanMakesNoSense, SayWhy:
    """
    rules.check_plan(_reward(rate_bps), rate_bps, rules.LEVELS[0])
    rules.check_reason(because)
    payload = {"rate_bps": rate_bps, "product_id": encode("prod", product_id) if product_id else None}
    return Wish(SET_PLAN, encode("shop", shop_id), payload, Money.zero(settings.CURRENCY), because, shop_id)


@approvals.act(SET_PLAN, {"zh-CN": "变更分享奖励", "en": "Change what a shop gives for sharing"})
def agree_upon_plan(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    product, rate_bps = wish.payload["product_id"], wish.payload["rate_bps"]
    set_plan(
        shop_id=decode("shop", wish.subject),
        product_id=decode("prod", product) if product else None,
        reward=_reward(rate_bps),
        rate_bps=rate_bps,
        decided_by=approval.asked_by,
        because=wish.because,
        now=now,
    )


def _reward(rate_bps: int) -> Reward:
    return Reward.COMMISSION if rate_bps else Reward.NONE
