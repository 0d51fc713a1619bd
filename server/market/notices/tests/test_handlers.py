"""What becomes of others' news: who is told what, in words that fit what was bought."""

from dataclasses import replace
from datetime import timedelta

import pytest

from foundation.ids import encode, uuid7
from foundation.money import Money
from foundation.testing import NOON, told
from market.groupbuy.events import TeamFailed, TeamFilled
from market.groupbuy.tests.factories import bring_money, joining, make_offer, make_open_team, opening
from market.notices import handlers
from market.notices.models import Notice
from market.notices.rules import compose
from market.notices.types import Kind
from market.orders.events import OrderPaid, OrderRefunded, OrderShipped
from market.orders.facade import CheckoutView, mark_paid
from market.orders.tests.factories import make_buyer, make_sku, place

pytestmark = pytest.mark.django_db


def only(kind: Kind) -> Notice:
    return Notice.objects.get(kind=kind)


def buy() -> CheckoutView:
    checkout = place(make_buyer(), (make_sku(), 2))
    mark_paid(checkout.id, now=NOON)
    return checkout


def test_who_paid_is_told_once_though_the_news_come_twice():
    checkout = buy()
    (order,) = checkout.orders

    for _ in range(2):
        handlers.tell_buyer_paid([told(OrderPaid, key=order.id)])

    notice = only(Kind.PAID)
    assert notice.person_id == checkout.person_id
    assert notice.facts["order_id"] == encode("ord", order.id)
    assert compose(Kind.PAID, notice.facts, "zh-CN").text == "「手作马克杯」已支付 ¥99.80，店铺正在备货。"


def test_news_of_an_earlier_release_tells_the_same():
    (order,) = buy().orders
    news = told(OrderPaid, key=order.id)
    handlers.tell_buyer_paid([news])
    facts = only(Kind.PAID).facts
    Notice.objects.all().delete()

    handlers.tell_buyer_paid([replace(news, title=None)])

    assert only(Kind.PAID).facts == facts


def test_who_paid_for_a_seat_is_told_that_it_gathers():
    offer = make_offer(team_size=2)
    seated = opening(offer, uuid7())
    bring_money(seated)

    handlers.tell_buyer_paid([told(OrderPaid, key=seated.seat.order_id)])

    said = compose(Kind.PAID, only(Kind.PAID).facts, "en")
    assert said.title == "Payment received, gathering"
    assert said.link == f"/teams/{encode('team', seated.team.id)}"


def test_a_parcel_is_told_with_its_carrier_and_number():
    (order,) = buy().orders
    event = OrderShipped(order.id, order.person_id, "sf", "SF0000000000001", NOON)

    handlers.tell_buyer_shipped(event)

    text = compose(Kind.SHIPPED, only(Kind.SHIPPED).facts, "zh-CN").text
    assert "SF0000000000001" in text
    assert "sf" not in text  # A carrier is named, not coded.


def test_each_part_of_a_refund_is_told_once():
    (order,) = buy().orders

    def part(minor: int, minutes: int) -> OrderRefunded:
        at = NOON + timedelta(minutes=minutes)
        return OrderRefunded(order.id, order.person_id, "solo", None, (), Money("CNY", minor), at)

    for event in (part(1000, 1), part(2000, 2), part(1000, 1)):
        handlers.tell_buyer_refunded([event])

    amounts = [notice.facts["amount"]["minor"] for notice in Notice.objects.order_by("id")]
    assert amounts == [1000, 2000]


def test_everybody_in_a_team_is_told_that_it_filled_or_that_it_did_not():
    offer = make_offer(team_size=3)
    ana, ben = uuid7(), uuid7()
    team = make_open_team(offer, ana)
    other = joining(offer, team.id, ben)
    order_ids = (team.seats.get(person_id=ana).order_id, other.seat.order_id)

    handlers.tell_team_filled(TeamFilled(team.id, team.product_id, (ana, ben), order_ids, NOON))
    handlers.tell_team_failed(TeamFailed(team.id, team.product_id, (ana, ben), order_ids, "time is up", NOON))

    for kind in (Kind.TEAM_FILLED, Kind.TEAM_FAILED):
        notices = Notice.objects.filter(kind=kind)
        assert {notice.person_id for notice in notices} == {ana, ben}
        assert {notice.facts["team_id"] for notice in notices} == {encode("team", team.id)}


def test_a_team_that_failed_with_nobody_in_it_is_told_to_nobody():
    handlers.tell_team_failed(TeamFailed(uuid7(), uuid7(), (), (), "nobody was left", NOON))

    assert Notice.objects.exists() is False


def test_a_large_team_is_told_in_a_few_statements(django_assert_max_num_queries):
    offer = make_offer(team_size=10)
    team = make_open_team(offer)
    order_ids = [team.seats.get().order_id, *(joining(offer, team.id, uuid7()).seat.order_id for _ in range(8))]

    with django_assert_max_num_queries(20):
        handlers.tell_team_filled(TeamFilled(team.id, team.product_id, (), tuple(order_ids), NOON))

    assert Notice.objects.count() == 9
