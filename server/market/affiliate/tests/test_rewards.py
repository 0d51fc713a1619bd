"""Rewards that are no money: points by what is kept of a line, and a coupon for each order that keeps enough."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.ids import uuid7
from foundation.testing import NOON, deliver_news
from market.affiliate.errors import PlanMakesNoSense
from market.affiliate.models import Credit, Plan
from market.affiliate.queries import brought_in_all
from market.affiliate.services.decide_credit import decide_credit
from market.affiliate.services.let_credits_settle import let_credits_settle
from market.affiliate.states import CreditState
from market.affiliate.tests.factories import make_share, touch
from market.affiliate.tests.test_attribution import buy, make_plan, shop_of
from market.affiliate.types import Reward
from market.aftersales.tests.factories import Bought, bring
from market.coupons.models import Coupon
from market.coupons.services.hold_coupons import hold_coupons, use_coupons
from market.coupons.services.make_template import withdraw_template
from market.coupons.tests.factories import make, make_for_points
from market.coupons.types import Holding
from market.ledger.models import PostingSet
from market.orders.states import OrderState
from market.orders.tests.factories import make_buyer, make_sku, make_skus, yuan
from market.points import facade as points
from market.settlement.models import Line
from market.settlement.tests.factories import give_back

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OVER = NOON + 7 * DAY
LEAST = yuan(60)  # what an order must keep for a coupon


def brought(*, reward=Reward.POINTS, rate_bps=500, skus=None, lin=None):
    """Return an order of two mugs at fifty that somebody's link brought, received; and who shared."""
    lin, wei, mugs = lin or make_buyer("林"), make_buyer("伟"), skus or [make_sku(price=yuan(50))]
    shop_id = shop_of(mugs[0])
    given = {"rate_bps": rate_bps}
    if reward == Reward.COUPON:
        template = make(shop_id=shop_id)
        given = {"rate_bps": 0, "template_id": template.id, "least_minor": LEAST.minor}
    make_plan(shop_id, reward=reward, **given)
    touch(make_share(lin.id, mugs[0].product_id), wei.id, now=NOON - DAY)
    order_id = buy(wei, *((mug, 2) for mug in mugs))
    deliver_news()
    scene = Bought(wei.id, uuid7(), order_id)
    bring(scene, OrderState.COMPLETED)
    deliver_news()
    return scene, lin


def has(person):
    view = points.balance_of(person.id, now=OVER)
    return view.balance, view.debt


def coupons_of(person):
    return list(Coupon.objects.filter(person_id=person.id).values_list("state", flat=True))


def test_points_are_given_when_the_return_window_is_over_and_no_money_moves():
    _, lin = brought()
    before = PostingSet.objects.count()

    assert let_credits_settle(now=OVER - timedelta(seconds=1)) == 0
    assert has(lin) == (0, 0)
    assert (let_credits_settle(now=OVER), let_credits_settle(now=OVER)) == (1, 0)

    credit = Credit.objects.get()
    assert (credit.state, credit.points, credit.amount_minor) == (CreditState.SETTLEABLE, 500, 0)  # 5 % of 100.00
    assert has(lin) == (500, 0)
    assert PostingSet.objects.count() == before
    assert Line.objects.get(kind="goods").promoter_minor == 0


def test_what_went_back_before_brings_no_points_and_what_goes_back_later_takes_them():
    scene, lin = brought()
    give_back(scene, 1, key="before")
    let_credits_settle(now=OVER)
    assert has(lin) == (250, 0)

    points.spend_points(person_id=lin.id, points=200, cause="a coupon", title={"en": "A coupon"}, now=OVER)
    give_back(scene, 1, key="after", now=OVER + DAY)

    assert Credit.objects.get().state == CreditState.VOID
    assert has(lin) == (0, 200)
    deliver_news()
    assert has(lin) == (0, 200)  # Told again, it is done once.


def test_an_order_brings_one_coupon_however_many_lines_it_has():
    skus = make_skus(prices=[yuan(20), yuan(30)])
    scene, lin = brought(reward=Reward.COUPON, skus=skus)

    assert let_credits_settle(now=OVER) == 2

    assert coupons_of(lin) == ["issued"]
    assert Credit.objects.filter(order_id=scene.order_id, state=CreditState.SETTLEABLE).count() == 2


def test_an_order_that_keeps_too_little_brings_no_coupon():
    scene, lin = brought(reward=Reward.COUPON)
    give_back(scene, 1, key="before")  # fifty is kept, of sixty

    assert let_credits_settle(now=OVER) == 1
    assert coupons_of(lin) == []


def test_a_coupon_is_taken_back_when_too_little_is_kept():
    scene, lin = brought(reward=Reward.COUPON)
    let_credits_settle(now=OVER)
    give_back(scene, 1, key="after", now=OVER + DAY)

    assert coupons_of(lin) == ["void"]
    assert Credit.objects.get().state == CreditState.SETTLEABLE


def test_a_coupon_that_is_used_stays_used():
    scene, lin = brought(reward=Reward.COUPON)
    let_credits_settle(now=OVER)
    order_id = uuid7()
    hold_coupons([Holding(Coupon.objects.get().pk, lin.id, order_id)], now=OVER)
    use_coupons([order_id], now=OVER)

    give_back(scene, 2, key="after", now=OVER + DAY)

    assert coupons_of(lin) == ["used"]
    assert Credit.objects.get().state == CreditState.VOID


@pytest.mark.parametrize("reward", [Reward.POINTS, Reward.COUPON])
def test_what_looks_like_ones_own_order_is_held_and_brings_nothing_until_somebody_decides(reward):
    _, lin = brought(reward=reward)
    credit = Credit.objects.get()
    Credit.objects.update(is_held=True, signals=["same_device"])

    assert let_credits_settle(now=OVER) == 0
    assert (has(lin), coupons_of(lin)) == ((0, 0), [])

    decide_credit(credit_id=credit.pk, is_released=True, operator_id=uuid7(), because="They are sisters.", now=OVER)
    assert let_credits_settle(now=OVER) == 1
    assert (has(lin)[0] > 0) == (reward == Reward.POINTS)
    assert len(coupons_of(lin)) == (reward == Reward.COUPON)


def test_a_sharer_sees_what_comes_and_what_was_given():
    lin = make_buyer("林")
    brought(lin=lin)
    brought(lin=lin, reward=Reward.COUPON)
    coming = brought_in_all(lin.id)
    let_credits_settle(now=OVER)
    given = brought_in_all(lin.id)

    assert (coming.points_coming, coming.coupons_coming, coming.points_given, coming.coupons_given) == (500, 1, 0, 0)
    assert (given.points_coming, given.coupons_coming, given.points_given, given.coupons_given) == (0, 0, 500, 1)


def test_a_plan_gives_coupons_of_its_own_shop_that_cannot_run_out():
    mug = make_sku()
    withdrawn = make(shop_id=shop_of(mug))
    withdraw_template(withdrawn.id, shop_id=shop_of(mug), actor_id=uuid7(), now=NOON)

    for template in (make(), make_for_points(shop_id=shop_of(mug)), withdrawn):
        with pytest.raises(PlanMakesNoSense) as refusal:
            make_plan(shop_of(mug), 0, reward=Reward.COUPON, template_id=template.id, least_minor=1)
        assert refusal.value.field == "template_id"
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("change", "guard"),
    [
        ({"points": 499}, "affiliate_credit_is_worth_its_points"),
        ({"rate_bps": 1, "amount_minor": 1}, "affiliate_credit_brings_one_thing"),
    ],
    ids=["points", "both"],
)
def test_the_rows_refuse_what_must_never_be(change, guard):
    brought()
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        Credit.objects.update(**change)
