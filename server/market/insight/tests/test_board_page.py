"""The dashboard, as operators see it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from market.insight.board_page import FINDINGS, age
from market.insight.models import Standing
from market.insight.services.take_standings import take_standings
from market.insight.tests.test_standings import pay
from market.payments.models import ProviderMinute
from market.payments.tests.factories import make_attempt, make_intent
from market.people.models import Person
from market.reconciliation.states import Finding
from market.reconciliation.tests.factories import row, take_in

pytestmark = pytest.mark.django_db
BOARD = "admin:insight_board"


def sign_in(*permissions: str) -> Client:
    person = Person.objects.create(nickname="lena", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(Person.objects.get(pk=person.pk))
    return client


def read(language: str = "en") -> str:
    client = sign_in("view_standing")
    answer = client.get(reverse(BOARD), headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anybody_has_looked_it_says_so():
    assert "No figures yet" in read()
    assert "还没有数字" in read("zh-hans")


def test_it_says_in_both_languages_where_the_money_is():
    now = timezone.now()
    pay(1_234_50)
    take_standings(now=now - timedelta(days=1))
    pay(5_50)
    take_standings(now=now)

    english, chinese = read("en"), read("zh-hans")

    for page, title, since in ((english, "In flight", "since the day before"), (chinese, "在途资金", "较前一日")):
        assert title in page
        assert "CNY 1,240.00" in page
        assert f"+CNY 5.50 {since}" in page
    assert "the clock is not at work" not in english


def test_it_shows_what_bills_and_we_do_not_agree_about():
    assert "Bills agree with us." in read()
    take_in([row("somebody-else-paid", 12_34)])

    page = read()

    assert "Theirs only</th>" in page
    assert "CNY 12.34" in page
    assert "2026-03-01" in page


def test_every_finding_has_its_words():
    """Without a finding in `FINDINGS`: fails with its name, and the page with a KeyError."""
    assert set(FINDINGS) == {one.value for one in Finding}


def test_old_figures_call_for_the_clock():
    """Without `is_stale`: fails, yesterday's figures are shown as if they were today's."""
    pay(10_00)
    take_standings(now=timezone.now() - timedelta(minutes=11))
    assert "the clock is not at work" in read()


def test_what_waits_for_a_provider_says_how_much_and_how_long():
    intent = make_intent()
    attempt = make_attempt(intent)
    long_ago = timezone.now() - timedelta(hours=5)
    type(attempt).objects.filter(pk=attempt.pk).update(created_at=long_ago, expires_at=long_ago)

    page = read()

    assert "Payment</th>" in page
    assert "CNY 49.90" in page
    assert "5 h" in page


@pytest.mark.parametrize(("unclear", "said"), [(0, "100 % · well"), (1, "90 % · ill")])
def test_a_provider_that_does_not_answer_is_ill(unclear, said):
    ProviderMinute.objects.create(
        provider="wechat", operation="query", minute=timezone.now().replace(second=0, microsecond=0),
        answered=10 - unclear, unclear=unclear, busy_ms=1000, slowest_ms=300,
    )  # fmt: skip
    assert said in read()


def test_it_costs_the_same_however_long_the_book_is():
    """Without standings, asking the ledger: fails, the page reads its postings."""
    pay(10_00)
    take_standings(now=timezone.now())
    client = sign_in("view_standing")
    with CaptureQueriesContext(connection) as statements:
        client.get(reverse(BOARD))
    assert not [one["sql"] for one in statements if "ledger_" in one["sql"]]
    assert len([one for one in statements if "insight_" in one["sql"] or "payments_" in one["sql"]]) == 3


def test_the_list_leads_to_it():
    page = sign_in("view_standing").get(reverse("admin:insight_standing_changelist")).content.decode()
    assert reverse(BOARD) in page


def test_nobody_sees_it_without_the_permission():
    """Without the look at `has_view_permission`: fails, any of the staff sees all money."""
    client = sign_in("view_order")
    assert client.get(reverse(BOARD)).status_code == 403
    assert Standing.objects.count() == 0


@pytest.mark.parametrize(
    ("span", "said"),
    [(timedelta(days=3, hours=5), "3 d"), (timedelta(minutes=61), "1 h"), (timedelta(seconds=20), "0 min")],
)
def test_an_age_is_said_by_its_largest_unit(span, said):
    assert age(span, "en") == said
