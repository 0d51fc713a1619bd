from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from foundation.testing import NOON
from market.people.models import Person
from market.stock.services.reserve import reserve
from market.stock.tests.factories import stocked

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


@pytest.mark.parametrize("table", ["item", "hold", "movement"])
def test_an_operator_looks_and_changes_nothing(operator: Client, table: str):
    cup = stocked(5)
    reserve(uuid4(), ((cup, 2),), now=NOON)

    row = apps.get_model("stock", table).objects.order_by("-pk")[0]
    page = f"/admin/stock/{table}/{row.pk}/change/"

    assert operator.get(f"/admin/stock/{table}/?q=1").status_code == 200
    assert operator.get(page).status_code == 200
    assert operator.post(page, {}).status_code == 403
    assert operator.post(page.replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
