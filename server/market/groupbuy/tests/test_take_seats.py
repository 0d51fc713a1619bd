from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.ids import uuid7
from foundation.testing import NOON, told, told_all
from market.groupbuy.errors import (
    ActivityNotFound,
    ActivityNotOn,
    AlreadyInTeam,
    AlreadyLeading,
    GroupSoldOut,
    NoTimeToPay,
    OnlyForNewcomers,
    OpenLimitReached,
    OrderLimitReached,
    SkuNotInOffer,
    TeamHasClosed,
    TeamIsFull,
    TeamNotFound,
)
from market.groupbuy.events import SeatHeld
from market.groupbuy.models import ActivityPrice, PersonCount, Seat, Team
from market.groupbuy.services.stop_activity import stop_activity
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.tests.factories import (
    bring_money,
    check_sums,
    cny,
    joining,
    make_offer,
    make_open_team,
    offer_rows,
    opening,
    refusal_of,
    sit,
    states,
    wish,
)
from market.groupbuy.types import Audience, Seated
from market.orders import facade as orders
from market.orders.facade import OrderState
from market.people import facade as people
from market.stock import facade as stock

pytestmark = pytest.mark.django_db
ana, ben, cai, dan = uuid7(), uuid7(), uuid7(), uuid7()


def test_opening_holds_a_seat_and_nobody_else_sees_the_team_before_its_leader_has_paid():
    offer = make_offer(team_size=3, pay_ttl_seconds=900)

    seated = opening(offer, ana)

    assert (seated.team.state, seated.team.held_count, seated.team.paid_count) == (TeamState.PENDING_LEADER_PAY, 1, 0)
    assert seated.team.closes_at == seated.seat.hold_until == seated.checkout.pay_by == NOON + timedelta(seconds=900)
    assert (seated.seat.is_leader, seated.seat.seat_no, seated.checkout.total) == (True, 1, cny(49_90))
    order = seated.checkout.orders[0]
    assert (order.kind, order.kind_ref, order.state) == ("group", seated.team.id, OrderState.PENDING_PAYMENT)
    assert (order.lines[0].promos[0].source, order.lines[0].promos[0].amount) == ("groupbuy", cny(19_10))
    assert refusal_of(lambda: joining(offer, seated.team.id, ben)) == TeamNotFound
    check_sums(offer)


def test_joining_holds_a_seat_until_the_order_must_be_paid():
    offer = make_offer(team_size=3, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)

    seated = joining(offer, team.id, ben)

    assert (seated.seat.seat_no, seated.seat.is_leader) == (2, False)
    assert seated.seat.hold_until == seated.checkout.pay_by == NOON + timedelta(seconds=900)
    assert [event.person_id for event in told_all(SeatHeld)] == [ana, ben]
    assert offer_rows(offer)[0].quota_left == 498
    assert stock.levels([offer.sku_id])[offer.sku_id].reserved == 2
    check_sums(offer)


def test_a_hold_never_outlives_the_team():
    offer = make_offer(team_ttl_seconds=1800, pay_ttl_seconds=900)
    team = make_open_team(offer, ana)
    late = NOON + timedelta(seconds=1500)

    seated = joining(offer, team.id, ben, now=late)

    assert seated.seat.hold_until == seated.checkout.pay_by == team.closes_at == NOON + timedelta(seconds=1800)


@pytest.mark.parametrize(
    ("seconds_before", "refusal"), [(61, None), (60, NoTimeToPay), (0, TeamHasClosed), (-1, TeamHasClosed)]
)
def test_the_door_shuts_a_minute_before_the_closing_moment(seconds_before, refusal):
    offer = make_offer()
    team = make_open_team(offer, ana)
    now = team.closes_at - timedelta(seconds=seconds_before)

    assert refusal_of(lambda: joining(offer, team.id, ben, now=now)) == refusal
    assert (ben in states(team)) == (refusal is None)


def test_a_full_team_refuses_and_nothing_is_left_behind():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    joining(offer, team.id, ben)

    assert refusal_of(lambda: joining(offer, team.id, cai)) == TeamIsFull

    assert stock.levels([offer.sku_id])[offer.sku_id].reserved == 2
    assert not Seat.objects.filter(person_id=cai).exists()
    check_sums(offer)


def test_one_person_has_one_seat_in_a_team():
    offer = make_offer()
    team = make_open_team(offer, ana)

    assert refusal_of(lambda: joining(offer, team.id, ana)) == AlreadyInTeam


def test_orders_per_person_count_held_and_paid_ones_over_all_teams():
    offer = make_offer(per_person=2, team_size=2)
    first, second, third = (make_open_team(offer) for _ in range(3))
    joining(offer, first.id, ben)
    sit(offer, second, ben)

    assert refusal_of(lambda: joining(offer, third.id, ben)) == OrderLimitReached
    check_sums(offer)


def test_teams_opened_per_day_are_counted_in_the_markets_day():
    offer = make_offer(opens_per_day=1, per_person=9)
    make_open_team(offer, ana, now=NOON)

    assert refusal_of(lambda: opening(offer, ana, now=NOON + timedelta(hours=3, minutes=59))) == OpenLimitReached
    assert opening(offer, ana, now=NOON + timedelta(hours=4)).team.leader_id == ana


def test_one_open_team_per_person_where_the_activity_says_so():
    offer = make_offer(one_open_team=True, per_person=9)
    first = opening(offer, ana)
    assert refusal_of(lambda: opening(offer, ana)) == AlreadyLeading

    orders.cancel_checkout(checkout_id=first.checkout.id, person_id=ana, because="changed my mind", now=NOON)
    Team.objects.filter(pk=first.team.id).update(state=TeamState.ABANDONED)

    assert opening(offer, ana).team.leader_id == ana


def test_only_newcomers_join_where_the_activity_is_for_them_and_anybody_opens():
    offer = make_offer(audience=Audience.NEW_ONLY, per_person=9)
    other = make_offer(per_person=9)
    make_open_team(other, ben)
    team = make_open_team(offer, ana)

    assert refusal_of(lambda: joining(offer, team.id, ben)) == OnlyForNewcomers
    assert joining(offer, team.id, cai).team.held_count == 1
    assert opening(offer, ben).team.leader_id == ben


def test_the_quota_of_the_activity_is_never_oversold():
    offer = make_offer(quota=3, max_quantity=3)
    team = make_open_team(offer, ana)

    assert refusal_of(lambda: joining(offer, team.id, ben, quantity=3)) == GroupSoldOut
    joining(offer, team.id, ben, quantity=2)
    assert refusal_of(lambda: joining(offer, team.id, cai)) == GroupSoldOut

    assert offer_rows(offer)[0].quota_left == 0
    check_sums(offer)


def test_stock_that_is_gone_refuses_that_wish_alone_and_its_seat_goes_to_the_next():
    offer = make_offer(team_size=2, stock_count=3, max_quantity=9)
    team = make_open_team(offer, ana)

    answers = take_seats(
        [wish(offer, ben, team_id=team.id, quantity=3), wish(offer, cai, team_id=team.id, quantity=2)], now=NOON
    )

    assert type(answers[0]) is orders.OutOfStock
    assert isinstance(answers[1], Seated)
    assert states(team) == {ana: SeatState.PAID, cai: SeatState.HELD}
    check_sums(offer)


def test_a_total_the_shopper_has_not_seen_is_refused():
    offer = make_offer()
    team = make_open_team(offer, ana)

    assert refusal_of(lambda: joining(offer, team.id, ben, expected_total=cny(1))) == orders.TotalHasChanged
    assert joining(offer, team.id, ben, expected_total=cny(49_90)).checkout.total == cny(49_90)
    check_sums(offer)


def test_what_is_not_offered_is_refused():
    offer, other = make_offer(), make_offer()
    team = make_open_team(offer, ana)

    assert refusal_of(lambda: joining(offer, team.id, ben, sku_id=other.sku_id)) == SkuNotInOffer
    assert refusal_of(lambda: joining(offer, uuid7(), ben)) == TeamNotFound
    assert refusal_of(lambda: take_one(wish(offer, ben, activity_id=uuid7()))) == ActivityNotFound


def test_a_stopped_activity_opens_no_teams_and_its_open_ones_live_on():
    offer = make_offer()
    team = make_open_team(offer, ana)
    stop_activity(offer.activity.id, actor_id=None, because="enough", now=NOON)

    assert refusal_of(lambda: opening(offer, ben)) == ActivityNotOn
    assert joining(offer, team.id, ben).team.id == team.id


def test_the_opener_pays_the_leaders_price_and_the_others_theirs():
    offer = make_offer(leader_price_minor=39_90)

    assert opening(offer, ana).checkout.total == cny(39_90)
    assert joining(offer, make_open_team(offer, ben).id, cai).checkout.total == cny(49_90)


def test_a_leaders_price_of_nothing_needs_no_payment():
    offer = make_offer(leader_price_minor=0)

    seated = opening(offer, ana)

    assert (seated.checkout.total, seated.checkout.intent_id) == (cny(0), None)
    assert orders.order_view(seated.seat.order_id).state == OrderState.AWAITING_TEAM


def test_prices_are_those_of_the_opening():
    offer = make_offer()
    team = make_open_team(offer, ana)
    ActivityPrice.objects.filter(activity_id=offer.activity.id).update(price_minor=59_90)

    assert joining(offer, team.id, ben).checkout.total == cny(49_90)
    assert opening(offer, cai).checkout.total == cny(59_90)


def test_the_inviter_is_remembered_and_nobody_invites_themselves():
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ana)
    host = people.register_person(nickname="小安", email="an@example.com", password=None)

    assert joining(offer, team.id, ben, inviter_id=host.id).seat.inviter_id == host.id
    assert joining(offer, team.id, host.id, inviter_id=host.id).seat.inviter_id is None
    assert joining(offer, team.id, cai, inviter_id=uuid7()).seat.inviter_id is None
    assert [event.inviter_id for event in told_all(SeatHeld)] == [None, host.id, None, None]


def test_a_full_team_lets_lapsed_holds_go_for_whoever_comes():
    offer = make_offer(team_size=2, pay_ttl_seconds=600)
    team = make_open_team(offer, ana)
    lapsed = joining(offer, team.id, ben)
    after = NOON + timedelta(seconds=600)
    assert refusal_of(lambda: joining(offer, team.id, cai, now=after - timedelta(seconds=1))) == TeamIsFull

    joining(offer, team.id, cai, now=after)

    assert states(team) == {ana: SeatState.PAID, ben: SeatState.RELEASED, cai: SeatState.HELD}
    assert orders.order_view(lapsed.seat.order_id).state == OrderState.EXPIRED
    check_sums(offer)


def test_a_lapsed_hold_whose_money_has_come_keeps_its_seat_and_may_fill_the_team():
    offer = make_offer(team_size=2, pay_ttl_seconds=600)
    team = make_open_team(offer, ana)
    bring_money(joining(offer, team.id, ben), now=NOON + timedelta(seconds=590))

    later = NOON + timedelta(seconds=600)
    assert refusal_of(lambda: joining(offer, team.id, cai, now=later)) == TeamIsFull

    assert states(team) == {ana: SeatState.CONFIRMED, ben: SeatState.CONFIRMED}
    check_sums(offer)


def test_the_number_of_statements_does_not_grow_with_the_number_of_wishes():
    offer = make_offer(team_size=50)
    team = make_open_team(offer, ana)

    def statements(count: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            answers = take_seats([wish(offer, uuid7(), team_id=team.id) for _ in range(count)], now=NOON)
        assert all(isinstance(answer, Seated) for answer in answers)
        return len(captured)

    assert statements(20) == statements(1) <= 34
    check_sums(offer)


def test_the_database_itself_refuses_a_shared_seat_an_overfull_team_and_an_oversold_quota():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    taken = joining(offer, team.id, ben).seat
    row = Seat.objects.get(pk=taken.id)

    def refused(change) -> str:
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            change()
        return str(caught.value)

    def copy(**changes):
        fields = {field.attname: getattr(row, field.attname) for field in Seat._meta.concrete_fields}
        Seat.objects.create(**{**fields, "id": uuid7(), "order_id": uuid7(), **changes})

    assert "groupbuy_nobody_shares_a_seat" in refused(lambda: copy(person_id=cai))
    assert "groupbuy_one_seat_each" in refused(lambda: copy(seat_no=7))
    assert "groupbuy_one_seat_per_order" in refused(lambda: copy(person_id=cai, seat_no=7, order_id=row.order_id))
    assert "groupbuy_nobody_invites_themselves" in refused(lambda: copy(person_id=cai, seat_no=7, inviter_id=cai))
    assert "groupbuy_team_never_overfull" in refused(lambda: Team.objects.filter(pk=team.pk).update(reserved=2))
    assert "groupbuy_success_is_paid_for" in refused(lambda: Team.objects.filter(pk=team.pk).update(state="succeeded"))
    assert "quota_left" in refused(lambda: type(offer_rows(offer)[0]).objects.update(quota_left=-1))
    assert "groupbuy_counts_never_negative" in refused(lambda: PersonCount.objects.update(orders_count=-1))


def test_the_news_of_a_held_seat_names_the_order():
    offer = make_offer()
    seated = opening(offer, ana)

    news = told(SeatHeld, key=seated.team.id)

    assert (news.order_id, news.person_id, news.product_id) == (seated.seat.order_id, ana, offer.product.id)


def take_one(one):
    (answer,) = take_seats([one], now=NOON)
    if isinstance(answer, Exception):
        raise answer
