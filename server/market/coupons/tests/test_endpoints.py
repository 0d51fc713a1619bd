import json
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from market.coupons.models import Template
from market.coupons.tests.factories import give, make
from market.merchants.tests.factories import make_shop, make_staff
from market.orders.tests.factories import make_buyer
from market.people.models import Person

pytestmark = pytest.mark.django_db

TEN_OFF_THIRTY = {
    "title": {"zh-CN": "满三十减十", "en": "Ten off thirty"},
    "way": "reward",
    "threshold": {"currency": "CNY", "minor": 3000},
    "off": {"currency": "CNY", "minor": 1000},
    "valid_days": 30,
}


def browser_of(person):
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def post(client, path, body, *, key="k-1"):
    return client.post(f"/api/coupons{path}", json.dumps(body), "application/json", headers={"Idempotency-Key": key})


def test_my_coupons_are_mine_and_paged():
    ana, template = make_buyer(), make()
    mine = [encode("coup", give(ana.id, template=template, now=timezone.now()).id) for _ in range(3)]
    give(make_buyer().id, template=template, now=timezone.now())
    client = browser_of(ana)

    first = client.get("/api/coupons/me?limit=2", headers={"Accept-Language": "en"}).json()
    rest = client.get(f"/api/coupons/me?limit=2&after={first['next']}").json()

    assert [one["coupon_id"] for one in first["items"] + rest["items"]] == mine[::-1]
    assert rest["next"] is None
    assert first["items"][0]["title"] == "Ten off thirty"
    assert first["items"][0]["terms"]["off"] == {"currency": "CNY", "minor": 1000}
    assert client.get("/api/coupons/me?shelf=used").json()["items"] == []
    assert Client().get("/api/coupons/me").status_code == 401


def test_an_owner_makes_up_a_coupon_once_and_withdraws_it():
    olga = make_buyer("奥尔加")
    shop = make_shop(owner_id=olga.id)
    path, client = f"/shops/{encode('shop', shop.id)}/templates", browser_of(olga)

    made = post(client, path, TEN_OFF_THIRTY)
    again = post(client, path, TEN_OFF_THIRTY)

    assert (made.status_code, again.json()) == (201, made.json())
    assert Template.objects.count() == 1
    (listed,) = client.get(f"/api/coupons{path}").json()["items"]
    assert (listed["template_id"], listed["terms"]) == (made.json()["template_id"], made.json()["terms"])
    withdrawn = client.delete(f"/api/coupons{path}/{made.json()['template_id']}").json()
    assert withdrawn["withdrawn_at"] is not None


def test_who_does_not_price_a_shops_goods_makes_no_coupons():
    olga, ben = make_buyer("奥尔加"), make_buyer("小柏")
    shop, bens = make_shop(owner_id=olga.id), make_shop(owner_id=ben.id)
    clerk = make_staff(shop, "clerk")
    path = f"/shops/{encode('shop', shop.id)}/templates"
    template = make(shop_id=shop.id)

    assert post(browser_of(ben), path, TEN_OFF_THIRTY).status_code == 404
    assert post(browser_of(clerk), path, TEN_OFF_THIRTY).status_code == 403
    assert browser_of(clerk).get(f"/api/coupons{path}").status_code == 200
    elsewhere = f"/api/coupons/shops/{encode('shop', bens.id)}/templates/{encode('tmpl', template.id)}"
    assert browser_of(ben).delete(elsewhere).status_code == 404  # Of another's shop, under one's own.
    assert Template.objects.get().withdrawn_at is None


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("threshold", {"threshold": {"currency": "CNY", "minor": 1000}}),
        ("threshold", {"threshold": {"currency": "USD", "minor": 3000}}),
        ("points_price", {"way": "points", "count_total": 1, "per_person": 1}),
        ("product_ids", {"product_ids": [encode("prod", uuid4())]}),
        ("title", {"title": {"fr": "Dix"}}),
        ("title", {"title": {"en": "  "}}),
    ],
    ids=["free", "currency", "price", "goods", "language", "blank"],
)
def test_bad_terms_name_their_field(field, wrong):
    olga = make_buyer("奥尔加")
    shop = make_shop(owner_id=olga.id)

    said = post(browser_of(olga), f"/shops/{encode('shop', shop.id)}/templates", TEN_OFF_THIRTY | wrong)

    assert said.status_code == 422
    assert [one["field"] for one in said.json()["errors"]] == [field]
    assert not Template.objects.exists()
