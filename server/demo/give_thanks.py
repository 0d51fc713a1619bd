"""
Let the demo's shops thank for sharing, each in its own way: one by points, one by coupons (one gives a commission
already), and let coupons be had for points. The first shopper has earned some of each.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from demo.open_market import Market
from foundation.money import Money
from market.affiliate import facade as affiliate
from market.affiliate.facade import PlanDraft, Reward
from market.coupons import facade as coupons
from market.coupons.facade import Issuing, TemplateDraft, Terms, Way
from market.merchants import facade as merchants
from market.points import facade as points

BY_COUPON, BY_POINTS = "hearth-and-kiln", "foothill-table"
POINTS_BPS = 500
LEAST_MINOR = 50_00  # what an order must keep for its sharer to have a coupon
EARNED = ((420, 40), (260, 6))  # points, days ago
SHARED = {"zh-CN": "你的分享带来了订单", "en": "An order that your sharing brought"}


def give_thanks(market: Market, *, now: datetime) -> None:
    """Do all this once: a shop that has coupons is left alone."""
    kiln, table, select = (market.shops[slug] for slug in (BY_COUPON, BY_POINTS, "jishi-select"))
    if coupons.templates_of_shop(kiln, after=None, limit=1)[0]:
        return
    thanks = _offer(kiln, {"zh-CN": "谢谢你的分享", "en": "Thank you for sharing"}, 99_00, now=now, off=15_00)
    tasted = _offer(table, {"zh-CN": "再来一罐", "en": "Another jar"}, 59_00, now=now, off=8_00)
    for_points: dict[str, Any] = {"way": Way.POINTS, "count_total": 500, "per_person": 2}
    _offer(
        select, {"zh-CN": "集市满减", "en": "Off at Jishi"}, 79_00, now=now, off=10_00, points_price=300, **for_points
    )
    _offer(
        kiln, {"zh-CN": "全店八八折", "en": "A little off everything"}, 50_00, now=now, off_bps=1_200, most=40_00,
        points_price=1_200, **for_points,
    )  # fmt: skip
    _plan(kiln, PlanDraft(Reward.COUPON, template_id=thanks, least_minor=LEAST_MINOR), now)
    _plan(table, PlanDraft(Reward.POINTS, POINTS_BPS), now)

    shopper = next(iter(market.people.values())).id
    for amount, days in EARNED:
        then = now - timedelta(days=days)
        points.earn_points([points.Earning(shopper, amount, f"demo:{days} days ago", SHARED)], now=then)
    given = [Issuing(one, shopper, f"demo:{one}") for one in (thanks, tasted)]
    coupons.issue_coupons(given, because="an order that their sharing brought", now=now - timedelta(days=2))


def _offer(
    shop_id: UUID, title: dict[str, str], threshold: int, *, now: datetime, off: int = 0, off_bps: int = 0,
    most: int = 0, way: Way = Way.REWARD, **given: Any,
) -> UUID:  # fmt: skip
    """Make up a coupon of a shop. In: amounts in fen."""
    terms = Terms(shop_id, _fen(threshold), _fen(off) if off else None, off_bps, _fen(most) if most else None)
    owner = next(iter(merchants.staff_of(shop_id)))
    draft = TemplateDraft(title, terms, way, valid_days=60, **given)
    return coupons.make_template(draft=draft, made_by=owner.person_id, now=now - timedelta(days=45)).id


def _plan(shop_id: UUID, draft: PlanDraft, now: datetime) -> None:
    affiliate.set_plan(
        shop_id=shop_id,
        draft=draft,
        decided_by=None,
        because="The demo's shop thanks who passes its goods on.",
        now=now - timedelta(days=1),
    )


def _fen(minor: int) -> Money:
    return Money("CNY", minor)
