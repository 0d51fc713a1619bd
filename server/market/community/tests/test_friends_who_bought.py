"""Who may see that somebody bought something: their friends, where they said so, and nobody else at any time."""

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from market.circles.facade import block
from market.circles.services.unfollow import unfollow
from market.circles.tests.factories import befriend, make_private
from market.community.models import ShownPurchase
from market.community.tests.factories import buy, make_buyer, make_sku
from market.orders import facade as orders
from market.orders.models import OrderLine
from market.people.models import Person

pytestmark = pytest.mark.django_db


def as_(person) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def bought_by(person, sku):
    (line_id,) = buy(person, sku)
    return OrderLine.objects.get(pk=line_id).order_id


def shown(order_id) -> str:
    return f"/api/community/orders/{encode('ord', order_id)}/shown"


def seen_by(viewer, sku) -> tuple[list[str], int]:
    client = as_(viewer) if viewer else Client()
    answer = client.get(f"/api/community/products/{encode('prod', sku.product_id)}/friends")
    assert answer.status_code == 200, answer.content
    said = answer.json()
    return [one["nickname"] for one in said["friends"]], said["count"]


def test_nobody_sees_a_purchase_until_its_buyer_says_so_and_then_friends_alone():
    lan, wei, stranger, mug = make_buyer("阿岚"), make_buyer("阿伟"), make_buyer("路人"), make_sku()
    befriend(lan.id, wei.id)
    order_id = bought_by(lan, mug)
    assert as_(lan).get(shown(order_id)).json() == {"is_shown": False}
    assert seen_by(wei, mug) == ([], 0)

    assert as_(lan).put(shown(order_id)).json() == {"is_shown": True}
    assert as_(lan).put(shown(order_id)).json() == {"is_shown": True}

    assert seen_by(wei, mug) == (["阿岚"], 1)
    assert seen_by(stranger, mug) == seen_by(None, mug) == seen_by(lan, mug) == ([], 0)
    assert seen_by(wei, make_sku()) == ([], 0)


def test_it_is_unseen_from_the_moment_it_is_taken_back():
    lan, wei, mug = make_buyer("阿岚"), make_buyer("阿伟"), make_sku()
    befriend(lan.id, wei.id)
    order_id = bought_by(lan, mug)
    as_(lan).put(shown(order_id))

    assert as_(lan).delete(shown(order_id)).json() == {"is_shown": False}

    assert seen_by(wei, mug) == ([], 0)
    assert not ShownPurchase.objects.exists()


def test_who_follows_alone_is_no_friend_and_who_leaves_is_none_at_once():
    lan, wei, mug = make_buyer("阿岚"), make_buyer("阿伟"), make_sku()
    befriend(lan.id, wei.id)
    as_(lan).put(shown(bought_by(lan, mug)))

    unfollow(follower_id=lan.id, followee_id=wei.id, now=timezone.now())

    assert seen_by(wei, mug) == ([], 0)


@pytest.mark.parametrize("by_buyer", [True, False])
def test_a_block_either_way_holds_at_once(by_buyer):
    lan, wei, mug = make_buyer("阿岚"), make_buyer("阿伟"), make_sku()
    befriend(lan.id, wei.id)
    as_(lan).put(shown(bought_by(lan, mug)))

    one, other = (lan, wei) if by_buyer else (wei, lan)
    block(person_id=one.id, other_id=other.id, now=timezone.now())

    assert seen_by(wei, mug) == ([], 0)


def test_a_private_accounts_friends_see_it_and_its_strangers_do_not():
    lan, wei, stranger, mug = make_buyer("阿岚"), make_buyer("阿伟"), make_buyer("路人"), make_sku()
    befriend(lan.id, wei.id)
    make_private(lan)
    as_(lan).put(shown(bought_by(lan, mug)))
    assert (seen_by(wei, mug), seen_by(stranger, mug)) == ((["阿岚"], 1), ([], 0))


def test_counts_say_nothing_of_friends_who_did_not_agree():
    wei, mug = make_buyer("阿伟"), make_sku()
    for name, agrees in (("甲", True), ("乙", False), ("丙", True), ("丁", False)):
        friend = make_buyer(name)
        befriend(friend.id, wei.id)
        order_id = bought_by(friend, mug)
        if agrees:
            as_(friend).put(shown(order_id))
    assert seen_by(wei, mug) == (["丙", "甲"], 2)


def test_what_went_back_is_shown_no_more():
    lan, wei, mug = make_buyer("阿岚"), make_buyer("阿伟"), make_sku()
    befriend(lan.id, wei.id)
    order_id = bought_by(lan, mug)
    as_(lan).put(shown(order_id))

    OrderLine.objects.filter(order_id=order_id).update(refunded_quantity=1)

    assert seen_by(wei, mug) == ([], 0)


def test_what_is_not_paid_for_and_what_is_anothers_is_not_to_be_shown():
    lan, eve, mug = make_buyer("阿岚"), make_buyer("夜行"), make_sku()
    (line_id,) = buy(lan, mug, received=False)
    order_id = OrderLine.objects.get(pk=line_id).order_id

    unpaid = as_(lan).put(shown(order_id))

    assert (unpaid.status_code, unpaid.json()["code"]) == (409, "community.nothing_bought_to_show")
    for verb in ("get", "put", "delete"):
        assert getattr(as_(eve), verb)(shown(order_id)).status_code == 404
        assert getattr(Client(), verb)(shown(order_id)).status_code == 401
    assert orders.order_view(order_id).person_id == lan.id and not ShownPurchase.objects.exists()
