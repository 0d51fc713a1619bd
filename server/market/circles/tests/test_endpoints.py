import pytest
from django.test import Client

from foundation.ids import encode
from foundation.testing import NOON
from market.circles.services.follow import follow
from market.circles.services.keep_away import block
from market.circles.tests.factories import befriend, make_person, make_private

pytestmark = pytest.mark.django_db


def signed_in_as(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def path(person, rest: str = "") -> str:
    return f"/api/circles/people/{encode('pers', person.id)}{rest}"


def test_a_profile_says_how_we_stand():
    lin, wei = make_person(nickname="林小满"), make_person(nickname="魏东")
    befriend(lin.id, wei.id)

    said = signed_in_as(lin).get(path(wei)).json()

    assert (said["nickname"], said["following"], said["follows_me"], said["is_friend"]) == ("魏东", "yes", True, True)
    assert said["account"] == {"bio": "", "is_private": False, "follower_count": 1, "following_count": 1}
    assert Client().get(path(wei)).json()["following"] == "no"


def test_following_and_stopping_over_http():
    lin, wei = make_person(), make_person()
    client = signed_in_as(lin)

    assert client.put(path(wei, "/follow")).json() == {"following": "yes"}
    assert [one["person_id"] for one in client.get(path(wei, "/followers")).json()["items"]] == [encode("pers", lin.id)]
    assert client.delete(path(wei, "/follow")).status_code == 204
    assert client.get(path(wei, "/followers")).json()["items"] == []
    assert client.put(path(lin, "/follow")).json()["code"] == "circles.not_oneself"


def test_who_is_blocked_finds_neither_profile_nor_lists():
    lin, wei, other = make_person(), make_person(), make_person()
    follow(follower_id=wei.id, followee_id=other.id, now=NOON)
    client = signed_in_as(wei)

    assert signed_in_as(lin).put(path(wei, "/block")).status_code == 204

    for rest in ("", "/followers", "/following"):
        answer = client.get(path(lin, rest))
        assert (answer.status_code, answer.json()["code"]) == (404, "circles.person_not_reachable")
    assert client.put(path(lin, "/follow")).status_code == 404
    follow(follower_id=lin.id, followee_id=other.id, now=NOON)
    listed = client.get(path(other, "/followers")).json()["items"]
    assert [one["person_id"] for one in listed] == [encode("pers", wei.id)]
    kept = signed_in_as(lin).get("/api/circles/me/kept-away").json()
    assert [one["person_id"] for one in kept["blocked"]] == [encode("pers", wei.id)]
    assert signed_in_as(lin).get(path(wei)).json()["is_blocked"] is True


def test_a_private_account_shows_its_lists_to_followers_alone():
    lin, wei, fan = make_person(), make_private(make_person()), make_person()
    client, wei_client = signed_in_as(fan), signed_in_as(wei)
    asked = client.put(path(wei, "/follow")).json()

    assert asked == {"following": "asked"}
    assert client.get(path(wei, "/followers")).status_code == 404
    asking = wei_client.get("/api/circles/me/asking").json()["items"]
    assert [one["person_id"] for one in asking] == [encode("pers", fan.id)]

    assert wei_client.put(f"/api/circles/me/followers/{encode('pers', fan.id)}").status_code == 204
    assert client.get(path(wei, "/followers")).status_code == 200
    assert signed_in_as(lin).get(path(wei, "/followers")).status_code == 404
    assert wei_client.get(path(wei, "/followers")).status_code == 200

    assert wei_client.delete(f"/api/circles/me/followers/{encode('pers', fan.id)}").status_code == 204
    assert client.get(path(wei, "/followers")).status_code == 404


def test_an_account_says_who_it_is():
    client = signed_in_as(make_person())

    said = client.patch("/api/circles/me", {"bio": " 喜欢 \n 陶器 ", "is_private": True}, "application/json")

    assert (said.json()["bio"], said.json()["is_private"]) == ("喜欢 陶器", True)
    assert client.get("/api/circles/me").json() == said.json()
    too_long = client.patch("/api/circles/me", {"bio": "长" * 201}, "application/json")
    assert (too_long.status_code, too_long.json()["errors"][0]["field"]) == (422, "bio")


def test_friends_and_mutes_are_mine_to_see():
    lin, wei = make_person(), make_person()
    befriend(lin.id, wei.id)
    block(person_id=make_person().id, other_id=lin.id, now=NOON)
    client = signed_in_as(lin)

    assert client.put(path(wei, "/mute")).status_code == 204

    assert [one["person_id"] for one in client.get("/api/circles/me/friends").json()] == [encode("pers", wei.id)]
    assert client.get(path(wei)).json()["is_muted"] is True
    assert client.delete(path(wei, "/mute")).status_code == 204
    assert client.get("/api/circles/me/kept-away").json() == {"blocked": [], "muted": []}
