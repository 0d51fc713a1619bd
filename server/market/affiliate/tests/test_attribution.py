"""Which recommendation a line is credited to: the rule against an oracle, and the service with orders."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from foundation.ids import uuid7
from foundation.testing import NOON, at_once, deliver_news, told_all
from market.affiliate import rules
from market.affiliate.errors import PlanMakesNoSense
from market.affiliate.events import CreditMoved
from market.affiliate.models import Credit, CreditMove, KnownVisitor, Plan
from market.affiliate.services.attribute_orders import attribute_orders
from market.affiliate.services.note_touch import note_touch
from market.affiliate.services.set_plan import set_plan
from market.affiliate.states import CreditState
from market.affiliate.tests.factories import agree, make_share, touch
from market.affiliate.types import Bought, PlanDraft, Reward, Source, SubjectKind, TouchView
from market.catalogue import facade as catalogue
from market.orders.facade import mark_paid, order_view
from market.orders.tests.factories import make_buyer, make_sku, pay, place, yuan
from market.settlement.models import Line
from market.settlement.tests.factories import make_terms

pytestmark = pytest.mark.django_db
SOME = UUID(int=7)  # a template that is no shop's
DAY = timedelta(days=1)
PEOPLE = [UUID(int=one) for one in (1, 2, 3)]
GOODS = [UUID(int=one) for one in (11, 12)]
SHOPS = [UUID(int=one) for one in (21, 22)]
TOUCHES = st.builds(
    TouchView,
    id=st.uuids(),
    at=st.integers(-3, 1).map(lambda days: NOON + days * DAY),
    share_id=st.uuids(),
    sharer_id=st.sampled_from(PEOPLE),
    source=st.sampled_from([Source.NOTE, Source.LINK]),
    product_ids=st.frozensets(st.sampled_from(GOODS)),
    shop_id=st.sampled_from([None, *SHOPS]),
)


def oracle(line, touches, *, days, priority, may_be_oneself):
    """Say in so many steps what the rule says in one: throw out, one reason after the other; then the last."""
    left = [one for one in touches if one.at <= line.at and line.at - one.at < timedelta(days=days)]
    left = [one for one in left if may_be_oneself or one.sharer_id != line.buyer_id]
    left = [one for one in left if line.product_id in one.product_ids or one.shop_id == line.shop_id]
    for source in priority:
        of_source = [one for one in left if one.source == source]
        for group in (
            [one for one in of_source if line.product_id in one.product_ids],
            [one for one in of_source if line.product_id not in one.product_ids],
        ):
            if group:
                return max(group, key=lambda one: (one.at, one.id))
    return None


@given(touches=st.lists(TOUCHES, max_size=12), priority=st.permutations(list(Source)), own=st.booleans())
def test_whoever_touched_what_whenever_the_rule_agrees_with_the_oracle(touches, priority, own):
    """
    Without the source or the level in the key of `deciding_touch`: fails with another touch. Without the buyer's own
    left out: fails with a touch where there is none.
    """
    line = Bought(uuid7(), PEOPLE[0], GOODS[0], SHOPS[0], NOON)

    decided = rules.deciding_touch(line, touches, window=3 * DAY, priority=list(priority), may_be_oneself=own)

    assert decided == oracle(line, touches, days=3, priority=priority, may_be_oneself=own)


@given(st.integers(1, 10**9), st.lists(st.integers(1, 10**8), max_size=6), st.integers(0, rules.MOST_BPS))
def test_however_a_line_comes_back_nobody_keeps_more_than_their_rate(base, returns, rate_bps):
    returned, before = 0, rules.worth(base, 0, rate_bps)
    for minor in returns:
        returned = min(base, returned + minor)
        after = rules.worth(base, returned, rate_bps)
        assert 0 <= after <= before
        assert after * rules.WHOLE_BPS <= (base - returned) * rate_bps
        before = after
    assert rules.worth(base, base, rate_bps) == 0


# ── With orders ──────────────────────────────────────────────────────────────────────────────────────────────────────


def make_plan(shop_id, rate_bps=1_000, reward=Reward.COMMISSION, template_id=None, least_minor=0, **given):
    fields = {"decided_by": None, "because": "spring", "now": NOON - 40 * DAY, **given}
    return set_plan(shop_id=shop_id, draft=PlanDraft(reward, rate_bps, template_id, least_minor), **fields)


def shop_of(sku):
    return catalogue.products([sku.product_id])[sku.product_id].shop_id


def buy(buyer, *wanted, now=NOON):
    """Order and pay; nobody has heard of it yet. Return the order's id."""
    checkout = place(buyer, *wanted, now=now)
    pay(checkout, now=now)
    mark_paid(checkout.id, now=now)
    return checkout.orders[0].id


def test_an_order_is_credited_to_who_recommended_it_at_the_rate_of_the_day():
    lin, wei, mug = make_buyer("林"), make_buyer("伟"), make_sku(price=yuan(50))
    make_plan(shop_of(mug), 800)
    share = make_share(lin.id, mug.product_id)
    touch(share, wei.id, now=NOON - DAY)

    order_id = buy(wei, (mug, 2))
    deliver_news()
    make_plan(shop_of(mug), 3_000, now=NOON + DAY)

    credit = Credit.objects.get()
    assert (credit.order_id, credit.share_id, credit.sharer_id) == (order_id, share.pk, lin.id)
    assert (credit.rate_bps, credit.plan_version, credit.base_minor, credit.amount_minor) == (800, 1, 100_00, 8_00)
    assert (credit.state, credit.is_held) == (CreditState.ESTIMATED, False)
    assert [(one.before, one.after) for one in told_all(CreditMoved)] == [("", "estimated")]
    line = Line.objects.get(source_id=credit.line_id)
    assert (line.promoter_id, line.promoter_bps) == (lin.id, 800)


def test_attributing_again_changes_nothing():
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    make_plan(shop_of(mug))
    touch(make_share(lin.id, mug.product_id), wei.id)
    order_id = buy(wei, (mug, 1))

    assert attribute_orders([order_id], now=NOON) == 1
    assert attribute_orders([order_id], now=NOON) == 0
    assert CreditMove.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "count"), [(timedelta(days=15), 0), (timedelta(days=15, microseconds=-1), 1), (-DAY, 0), (0 * DAY, 1)]
)
def test_the_window_is_half_open(days, count):
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    touch(make_share(lin.id, mug.product_id), wei.id, now=NOON - days)

    assert attribute_orders([buy(wei, (mug, 1))], now=NOON) == count


def test_ones_own_link_is_passed_over_for_the_last_of_another():
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    share = make_share(lin.id, mug.product_id)
    touch(share, wei.id, now=NOON - 2 * DAY)
    touch(make_share(wei.id, mug.product_id), wei.id, now=NOON - DAY)

    attribute_orders([buy(wei, (mug, 1))], now=NOON)

    assert Credit.objects.get().share_id == share.pk


def test_a_shops_link_counts_for_all_its_goods_and_a_products_for_itself():
    lin, bo, wei = make_buyer(), make_buyer(), make_buyer()
    mug = make_sku()
    bowl = make_sku(shop_id=shop_of(mug))
    of_mug = make_share(lin.id, mug.product_id)
    of_shop = make_share(bo.id, shop_of(mug), kind=SubjectKind.SHOP)
    touch(of_mug, wei.id, now=NOON - 2 * DAY)
    touch(of_shop, wei.id, now=NOON - DAY)

    attribute_orders([buy(wei, (mug, 1), (bowl, 1))], now=NOON)

    found = dict(Credit.objects.values_list("product_id", "share_id"))
    assert found == {mug.product_id: of_mug.pk, bowl.product_id: of_shop.pk}


def test_the_nearest_plan_counts():
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    shop_id = shop_of(mug)
    category_id = catalogue.products([mug.product_id])[mug.product_id].category_id
    share = make_share(lin.id, mug.product_id)
    touch(share, wei.id)

    rates = []
    for scope in ({}, {"category_id": category_id}, {"product_id": mug.product_id}):
        make_plan(shop_id, 500 + 100 * len(rates), **scope)
        attribute_orders([buy(wei, (mug, 1))], now=NOON)
        rates.append(Credit.objects.order_by("id").last().rate_bps)
    make_plan(shop_id, 0, reward=Reward.NONE, product_id=mug.product_id, now=NOON - DAY)
    attribute_orders([buy(wei, (mug, 1))], now=NOON)

    assert rates == [500, 600, 700]
    last = Credit.objects.order_by("id").last()
    assert (last.reward, last.amount_minor, last.plan_version) == ("none", 0, 2)


def test_a_visit_before_signing_in_counts():
    lin, wei, mug, visitor_id = make_buyer(), make_buyer(), make_sku(), uuid7()
    share = make_share(lin.id, mug.product_id)
    agree(visitor_id=visitor_id)
    note_touch(share.id, person_id=None, visitor_id=visitor_id, now=NOON - DAY)
    KnownVisitor.objects.create(visitor_id=visitor_id, person_id=wei.id, at=NOON)

    assert attribute_orders([buy(wei, (mug, 1))], now=NOON) == 1


def test_a_line_that_leaves_less_than_the_plan_gives_less():
    """Without `name_promoters` writing back what was granted: fails with 3000."""
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    make_plan(shop_of(mug), 3_000)
    touch(make_share(lin.id, mug.product_id), wei.id)
    make_terms(shop_of(mug), commission_bps=8_000, technical_bps=0, payment_bps=0)

    attribute_orders([buy(wei, (mug, 1))], now=NOON)

    assert Credit.objects.get().rate_bps == 2_000


def test_a_line_has_one_plan():
    """Without `affiliate_one_plan_per_line`: fails, since nothing is refused."""
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    touch(make_share(lin.id, mug.product_id), wei.id)
    attribute_orders([buy(wei, (mug, 1))], now=NOON)
    row = Credit.objects.get()
    row.pk, row._state.adding = uuid7(), True

    with pytest.raises(IntegrityError, match="affiliate_one_plan_per_line"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_ten_workers_credit_an_order_once():
    """Without `ignore_conflicts`: fails with IntegrityError; without looking which rows were kept, with one too."""
    lin, wei, mug = make_buyer(), make_buyer(), make_sku()
    make_plan(shop_of(mug))
    touch(make_share(lin.id, mug.product_id), wei.id)
    order_id = buy(wei, (mug, 1))

    assert at_once([partial(attribute_orders, [order_id], now=NOON)] * 10) == ["done"] * 10
    assert (Credit.objects.count(), CreditMove.objects.count(), len(told_all(CreditMoved))) == (1, 1, 1)
    assert order_view(order_id).lines[0].id == Credit.objects.get().line_id


# ── Plans ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"rate_bps": 3_001}, "rate_bps"),
        ({"reward": Reward.NONE}, "rate_bps"),
        ({"reward": Reward.POINTS, "rate_bps": 0}, "rate_bps"),
        ({"reward": Reward.COUPON}, "rate_bps"),
        ({"reward": Reward.COUPON, "rate_bps": 0}, "template_id"),
        ({"reward": Reward.COUPON, "rate_bps": 0, "template_id": SOME}, "least_minor"),
        ({"reward": Reward.COUPON, "rate_bps": 0, "template_id": SOME, "least_minor": 1}, "template_id"),
        ({"template_id": SOME}, "template_id"),
        ({"least_minor": 1}, "least_minor"),
        ({"level_count": 2}, "level_count"),
    ],
)
def test_plans_that_cannot_be_kept_are_refused(given, field):
    with pytest.raises(PlanMakesNoSense) as said:
        make_plan(uuid7(), **{"rate_bps": 500, **given})

    assert said.value.field == field
    assert not Plan.objects.exists()


@pytest.mark.parametrize("levels", [0, 3])
def test_the_database_knows_two_levels_at_most(levels):
    """Without `affiliate_plan_two_levels_at_most`: fails, since nothing is refused."""
    with pytest.raises(IntegrityError, match="affiliate_plan_two_levels_at_most"), transaction.atomic():
        Plan.objects.create(
            shop_id=uuid7(), version=1, reward="commission", rate_bps=1, level_count=levels, starts_at=NOON, because="…"
        )


def test_a_plan_has_one_level_unless_said_and_knows_nothing_of_head_count():
    columns = {field.name for field in Plan._meta.get_fields()}

    assert Plan._meta.get_field("level_count").default == 1
    assert columns == {
        "id", "shop_id", "category_id", "product_id", "version", "reward", "rate_bps", "template_id", "currency",
        "least_minor", "level_count", "starts_at", "because", "decided_by",
    }  # fmt: skip
