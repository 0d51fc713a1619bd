"""Questions to buyers through the doors that people use: what is shown to whom, what is held, reported and told."""

from uuid import uuid4

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.testing import deliver_news
from market.circles.facade import block
from market.merchants.tests.factories import make_shop
from market.orders.models import OrderLine
from market.people.models import Person
from market.people.tests.factories import make_person
from market.questions.tests.factories import answer, ask, buy, make_buyer, make_sku

pytestmark = pytest.mark.django_db


def as_(person_id) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person_id))
    return client


def post(client: Client, address: str, **body):
    return client.post(
        address, body, content_type="application/json", headers={"Idempotency-Key": uuid4().hex}
    )  # fmt: skip


def listed(client: Client, product_id) -> list[dict]:
    return client.get(f"/api/questions/products/{encode('prod', product_id)}").json()["items"]


def notices_of(client: Client) -> list[dict]:
    return client.get("/api/notices").json()["items"]


def test_a_shopper_asks_buyers_and_the_shop_answer_and_each_is_told():
    asker, buyer, owner = make_person().id, make_buyer("小柏"), make_person().id
    mug = make_sku(shop_id=make_shop(owner_id=owner).id)
    buy(buyer, mug)
    ana, ben, olga = as_(asker), as_(buyer.id), as_(owner)

    asked = post(ana, f"/api/questions/products/{encode('prod', mug.product_id)}", text="洗碗机能洗吗？").json()
    deliver_news()
    address = f"/api/questions/{asked['question_id']}"
    offered = {name: client.get(address).json()["may_answer"] for name, client in
               (("ana", ana), ("ben", ben), ("olga", olga), ("nobody", Client()))}  # fmt: skip
    said = post(ben, f"{address}/answers", text="能。")
    official = post(olga, f"{address}/answers", text="建议手洗。", as_shop=True)
    refused = post(as_(make_person().id), f"{address}/answers", text="我猜能。")
    deliver_news()

    assert offered == {"ana": "no", "ben": "as_buyer", "olga": "as_shop", "nobody": "no"}
    assert (said.status_code, official.status_code, refused.json()["code"]) == (201, 201, "questions.not_bought")
    (shown,) = listed(Client(), mug.product_id)
    assert shown["answer_count"] == 2
    assert [
        (one["text"], one["is_by_shop"], one["has_bought"], one["nickname_masked"]) for one in shown["answers"]
    ] == [
        ("建议手洗。", True, False, ""),
        ("能。", False, True, "小**"),
    ]
    assert "小柏" not in Client().get(f"{address}/answers").content.decode()
    link = f"/questions/{asked['question_id']}"
    assert ("question_asked", link) in [(one["kind"], one["link"]) for one in notices_of(ben)]
    assert [(one["kind"], one["link"]) for one in notices_of(olga)] == [("question_for_shop", link)]
    assert [(one["kind"], one["link"]) for one in notices_of(ana)] == [("question_answered", link)] * 2
    assert not any("小柏" in one["title"] + one["text"] for one in notices_of(ana))


def test_who_is_blocked_is_told_that_it_is_not_there():
    asker, buyer = make_person().id, make_buyer()
    mug = make_sku()
    buy(buyer, mug)
    asked = ask(mug.product_id, asker)
    block(person_id=asker, other_id=buyer.id, now=asked.at)
    ben, address = as_(buyer.id), f"/api/questions/{encode('ques', asked.id)}"

    answers = [ben.get(address), ben.get(f"{address}/answers"), post(ben, f"{address}/answers", text="能")]

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert listed(ben, mug.product_id) == []
    assert ben.get("/api/questions/asked").json()["items"] == []
    reported = post(ben, "/api/moderation/reports", subject=encode("ques", asked.id), rule="6.9")
    assert reported.json()["code"] == "moderation.subject_not_found"


def test_what_goes_back_takes_the_mark_with_it():
    mug, buyer = make_sku(), make_buyer()
    (line_id,) = buy(buyer, mug)
    asked = ask(mug.product_id, make_person().id)
    answer(asked.id, buyer.id)

    OrderLine.objects.filter(pk=line_id).update(refunded_quantity=1)

    assert [one["has_bought"] for one in listed(Client(), mug.product_id)[0]["answers"]] == [False]


def test_one_says_whether_one_is_asked():
    client = as_(make_person().id)

    said = [client.get("/api/questions/me").json()]
    said.append(client.put("/api/questions/me", {"is_asked": False}, content_type="application/json").json())
    said.append(client.get("/api/questions/me").json())

    assert said == [{"is_asked": True}, {"is_asked": False}, {"is_asked": False}]


def test_lists_go_on_where_they_stopped():
    mug = make_sku()
    for number in range(3):
        ask(mug.product_id, make_person().id, f"第 {number} 问")
    address = f"/api/questions/products/{encode('prod', mug.product_id)}"

    first = Client().get(address, {"limit": 2}).json()
    rest = Client().get(address, {"limit": 2, "after": first["next"]}).json()

    assert [one["text"] for one in first["items"] + rest["items"]] == ["第 2 问", "第 1 问", "第 0 问"]
    assert rest["next"] is None


def test_a_page_of_questions_costs_the_same_however_long(django_assert_max_num_queries):
    mug, buyers = make_sku(on_hand=50), [make_buyer() for _ in range(3)]
    for one in buyers:
        buy(one, mug)
    for _ in range(6):
        asked = ask(mug.product_id, make_person().id)
        for one in buyers:
            answer(asked.id, one.id)

    with django_assert_max_num_queries(10):
        listed(Client(), mug.product_id)


def test_the_shops_staff_find_what_is_asked_about_its_goods():
    owner = make_person().id
    shop = make_shop(owner_id=owner)
    mug = make_sku(shop_id=shop.id)
    first, second = ask(mug.product_id, make_person().id), ask(mug.product_id, make_person().id)
    answer(first.id, owner, as_shop=True)
    address = f"/api/questions/shops/{encode('shop', shop.id)}"

    everything = as_(owner).get(address).json()["items"]
    waiting = as_(owner).get(address, {"unanswered": True}).json()["items"]

    assert [one["question_id"] for one in everything] == [encode("ques", one.id) for one in (second, first)]
    assert [one["question_id"] for one in waiting] == [encode("ques", second.id)]
    assert as_(make_person().id).get(address).status_code == 404
