"""The platform's profit and loss by day: what the query answers, and the page and the file that show it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import Permission
from django.db import transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.chart import RESULTS
from market.ledger.posting_templates import TEMPLATES
from market.ledger.queries import balances, results_by_day
from market.ledger.services.post import post
from market.ledger.services.post_many import post_many
from market.ledger.services.reverse import reverse
from market.ledger.types import AccountKey, NewSet, ResultPart
from market.people.models import Person

pytestmark = pytest.mark.django_db
PAGE = "/admin/ledger/postingset/results/"
PARTIES: dict[str, UUID | str] = {
    "provider": "sandbox", "buyer": UUID(int=1), "promoter": UUID(int=2), "shop": UUID(int=8), "brand": UUID(int=9),
    "tax": "cn",
}  # fmt: skip
LAST_MOMENT = datetime(2026, 11, 10, 15, 59, 59, tzinfo=UTC)  # of the tenth, in China
TENTH, ELEVENTH = date(2026, 11, 10), date(2026, 11, 11)


def live(cause: str, kind: str, at: datetime, /, currency: str = "CNY", **amounts: int) -> None:
    wanted = {name: Money(currency, minor) for name, minor in amounts.items()}
    post(cause, kind, rules.entries(kind, PARTIES, wanted), at)


def two_days() -> None:
    """On the tenth a line of ¥100.00 is settled, the provider takes ¥0.60, and ¥5.00 of a discount is ours; on the
    eleventh a half of the line comes back, and ¥3.00 of a shop's security is forfeited."""
    live("payment:1", "payment_received", LAST_MOMENT, amount=10_000)
    live("fee:1", "payment_fee_charged", LAST_MOMENT, amount=60)
    live("discount:1", "discount_funded", LAST_MOMENT, by_platform=500, discount=500)
    live(
        "line:1", "line_settled", LAST_MOMENT,
        gross=10_000, commission=500, technical_fee=100, payment_fee=60, net=9_340,
    )  # fmt: skip
    midnight = LAST_MOMENT + timedelta(seconds=1)
    live(
        "back:1", "line_clawed_back", midnight,
        gross=5_000, commission=250, technical_fee=50, payment_fee=30, net=4_670,
    )  # fmt: skip
    live("forfeit:1", "deposit_forfeited", midnight, amount=300, to_platform=300)


def test_a_day_is_chinas_and_has_each_result_by_kind():
    two_days()

    found = results_by_day(TENTH, ELEVENTH)

    assert found == [
        ResultPart(TENTH, "CNY", "commission_income", "line_settled", 500),
        ResultPart(TENTH, "CNY", "payment_fee_expense", "line_settled", 60),  # the shop bears the provider's fee …
        ResultPart(TENTH, "CNY", "payment_fee_expense", "payment_fee_charged", -60),
        ResultPart(TENTH, "CNY", "subsidy_expense", "discount_funded", -500),
        ResultPart(TENTH, "CNY", "technical_fee_income", "line_settled", 100),
        ResultPart(ELEVENTH, "CNY", "commission_income", "line_clawed_back", -250),
        ResultPart(ELEVENTH, "CNY", "deposit_forfeits", "deposit_forfeited", 300),
        ResultPart(ELEVENTH, "CNY", "payment_fee_expense", "line_clawed_back", -30),  # … and has half of it back
        ResultPart(ELEVENTH, "CNY", "technical_fee_income", "line_clawed_back", -50),
    ]
    assert results_by_day(ELEVENTH, ELEVENTH) == found[5:]
    assert results_by_day(TENTH, TENTH) == found[:5]
    assert results_by_day(date(2026, 11, 9), date(2026, 11, 9)) == []


def test_what_nobody_has_explained_yet_is_neither_profit_nor_loss():
    live("bill:1", "difference_over", NOON, amount=70)
    live("exchange:1", "currency_exchanged", NOON, bought=700, sold=700)
    assert results_by_day(NOON.date(), NOON.date()) == []

    live("bill:1:off", "surplus_written_off", NOON, amount=70)
    live("rate:1", "fx_lost", NOON, amount=9)

    assert [(part.purpose, part.minor) for part in results_by_day(NOON.date(), NOON.date())] == [
        ("differences", 70),
        ("fx_difference", -9),
    ]


happenings = st.lists(
    st.tuples(
        st.sampled_from(sorted(name for name, one in TEMPLATES.items() if {x.amount for x in one.lines} == {"amount"})),
        st.integers(1, 10**9),
        st.integers(-80, 80),
        st.sampled_from(["CNY", "JPY"]),
        st.booleans(),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=40)
@given(happenings)
def test_all_days_together_are_what_the_book_holds(lived):
    """Without the minus in the query: fails with {('compensation_expense', 'CNY'): -1} against 1."""
    with transaction.atomic():
        sets = [
            NewSet(str(number), kind, rules.entries(kind, PARTIES, {"amount": Money(currency, minor)}), at)
            for number, (kind, minor, hours, currency, _) in enumerate(lived)
            for at in [NOON + timedelta(hours=hours)]
        ]
        post_many(sets)
        for made, (*_, is_undone) in zip(sets, lived, strict=True):
            if is_undone:
                reverse(made.cause, f"{made.cause}:undone", made.at + timedelta(days=1))

        summed: Counter[tuple[str, str]] = Counter()
        for part in results_by_day(NOON.date() - timedelta(days=9), NOON.date() + timedelta(days=9)):
            summed[part.purpose, part.currency] += part.minor

        accounts = [AccountKey(p.party, None, p.purpose, one) for p in RESULTS for one in ("CNY", "JPY")]
        held = {(key.purpose, key.currency): -money.minor for key, money in balances(accounts).items()}
        assert {key: minor for key, minor in held.items() if minor} == {k: v for k, v in summed.items() if v}
        transaction.set_rollback(True)  # The next life begins with an empty book.


@pytest.fixture
def operator() -> Client:
    client = Client()
    client.force_login(Person.objects.create(nickname="olga", is_staff=True, is_superuser=True))
    return client


def test_finance_sees_each_day_with_its_result_and_what_it_is_made_of(operator: Client):
    two_days()
    live("yen:1", "shop_compensated", LAST_MOMENT, "JPY", amount=800)

    page = operator.get(PAGE, {"first": "2026-11-01", "last": "2026-11-30"})

    yuan, yen = page.context["tables"]
    assert yuan.days == [
        (ELEVENTH, ["CNY -2.50", "CNY -0.50", "CNY -0.30", "CNY 0.00", "CNY 3.00"], "CNY -0.30"),
        (TENTH, ["CNY 5.00", "CNY 1.00", "CNY 0.00", "CNY -5.00", "CNY 0.00"], "CNY 1.00"),
    ]
    assert (yuan.totals, yuan.total) == (["CNY 2.50", "CNY 0.50", "CNY -0.30", "CNY -5.00", "CNY 3.00"], "CNY 0.70")
    assert yen.total == "JPY -800"
    assert "佣金收入" in page.content.decode() and "line_clawed_back" in page.content.decode()


def test_finance_takes_the_days_along_as_csv(operator: Client):
    live("line:1", "line_settled", LAST_MOMENT, gross=200_000, commission=123_456, net=76_544)
    live("yen:1", "shop_compensated", LAST_MOMENT, "JPY", amount=800)

    answer = operator.get(PAGE, {"first": "2026-11-10", "last": "2026-11-10", "as": "csv"})

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="results-2026-11-10-2026-11-10.csv"'
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "day,currency,purpose,科目,kind,amount",
        "2026-11-10,CNY,commission_income,佣金收入,line_settled,1234.56",
        "2026-11-10,JPY,compensation_expense,赔付支出,shop_compensated,-800",
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-11-11", "2026-11-10"), ("2026-01-01", "2026-12-31"), ("", "2026-11-10"), ("2026-02-30", "2026-03-01"),
     ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31")],
    ids=["backwards", "too long", "half given", "no such day", "the first of all", "the last of all"],
)  # fmt: skip
def test_a_period_that_makes_no_sense_is_refused(operator: Client, first: str, last: str):
    for wanted in ({"first": first, "last": last}, {"first": first, "last": last, "as": "csv"}):
        answer = operator.get(PAGE, wanted)

        assert answer.status_code == 422
        assert answer["Content-Type"].startswith("text/html")


def test_only_those_of_the_staff_who_may_read_the_book_see_what_it_earned():
    """Without the question in the view: fails with 200 for a clerk who may read nothing."""
    clerk = Person.objects.create(nickname="ben", is_staff=True)
    client = Client()
    client.force_login(clerk)
    pages = [PAGE, "/admin/ledger/postingset/book/"]
    assert [client.get(page).status_code for page in pages] == [403, 403]

    clerk.user_permissions.add(Permission.objects.get(codename="view_postingset"))

    assert [client.get(page).status_code for page in pages] == [200, 200]
    assert [Client().get(page).status_code for page in pages] == [302, 302]
