from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation import sql
from foundation.ids import encode
from foundation.models import AuditEntry
from foundation.testing import at_once
from market.approvals import facade as approvals
from market.approvals.services.grant import grant
from market.ledger import facade as ledger
from market.payments.services.learn_payment import learn_payment
from market.payments.tests.factories import make_attempt, make_intent, paid
from market.reconciliation.approved import to_fix
from market.reconciliation.errors import FixedAlready, RemedyDoesNotFit
from market.reconciliation.models import Bill, BillLine, Difference, Fix
from market.reconciliation.services.fix_difference import fix_difference
from market.reconciliation.services.match_bill import match_bill
from market.reconciliation.states import Remedy
from market.reconciliation.tests.factories import MORNING, NOON, OPERATOR, PROVIDER, make_paid, row, take_in, yuan

pytestmark = pytest.mark.django_db(transaction=True)
A_MONTH_LATER = MORNING + timedelta(days=31)


def held():
    return ledger.balance(ledger.in_transit(PROVIDER, "CNY"))


def suspense():
    account = ledger.AccountKey(ledger.Party.PLATFORM, None, ledger.Purpose.SUSPENSE, "CNY")
    return ledger.balance(account)


def fix(difference, remedy, *, now=MORNING):
    fix_difference(difference.pk, remedy, by=OPERATOR, because="asked them", now=now)
    difference.refresh_from_db()
    return difference


def test_unknown_money_is_booked_in_suspense_and_written_off_a_month_later():
    take_in([row(uuid4(), 7_00)])
    difference = Difference.objects.get()

    assert fix(difference, Remedy.SUSPEND).state == "suspended"
    assert (held(), suspense()) == (yuan(7_00), yuan(-7_00))
    with pytest.raises(RemedyDoesNotFit):
        fix(difference, Remedy.WRITE_OFF)
    assert fix(difference, Remedy.WRITE_OFF, now=A_MONTH_LATER).state == "settled"

    assert (held(), suspense()) == (yuan(7_00), yuan(0))
    assert ledger.prove().holds
    actions = AuditEntry.objects.filter(subject=encode("diff", difference.pk)).order_by("at")
    assert list(actions.values_list("action", flat=True)) == ["reconciliation.suspend", "reconciliation.write_off"]


def test_a_fee_is_corrected_to_what_was_kept():
    ana = make_paid(100_00)
    take_in([row(ana.pk, 100_00, fee=70)])

    assert fix(Difference.objects.get(), Remedy.CORRECT_FEE).state == "settled"

    assert held() == yuan(99_30)


def test_what_was_in_suspense_is_taken_out_when_it_explains_itself():
    attempt = make_attempt(make_intent(amount=yuan(5_00)), method=PROVIDER)
    bill = take_in([row(attempt.pk, 5_00)])
    difference = fix(Difference.objects.get(), Remedy.SUSPEND)
    said = paid(attempt)
    learn_payment(attempt.pk, type(said)(said.fate, said.amount, said.provider_ref, NOON, ""), now=MORNING, source="t")
    assert held() == yuan(10_00)

    match_bill(bill.pk, now=MORNING)

    difference.refresh_from_db()
    assert (difference.state, held(), suspense()) == ("resolved", yuan(5_00), yuan(0))


def test_people_at_once_fix_a_difference_once():
    """Without the difference's row lock: fails with another refusal; the constraints of Fix still let one through."""
    take_in([row(uuid4(), 7_00)])
    difference = Difference.objects.get()

    done = at_once(
        [lambda: fix_difference(difference.pk, Remedy.SUSPEND, by=OPERATOR, because="both", now=MORNING)] * 4
    )

    assert sorted(done) == ["done", *["reconciliation.remedy_does_not_fit"] * 3]
    assert (Fix.objects.count(), held()) == (1, yuan(7_00))


def test_the_database_refuses_a_second_fix_of_one_step():
    take_in([row(uuid4(), 7_00)])
    difference = fix(Difference.objects.get(), Remedy.SUSPEND)

    with pytest.raises(IntegrityError, match="reconciliation_fixed_once"), transaction.atomic():
        Fix.objects.create(
            difference=difference, step="book", remedy="suspend", cause="other", by=OPERATOR, at=NOON, because="again"
        )


def test_above_the_limit_another_operator_grants_the_fix():
    take_in([row(uuid4(), 100_01)])
    difference = Difference.objects.get()
    wish = to_fix(difference, Remedy.SUSPEND, because="nobody knows it")

    asked = approvals.ask(wish, asked_by=OPERATOR, key="once", now=MORNING)
    assert (asked.state, held()) == ("pending", yuan(0))
    grant(asked.id, by=uuid4(), because="seen", now=MORNING)

    difference.refresh_from_db()
    assert (difference.state, held(), Fix.objects.get().by) == ("suspended", yuan(100_01), OPERATOR)


def test_what_is_settled_is_not_fixed_again():
    ana = make_paid(100_00)
    take_in([row(ana.pk, 100_00, fee=70)])
    difference = fix(Difference.objects.get(), Remedy.CORRECT_FEE)

    with pytest.raises(FixedAlready):
        fix(difference, Remedy.CORRECT_FEE)


def test_a_bill_that_is_in_stays_as_it_came():
    """Without the trigger reconciliation_billline_stays: fails with DID NOT RAISE."""
    bill = take_in([row(uuid4(), 7_00)])
    line = BillLine.objects.get()
    facts = {name: getattr(line, name) for name in ("kind", "currency", "amount_minor", "fee_minor", "at")}

    for act in (
        lambda: BillLine.objects.update(amount_minor=8_00),
        lambda: sql.run("DELETE FROM reconciliation_billline WHERE id = %s", [line.pk]),
        lambda: BillLine.objects.create(bill=Bill.objects.get(pk=bill.pk), place=9, **facts),
    ):
        with pytest.raises(IntegrityError, match="stay as they came"), transaction.atomic():
            act()
