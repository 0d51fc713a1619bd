"""Shapes on the wire. Only endpoints, and the doors that hand them to orders', use this."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from foundation.web import MoneyIn, MoneyOut
from foundation.words import say
from market.catalogue.facade import ProductId
from market.coupons import rules
from market.coupons.states import CouponState
from market.coupons.types import CouponId, CouponView, TemplateDraft, TemplateId, TemplateView, Terms, Way
from market.merchants.facade import ShopId, ShopView


class CouponShopOut(Schema):
    shop_id: ShopId
    name: str
    slug: str


class TermsOut(Schema):
    """What a coupon gives, an amount or a part up to an amount, and what the goods must cost."""

    threshold: MoneyOut
    off: MoneyOut | None
    off_bps: int
    most: MoneyOut | None
    product_ids: list[ProductId]  # none: all goods of the shop

    @classmethod
    def of(cls, terms: Terms) -> "TermsOut":
        return cls(
            threshold=MoneyOut.of(terms.threshold),
            off=MoneyOut.of(terms.off) if terms.off else None,
            off_bps=terms.off_bps,
            most=MoneyOut.of(terms.most) if terms.most else None,
            product_ids=list(terms.product_ids),
        )


class CouponOut(Schema):
    coupon_id: CouponId
    title: str
    shop: CouponShopOut
    terms: TermsOut
    state: CouponState
    issued_at: datetime
    expires_at: datetime


class ForPointsOut(Schema):
    """A coupon that can be had for points."""

    template_id: TemplateId
    title: str
    shop: CouponShopOut
    terms: TermsOut
    valid_days: int
    points_price: int
    left: int


class TemplateIn(Schema):
    title: dict[str, Annotated[str, Field(max_length=rules.LONGEST_TITLE)]]
    way: Way
    threshold: MoneyIn
    off: MoneyIn | None = None
    off_bps: Annotated[int, Field(ge=0, le=rules.WHOLE_BPS)] = 0
    most: MoneyIn | None = None
    product_ids: Annotated[list[ProductId], Field(max_length=rules.MOST_PRODUCTS)] = []
    valid_days: Annotated[int, Field(ge=1, le=rules.LONGEST_DAYS)]
    points_price: Annotated[int, Field(ge=1, le=rules.MOST_POINTS)] | None = None
    count_total: Annotated[int, Field(ge=1, le=rules.MOST_COUPONS)] | None = None
    per_person: Annotated[int, Field(ge=1, le=rules.MOST_COUPONS)] | None = None
    ends_at: datetime | None = None

    def draft(self, shop_id: ShopId) -> TemplateDraft:
        terms = Terms(
            shop_id,
            self.threshold.money(),
            self.off.money() if self.off else None,
            self.off_bps,
            self.most.money() if self.most else None,
            tuple(self.product_ids),
        )
        return TemplateDraft(
            self.title, terms, self.way, self.valid_days, self.points_price, self.count_total, self.per_person,
            self.ends_at,
        )  # fmt: skip


class TemplateOut(Schema):
    template_id: TemplateId
    title: dict[str, str]
    way: Way
    terms: TermsOut
    valid_days: int
    points_price: int | None
    count_total: int | None
    count_issued: int
    per_person: int | None
    ends_at: datetime | None
    made_at: datetime
    withdrawn_at: datetime | None

    @classmethod
    def of(cls, view: TemplateView) -> "TemplateOut":
        draft = view.draft
        return cls(
            template_id=view.id,
            title=dict(draft.title),
            way=draft.way,
            terms=TermsOut.of(draft.terms),
            valid_days=draft.valid_days,
            points_price=draft.points_price,
            count_total=draft.count_total,
            count_issued=view.count_issued,
            per_person=draft.per_person,
            ends_at=draft.ends_at,
            made_at=view.made_at,
            withdrawn_at=view.withdrawn_at,
        )


def coupon_out(coupon: CouponView, shop: ShopView | None, language: str) -> CouponOut:
    return CouponOut(
        coupon_id=coupon.id,
        title=say(coupon.title, language),
        shop=coupon_shop_out(coupon.terms.shop_id, shop, language),
        terms=TermsOut.of(coupon.terms),
        state=coupon.state,
        issued_at=coupon.issued_at,
        expires_at=coupon.expires_at,
    )


def for_points_out(template: TemplateView, shop: ShopView | None, language: str) -> ForPointsOut:
    draft = template.draft
    assert draft.points_price is not None and draft.count_total is not None, "its CHECK says so"
    return ForPointsOut(
        template_id=template.id,
        title=say(draft.title, language),
        shop=coupon_shop_out(draft.terms.shop_id, shop, language),
        terms=TermsOut.of(draft.terms),
        valid_days=draft.valid_days,
        points_price=draft.points_price,
        left=draft.count_total - template.count_issued,
    )


def coupon_shop_out(shop_id: ShopId, shop: ShopView | None, language: str) -> CouponShopOut:
    return CouponShopOut(shop_id=shop_id, name=say(shop.name, language) if shop else "", slug=shop.slug if shop else "")
