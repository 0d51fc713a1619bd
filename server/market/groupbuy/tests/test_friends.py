"""Which friends are in a team: those who are friends, and who let friends see what they bought."""

import pytest

from foundation.ids import encode
from foundation.testing import NOON, deliver_news
from market.affiliate.tests.factories import browser_of
from market.circles.facade import block
from market.circles.tests.factories import befriend
from market.community.services.hide_purchase import hide_purchase
from market.community.services.show_purchase import show_purchase
from market.groupbuy.tests.factories import make_offer, make_open_team, sit
from market.orders.tests.factories import make_buyer

pytestmark = pytest.mark.django_db


def names(team, viewer) -> list[str]:
    said = browser_of(viewer.id).get(f"/api/groupbuy/teams/{encode('team', team.id)}").json()
    return [seat["friend_name"] for seat in said["seats"]]


def test_a_friend_who_lets_friends_know_stands_in_the_team_by_name():
    """Without asking community: fails with the friend who told nobody; without circles, with the stranger."""
    ana, ben, cai, dan = (make_buyer(name) for name in ("安娜", "小柏", "蔡", "丹"))
    offer = make_offer(team_size=4)
    team = make_open_team(offer, ben.id)
    seats = {one.id: sit(offer, team, one.id).seat for one in (cai, dan)}
    deliver_news()
    befriend(ana.id, ben.id)
    befriend(ana.id, cai.id)
    assert names(team, ana) == ["", "", ""]  # Off by default.

    for one in (cai, dan):
        show_purchase(order_id=seats[one.id].order_id, person_id=one.id, now=NOON)

    assert names(team, ana) == ["", "蔡", ""]
    assert names(team, cai) == names(team, ben) == ["", "", ""]
    hide_purchase(order_id=seats[cai.id].order_id, person_id=cai.id)
    assert names(team, ana) == ["", "", ""]


def test_whom_a_block_parts_is_no_friend():
    ana, ben = make_buyer("安娜"), make_buyer("小柏")
    offer = make_offer(team_size=3)
    team = make_open_team(offer)
    seat = sit(offer, team, ben.id).seat
    deliver_news()
    befriend(ana.id, ben.id)
    show_purchase(order_id=seat.order_id, person_id=ben.id, now=NOON)
    assert names(team, ana) == ["", "小柏"]

    block(person_id=ben.id, other_id=ana.id, now=NOON)

    assert names(team, ana) == ["", ""]
