"""Makers of coupons. Every argument has a default; a test names only what it is about."""

import itertools
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from foundation.money import Money
from foundation.testing import NOON
from market.coupons.models import Coupon
from market.coupons.queries import coupons
from market.coupons.services.issue_coupons import issue_coupons
from market.coupons.services.make_template import make_template
from market.coupons.types import CouponView, Issuing, TemplateDraft, TemplateView, Terms, Way
from market.merchants.tests.factories import make_shop

_numbers = itertools.count(1)


def yuan(amount: float) -> Money:
    return Money("CNY", round(amount * 100))


def draft(*, shop_id: UUID | None = None, **given: Any) -> TemplateDraft:
    """Ten off thirty, for a month, unless said otherwise."""
    terms: dict[str, Any] = {"threshold": yuan(30), "off": yuan(10)}
    terms |= {name: given.pop(name) for name in ("threshold", "off", "off_bps", "most", "product_ids") if name in given}
    said: dict[str, Any] = {
        "title": {"zh-CN": "满三十减十", "en": "Ten off thirty"},
        "way": Way.REWARD,
        "valid_days": 30,
    } | given
    return TemplateDraft(terms=Terms(shop_id or make_shop().id, **terms), **said)


def make(*, shop_id: UUID | None = None, now: datetime = NOON, **given: Any) -> TemplateView:
    return make_template(draft=draft(shop_id=shop_id, **given), made_by=uuid4(), now=now)


def make_for_points(**given: Any) -> TemplateView:
    said: dict[str, Any] = {"way": Way.POINTS, "points_price": 100, "count_total": 10, "per_person": 1} | given
    return make(**said)


def give(person_id: UUID, *, template: TemplateView | None = None, now: datetime = NOON, **given: Any) -> CouponView:
    """Give somebody a coupon, of a template of its own unless named."""
    kind = template or make(**given)
    cause = f"test:{next(_numbers)}"
    issue_coupons([Issuing(kind.id, person_id, cause)], because="a test", now=now)
    coupon_id = Coupon.objects.values_list("pk", flat=True).get(cause=cause)
    return coupons([coupon_id])[coupon_id]
