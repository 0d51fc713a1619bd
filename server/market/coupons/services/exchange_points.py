"""Somebody has a coupon for their points."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.ids import uuid7
from market.coupons.errors import EnoughForOne, NoneLeft, NotForPoints, TemplateNotFound
from market.coupons.models import Coupon, Template
from market.coupons.services.issue_coupons import issue_coupons
from market.coupons.types import CouponView, Issuing, Way
from market.points import facade as points


@transaction.atomic
def exchange_points(*, template_id: UUID, person_id: UUID, now: datetime) -> CouponView:
    """
    Give a coupon for points: both, or neither. Locks the template, then the account of points.

    :raises TemplateNotFound, NotForPoints, NoneLeft, EnoughForOne; points.NotEnoughPoints:
    """
    template = Template.objects.select_for_update(no_key=True).filter(pk=template_id).first()
    if template is None:
        raise TemplateNotFound
    is_over = template.withdrawn_at is not None or (template.ends_at is not None and template.ends_at <= now)
    if template.way != Way.POINTS or is_over:
        raise NotForPoints
    assert template.points_price and template.count_total and template.per_person, "its CHECK says so"
    if template.count_issued >= template.count_total:
        raise NoneLeft
    if template.coupons.filter(person_id=person_id).count() >= template.per_person:
        raise EnoughForOne(most=template.per_person)
    cause = f"points:{uuid7()}"
    points.spend_points(
        person_id=person_id, points=template.points_price, cause=f"coupons:{cause}", title=template.title, now=now
    )
    issue_coupons([Issuing(template.pk, person_id, cause)], because="for points", now=now)
    return Coupon.objects.select_related("template").get(cause=cause).view()
