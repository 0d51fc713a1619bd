"""The simulator's bills make the mistakes that they are told to make, and no others. The same for every provider."""

from datetime import timedelta

import pytest

from market.payments.models import Attempt
from market.payments.providers.base import Refused
from market.payments.providers.registry import provider
from market.payments.tests.factories import PRICE, make_intent, now, work_the_queue
from market.payments.tests.kit import press
from market.payments.tests.test_bills_and_splits import BILLING

pytestmark = pytest.mark.django_db(transaction=True)
MISTAKES = {
    "bill_missing": (1, [], []),
    "bill_doubled": (2, [("CNY", PRICE.minor)] * 2, []),
    "bill_amount": (7, [("CNY", PRICE.minor + 7)], []),
    "bill_late": (1, [], [("CNY", PRICE.minor)]),
    "bill_currency": (1, [("XTS", PRICE.minor)], []),
}


@pytest.mark.parametrize("case", BILLING, ids=str)
def test_a_bill_makes_the_mistakes_that_it_is_told_to_make(bank, case):
    press(bank, case.start(make_intent(), key="once").id)
    bank.wait_until_told()
    work_the_queue()
    attempt = Attempt.objects.get()
    ref = next(one["merchant_ref"] for one in bank.book()["payments"])
    account = provider(attempt.method)
    day = now().astimezone(account.bill_zone).date()
    bank.let_pass(2 * 86_400 + 60)

    def listed(on):
        try:
            return [(row.amount.currency, row.amount.minor) for row in account.bill(on).rows]
        except Refused:  # What Alipay says of a day without trades.
            return []

    for fault, (figure, that_day, next_day) in MISTAKES.items():
        if case.kind == "alipay" and fault == "bill_currency":  # Its bills name none.
            continue
        bank.err_about(ref, **{fault: figure})
        assert (listed(day), listed(day + timedelta(days=1))) == (that_day, next_day), fault
        bank.err_about(ref)

    assert listed(day) == [("CNY", PRICE.minor)]
