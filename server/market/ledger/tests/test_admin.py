from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.services.post import post
from market.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


@pytest.mark.parametrize("table", ["account", "postingset"])
def test_an_operator_looks_and_changes_nothing(operator: Client, table: str):
    paid = rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=Money("CNY", 500))
    post("payment:1", "payment_received", paid, NOON)

    row = apps.get_model("ledger", table).objects.order_by("-pk")[0]
    page = f"/admin/ledger/{table}/{row.pk}/change/"

    assert operator.get(f"/admin/ledger/{table}/?q=1").status_code == 200
    assert operator.get(page).status_code == 200
    assert operator.post(page, {}).status_code == 403
    assert operator.post(page.replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
