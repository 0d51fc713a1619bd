import pytest
from django.test import Client

from foundation.models import AuditEntry
from market.merchants.models import Shop
from market.merchants.tests.factories import make_shop
from market.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email="ops@example.com", password="x"))
    return client


def test_an_operator_suspends_a_shop_and_leaves_a_trail(operator: Client):
    shop = make_shop()

    answer = operator.post("/admin/merchants/shop/", {"action": "suspend", "_selected_action": [str(shop.id)]})

    assert answer.status_code == 302
    assert Shop.objects.get(pk=shop.id).state == "suspended"
    assert AuditEntry.objects.get(action="merchants.move_shop").actor_id is not None


def test_the_list_and_a_shop_open(operator: Client):
    shop = make_shop()

    assert operator.get("/admin/merchants/shop/?q=hearth&state__exact=open").status_code == 200
    assert operator.get(f"/admin/merchants/shop/{shop.id}/change/").status_code == 200
