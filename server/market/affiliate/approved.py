"""What affiliate does once it is approved: what shops give for orders that sharing brought."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from foundation.ids import decode, encode
from foundation.money import Money
from market.affiliate import rules
from market.affiliate.services.set_plan import check_template, set_plan
from market.affiliate.types import PlanDraft, Reward
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish

SET_PLAN = "affiliate.set_plan"


def to_set_plan(shop_id: UUID, product_id: UUID | None, draft: PlanDraft, *, because: str) -> Wish:
    """
    Wish for a plan; with no reward, for none. It moves no money by itself, and has no limit: it always takes two.

    :raises PlanMakesNoSense, SayWhy:
    """
    rules.check_plan(draft, rules.LEVELS[0])
    check_template(shop_id, draft)
    rules.check_reason(because)
    payload = {
        "product_id": encode("prod", product_id) if product_id else None,
        "reward": draft.reward.value,
        "rate_bps": draft.rate_bps,
        "template_id": encode("tmpl", draft.template_id) if draft.template_id else None,
        "least_minor": draft.least_minor,
    }
    return Wish(SET_PLAN, encode("shop", shop_id), payload, Money.zero(settings.CURRENCY), because, shop_id)


@approvals.act(SET_PLAN, {"zh-CN": "变更分享奖励", "en": "Change what a shop gives for sharing"})
def agree_upon_plan(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    product, template, rate_bps = wish.payload["product_id"], wish.payload.get("template_id"), wish.payload["rate_bps"]
    # What was wished for before there were other rewards says only its rate.
    reward = wish.payload.get("reward", Reward.COMMISSION if rate_bps else Reward.NONE)
    set_plan(
        shop_id=decode("shop", wish.subject),
        product_id=decode("prod", product) if product else None,
        draft=PlanDraft(
            Reward(reward), rate_bps, decode("tmpl", template) if template else None, wish.payload.get("least_minor", 0)
        ),
        decided_by=approval.asked_by,
        because=wish.because,
        now=now,
    )
