"""Money at a supervised account: a bank does what our people ask for, and they say that it was done."""

import pytest

from foundation.models import AuditEntry
from foundation.testing import told, told_all
from market.payments.errors import IsDone, NotByTransfer
from market.payments.events import PayoutDone, SplitDone, SplitReturned
from market.payments.models import Attempt, Payout, Refund, Split, SplitReturn
from market.payments.services.confirm_by_hand import confirm_by_hand
from market.payments.tests.factories import now, work_the_queue
from market.payments.tests.shares import MUGS, check_shares, give_back, make_paid, pay_out, share, yuan

pytestmark = pytest.mark.django_db(transaction=True)


def confirm(row):
    confirm_by_hand(row, bank_ref="20261123-0001", actor_id=None, now=now())


def test_a_share_its_return_and_a_payout_are_done_when_an_operator_says_so(bank):
    intent = make_paid()
    Attempt.objects.update(method="bank_transfer")
    share(intent, 40_00)
    work_the_queue()
    assert told_all(SplitDone) == []
    confirm(Split.objects.get())
    assert told(SplitDone, key=intent.ref).shares[0].amount == yuan(40_00)

    give_back(intent, 20_00)
    work_the_queue()
    confirm(SplitReturn.objects.get())
    assert told(SplitReturned, key=intent.ref).amount == yuan(10_10)
    assert not Refund.objects.get().awaits_shares

    pay_out(29_90, provider="bank_transfer")
    work_the_queue()
    confirm(Payout.objects.get())
    assert told(PayoutDone, key=MUGS).amount == yuan(29_90)
    assert AuditEntry.objects.filter(action="payments.confirm_by_hand").count() == 3
    check_shares()


def test_what_a_machine_speaks_for_nobody_confirms_and_nothing_twice(bank):
    """Without `is_online` in confirm_by_hand: fails with IsDone instead."""
    intent = make_paid()
    share(intent, 40_00)
    with pytest.raises(NotByTransfer):
        confirm(Split.objects.get())

    Attempt.objects.update(method="bank_transfer")
    Split.objects.update(provider="bank_transfer")
    with pytest.raises(IsDone):
        confirm(Split.objects.get())  # It was not tried yet.
    work_the_queue()
    confirm(Split.objects.get())
    with pytest.raises(IsDone):
        confirm(Split.objects.get())
