"""The shop's side over HTTP: status, code, shape, and whose product it is."""

from uuid import uuid4

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.models import AuditEntry
from market.catalogue.models import Product
from market.catalogue.queries import product
from market.catalogue.tests.factories import (
    make_brand,
    make_category,
    make_mug,
    make_person,
    make_product,
    make_shop,
)
from market.media.models import Picture
from market.media.tests.factories import make_picture
from market.merchants import facade as merchants

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    return make_person("小安")


@pytest.fixture
def shop_id(ana):
    return make_shop(owner=ana)


@pytest.fixture
def anas(ana) -> Client:
    return signed_in(ana)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def a_mug(category_id, **more) -> dict:
    return {
        "category_id": encode("cat", category_id),
        "title": {"zh-CN": "马克杯", "en": "Mug"},
        "options": [{"name": {"en": "Colour"}, "values": [{"en": "Red"}, {"en": "Blue"}]}],
        "skus": [
            {"code": "RED", "option_values": [0], "weight_grams": 380},
            {"code": "BLUE", "option_values": [1], "weight_grams": 380},
        ],
        **more,
    }


def create(client: Client, shop_id, body: dict, key: str | None = None):
    return client.post(
        f"/api/catalogue/shops/{encode('shop', shop_id)}/products",
        body,
        content_type="application/json",
        headers={"Idempotency-Key": key or uuid4().hex},
    )


def test_staff_write_a_product_publish_it_change_it_and_withdraw_it(anas, ana, shop_id):
    picture = make_picture(owner_id=ana.id)
    made = create(anas, shop_id, a_mug(make_category().id, picture_ids=[encode("pic", picture.id)]))
    assert made.status_code == 201, made.content
    address = f"/api/catalogue/products/{made.json()['product_id']}"

    published = anas.post(f"{address}/publish")
    changed = anas.patch(address, {"title": {"en": "Big mug"}}, content_type="application/json")
    withdrawn = anas.post(f"{address}/withdraw")

    assert made.json()["state"] == "draft"
    assert made.json()["skus"][1]["option_text"] == {"en": "Blue"}
    assert (published.json()["state"], published.json()["skus"][0]["is_sellable"]) == ("published", True)
    assert changed.json() == {**published.json(), "title": {"en": "Big mug"}}
    assert (withdrawn.status_code, withdrawn.json()["state"]) == (200, "withdrawn")
    assert anas.get(address).json() == withdrawn.json()
    trail = AuditEntry.objects.filter(actor_id=ana.id, holder_id=shop_id, action__startswith="catalogue.")
    assert [entry.action.split(".")[1] for entry in trail.order_by("at", "id")] == [
        "create_product",
        "publish_product",
        "update_product",
        "withdraw_product",
    ]


def test_one_idempotency_key_makes_one_product(anas, shop_id):
    body = a_mug(make_category().id)

    first, again = create(anas, shop_id, body, "k1"), create(anas, shop_id, body, "k1")
    other = create(anas, shop_id, {**body, "title": {"en": "Bowl"}}, "k1")

    assert (again.status_code, again.json(), again["Idempotency-Replayed"]) == (201, first.json(), "true")
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")
    assert Product.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"title": {}}, "title", "market.words_missing"),
        ({"title": {"fr": "Tasse"}}, "title", "market.words_missing"),
        ({"title": {"en": "a\x00b"}}, "title.en", "market.text_unkeepable"),
        ({"slug": "Not a slug"}, "slug", "catalogue.bad_slug"),
        ({"category_id": "prod_01j00000000000000000000000"}, "category_id", "input.value_error"),
        ({"skus": [{"code": "A", "option_values": [2]}]}, "skus.0.option_values", "catalogue.wrong_option_values"),
        ({"skus": [{"code": "A", "weight_grams": -1}]}, "skus.0.weight_grams", "input.greater_than_equal"),
        ({"skus": [{"code": "A", "option_values": [10**30]}]}, "skus.0.option_values", "catalogue.wrong_option_values"),
        ({"options": [{"name": {"en": "Size"}, "values": []}]}, "options.0.values", "input.too_short"),
        ({"brand_id": encode("brd", uuid4())}, "brand_id", "catalogue.brand_not_found"),
        ({"picture_ids": [encode("pic", uuid4())]}, "picture_ids", "media.picture_not_found"),
    ],
)
def test_bad_input_is_answered_with_its_field(anas, shop_id, wrong, field, code):
    answer = create(anas, shop_id, {**a_mug(make_category().id), **wrong})

    problem = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    expected = {"media.picture_not_found": 404, "catalogue.brand_not_found": 404}
    assert answer.status_code == expected.get(code, 422)
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [(field, code)]
    assert Product.objects.count() == 0


def test_what_is_not_ready_stays_a_draft_and_says_what_is_missing(anas, shop_id):
    bare = make_product(shop_id=shop_id, pictures=0, skus=())

    answer = anas.post(f"/api/catalogue/products/{encode('prod', bare.id)}/publish")

    assert (answer.status_code, answer.json()["code"]) == (409, "catalogue.not_ready_to_publish")
    assert answer.json()["facts"] == {"missing": ["sku", "picture"]}


def test_nobody_elses_picture_goes_onto_a_product_and_old_ones_may_stay(anas, ana, shop_id):
    mug = make_product(shop_id=shop_id, pictures=1)
    mine, theirs = make_picture(owner_id=ana.id), make_picture(owner_id=uuid4())
    address = f"/api/catalogue/products/{encode('prod', mug.id)}"
    old = encode("pic", mug.picture_ids[0])

    refused = anas.patch(address, {"picture_ids": [encode("pic", theirs.id)]}, content_type="application/json")
    on_a_sku = anas.patch(
        address, {"skus": [{"code": "ONLY", "picture_id": encode("pic", theirs.id)}]}, content_type="application/json"
    )
    taken = anas.patch(address, {"picture_ids": [old, encode("pic", mine.id)]}, content_type="application/json")

    assert {(one.status_code, one.json()["code"]) for one in (refused, on_a_sku)} == {(404, "media.picture_not_found")}
    assert taken.json()["picture_ids"] == [old, encode("pic", mine.id)]
    assert Picture.objects.count() == 2


def test_a_stranger_meets_nothing_a_clerk_may_only_look_and_a_guest_signs_in_first(shop_id):
    mug = make_mug(shop_id=shop_id)
    clerk, stranger = make_person("店员"), make_person("路人")
    from foundation.testing import NOON

    merchants.add_staff(shop_id=shop_id, person_id=clerk.id, role="clerk", now=NOON)
    address, goods = (
        f"/api/catalogue/products/{encode('prod', mug.id)}",
        f"/api/catalogue/shops/{encode('shop', shop_id)}/products",
    )
    unknown = f"/api/catalogue/products/{encode('prod', uuid4())}"
    acts = [
        lambda c: c.patch(address, {"title": {"en": "Mine"}}, content_type="application/json"),
        lambda c: c.post(f"{address}/publish"),
        lambda c: c.post(f"{address}/withdraw"),
        lambda c: create(c, shop_id, a_mug(make_category().id)),
    ]
    reads = [lambda c: c.get(address), lambda c: c.get(goods)]

    for act in (*acts, *reads):
        assert act(Client()).status_code == 401
        assert act(signed_in(stranger)).status_code == 404
    assert signed_in(stranger).get(address).json()["code"] == signed_in(stranger).get(unknown).json()["code"]
    for read in reads:
        assert read(signed_in(clerk)).status_code == 200
    for act in acts:
        assert act(signed_in(clerk)).json()["code"] == "access.role_too_small"
    assert (product(mug.id), Product.objects.count()) == (mug, 1)


def test_a_shops_goods_come_newest_first_page_by_page_and_by_state(anas, shop_id, django_assert_max_num_queries):
    mugs = [make_product(shop_id=shop_id, published=place > 0) for place in range(5)]
    make_product()
    address = f"/api/catalogue/shops/{encode('shop', shop_id)}/products"

    with django_assert_max_num_queries(6):  # the session, the person, the staff, the shop, goods and SKUs
        first = anas.get(address, {"limit": 3}).json()
    rest = anas.get(address, {"limit": 3, "after": first["next"]}).json()
    drafts = anas.get(address, {"state": "draft"}).json()

    seen = [one["product_id"] for one in [*first["items"], *rest["items"]]]
    assert seen == [encode("prod", mug.id) for mug in reversed(mugs)]
    assert rest["next"] is None
    assert [one["product_id"] for one in drafts["items"]] == [encode("prod", mugs[0].id)]
    assert anas.get(address, {"after": "nonsense"}).json()["code"] == "market.bad_cursor"


def test_anybody_reads_the_tree_and_the_brands_in_their_language():
    home = make_category(name="家居")
    make_category(parent_id=home.id, name="厨房")
    brand = make_brand()

    tree = Client().get("/api/catalogue/categories").json()
    brands = Client().get("/api/catalogue/brands", headers={"Accept-Language": "en"}).json()

    assert [(one["name"], len(one["path"])) for one in tree["items"]] == [("家居", 1), ("厨房", 2)]
    assert brands == {
        "items": [{"brand_id": encode("brd", brand.id), "slug": brand.slug, "name": "Kilnlight"}],
        "next": None,
    }


def test_writes_need_the_csrf_token(ana, shop_id):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana)

    answer = create(strict, shop_id, a_mug(make_category().id))

    assert (answer.status_code, answer.json()["code"]) == (403, "auth.csrf_failed")
