import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.idempotency import IdempotencyClaim, IdempotencyKeyReused
from foundation.ids import decode, encode, uuid7
from foundation.models import LiveMessage
from foundation.testing import deliver_news
from market.groupbuy.endpoints import _seat_together
from market.groupbuy.models import Seat, Team
from market.groupbuy.states import TeamState
from market.groupbuy.tests.factories import (
    go_to_pay,
    joining,
    let_bank_say,
    make_offer,
    make_open_team,
    opening,
    sit,
    wish,
)
from market.groupbuy.types import Seated
from market.orders import facade as orders
from market.payments.providers.base import PaymentFate
from market.people import facade as people
from market.people.models import Person

pytestmark = pytest.mark.django_db
TEAMS = "/api/groupbuy/teams"


class Buyer:
    """A signed-in person with an address, before a browser."""

    def __init__(self, nickname: str) -> None:
        self.id = people.register_person(nickname=nickname, email=f"{uuid4().hex}@example.com", password=None).id
        draft = people.AddressDraft(
            recipient=nickname,
            phone="020 7946 0018",
            country="GB",
            region_names=("London",),
            line1="Street 1",
            postcode="SW1A 1AA",
        )
        self.address_id = people.add_address(person_id=self.id, draft=draft, now=timezone.now()).id
        self.client = Client()
        self.client.force_login(Person.objects.get(pk=self.id))

    def body(self, offer, **more):
        return {
            "sku_id": encode("sku", offer.sku_id),
            "quantity": 1,
            "address_id": encode("addr", self.address_id),
            "on_full": "refund",
            **more,
        }

    def post(self, path, body, key=None):
        headers = {"Idempotency-Key": key or uuid4().hex, "Accept-Language": "en"}
        return self.client.post(path, json.dumps(body), content_type="application/json", headers=headers)

    def open(self, offer, key=None, **more):
        return self.post(TEAMS, self.body(offer, activity_id=encode("act", offer.activity.id), **more), key)

    def join(self, offer, team_id, key=None, **more):
        return self.post(f"{TEAMS}/{team_id}/members", self.body(offer, **more), key)

    def see(self, team_id):
        return self.client.get(f"{TEAMS}/{team_id}", headers={"Accept-Language": "en"})


@pytest.fixture
def offer():
    return make_offer(team_size=2, now=timezone.now())


@pytest.fixture
def ana():
    return Buyer("Ana Berg")


@pytest.fixture
def ben():
    return Buyer("Ben Dahl")


def pay(response) -> None:
    """The bank has the money, and everybody hears of it."""
    checkout = orders.checkout_view(decode("chk", response.json()["checkout"]["checkout_id"]))
    let_bank_say(go_to_pay(Seated(None, None, checkout)), PaymentFate.PAID, now=timezone.now())  # type: ignore[arg-type]
    deliver_news()


def test_two_people_buy_one_thing_together(offer, ana, ben):
    opened = ana.open(offer)
    assert opened.status_code == 201, opened.content
    team_id = opened.json()["team"]["team_id"]
    assert ana.see(team_id).json()["state"] == "pending_leader_pay"
    assert ben.see(team_id).status_code == 404
    pay(opened)

    seen = ben.see(team_id).json()
    assert (seen["state"], seen["paid_count"], seen["missing"], seen["i_am_in"]) == ("open", 1, 1, False)
    assert seen["seats"] == [
        {
            "nickname_masked": "A**",
            "avatar": None,
            "state": "paid",
            "is_leader": True,
            "is_me": False,
            "friend_name": "",
        }
    ]
    joined = ben.join(offer, team_id, inviter_id=encode("pers", ana.id))
    assert joined.status_code == 201, joined.content
    assert ben.see(team_id).json()["my_seat_state"] == "held"
    pay(joined)

    done = ben.see(team_id).json()
    assert (done["state"], done["paid_count"], done["missing"], done["i_am_in"]) == ("succeeded", 2, 0, True)
    assert done["my_order_id"] == joined.json()["checkout"]["order_ids"][0]
    assert Seat.objects.get(person_id=ben.id).inviter_id == ana.id


def test_the_team_page_says_what_it_buys_in_the_readers_language(offer, ana):
    team = make_open_team(offer, ana.id, now=timezone.now())

    seen = ana.client.get(f"{TEAMS}/{encode('team', team.id)}", headers={"Accept-Language": "zh-CN"})

    body = seen.json()
    assert seen["Content-Language"] == "zh-CN"
    assert body["card"] == {
        "product_id": encode("prod", offer.product.id),
        "title": "青瓷茶杯",
        "shop_name": "小窑",
        "picture": None,
        "price": {"currency": "CNY", "minor": 6900},
        "group_price": {"currency": "CNY", "minor": 4990},
    }
    assert body["prices"] == [{"sku_id": encode("sku", offer.sku_id), "price": {"currency": "CNY", "minor": 4990}}]
    assert body["leave_until"] is not None
    assert body["server_time"] is not None


def test_strangers_and_guests_see_masked_names_and_no_ids(offer, ana):
    team = make_open_team(offer, ana.id, now=timezone.now())

    seen = Client().get(f"{TEAMS}/{encode('team', team.id)}")

    assert seen.status_code == 200
    assert (seen.json()["i_am_in"], seen.json()["my_order_id"], seen.json()["leave_until"]) == (False, None, None)
    assert str(ana.id) not in seen.content.decode() and encode("pers", ana.id) not in seen.content.decode()
    assert "Berg" not in seen.content.decode()


def test_refusals_are_problems_with_a_stable_code(offer, ana, ben):
    team_id = encode("team", make_open_team(offer, ana.id, now=timezone.now()).id)

    def problem(response):
        assert response["Content-Type"] == "application/problem+json"
        body = response.json()
        return response.status_code, body["code"], [error["field"] for error in body["errors"]]

    assert problem(ana.join(offer, team_id)) == (409, "groupbuy.already_in_team", [])
    assert problem(ben.join(offer, team_id, quantity=99)) == (422, "groupbuy.quantity_not_allowed", ["quantity"])
    assert problem(ben.join(offer, team_id, quantity=0)) == (422, "market.invalid_input", ["quantity"])
    assert problem(ben.join(offer, team_id, sku_id=encode("sku", uuid7()))) == (
        422,
        "groupbuy.sku_not_in_offer",
        ["sku_id"],
    )
    assert problem(ben.join(offer, team_id, expected_total={"currency": "CNY", "minor": 1})) == (
        409,
        "orders.total_has_changed",
        ["expected_total"],
    )
    assert problem(ben.join(offer, team_id, address_id=encode("addr", ana.address_id)))[0] == 404
    assert problem(ben.join(offer, encode("team", uuid7()))) == (404, "groupbuy.team_not_found", [])
    assert ben.see("team_nonsense").status_code == 422
    unkeyed = ben.client.post(
        f"{TEAMS}/{team_id}/members", json.dumps(ben.body(offer)), content_type="application/json"
    )
    assert problem(unkeyed) == (422, "market.idempotency_key_missing", ["Idempotency-Key"])
    assert Client().post(f"{TEAMS}/{team_id}/members", "{}", content_type="application/json").status_code in (401, 403)


def test_the_same_key_has_one_effect_and_one_answer(offer, ana, ben):
    team_id = encode("team", make_open_team(offer, ana.id, now=timezone.now()).id)

    first, again = ben.join(offer, team_id, "key-1"), ben.join(offer, team_id, "key-1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert Seat.objects.filter(person_id=ben.id).count() == 1
    other = ben.join(offer, team_id, "key-1", quantity=2)
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")


def test_a_refused_key_may_try_again(offer, ana, ben):
    team_id = encode("team", make_open_team(offer, ana.id, now=timezone.now()).id)
    wrong = {"currency": "CNY", "minor": 1}
    assert ben.join(offer, team_id, "key-1", expected_total=wrong).status_code == 409

    assert ben.join(offer, team_id, "key-1").status_code == 201


def test_one_list_may_hold_the_same_person_and_the_same_key_twice(ana, ben):
    offer = make_offer(team_size=5, now=timezone.now())
    team = make_open_team(offer, now=timezone.now())

    def asked(person_id, key, print_="p"):
        return IdempotencyClaim(f"person:{person_id}", key, print_), wish(offer, person_id, team_id=team.id)

    *answers, reused = _seat_together(
        [asked(ana.id, "a"), asked(ana.id, "a"), asked(ben.id, "b"), asked(ana.id, "a", "other body")]
    )

    first, again, others = [answer for answer in answers if isinstance(answer, tuple)]
    assert (first[1], again[1], others[1]) == (False, True, False)
    assert first[0] == again[0] != others[0]
    assert isinstance(reused, IdempotencyKeyReused)
    assert Seat.objects.filter(team=team, person_id=ana.id).count() == 1


def test_leaving_gives_the_seat_back(ana):
    offer = make_offer(team_size=3, now=timezone.now())
    team = make_open_team(offer, now=timezone.now())
    sit(offer, team, ana.id, now=timezone.now())
    path = f"{TEAMS}/{encode('team', team.id)}/members/me"

    left = ana.client.delete(path)

    assert (left.status_code, left.json()["i_am_in"], left.json()["my_seat_state"]) == (200, False, "refunding")
    again = ana.client.delete(path)
    assert (again.status_code, again.json()["code"]) == (404, "groupbuy.not_in_team")
    assert Client().delete(path).status_code in (401, 403)


def test_quotes_for_opening_and_joining(ana):
    offer = make_offer(leader_price_minor=39_90, now=timezone.now())
    team = make_open_team(offer, now=timezone.now())
    asked = {"activity_id": encode("act", offer.activity.id), "sku_id": encode("sku", offer.sku_id), "quantity": 2}

    opened = ana.post("/api/groupbuy/quotes", asked)
    joined = Client().post(
        "/api/groupbuy/quotes",
        json.dumps({**asked, "team_id": encode("team", team.id)}),
        content_type="application/json",
    )
    elsewhere = ana.post("/api/groupbuy/quotes", {**asked, "team_id": encode("team", uuid7())})

    assert opened.json()["total"] == {"currency": "CNY", "minor": 79_80}
    assert joined.json()["total"] == {"currency": "CNY", "minor": 99_80}
    assert joined.json()["lines"][0]["promos"][0]["source"] == "groupbuy"
    assert elsewhere.status_code == 404


def test_gathering_teams_come_soonest_to_close_first_page_by_page_without_more_statements():
    now = timezone.now()
    offers = [make_offer(team_ttl_seconds=3600 * (hours + 1), now=now) for hours in range(5)]
    teams = [make_open_team(offer, now=now) for offer in offers]
    opening(offers[0], uuid7(), now=now)
    client = Client()

    with CaptureQueriesContext(connection) as few:
        first = client.get(TEAMS, {"limit": 2}).json()
    second = client.get(TEAMS, {"limit": 2, "after": first["next"]}).json()
    with CaptureQueriesContext(connection) as many:
        last = client.get(TEAMS, {"limit": 9, "after": second["next"]}).json()
        everything = client.get(TEAMS).json()

    shown = [item["team_id"] for page in (first, second, last) for item in page["items"]]
    assert shown == [encode("team", team.id) for team in teams]
    assert last["next"] is None
    assert [item["missing"] for item in everything["items"]] == [2] * 5
    assert len(many) == 2 * len(few)
    assert client.get(TEAMS, {"after": "nonsense"}).json()["code"] == "market.bad_cursor"


def test_my_teams_are_mine_newest_first(offer, ana, ben):
    now = timezone.now()
    mine = make_open_team(offer, ana.id, now=now)
    theirs = make_open_team(offer, ben.id, now=now)
    sit(offer, theirs, ana.id, now=now)

    page = ana.client.get("/api/groupbuy/mine").json()

    assert [(item["team_id"], item["i_lead"], item["my_seat_state"]) for item in page["items"]] == [
        (encode("team", theirs.id), False, "confirmed"),
        (encode("team", mine.id), True, "paid"),
    ]
    assert Client().get("/api/groupbuy/mine").status_code == 401


def test_whoever_watches_a_team_sees_its_seats_fill(offer, ana, ben):
    opened = ana.open(offer)
    team_id = opened.json()["team"]["team_id"]
    pay(opened)
    pay(ben.join(offer, team_id))

    told = list(LiveMessage.objects.filter(topic=f"team:{team_id}").order_by("id").values_list("name", "data"))

    assert {name for name, _ in told} == {"team.changed"}
    assert {"seat_held", "seat_taken", "team_opened", "team_filled"} <= {data["because"] for _, data in told}
    last = told[-1][1]
    assert (last["state"], last["paid_count"], last["held_count"]) == ("succeeded", 2, 0)
    assert not any(name in json.dumps(told) for name in (str(ana.id), str(ben.id), "Ana", "Ben"))


def test_a_cancelled_order_frees_the_seat_before_everybodys_eyes(offer, ana, ben):
    opened = ana.open(offer)
    team_id = opened.json()["team"]["team_id"]
    pay(opened)
    joined = ben.join(offer, team_id)
    order_id = joined.json()["checkout"]["order_ids"][0]

    cancelled = ben.client.post(f"/api/orders/{order_id}/cancel", "{}", content_type="application/json")
    assert cancelled.status_code == 200
    deliver_news()

    seen = ben.see(team_id).json()
    assert (seen["held_count"], seen["i_am_in"], seen["my_seat_state"]) == (0, False, "released")
    assert LiveMessage.objects.order_by("-id")[0].data["because"] == "seat_released"


def test_late_money_is_decided_about_by_the_news_alone(ana, ben):
    now = timezone.now()
    offer = make_offer(team_size=3, now=now)
    team = make_open_team(offer, ana.id, now=now)
    refunded, seated = joining(offer, team.id, ben.id, now=now), joining(offer, team.id, uuid7(), now=now)
    attempts = [go_to_pay(one) for one in (refunded, seated)]
    for one, attempt in zip((refunded, seated), attempts, strict=True):
        let_bank_say(attempt, PaymentFate.DECLINED, now=now)
        orders.expire_checkout(one.checkout.id, now=now, because="test")
    deliver_news()
    assert Team.objects.get(pk=team.pk).reserved == 0
    sit(offer, team, now=now)

    for attempt in reversed(attempts):  # The seat that is left goes to whose money comes first.
        let_bank_say(attempt, PaymentFate.PAID, now=now)
        deliver_news()

    assert Team.objects.get(pk=team.pk).state == TeamState.SUCCEEDED
    assert orders.order_view(seated.seat.order_id).state == "to_ship"
    assert orders.order_view(refunded.seat.order_id).state == "refunding"


def test_a_friend_elsewhere_is_never_told_of_an_unpaid_team(ana, offer):
    team_id = ana.open(offer).json()["team"]["team_id"]

    assert Client().get(f"{TEAMS}/{team_id}").status_code == 404
    assert Client().get(TEAMS).json()["items"] == []


@pytest.mark.django_db(transaction=True)
def test_two_requests_with_one_key_at_the_same_moment_have_one_effect():
    """Without `answer_claimed`: one 201, and three times 409 groupbuy.already_in_team."""
    offer = make_offer(team_size=5, now=timezone.now())
    team_id = encode("team", make_open_team(offer, now=timezone.now()).id)
    ana = Buyer("Ana")

    def ask(_: int):
        try:
            return ana.join(offer, team_id, "same-key")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, range(4)))

    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.content for answer in answers}) == 1
    assert Seat.objects.filter(person_id=ana.id).count() == 1
    assert Team.objects.get().state == TeamState.OPEN


def test_time_that_is_up_shows(ana):
    now = timezone.now()
    offer = make_offer(team_ttl_seconds=900, now=now)
    team = make_open_team(offer, now=now - timedelta(seconds=901))

    assert Client().get(TEAMS).json()["items"] == []
    refused = ana.join(offer, encode("team", team.id))
    assert (refused.status_code, refused.json()["code"]) == (409, "groupbuy.team_has_closed")
