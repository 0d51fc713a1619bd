"""Who is given coupons and points is told, once; who asked for them is not."""

import pytest

from foundation.testing import NOON, deliver_news
from market.coupons.services.exchange_points import exchange_points
from market.coupons.tests.factories import give, make_for_points
from market.notices.models import Notice
from market.orders.tests.factories import make_buyer
from market.points import facade as points

pytestmark = pytest.mark.django_db


def test_gifts_are_told_and_points_that_come_together_once():
    ana, ben = make_buyer(), make_buyer()
    earnings = [points.Earning(ana.id, 40, f"line {n}", {"en": "Shared"}) for n in range(3)]

    give(ana.id)
    points.earn_points(earnings, now=NOON)
    points.earn_points([points.Earning(ben.id, 100, "line 9", {"en": "Shared"})], now=NOON)
    exchange_points(template_id=make_for_points().id, person_id=ben.id, now=NOON)
    deliver_news()
    points.earn_points(earnings, now=NOON)
    deliver_news()

    told = Notice.objects.filter(kind__in=["coupon_given", "points_earned"]).order_by("kind", "pk")
    assert [(one.person_id, one.kind, one.facts.get("points")) for one in told] == [
        (ana.id, "coupon_given", None),
        (ana.id, "points_earned", 120),
        (ben.id, "points_earned", 100),
    ]
