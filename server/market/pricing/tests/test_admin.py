from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from foundation.money import Money
from foundation.testing import NOON
from market.people.models import Person
from market.pricing.services.note_deals import note_deal
from market.pricing.services.set_list_price import set_list_price

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


@pytest.mark.parametrize("table", ["price", "pricechange", "daylow"])
def test_an_operator_looks_and_changes_nothing(operator: Client, table: str):
    cup = uuid4()
    set_list_price(cup, Money("CNY", 2000), now=NOON, because="first price")
    note_deal(cup, Money("CNY", 1800), NOON)

    row = apps.get_model("pricing", table).objects.order_by("-pk")[0]
    page = f"/admin/pricing/{table}/{row.pk}/change/"

    assert operator.get(f"/admin/pricing/{table}/?q=1").status_code == 200
    assert operator.get(page).status_code == 200
    assert operator.post(page, {}).status_code == 403
    assert operator.post(page.replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
