"""Questions coupons can answer. Nothing here writes. What is one person's is asked by that person alone."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import F, Q, QuerySet

from foundation.paging import decode_cursor, encode_cursor
from market.coupons.models import Coupon, Template
from market.coupons.states import CouponState
from market.coupons.types import CouponView, TemplateView, Way

MOST_LOOKED_AT = 200  # Of one person, when a basket is held against all they have: those that end first.


class Shelf(StrEnum):
    """Which of one's coupons a page shows."""

    USABLE = "usable"
    USED = "used"  # in an order, paid or not
    EXPIRED = "expired"


def coupons(coupon_ids: Collection[UUID]) -> dict[UUID, CouponView]:
    """Return those coupons that there are, whosever they are: who asks looks at whose. One query."""
    rows = Coupon.objects.select_related("template").filter(pk__in=coupon_ids)
    return {row.pk: row.view() for row in rows}


def usable(person_id: UUID, *, shop_ids: Collection[UUID], now: datetime) -> list[CouponView]:
    """Return what somebody may use in these shops now, what ends first first. One query."""
    rows = _shelf(person_id, Shelf.USABLE, now).filter(template__shop_id__in=shop_ids)
    return [row.view() for row in rows.order_by("expires_at", "pk")[:MOST_LOOKED_AT]]


def coupons_of_person(
    person_id: UUID, shelf: Shelf, *, after: str | None, limit: int, now: datetime
) -> tuple[list[CouponView], str | None]:
    """Return a page of somebody's coupons, the newest first, and the cursor of the next. :raises BadCursor:"""
    rows = _shelf(person_id, shelf, now)
    place = decode_cursor(after, [UUID])
    if place is not None:
        rows = rows.filter(pk__lt=place[0])
    found = [row.view() for row in rows.order_by("-pk")[: limit + 1]]
    return found[:limit], encode_cursor([found[limit - 1].id]) if len(found) > limit else None


def _shelf(person_id: UUID, shelf: Shelf, now: datetime) -> QuerySet[Coupon]:
    rows = Coupon.objects.select_related("template").filter(person_id=person_id)
    match shelf:
        case Shelf.USABLE:
            return rows.filter(state=CouponState.ISSUED, expires_at__gt=now)
        case Shelf.USED:
            return rows.filter(state__in=[CouponState.HELD, CouponState.USED])
        case Shelf.EXPIRED:
            return rows.filter(state=CouponState.ISSUED, expires_at__lte=now)


def templates_of_shop(shop_id: UUID, *, after: str | None, limit: int) -> tuple[list[TemplateView], str | None]:
    """Return a page of what a shop promises and promised, the newest first. :raises BadCursor:"""
    return _page(Template.objects.filter(shop_id=shop_id), after, limit)


def for_points(*, after: str | None, limit: int, now: datetime) -> tuple[list[TemplateView], str | None]:
    """Return a page of what can be had for points now, the newest first. :raises BadCursor:"""
    there = Q(ends_at__isnull=True) | Q(ends_at__gt=now)
    rows = Template.objects.filter(there, way=Way.POINTS, withdrawn_at=None, count_issued__lt=F("count_total"))
    return _page(rows, after, limit)


def templates(template_ids: Collection[UUID]) -> dict[UUID, TemplateView]:
    """Return those templates that there are. One query."""
    return {row.pk: row.view() for row in Template.objects.filter(pk__in=template_ids)}


def _page(rows: QuerySet[Template], after: str | None, limit: int) -> tuple[list[TemplateView], str | None]:
    place = decode_cursor(after, [UUID])
    if place is not None:
        rows = rows.filter(pk__lt=place[0])
    found = [row.view() for row in rows.order_by("-pk")[: limit + 1]]
    return found[:limit], encode_cursor([found[limit - 1].id]) if len(found) > limit else None
