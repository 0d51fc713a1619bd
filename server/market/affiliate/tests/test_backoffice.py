"""The desk where held rewards are decided, plans that take two, and how word of mouth is counted and drawn."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from foundation.ids import encode, uuid7
from foundation.testing import NOON
from market.affiliate import spreading
from market.affiliate.models import Credit, Plan, Share
from market.affiliate.services.attribute_orders import attribute_orders
from market.affiliate.spreading import Node
from market.affiliate.tests.factories import browser_of, make_share, touch
from market.affiliate.tests.test_attribution import buy
from market.affiliate.tests.test_life import credit, held_credit
from market.affiliate.tree_drawing import draw_tree
from market.affiliate.types import Channel
from market.approvals.models import Approval
from market.approvals.services.grant import grant
from market.coupons.tests.factories import make
from market.merchants.tests.factories import make_shop
from market.orders.tests.factories import make_buyer, make_sku
from market.people.models import Person

pytestmark = pytest.mark.django_db
SINCE = NOON - timedelta(days=30)


@pytest.fixture
def desk():
    client = Client()
    client.force_login(Person.objects.create_superuser(email="op@example.com", password="x"))
    return client


@pytest.mark.parametrize(("act", "state"), [("release", "estimated"), ("refuse", "void")])
def test_a_held_reward_is_decided_with_a_reason(desk, act, state):
    held_credit()
    page = f"/admin/affiliate/credit/{credit().pk}/{act}/"

    desk.post(page, {"because": ""})
    assert credit().is_held

    desk.post(page, {"because": "the same family, two flats"})
    assert (credit().is_held, credit().state) == (False, state)


def ask_for_plan(desk, shop_id, **said):
    form = {"shop": shop_id, "reward": "commission", "because": "spring", **said}
    return desk.post("/admin/affiliate/plan/set/", form)


def test_a_plan_is_asked_for_and_waits_for_a_second_operator(desk):
    shop_id = encode("shop", make_shop().id)

    ask_for_plan(desk, "shop_none", rate="8")
    ask_for_plan(desk, shop_id, rate="31")
    ask_for_plan(desk, shop_id, reward="points")
    assert not Approval.objects.exists()

    ask_for_plan(desk, shop_id, rate="8")
    assert Approval.objects.get().payload["rate_bps"] == 800
    assert not Plan.objects.exists()


def test_a_coupon_is_agreed_upon_by_two(desk):
    shop = make_shop()
    elsewhere, template = make(), make(shop_id=shop.id)
    said = {"reward": "coupon", "least": "59.90"}

    ask_for_plan(desk, encode("shop", shop.id), template=encode("tmpl", elsewhere.id), **said)
    ask_for_plan(desk, encode("shop", shop.id), template="no id", **said)
    assert not Approval.objects.exists()

    ask_for_plan(desk, encode("shop", shop.id), template=encode("tmpl", template.id), **said)
    grant(Approval.objects.get().pk, by=make_buyer().id, because="agreed", now=timezone.now())

    plan = Plan.objects.get()
    assert (plan.reward, plan.template_id, plan.least_minor, plan.rate_bps) == ("coupon", template.id, 5_990, 0)


def grown():
    """Lin shares; Wei and Bo come by it and share on; Cai comes by Wei's, shares, and Dan buys by Cai's."""
    lin, wei, bo, cai, dan = (make_buyer(name) for name in ("林", "伟", "博", "蔡", "丹"))
    mug = make_sku()
    root = make_share(lin.id, mug.product_id, now=NOON)
    hour = timedelta(hours=1)
    of_wei = make_share(wei.id, mug.product_id, parent=root, now=NOON + hour)
    make_share(bo.id, mug.product_id, parent=root, now=NOON + 3 * hour)
    of_cai = make_share(cai.id, mug.product_id, parent=of_wei, now=NOON + 3 * hour)
    for who in (wei, bo):
        touch(root, who.id, now=NOON)
    touch(of_cai, dan.id, now=NOON + 4 * hour)
    attribute_orders([buy(dan, (mug, 1), now=NOON + 5 * hour)], now=NOON + 5 * hour)
    return root, {"lin": lin, "wei": wei, "bo": bo, "cai": cai}


def test_a_cascade_is_counted_by_people_depth_reach_speed_and_k():
    root, who = grown()

    whole = spreading.spread(since=SINCE)
    (tree,) = spreading.trees(since=SINCE)

    assert (whole.shares, whole.sharers, whole.brought_sharers, whole.clicks, whole.orders) == (4, 4, 3, 3, 1)
    assert (whole.k_factor, whole.median_seconds) == (3.0, 2 * 3600)
    assert (tree.root_id, tree.people, tree.depth, tree.clicks, tree.orders) == (root.pk, 4, 2, 3, 1)
    assert [
        (one.person_id, one.brought_sharers, one.orders, one.clicks) for one in spreading.spreaders(since=SINCE)
    ] == [
        (who["lin"].id, 2, 0, 2),
        (who["wei"].id, 1, 0, 0),
        (who["cai"].id, 0, 1, 1),
    ]
    assert spreading.regions(since=SINCE) == [("", 1)]
    assert spreading.trees(since=NOON + timedelta(days=1)) == []


def test_the_page_draws_the_cascade_with_masked_names(desk):
    root, _ = grown()
    Share.objects.update(at=Share._meta.get_field("at").to_python("2999-01-01T00:00:00+00:00"))

    page = desk.get(
        "/admin/affiliate/share/spread/", {"root": encode("shr", root.pk)}, headers={"accept-language": "en"}
    )

    text = page.content.decode()
    assert (page.status_code, text.count("<circle"), text.count('<path d="M')) == (200, 4, 3)
    assert "林**" in text and ">林<" not in text
    assert desk.get("/admin/affiliate/share/spread/", {"root": "nonsense"}).status_code == 200
    assert Client().get("/admin/affiliate/share/spread/").status_code == 302


@given(st.lists(st.integers(0, 40), max_size=40), st.lists(st.integers(0, 1000), min_size=41, max_size=41))
def test_however_a_tree_grows_no_two_dots_lie_on_each_other_and_all_lie_inside(parents, clicks):
    nodes = [Node(UUID(int=1), None, uuid7(), "link", clicks[0], 0)]
    for number, parent in enumerate(parents):
        above = nodes[parent % len(nodes)]
        nodes.append(Node(UUID(int=number + 2), above.id, uuid7(), "link", clicks[number + 1], 0))

    drawn = draw_tree(nodes)

    assert len({(dot.x, dot.y) for dot in drawn.dots}) == len(nodes) == len(drawn.lines) + 1
    assert all(dot.radius <= dot.x <= drawn.width and dot.radius <= dot.y <= drawn.height for dot in drawn.dots)


# ── What a sharer sees ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_sharer_sees_counts_and_never_who_came_or_bought():
    lin, wei, mug = make_buyer("林"), make_buyer("魏小伟"), make_sku()
    share = make_share(lin.id, mug.product_id)
    touch(share, wei.id, now=NOON - timedelta(days=1))
    order_id = buy(wei, (mug, 1))
    attribute_orders([order_id], now=NOON)

    answers = [browser_of(lin.id).get(f"/api/affiliate/me/{what}") for what in ("shares", "brought")]

    body = answers[0].json()["items"][0]
    assert (body["code"], body["brought"]["clicks"], body["brought"]["orders"]) == (share.code, 1, 1)
    assert answers[1].json()["orders"] == 1
    for answer in answers:
        text = answer.content.decode()
        hidden = (
            encode("pers", wei.id), str(wei.id), "魏小伟", encode("ord", order_id), str(order_id),
            str(Credit.objects.get().pk),
        )  # fmt: skip
        assert not any(word in text for word in hidden)
    assert browser_of(wei.id).get("/api/affiliate/me/shares").json()["items"] == []


def test_shares_are_paged_without_repeating_or_skipping():
    lin = make_buyer()
    made = [make_share(lin.id, channel=channel).code for channel in [*Channel, *Channel]]
    browser, seen, after = browser_of(lin.id), [], None
    while True:
        page = browser.get("/api/affiliate/me/shares", {"limit": 3, **({"after": after} if after else {})}).json()
        seen += [one["code"] for one in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert seen == made[::-1]


def test_nothing_is_credited_without_a_touch():
    wei, mug = make_buyer(), make_sku()

    assert attribute_orders([buy(wei, (mug, 1))], now=NOON) == 0
