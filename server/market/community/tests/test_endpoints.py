"""Reviews over HTTP: status, code, shape, and whose they are."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import NOON
from market.catalogue.tests.factories import make_product
from market.community.models import Review
from market.community.queries import review
from market.community.tests.factories import bring_review, buy, make_buyer, make_review, make_shop, make_sku, make_staff
from market.media.tests.factories import make_picture
from market.people.models import Person

pytestmark = pytest.mark.django_db


def as_(person) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def post(client: Client, address: str, body: dict, key: str | None = None):
    return client.post(
        address, body, content_type="application/json", headers={"Idempotency-Key": key or uuid4().hex}
    )  # fmt: skip


def test_a_buyer_reviews_over_http_and_everybody_reads_it():
    lan, mug = make_buyer("阿岚同学"), make_sku()
    (line_id,) = buy(lan, mug)
    picture = make_picture(owner_id=lan.id, keep=False)
    shown = [encode("pic", picture.id)]
    body = {"order_line_id": encode("line", line_id), "stars": 5, "text": "很好", "picture_ids": shown}

    made = post(as_(lan), "/api/community/reviews", body, "k1")
    again = post(as_(lan), "/api/community/reviews", body, "k1")
    listed = Client().get(
        f"/api/community/products/{encode('prod', mug.product_id)}/reviews", headers={"Accept-Language": "en"}
    )

    assert made.status_code == 201, made.content
    assert (again.status_code, again.json()) == (201, made.json())
    assert made.json()["is_mine"] is True
    assert listed.json()["items"][0] == {
        "review_id": encode("rev", Review.objects.get().id),
        "product_id": encode("prod", mug.product_id),
        "nickname_masked": "阿**",
        "avatar": None,
        "stars": 5,
        "text": "很好",
        "option_text": "Colour 0",
        "pictures": [
            {
                "url_320": picture.urls["320"],
                "url_640": picture.urls["640"],
                "url_1280": picture.urls["1280"],
                "width": picture.width,
                "height": picture.height,
                "colour": picture.colour,
            }
        ],
        "video": None,
        "at": listed.json()["items"][0]["at"],
        "follow_up": None,
        "reply": None,
        "origin": None,
        "helpful_count": 0,
        "is_helpful": False,
        "note_id": None,
        "is_mine": False,
        "is_held": False,
    }
    summary = Client().get(f"/api/community/products/{encode('prod', mug.product_id)}/summary").json()
    assert (summary["count"], summary["average_x100"], summary["stars"]) == (1, 500, [0, 0, 0, 0, 1])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"stars": 0}, "stars"),
        ({"stars": 6}, "stars"),
        ({"text": "长" * 1001}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"picture_ids": [encode("pic", uuid4())] * 10}, "picture_ids"),
        ({"order_line_id": encode("ord", uuid4())}, "order_line_id"),
    ],
)
def test_bad_input_is_answered_with_its_field(wrong, field):
    lan = make_buyer()
    (line_id,) = buy(lan, make_sku())

    answer = post(
        as_(lan), "/api/community/reviews", {"order_line_id": encode("line", line_id), "stars": 5, "text": "", **wrong}
    )

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert Review.objects.count() == 0


def test_whoever_did_not_buy_meets_nothing_and_a_guest_signs_in_first():
    lan, eve = make_buyer(), make_buyer("夜行")
    (line_id,) = buy(lan, make_sku())
    body = {"order_line_id": encode("line", line_id), "stars": 1, "text": "差"}

    assert post(as_(eve), "/api/community/reviews", body).json()["code"] == "orders.order_not_found"
    assert post(Client(), "/api/community/reviews", body).status_code == 401
    missing = as_(lan).post("/api/community/reviews", body, content_type="application/json")
    assert missing.json()["code"] == "market.idempotency_key_missing"
    assert Review.objects.count() == 0


def test_reviewing_twice_is_a_conflict():
    lan = make_buyer()
    (line_id,) = buy(lan, make_sku())
    body = {"order_line_id": encode("line", line_id), "stars": 5, "text": ""}
    post(as_(lan), "/api/community/reviews", body)

    answer = post(as_(lan), "/api/community/reviews", body)

    assert (answer.status_code, answer.json()["code"]) == (409, "community.already_reviewed")


def test_lists_come_page_by_page_and_filtered_in_a_fixed_number_of_queries(django_assert_max_num_queries):
    product = make_product()
    for stars in range(1, 6):
        bring_review(product, stars=stars, at=NOON + timedelta(hours=stars), picture_ids=[make_picture().id])
    address = f"/api/community/products/{encode('prod', product.id)}/reviews"

    with django_assert_max_num_queries(2):  # reviews and pictures; imported authors are nobody here
        first = Client().get(address, {"limit": 3}).json()
    rest = Client().get(address, {"limit": 3, "after": first["next"]}).json()
    good = Client().get(address, {"filter": "good"}).json()

    assert [one["stars"] for one in [*first["items"], *rest["items"]]] == [5, 4, 3, 2, 1]
    assert (rest["next"], first["items"][0]["origin"], first["items"][0]["nickname_masked"]) == (
        None,
        "elsewhere",
        "远**",
    )
    assert [one["stars"] for one in good["items"]] == [5, 4]
    assert Client().get(address, {"filter": "nice"}).json()["errors"][0]["field"] == "filter"
    assert Client().get(address, {"after": "nonsense"}).json()["code"] == "market.bad_cursor"


def test_the_author_follows_up_and_takes_back_and_others_meet_nothing():
    lan, eve = make_buyer(), make_buyer("夜行")
    said = make_review(buyer=lan, now=timezone.now())
    address = f"/api/community/reviews/{encode('rev', said.id)}"

    refused = post(as_(eve), f"{address}/follow-up", {"text": "我也说"})
    followed = post(as_(lan), f"{address}/follow-up", {"text": "用了一个月"})
    mine = as_(lan).get("/api/community/mine").json()
    not_hers = as_(eve).delete(address)
    gone = as_(lan).delete(address)

    assert (refused.status_code, refused.json()["code"]) == (404, "community.review_not_found")
    assert (followed.status_code, followed.json()["follow_up"]["text"]) == (201, "用了一个月")
    assert [one["is_mine"] for one in mine["items"]] == [True]
    assert (not_hers.status_code, gone.status_code) == (404, 204)
    assert as_(lan).get("/api/community/mine").json()["items"] == []
    assert Client().delete(address).status_code == 401


def test_staff_reads_what_is_unanswered_and_replies_and_other_shops_do_not():
    shop, other = make_shop(), make_shop()
    manager, clerk, stranger = make_staff(shop, "manager"), make_staff(shop, "clerk"), make_staff(other, "manager")
    said = make_review(sku=make_sku(shop_id=shop.id))
    address = f"/api/community/shops/{encode('shop', shop.id)}/reviews"
    reply = f"/api/community/reviews/{encode('rev', said.id)}/reply"

    waiting = as_(manager).get(address, {"unanswered": True}).json()
    too_small = post(as_(clerk), reply, {"text": "谢谢"})
    not_theirs = post(as_(stranger), reply, {"text": "谢谢"})
    done = post(as_(manager), reply, {"text": "谢谢"})

    assert [one["review_id"] for one in waiting["items"]] == [encode("rev", said.id)]
    assert (too_small.status_code, not_theirs.status_code) == (403, 404)
    assert (done.status_code, done.json()["reply"]["text"]) == (201, "谢谢")
    assert as_(manager).get(address, {"unanswered": True}).json()["items"] == []
    assert as_(stranger).get(address).status_code == 404
    assert as_(clerk).get(address).status_code == 200


def test_an_operator_reads_and_replies_and_edits_nothing():
    operator = Person.objects.create_superuser(email="operator@example.com", password="a long one for tests")
    said = make_review(text="碎了", stars=1)
    client = Client()
    client.force_login(operator)
    address = f"/admin/community/review/{said.id}/change/"

    found = client.get("/admin/community/review/", {"q": encode("rev", said.id)}).content.decode()
    client.post(address, {"text": "很好", "stars": "5", "reply": "很抱歉，已补发。"})
    again = client.post(address, {"reply": "又一次"})
    deleted = client.post(f"/admin/community/review/{said.id}/delete/", {"post": "yes"})

    after = review(said.id)
    assert "碎了" in found
    assert (after.text, after.stars) == ("碎了", 1)
    assert after.reply is not None
    assert after.reply.text == "很抱歉，已补发。"
    assert (again.status_code, deleted.status_code) == (403, 403)
    assert client.get("/admin/community/reviewsummary/").status_code == 200
