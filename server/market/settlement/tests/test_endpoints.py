"""A shop's staff reads, agrees and disputes by HTTP, each as far as their role goes."""

import csv
import io
from datetime import UTC

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from foundation.ids import encode
from foundation.testing import NOON
from market.merchants.models import Shop
from market.merchants.tests.factories import make_staff
from market.orders.tests.factories import make_buyer
from market.people.models import Person
from market.settlement import drawing, queries
from market.settlement.drawing import Reader, draw
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


def pages_of(paper: bytes) -> list[str]:
    """Read what each page says; pypdf gives every sign of such a face a NUL as company."""
    return [page.extract_text().replace("\0", "") for page in PdfReader(io.BytesIO(paper)).pages]


@pytest.mark.parametrize(("language", "title", "fee"), [("zh-CN", "结算单", "佣金"), ("en", "Statement", "Commission")])
def test_the_paper_says_the_same(scene, language, title, fee):
    answer = signed_in(scene.owner_id).get(f"{address(scene)}/statement.pdf?language={language}")

    assert answer["Content-Type"] == "application/pdf"
    text = "\n".join(pages_of(answer.content))
    for words in (title, fee, "CNY 28.00", "CNY -2.80", "CNY 23.92", "16.76", "7.16", "1 / 1"):
        assert words in text


def test_a_long_paper_has_its_heading_and_number_on_every_page(scene):
    statement = Statement.objects.get(shop_id=scene.order.shop_id)
    (item, *_) = queries.all_items(statement.pk)

    paper = draw(statement.view(), {"en": "Cups"}, [item] * 200, Reader("en", UTC))

    pages = pages_of(paper)
    assert len(pages) > 5
    assert all("Taken" in text and f"{n} / {len(pages)}" in text for n, text in enumerate(pages, 1))
    assert sum(text.count("Commission 1.00 = 20.00") for text in pages) == 200


def test_who_has_more_items_than_a_paper_holds_is_sent_to_the_spreadsheet(scene, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_ITEMS", 1)

    paper = signed_in(scene.owner_id).get(f"{address(scene)}/statement.pdf?language=en").content

    (page,) = pages_of(paper)
    assert "1 more stand in the spreadsheet" in page
    assert "CNY 23.92" in page


def test_a_stranger_gets_no_paper(scene):
    answer = signed_in(make_buyer().id).get(f"{address(scene)}/statement.pdf")

    assert (answer.status_code, answer.json()["code"]) == (404, "settlement.statement_not_found")


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


def test_a_page_offers_to_confirm_to_who_may(scene):
    assert signed_in(scene.owner_id).get(address(scene)).json()["can_confirm"] is True


def test_a_stranger_finds_nothing(scene):
    for page in ("", "/payouts", "/items"):
        answer = signed_in(scene.buyer_id).get(f"{address(scene)}{page}")
        assert answer.json()["code"] == "settlement.statement_not_found"
