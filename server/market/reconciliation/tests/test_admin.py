from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foundation import sql
from market.reconciliation.models import Bill, Difference
from market.reconciliation.tests.factories import PROVIDER, make_paid, row, take_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    client = Client()
    client.force_login(get_user_model().objects.create_superuser(email="olga@example.com", password="a long password"))
    return client


def test_the_days_are_shown_with_what_lies_between_in_both_languages(desk):
    ana = make_paid(10_00)
    take_in([row(ana.pk, 10_00), row(uuid4(), 7_00)])
    sql.run("UPDATE reconciliation_bill SET day = current_date - 1")

    for language, words in (("zh-hans", ("每日对账", "他有我无")), ("en", ("day by day", "Only theirs"))):
        page = desk.get("/admin/reconciliation/bill/days/", headers={"Accept-Language": language})
        assert page.status_code == 200
        for word in (*words, "CNY 17.00", "CNY -7.00", "<svg"):
            assert word in page.content.decode()


def test_an_operator_fixes_a_difference_and_is_told_what_does_not_fit(desk):
    take_in([row(uuid4(), 7_00)])
    difference = Difference.objects.get()
    address = f"/admin/reconciliation/difference/{difference.pk}/fix/"

    assert b"suspend" in desk.get(address).content
    assert desk.post(address, {"remedy": "write_off", "because": "x"}).status_code == 422
    assert desk.post(address, {"remedy": "suspend", "because": "nobody knows it"}).status_code == 302

    difference.refresh_from_db()
    assert difference.state == "suspended"


def test_a_statement_that_makes_no_sense_is_shown_again_with_the_reason(desk):
    asked = {"provider": PROVIDER, "day": "2026-03-01", "file": SimpleUploadedFile("s.csv", b"a,b\n1,2\n")}

    answer = desk.post("/admin/reconciliation/bill/statement/", asked)

    assert answer.status_code == 422
    assert "reconciliation.statement_makes_no_sense" in answer.content.decode()
    assert not Bill.objects.exists()
