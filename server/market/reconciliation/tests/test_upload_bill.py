import pytest

from market.reconciliation.errors import (
    BillIsInAlready,
    ProviderWritesItsOwn,
    StatementMakesNoSense,
)
from market.reconciliation.models import Bill
from market.reconciliation.services.match_bill import match_bill
from market.reconciliation.services.upload_bill import upload_bill
from market.reconciliation.tests.factories import DAY, MORNING, OPERATOR, PROVIDER, make_paid

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = "at,kind,bank_ref,our_ref,currency,amount,fee\n"


def bring(words, *, provider=PROVIDER):
    return upload_bill(provider, DAY, words.encode(), by=OPERATOR, now=MORNING)


def test_a_statement_that_an_operator_brings_is_matched_like_any_other():
    attempt = make_paid(49_90)

    bill_id = bring(f"{HEAD}2026-03-01T20:00:00,payment,ICBC-7,{attempt.pk},CNY,49.90,0\n")
    match_bill(bill_id, now=MORNING)

    bill = Bill.objects.get()
    assert (bill.state, bill.line_count, bill.matched_count, len(bill.digest)) == ("matched", 1, 1, 64)
    with pytest.raises(BillIsInAlready):
        bring(HEAD)


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-02T20:00:00,payment,ICBC-7,,CNY,49.90,0",  # Another day.
        "2026-03-01T20:00:00,payment,ICBC-7,,CNY,-1,0",
        "2026-03-01T20:00:00,payment,ICBC-7,,CNY,0,0",
        "2026-03-01T20:00:00,payment,ICBC-7,,CNY,1.001,0",
        "2026-03-01T20:00:00,payment,ICBC-7,,CNY,99999999999999999999,0",
        "2026-03-01T20:00:00,payment,ICBC-7,,CNY,NaN,0",
        "2026-03-01T20:00:00,payment,ICBC-7,,yuan,1,0",
        "2026-03-01T20:00:00,chargeback,ICBC-7,,CNY,1,0",
        "2026-03-01T20:00:00,payment,,,CNY,1,0",
        "yesterday,payment,ICBC-7,,CNY,1,0",
        "2026-03-01T20:00:00,payment,ICBC-7",
    ],
)
def test_a_statement_that_makes_no_sense_is_refused_by_its_line_and_changes_nothing(line):
    good = "2026-03-01T20:00:00,payment,ICBC-6,,CNY,1,0"
    with pytest.raises(StatementMakesNoSense) as refusal:
        bring(f"{HEAD}{good}\n{line}\n")

    assert (refusal.value.field, refusal.value.facts["line"]) == ("file", 3)
    assert not Bill.objects.exists()


def test_a_provider_that_writes_bills_is_not_told_what_is_in_them():
    with pytest.raises(ProviderWritesItsOwn):
        bring(HEAD, provider="nobody")
