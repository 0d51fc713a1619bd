"""HTTP: read the request, make one call, shape the reply."""

from django.utils import timezone
from ninja import Query, Router, Status

from foundation import access
from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.paging import clamp
from foundation.web import PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.coupons import queries
from market.coupons.queries import Shelf
from market.coupons.schemas import CouponOut, ForPointsOut, TemplateIn, TemplateOut, coupon_out, for_points_out
from market.coupons.services.exchange_points import exchange_points
from market.coupons.services.make_template import make_template, withdraw_template
from market.coupons.types import TemplateId
from market.merchants import facade as merchants
from market.merchants.facade import ShopId

router = Router(tags=["coupons"], auth=signed_in)


# ── Mine ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/me", response=PageOut[CouponOut])
def list_mine(
    request: PersonRequest,
    shelf: Shelf = Shelf.USABLE,
    after: str | None = None,
    limit: int | None = Query(None, ge=1, le=100),
) -> PageOut[CouponOut]:
    """My coupons, the newest first."""
    found, following = queries.coupons_of_person(
        request.auth.id, shelf, after=after, limit=clamp(limit), now=timezone.now()
    )
    shops = merchants.shops({one.terms.shop_id for one in found})
    language = language_of(request)
    items = [coupon_out(one, shops.get(one.terms.shop_id), language) for one in found]
    return PageOut[CouponOut](items=items, next=following)


# ── For points ───────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/for-points", response=PageOut[ForPointsOut])
def list_for_points(
    request: PersonRequest, after: str | None = None, limit: int | None = Query(None, ge=1, le=100)
) -> PageOut[ForPointsOut]:
    """What coupons can be had for points now, the newest first."""
    found, following = queries.for_points(after=after, limit=clamp(limit), now=timezone.now())
    shops = merchants.shops({one.draft.terms.shop_id for one in found})
    language = language_of(request)
    items = [for_points_out(one, shops.get(one.draft.terms.shop_id), language) for one in found]
    return PageOut[ForPointsOut](items=items, next=following)


@router.post("/for-points/{template_id}", response={201: CouponOut}, openapi_extra=KEYED)
@idempotent
def exchange(request: PersonRequest, template_id: TemplateId) -> Status:
    """Have a coupon for my points."""
    coupon = exchange_points(template_id=template_id, person_id=request.auth.id, now=timezone.now())
    shop_id = coupon.terms.shop_id
    return Status(201, coupon_out(coupon, merchants.shops([shop_id]).get(shop_id), language_of(request)))


# ── A shop's ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/shops/{shop_id}/templates", response=PageOut[TemplateOut])
def list_templates(
    request: PersonRequest, shop_id: ShopId, after: str | None = None, limit: int | None = Query(None, ge=1, le=100)
) -> PageOut[TemplateOut]:
    """What coupons a shop of mine promises and promised."""
    access.require(request.auth.id, shop_id, "shop.read")
    found, following = queries.templates_of_shop(shop_id, after=after, limit=clamp(limit))
    return PageOut[TemplateOut](items=[TemplateOut.of(one) for one in found], next=following)


@router.post("/shops/{shop_id}/templates", response={201: TemplateOut}, openapi_extra=KEYED)
@idempotent
def make(request: PersonRequest, shop_id: ShopId, data: TemplateIn) -> Status:
    """Make up a kind of coupon for a shop of mine. What it gives can never be changed; it can be withdrawn."""
    access.require(request.auth.id, shop_id, "price.edit")
    made = make_template(draft=data.draft(shop_id), made_by=request.auth.id, now=timezone.now())
    return Status(201, TemplateOut.of(made))


@router.delete("/shops/{shop_id}/templates/{template_id}", response=TemplateOut)
def withdraw(request: PersonRequest, shop_id: ShopId, template_id: TemplateId) -> TemplateOut:
    """Let nobody have more of them for points. Who has one keeps it."""
    access.require(request.auth.id, shop_id, "price.edit")
    return TemplateOut.of(withdraw_template(template_id, shop_id=shop_id, actor_id=request.auth.id, now=timezone.now()))
