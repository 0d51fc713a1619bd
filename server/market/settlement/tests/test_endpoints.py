"""A shop's staff reads, agrees and disputes by HTTP, each as far as their role goes."""

import csv
import io

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import NOON
from market.merchants.models import Shop
from market.merchants.tests.factories import make_staff
from market.people.models import Person
from market.settlement.models import Statement
from market.settlement.services.make_statements import make_statements
from market.settlement.tests.factories import DAY, make_terms, settled

pytestmark = pytest.mark.django_db
STATED = NOON + 9 * DAY


def signed_in(person_id):
    client = Client(headers={"Accept-Language": "zh-CN"})
    client.force_login(Person.objects.get(pk=person_id))
    return client


@pytest.fixture
def scene():
    make_terms(reserve_bps=1_000, reserve_days=30)
    found = settled()
    make_statements(now=STATED)
    return found


def address(scene):
    return f"/api/settlement/statements/{encode('stmt', Statement.objects.get(shop_id=scene.order.shop_id).pk)}"


def test_an_owner_reads_what_is_paid_and_why(scene):
    olga = signed_in(scene.owner_id)

    listed = olga.get(f"/api/settlement/shops/{encode('shop', scene.order.shop_id)}/statements").json()
    items = olga.get(f"{address(scene)}/items").json()["items"]

    assert listed["next"] is None
    assert listed["items"][0]["net"] == {"currency": "CNY", "minor": 28_00 - 1_28 - 2_80}
    goods, freight = sorted(items, key=lambda one: -one["gross"]["minor"])
    assert (goods["line_kind"], freight["line_kind"]) == ("goods", "freight")
    first = goods["deductions"][0]
    assert (first["fee"], first["bps"], first["base"]["minor"], first["amount"]["minor"]) == (
        "commission",
        500,
        2000,
        100,
    )
    assert first["explanation"] == "佣金 1.00 = 20.00 × 5%（费率第 2 版）"
    assert goods["net"]["minor"] == goods["gross"]["minor"] - sum(one["amount"]["minor"] for one in goods["deductions"])


def test_the_spreadsheet_says_the_same(scene):
    answer = signed_in(scene.owner_id).get(f"{address(scene)}/items.csv", headers={"Accept-Language": "en"})

    head, *rows = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")))
    assert answer["Content-Disposition"] == 'attachment; filename="statement-CNY-1.csv"'
    assert head[5:12] == [
        "Gross", "Commission", "Technical fee", "Payment fee", "Promoter's commission", "Reserve", "Net"
    ]  # fmt: skip
    assert sorted(row[5:12] for row in rows) == [
        ["20.00", "1.00", "0.12", "0.12", "0.00", "2.00", "16.76"],
        ["8.00", "0.00", "0.00", "0.04", "0.00", "0.80", "7.16"],
    ]


def test_an_owner_disputes_and_can_then_not_confirm(scene):
    Statement.objects.update(confirm_by=timezone.now() + DAY)  # The house goes by the real clock.
    olga = signed_in(scene.owner_id)
    item = olga.get(f"{address(scene)}/items").json()["items"][0]["item_id"]

    said = olga.post(f"{address(scene)}/items/{item}/dispute", {"because": "费率不对"}, "application/json")
    refused = olga.post(f"{address(scene)}/confirm")

    assert (said.status_code, refused.status_code) == (204, 409)
    assert refused.json()["code"] == "settlement.statement_is_disputed"


def test_an_owner_confirms_once(scene):
    olga = signed_in(scene.owner_id)

    assert olga.post(f"{address(scene)}/confirm").json()["state"] == "confirmed"
    again = olga.post(f"{address(scene)}/confirm")

    assert (again.status_code, again.json()["code"]) == (409, "settlement.statement_is_closed")


def test_a_clerk_sees_no_money(scene):
    cleo = signed_in(make_staff(Shop.objects.get(pk=scene.order.shop_id), "clerk").id)

    assert cleo.get(address(scene)).json()["code"] == "access.role_too_small"
    assert cleo.post(f"{address(scene)}/confirm").status_code == 403


def test_a_stranger_finds_nothing(scene):
    assert signed_in(scene.buyer_id).get(address(scene)).json()["code"] == "settlement.statement_not_found"
