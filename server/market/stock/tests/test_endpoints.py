from uuid import uuid4

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.testing import NOON
from market.catalogue.tests.factories import make_product
from market.merchants.tests.factories import make_person, make_shop, make_staff
from market.people.models import Person
from market.stock.queries import levels
from market.stock.services.reserve import reserve
from market.stock.tests.factories import stocked

pytestmark = pytest.mark.django_db
JSON = "application/json"


def phone_of(person) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(Person.objects.get(pk=person.id))
    return client


def path(sku_id, *rest: str) -> str:
    return "/".join([f"/api/stock/skus/{encode('sku', sku_id)}", *rest])


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def cup(shop):
    """Five cups of the shop, two of them promised."""
    sku_id = stocked(5, sku_id=make_product(shop_id=shop.id).skus[0].id)
    reserve(uuid4(), ((sku_id, 2),), now=NOON)
    return sku_id


def adjust(client: Client, sku_id, change: object, *, key: str = "count-1", because: str = "counted"):
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(
        path(sku_id, "adjustments"), {"change": change, "because": because}, content_type=JSON, headers=headers
    )


def test_a_clerk_reads_how_many_there_are(shop, cup):
    answer = phone_of(make_staff(shop, "clerk")).get(path(cup))
    assert (answer.status_code, answer.json()) == (
        200,
        {"sku_id": encode("sku", cup), "on_hand": 5, "reserved": 2, "allocated": 0, "available": 3},
    )


def test_a_clerk_puts_the_count_right_once_however_often_it_is_sent(shop, cup):
    ana = phone_of(make_staff(shop, "clerk"))

    first, again = adjust(ana, cup, -1), adjust(ana, cup, -1)

    assert (first.status_code, first.json()["on_hand"]) == (201, 4)
    assert (again.status_code, again.content, again["Idempotency-Replayed"]) == (201, first.content, "true")
    assert levels([cup])[cup].on_hand == 4
    other = adjust(ana, cup, -2)
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")


@pytest.mark.parametrize(
    ("change", "key", "status", "code", "field"),
    [
        (-4, "k", 409, "stock.below_promised", "change"),
        (0, "k", 422, "stock.nothing_to_adjust", "change"),
        ("many", "k", 422, "market.invalid_input", "change"),
        (10**12, "k", 422, "market.invalid_input", "change"),
        (1, "", 422, "market.idempotency_key_missing", "Idempotency-Key"),
    ],
)
def test_a_count_that_cannot_be_is_refused_and_the_field_named(shop, cup, change, key, status, code, field):
    answer = adjust(phone_of(make_staff(shop, "clerk")), cup, change, key=key)
    body = answer.json()
    assert (answer.status_code, body["code"], [one["field"] for one in body["errors"]]) == (status, code, [field])
    assert levels([cup])[cup].on_hand == 5


def test_the_journal_is_read_page_by_page(shop, cup):
    ana = phone_of(make_staff(shop, "owner"))
    adjust(ana, cup, +3)

    first = ana.get(path(cup, "movements"), {"limit": 2}).json()
    rest = ana.get(path(cup, "movements"), {"limit": 2, "after": first["next"]}).json()

    assert [move["kind"] for move in first["items"] + rest["items"]] == ["adjusted", "reserved", "received"]
    assert (first["items"][0]["on_hand"], first["items"][0]["because"]) == (3, "counted")
    assert first["items"][1]["order_id"].startswith("ord_")
    assert rest["next"] is None


def test_another_shops_stock_is_not_there_for_me(cup):
    stranger = phone_of(make_staff(make_shop(), "owner"))
    for answer in (
        stranger.get(path(cup)),
        stranger.get(path(cup, "movements")),
        adjust(stranger, cup, 1),
        phone_of(make_person()).get(path(cup)),
        stranger.get(path(uuid4())),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "access.not_found")
    assert levels([cup])[cup].on_hand == 5


def test_nobody_asks_unnamed_and_a_wrong_kind_of_id_is_refused(shop, cup):
    assert Client().get(path(cup)).status_code == 401
    answer = phone_of(make_staff(shop, "owner")).get(f"/api/stock/skus/{encode('prod', cup)}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "sku_id")
