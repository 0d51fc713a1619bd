"""The simulator's bills, as its merchants get them, held against what we know: the simulator is the judge."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest

from foundation.money import Money
from market.ledger import facade as ledger
from market.payments.models import Attempt
from market.payments.providers.registry import provider
from market.payments.services.request_refund import request_refund
from market.payments.tests.conftest import bank, bank_process
from market.payments.tests.factories import let_time_pass, make_intent, now, work_the_queue
from market.payments.tests.kit import FIRST_WAYS, press
from market.reconciliation import rules
from market.reconciliation.models import Bill, DayProof, Difference
from market.reconciliation.services.await_bills import await_bills
from market.reconciliation.services.fetch_bill import enqueue_due_bills, fetch_bill

__all__ = ["bank", "bank_process"]
pytestmark = pytest.mark.django_db(transaction=True)
BILLING = [case for case in FIRST_WAYS if case.kind in ("wechat", "alipay", "stripe")]


def bill_of(code, day):
    starts_at, ends_at = rules.span(day, provider(code).bill_zone)
    return Bill.objects.create(provider=code, day=day, starts_at=starts_at, ends_at=ends_at, next_try_at=now())


@pytest.mark.parametrize("case", BILLING, ids=str)
def test_a_days_bill_comes_is_matched_and_proven_to_the_fen(bank, case):
    press(bank, case.start(make_intent(), key="once").id)
    bank.wait_until_told()
    work_the_queue()
    attempt = Attempt.objects.get()
    asked = {"order_id": uuid4(), "because": "one cup broken", "now": now()}
    request_refund(ref=attempt.intent.ref, key="half", amount=Money("CNY", 20_00), **asked)
    work_the_queue()
    let_time_pass()
    bill = bill_of(attempt.method, now().astimezone(provider(attempt.method).bill_zone).date())
    bank.let_pass(86_400 + 60)
    then = now() + timedelta(days=1)

    for _ in range(2):  # Asked again, it is taken in once.
        fetch_bill(bill.pk, now=then)

    bill.refresh_from_db()
    assert (bill.state, bill.line_count, bill.trouble) == ("matched", 2, "")
    in_time = Difference.objects.exclude(finding="cross_day")
    assert list(in_time) == []
    proof = DayProof.objects.get()
    assert proof.unexplained_minor == 0
    theirs = bank.book()
    fees = sum(one["fee_minor"] for one in theirs["payments"])
    assert proof.bill_minor == attempt.amount_minor - 20_00 - fees
    assert ledger.balance(ledger.in_transit(attempt.method, "CNY")).minor == proof.bill_minor


def test_a_bill_that_is_not_ready_is_asked_for_again_and_once_late_a_person_is_called(bank, monkeypatch):
    rung = []
    monkeypatch.setattr("market.reconciliation.services.fetch_bill.alert", lambda kind, **facts: rung.append(kind))
    today = now().astimezone(provider("wechat").bill_zone).date()
    bill = bill_of("wechat", today)

    fetch_bill(bill.pk, now=now())
    bill.refresh_from_db()
    assert (bill.state, bill.tries, rung) == ("awaited", 1, [])
    assert bill.trouble
    for hours in (16, 17):
        fetch_bill(bill.pk, now=bill.ends_at + timedelta(hours=hours))

    bill.refresh_from_db()
    assert (bill.tries, rung) == (3, ["bill_late"])
    assert bill.next_try_at == bill.ends_at + timedelta(hours=17, minutes=30)


def test_a_quiet_day_is_not_late_and_ends_as_an_empty_bill_after_three_days(bank, monkeypatch):
    """Without `_is_quiet`: fails, a person is called for nothing, and the day is asked for for ever."""
    rung = []
    monkeypatch.setattr("market.reconciliation.services.fetch_bill.alert", lambda kind, **facts: rung.append(kind))
    bill = bill_of("alipay", now().astimezone(provider("alipay").bill_zone).date())
    bank.let_pass(86_400 + 60)

    fetch_bill(bill.pk, now=bill.ends_at + timedelta(hours=16))
    bill.refresh_from_db()
    assert (bill.state, bill.tries, rung) == ("awaited", 1, [])
    fetch_bill(bill.pk, now=bill.ends_at + timedelta(days=3))

    bill.refresh_from_db()
    assert (bill.state, bill.line_count, bill.next_try_at, rung) == ("matched", 0, None, [])
    assert not Difference.objects.exists()


def test_a_day_on_which_somebody_paid_waits_for_its_bill_and_is_late(bank, monkeypatch):
    """Without asking what we know: fails, the day is closed and its payment is called ours only."""
    rung = []
    monkeypatch.setattr("market.reconciliation.services.fetch_bill.alert", lambda kind, **facts: rung.append(kind))
    case = next(case for case in BILLING if case.kind == "alipay")
    press(bank, case.start(make_intent(), key="once").id)
    bank.wait_until_told()
    work_the_queue()
    paid_at = Attempt.objects.get().paid_at.astimezone(provider("alipay").bill_zone)
    bill = bill_of("alipay", paid_at.date())  # The bank's clock does not move on: there is no bill of today.
    noon = datetime.combine(paid_at.date(), time(12), paid_at.tzinfo)
    Attempt.objects.update(paid_at=noon)

    fetch_bill(bill.pk, now=bill.ends_at + timedelta(days=4))

    bill.refresh_from_db()
    assert (bill.state, rung) == ("awaited", ["bill_late"])


def test_days_that_are_over_are_awaited_in_the_providers_own_zone(bank):
    evening = now().replace(hour=15, minute=59)  # One minute before midnight in China; in UTC the day goes on.
    await_bills(now=evening)
    before = Bill.objects.get(provider="wechat").day
    await_bills(now=evening + timedelta(minutes=2))
    await_bills(now=evening + timedelta(minutes=2))

    days = list(Bill.objects.filter(provider="wechat").order_by("day").values_list("day", flat=True))
    assert days == [before, before + timedelta(days=1)]
    assert Bill.objects.filter(provider="stripe").count() == 1
    due = Bill.objects.filter(next_try_at__lte=evening)
    count = due.count()
    assert (count > 0, enqueue_due_bills(now=evening), due.count()) == (True, count, 0)


@pytest.mark.parametrize(
    ("fault", "figure", "finding"),
    [
        ("bill_missing", 1, {"ours_only"}),
        ("bill_late", 1, {"ours_only"}),
        ("bill_doubled", 2, {"theirs_only"}),
        ("bill_amount", 1, {"amount_differs"}),
        ("bill_currency", 1, {"currency_differs"}),
    ],
)
def test_each_mistake_of_a_bill_is_found_and_the_day_is_still_explained(bank, fault, figure, finding):
    case = next(case for case in BILLING if case.kind == "wechat")
    press(bank, case.start(make_intent(), key="once").id)
    bank.wait_until_told()
    work_the_queue()
    bank.err(**{fault: figure})
    bill = bill_of("wechat", Attempt.objects.get().paid_at.astimezone(provider("wechat").bill_zone).date())
    bank.let_pass(86_400 + 60)

    fetch_bill(bill.pk, now=now() + timedelta(days=1))

    found = set(Difference.objects.values_list("finding", flat=True)) - {"fee_differs"}
    assert {"ours_only" if one == "cross_day" else one for one in found} == finding
    assert all(proof.unexplained_minor == 0 for proof in DayProof.objects.all())
