from dataclasses import replace
from datetime import timedelta

import pytest

from foundation.ids import uuid7
from foundation.models import AuditEntry
from foundation.states import IllegalMove
from foundation.testing import NOON, told_all
from market.groupbuy.errors import ActivityNotFound, ActivityOverlaps, BadActivity
from market.groupbuy.events import ActivityChanged
from market.groupbuy.models import Activity, Team
from market.groupbuy.queries import activities_of, offer_on_page, teams_of_orders
from market.groupbuy.services.create_activity import create_activity
from market.groupbuy.services.edit_activity import edit_activity
from market.groupbuy.services.start_activity import start_activity
from market.groupbuy.services.stop_activity import stop_activity
from market.groupbuy.states import ActivityState
from market.groupbuy.tests.factories import (
    cny,
    joining,
    make_offer,
    make_open_team,
    make_product,
    offer_rows,
    opening,
    refusal_of,
    sit,
)
from market.groupbuy.types import OfferPrice, Terms

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
ana, ben, operator = uuid7(), uuid7(), uuid7()


def make(product, **more):
    terms = {"starts_at": NOON, "ends_at": NOON + WEEK, "team_size": 2, "now": NOON, **more}
    prices = terms.pop("prices", [OfferPrice(product.skus[0].id, cny(49_90), 10)])
    return create_activity(product_id=product.id, prices=prices, **terms)


def test_an_activity_is_made_once_per_source_key():
    product = make_product()

    first = make(product, source_key="import:1")
    again = make(product, source_key="import:1", team_size=9)

    assert (again.id, again.team_size) == (first.id, 2)
    assert Activity.objects.count() == 1
    assert [event.activity_id for event in told_all(ActivityChanged)] == [first.id]


def test_what_makes_no_sense_names_its_field():
    product, other = make_product(), make_product()
    sku = product.skus[0].id

    def field(**more):
        with pytest.raises(BadActivity) as caught:
            make(product, **more)
        return caught.value.field

    assert field(team_size=1) == "team_size"
    assert field(prices=[]) == "prices"
    assert field(prices=[OfferPrice(sku, cny(1), 1)] * 2) == "prices"
    assert field(prices=[OfferPrice(other.skus[0].id, cny(1), 1)]) == "prices.0.sku_id"
    assert field(prices=[OfferPrice(sku, cny(0), 1)]) == "prices.0.price"
    assert field(prices=[OfferPrice(sku, cny(5), 1, cny(6))]) == "prices.0.leader_price"
    assert field(prices=[OfferPrice(sku, cny(5), -1)]) == "prices.0.quota"
    with pytest.raises(BadActivity) as caught:
        create_activity(product_id=uuid7(), prices=[], starts_at=NOON, ends_at=NOON + WEEK, team_size=2, now=NOON)
    assert caught.value.field == "product_id"


def test_a_product_has_one_offer_at_a_time():
    product = make_product()
    make(product)

    assert refusal_of(lambda: make(product, starts_at=NOON + timedelta(days=6), ends_at=NOON + 2 * WEEK)) == (
        ActivityOverlaps
    )
    following = make(product, starts_at=NOON + WEEK, ends_at=NOON + 2 * WEEK)
    draft = make(product, start=False)
    assert refusal_of(lambda: start_activity(draft.id, actor_id=operator, now=NOON)) == ActivityOverlaps
    assert (following.state, Activity.objects.get(pk=draft.id).state) == (ActivityState.RUNNING, ActivityState.DRAFT)


def test_starting_and_stopping_leave_a_trail():
    draft = make(make_product(), start=False)

    start_activity(draft.id, actor_id=operator, now=NOON)
    stop_activity(draft.id, actor_id=operator, because="sold out", now=NOON)

    assert refusal_of(lambda: stop_activity(draft.id, actor_id=operator, because="again", now=NOON)) == IllegalMove
    assert refusal_of(lambda: stop_activity(uuid7(), actor_id=operator, because="?", now=NOON)) == ActivityNotFound
    assert list(AuditEntry.objects.order_by("at", "id").values_list("action", "actor_id")) == [
        ("groupbuy.start_activity", operator),
        ("groupbuy.stop_activity", operator),
    ]
    assert len(told_all(ActivityChanged)) == 3


def test_editing_is_for_teams_to_come_and_never_undoes_what_is_promised():
    offer = make_offer(quota=10)
    team = make_open_team(offer, ana)
    terms = replace(Terms.of(offer.activity), team_size=5, per_person=1)

    def edit(price):
        return edit_activity(offer.activity.id, terms=terms, prices=[price], actor_id=operator, now=NOON)

    edited = edit(OfferPrice(offer.sku_id, cny(39_90), 4))

    assert (edited.team_size, edited.prices, edited.quota_left) == (5, {offer.sku_id: cny(39_90)}, {offer.sku_id: 3})
    assert (Team.objects.get(pk=team.id).size, joining(offer, team.id, ben).checkout.total) == (3, cny(49_90))
    assert opening(offer, uuid7()).team.size == 5
    assert refusal_of(lambda: edit(OfferPrice(offer.sku_id, cny(39_90), 2))) == BadActivity
    assert offer_rows(offer)[0].quota_total == 4
    assert AuditEntry.objects.filter(action="groupbuy.edit_activity").count() == 1


def test_what_is_on_now_is_found_by_product():
    running, over, draft = make_offer(), make_offer(ends_at=NOON + timedelta(hours=1)), make_offer(start=False)
    ids = [running.product.id, over.product.id, draft.product.id]

    now_on = activities_of(ids, NOON + timedelta(hours=1))

    assert set(now_on) == {running.product.id}
    view = now_on[running.product.id]
    assert (view.team_size, view.prices, view.quota_left) == (3, {running.sku_id: cny(49_90)}, {running.sku_id: 500})
    assert activities_of([], NOON) == {}


def test_a_products_page_shows_its_offer_with_the_teams_that_are_open_and_have_a_seat():
    offer, other = make_offer(team_size=2), make_offer(team_size=2)
    later = make_open_team(offer, now=NOON + timedelta(minutes=1))
    first = make_open_team(offer)
    full = make_open_team(offer)
    joining(offer, full.id, ana)
    done = make_open_team(offer)
    sit(offer, done)
    opening(offer, uuid7())

    def shown(at, *, product_id=offer.product.id, most_teams=5):
        found = offer_on_page(product_id, now=at, most_teams=most_teams)
        return [team.id for team in found.gathering]

    assert shown(NOON + timedelta(minutes=2)) == [first.id, later.id]
    assert shown(NOON + timedelta(minutes=2), most_teams=1) == [first.id]
    assert shown(first.closes_at) == [later.id]
    assert shown(NOON + timedelta(minutes=2), product_id=other.product.id) == []
    assert offer_on_page(uuid7(), now=NOON, most_teams=5) is None
    view = activities_of([offer.product.id], NOON)[offer.product.id]
    page = offer_on_page(offer.product.id, now=NOON, most_teams=5)
    assert (page.activity_id, page.audience) == (view.id, view.audience)
    assert all(getattr(page, name) == getattr(view, name)
               for name in ("team_size", "starts_at", "ends_at", "per_person", "max_quantity"))  # fmt: skip


def test_the_teams_of_orders():
    offer = make_offer()
    team = make_open_team(offer, ana)
    seated = joining(offer, team.id, ben)

    found = teams_of_orders([seated.seat.order_id, uuid7()])

    assert {order_id: view.id for order_id, view in found.items()} == {seated.seat.order_id: team.id}
