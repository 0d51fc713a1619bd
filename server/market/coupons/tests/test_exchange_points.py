"""Coupons for points: both or neither, never more than offered, never more than one person gets."""

from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.test import Client

from foundation.errors import ShopError
from foundation.ids import encode
from foundation.testing import NOON, at_once
from market.coupons.models import Coupon
from market.coupons.queries import for_points, templates
from market.coupons.services.exchange_points import exchange_points
from market.coupons.services.make_template import withdraw_template
from market.coupons.tests.factories import make, make_for_points
from market.coupons.tests.test_endpoints import browser_of
from market.orders.tests.factories import make_buyer
from market.points import facade as points

pytestmark = pytest.mark.django_db


def with_points(count: int = 100) -> UUID:
    person_id = make_buyer().id
    points.earn_points([points.Earning(person_id, count, str(uuid4()), {"en": "Shared"})], now=NOON)
    return person_id


def has(person_id):
    return points.balance_of(person_id, now=NOON).balance


def refused(template, person_id, *, now=NOON):
    before = has(person_id)
    with pytest.raises(ShopError) as refusal:
        exchange_points(template_id=template.id, person_id=person_id, now=now)
    assert has(person_id) == before
    return refusal.value.code


def test_a_coupon_costs_its_points():
    ana, template = with_points(130), make_for_points()

    coupon = exchange_points(template_id=template.id, person_id=ana, now=NOON)

    assert (coupon.person_id, coupon.expires_at, has(ana)) == (ana, NOON + timedelta(days=30), 30)
    assert templates([template.id])[template.id].count_issued == 1


def test_what_cannot_be_had_costs_nothing():
    ana = with_points(1_000)
    one_each, few = make_for_points(), make_for_points(count_total=1)
    withdrawn, over = make_for_points(), make_for_points(ends_at=NOON + timedelta(days=1))
    withdraw_template(withdrawn.id, shop_id=withdrawn.draft.terms.shop_id, actor_id=uuid4(), now=NOON)
    exchange_points(template_id=one_each.id, person_id=ana, now=NOON)
    exchange_points(template_id=few.id, person_id=with_points(), now=NOON)

    assert refused(one_each, ana) == "coupons.enough_for_one"
    assert refused(few, ana) == "coupons.none_left"
    assert refused(withdrawn, ana) == "coupons.not_for_points"
    assert refused(over, ana, now=NOON + timedelta(days=1)) == "coupons.not_for_points"
    assert refused(make(), ana) == "coupons.not_for_points"
    assert refused(make_for_points(points_price=901), ana) == "points.not_enough"
    shown, _ = for_points(after=None, limit=9, now=NOON + timedelta(days=1))
    assert {one.id for one in shown} & {few.id, withdrawn.id, over.id} == set()


@pytest.mark.django_db(transaction=True)
def test_twenty_who_want_the_last_three_at_once_and_three_have_them():
    """Without the template's lock: fails, the seventeen others are refused by the row and not by name."""
    template, people = make_for_points(count_total=3), [with_points() for _ in range(20)]

    said = at_once([partial(exchange_points, template_id=template.id, person_id=one, now=NOON) for one in people])

    assert sorted(said) == ["coupons.none_left"] * 17 + ["done"] * 3
    assert Coupon.objects.count() == 3
    assert sum(has(one) for one in people) == 17 * 100


@pytest.mark.django_db(transaction=True)
def test_one_person_at_twenty_windows_has_one():
    template, ana = make_for_points(count_total=100), with_points(2_000)

    said = at_once([partial(exchange_points, template_id=template.id, person_id=ana, now=NOON)] * 20)

    assert sorted(set(said)) == ["coupons.enough_for_one", "done"]
    assert (Coupon.objects.count(), has(ana)) == (1, 1_900)


def test_over_http_it_is_shown_and_had_once():
    template, ana, ben = make_for_points(), make_buyer(), make_buyer()
    points.earn_points([points.Earning(ana.id, 100, "x", {"en": "Shared"})], now=NOON)
    client = browser_of(ana)
    path = f"/api/coupons/for-points/{encode('tmpl', template.id)}"

    shown = client.get("/api/coupons/for-points", headers={"Accept-Language": "en"}).json()["items"]
    first = client.post(path, headers={"Idempotency-Key": "k-1"})
    again = client.post(path, headers={"Idempotency-Key": "k-1"})
    poor = browser_of(ben).post(path, headers={"Idempotency-Key": "k-1"})

    assert [(one["title"], one["points_price"], one["left"]) for one in shown] == [("Ten off thirty", 100, 10)]
    assert (first.status_code, again.json()) == (201, first.json())
    assert (poor.status_code, poor.json()["code"], poor.json()["errors"][0]["field"]) == (
        409,
        "points.not_enough",
        "points",
    )
    assert Coupon.objects.count() == 1
    assert Client().get("/api/coupons/for-points").status_code == 401
