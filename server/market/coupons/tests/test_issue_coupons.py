"""Coupons given for what people did, and taken back when it did not last."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.testing import NOON, at_once, told_all
from market.coupons.errors import TemplateMakesNoSense, TemplateNotFound
from market.coupons.events import CouponIssued
from market.coupons.models import Coupon, CouponMove, Template
from market.coupons.queries import Shelf, coupons_of_person, templates
from market.coupons.services.hold_coupons import hold_coupons, use_coupons
from market.coupons.services.issue_coupons import issue_coupons
from market.coupons.services.make_template import make_template, withdraw_template
from market.coupons.services.take_back import take_back
from market.coupons.tests.factories import draft, give, make, make_for_points, yuan
from market.coupons.types import Holding, Issuing

pytestmark = pytest.mark.django_db


def test_a_cause_gives_one_coupon_however_often_it_is_said():
    template, ana = make(), uuid4()

    first = issue_coupons([Issuing(template.id, ana, "order 1")], because="shared", now=NOON)
    again = issue_coupons([Issuing(template.id, ana, "order 1")], because="shared", now=NOON + timedelta(days=1))

    assert (first, again) == ({"order 1"}, set())
    (mine,), _ = coupons_of_person(ana, Shelf.USABLE, after=None, limit=10, now=NOON)
    assert (mine.title["en"], mine.expires_at) == ("Ten off thirty", NOON + timedelta(days=30))
    assert templates([template.id])[template.id].count_issued == 1
    assert [(one.person_id, one.cause) for one in told_all(CouponIssued)] == [(ana, "order 1")]


def test_a_hundred_cost_as_many_statements_as_one():
    template = make()
    with CaptureQueriesContext(connection) as one:
        issue_coupons([Issuing(template.id, uuid4(), "one")], because="shared", now=NOON)
    with CaptureQueriesContext(connection) as hundred:
        issue_coupons([Issuing(template.id, uuid4(), f"{n}") for n in range(100)], because="shared", now=NOON)

    assert len(one) == len(hundred)
    assert Coupon.objects.count() == CouponMove.objects.count() == 101


def test_what_is_unknown_is_not_given():
    with pytest.raises(TemplateNotFound):
        issue_coupons([Issuing(uuid4(), uuid4(), "x")], because="shared", now=NOON)
    assert issue_coupons([], because="shared", now=NOON) == set()


def test_what_was_withdrawn_is_still_given_to_whom_it_was_promised():
    template = make()
    withdraw_template(template.id, shop_id=template.draft.terms.shop_id, actor_id=uuid4(), now=NOON)

    assert issue_coupons([Issuing(template.id, uuid4(), "promised")], because="shared", now=NOON) == {"promised"}


def test_only_a_coupon_that_lies_there_is_taken_back():
    ana, order_id = uuid4(), uuid4()
    free, used = give(ana), give(ana)
    hold_coupons([Holding(used.id, ana, order_id)], now=NOON)
    use_coupons([order_id], now=NOON)
    causes = {one.pk: one.cause for one in Coupon.objects.all()}

    taken = take_back(list(causes.values()), because="the goods went back", now=NOON)
    again = take_back(list(causes.values()), because="the goods went back", now=NOON)

    assert (taken, again) == ({causes[free.id]}, set())
    assert {one.pk: one.state for one in Coupon.objects.all()} == {free.id: "void", used.id: "used"}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("threshold", {"threshold": yuan(10)}),  # It would cost nothing.
        ("off", {"off_bps": 500}),  # An amount and a part.
        ("most", {"most": yuan(3)}),  # Of an amount there is no most.
        ("off_bps", {"off": None, "off_bps": 9_001, "most": yuan(3)}),
        ("most", {"off": None, "off_bps": 500}),
        ("valid_days", {"valid_days": 366}),
        ("count_total", {"count_total": 5}),  # What was promised cannot run out.
        ("ends_at", {"ends_at": NOON}),
        ("product_ids", {"product_ids": (uuid4(),)}),
    ],
    ids=["free", "both", "most", "too-much", "no-most", "for-ever", "number", "end", "strange-goods"],
)
def test_a_template_that_makes_no_sense_is_refused_by_its_field(field, wrong):
    with pytest.raises(TemplateMakesNoSense) as refusal:
        make_template(draft=draft(**wrong), made_by=uuid4(), now=NOON)
    assert refusal.value.field == field
    assert not Template.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE coupons_template SET off_minor = 999",
        "UPDATE coupons_template SET valid_days = 1",
        "DELETE FROM coupons_template",
        "UPDATE coupons_template SET count_issued = 11",  # coupons_never_more_than_offered
        "UPDATE coupons_coupon SET state = 'held'",  # coupons_in_an_order_or_not
        "UPDATE coupons_coupon SET order_id = gen_random_uuid()",
        "UPDATE coupons_couponmove SET after = 'used'",
    ],
)
def test_the_rows_refuse_what_must_never_be(change):
    give(uuid4(), template=make_for_points())

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db(transaction=True)
def test_twenty_who_give_for_one_cause_at_once_give_one():
    template, ana = make(), uuid4()

    at_once([lambda: issue_coupons([Issuing(template.id, ana, "order 1")], because="x", now=NOON)] * 20)

    assert Coupon.objects.count() == 1
    assert templates([template.id])[template.id].count_issued == 1
