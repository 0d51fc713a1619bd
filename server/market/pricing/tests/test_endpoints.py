from uuid import uuid4

import pytest
from django.test import Client

from foundation.ids import encode
from foundation.models import AuditEntry
from foundation.money import Money
from foundation.testing import NOON
from market.catalogue.tests.factories import make_product
from market.merchants.tests.factories import make_person, make_shop, make_staff
from market.people.models import Person
from market.pricing.queries import prices
from market.pricing.services.set_list_price import set_list_price

pytestmark = pytest.mark.django_db
TWENTY = {"currency": "CNY", "minor": 2000}


def phone_of(person) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(Person.objects.get(pk=person.id))
    return client


def path(sku_id, *rest: str) -> str:
    return "/".join([f"/api/pricing/skus/{encode('sku', sku_id)}", *rest])


def put(client: Client, sku_id, **body: object):
    return client.put(path(sku_id), body, content_type="application/json")


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def cup(shop):
    return make_product(shop_id=shop.id).skus[0].id


def test_a_manager_names_a_price_and_reads_it_back(shop, cup):
    manager = make_staff(shop, "manager")
    ana = phone_of(manager)

    named = put(ana, cup, price=TWENTY, because="first price")

    assert named.status_code == 200
    assert named.json() | {"since": "…"} == {
        "sku_id": encode("sku", cup),
        "price": TWENTY,
        "compare_at": None,
        "compare_source": None,
        "lowest_7_days": TWENTY,
        "since": "…",
    }
    assert ana.get(path(cup)).json() == named.json()
    trail = AuditEntry.objects.get(action="pricing.set_list_price")
    assert (trail.actor_id, trail.holder_id, trail.subject) == (manager.id, shop.id, encode("sku", cup))


def test_the_history_is_read_page_by_page(shop, cup):
    ana = phone_of(make_staff(shop, "owner"))
    for minor in (2000, 1800, 1900):
        put(ana, cup, price={"currency": "CNY", "minor": minor}, because=f"now {minor}")

    first = ana.get(path(cup, "history"), {"limit": 2}).json()
    rest = ana.get(path(cup, "history"), {"limit": 2, "after": first["next"]}).json()

    assert [one["because"] for one in first["items"] + rest["items"]] == ["now 1900", "now 1800", "now 2000"]
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"price": {"currency": "CNY", "minor": 0}}, "pricing.price_not_positive", "price"),
        ({"price": {"currency": "EUR", "minor": 5}}, "pricing.wrong_currency", "price.currency"),
        ({"price": {"currency": "CNY", "minor": 1.5}}, "market.invalid_input", "price.minor"),
        ({"price": {"currency": "CNY", "minor": 10**30}}, "pricing.price_too_high", "price"),
        ({"price": TWENTY, "compare_at": TWENTY}, "pricing.compare_price_not_higher", "compare_at"),
        (
            {"price": TWENTY, "compare_at": {"currency": "CNY", "minor": 9000}},
            "pricing.compare_price_unfounded",
            "compare_at",
        ),
        ({}, "market.invalid_input", "price"),
    ],
)
def test_a_price_that_cannot_be_is_refused_and_the_field_named(shop, cup, body, code, field):
    answer = put(phone_of(make_staff(shop, "owner")), cup, **body)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["errors"][0]["field"]) == (422, code, field)
    assert prices([cup]) == {}


def test_a_clerk_reads_prices_and_names_none(shop, cup):
    set_list_price(cup, Money("CNY", 2000), now=NOON, because="first price")
    ben = phone_of(make_staff(shop, "clerk"))

    assert ben.get(path(cup)).status_code == 200
    refused = put(ben, cup, price={"currency": "CNY", "minor": 1})
    assert (refused.status_code, refused.json()["code"]) == (403, "access.role_too_small")
    assert prices([cup])[cup].price == Money("CNY", 2000)


def test_another_shops_prices_are_not_there_for_me(cup):
    set_list_price(cup, Money("CNY", 2000), now=NOON, because="first price")
    stranger = phone_of(make_staff(make_shop(), "owner"))
    for answer in (
        stranger.get(path(cup)),
        stranger.get(path(cup, "history")),
        put(stranger, cup, price=TWENTY),
        phone_of(make_person()).get(path(cup)),
        stranger.get(path(uuid4())),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "access.not_found")


def test_goods_without_a_price_say_so_and_nobody_asks_unnamed(shop, cup):
    answer = phone_of(make_staff(shop, "owner")).get(path(cup))
    assert (answer.status_code, answer.json()["code"]) == (404, "pricing.price_not_found")
    assert Client().get(path(cup)).status_code == 401
