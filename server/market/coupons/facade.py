"""
The face coupons show the rest of the market: the only file others import to ask them or to tell them to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.coupons.errors import CouponDoesNotFit, CouponNotFound, CouponNotUsable, OneCouponOfAShop
from market.coupons.queries import coupons, templates, templates_of_shop, usable
from market.coupons.schemas import CouponOut, coupon_out
from market.coupons.services.hold_coupons import bring_back, hold_coupons, let_go, use_coupons
from market.coupons.services.issue_coupons import issue_coupons
from market.coupons.services.make_template import make_template
from market.coupons.services.take_back import take_back
from market.coupons.types import CouponId, CouponView, Holding, Issuing, TemplateDraft, TemplateView, Terms, Way

__all__ = [
    "CouponDoesNotFit",
    "CouponId",
    "CouponNotFound",
    "CouponNotUsable",
    "CouponOut",
    "CouponView",
    "Holding",
    "Issuing",
    "OneCouponOfAShop",
    "TemplateDraft",
    "TemplateView",
    "Terms",
    "Way",
    "bring_back",
    "coupon_out",
    "coupons",
    "hold_coupons",
    "issue_coupons",
    "let_go",
    "make_template",
    "take_back",
    "templates",
    "templates_of_shop",
    "usable",
    "use_coupons",
]
