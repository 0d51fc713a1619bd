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


@pytest.mark.parametrize("table", ["account", "postingset", "posting"])
def test_an_operator_looks_and_changes_nothing(operator: Client, table: str):
    paid = rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=Money("CNY", 500))
    post("payment:1", "payment_received", paid, NOON)

    row = apps.get_model("ledger", table).objects.order_by("-pk")[0]
    page = f"/admin/ledger/{table}/{row.pk}/change/"

    assert operator.get(f"/admin/ledger/{table}/?q=1").status_code == 200
    assert operator.get(page).status_code == 200
    assert operator.post(page, {}).status_code == 403
    assert operator.post(page.replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403


def test_a_number_explains_itself_down_to_its_cause(operator: Client):
    ana = uuid4()
    for cause, minor in (("payment:1", 500), ("payment:2", 250)):
        paid = rules.payment_received(payer_id=ana, provider="sandbox", amount=Money("CNY", minor))
        post(cause, "payment_received", paid, NOON)
    bank = apps.get_model("ledger", "account").objects.get(party_kind="provider")

    assert "CNY 7.50" in operator.get("/admin/ledger/account/").content.decode()
    page = operator.get(f"/admin/ledger/account/{bank.pk}/change/").content.decode()
    postings = operator.get(f"/admin/ledger/posting/?account__id__exact={bank.pk}").content.decode()

    assert "CNY 7.50 · payment_received × 2" in page
    assert "payment:1" in postings
    assert "CNY -5.00" not in postings  # the buyer's side is another account's


def test_finance_reads_the_whole_book_on_one_page(operator: Client):
    paid = rules.payment_received(payer_id=uuid4(), provider="sandbox", amount=Money("CNY", 500))
    post("payment:1", "payment_received", paid, NOON)

    page = operator.get("/admin/ledger/postingset/book/").content.decode()

    assert "CNY 5.00" in page
    assert "Dr shop reserve: amount" in page
    assert Client().get("/admin/ledger/postingset/book/").status_code == 302
