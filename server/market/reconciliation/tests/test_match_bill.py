from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.testing import at_once
from market.ledger import facade as ledger
from market.payments.models import Attempt
from market.payments.services.learn_payment import learn_payment
from market.payments.tests.factories import check_books, make_attempt, make_intent, paid
from market.reconciliation.models import Bill, DayProof, Difference, Pair
from market.reconciliation.services.import_bill import import_bill
from market.reconciliation.services.match_bill import match_bill
from market.reconciliation.tests.factories import (
    DAY,
    MORNING,
    NOON,
    PROVIDER,
    STARTS,
    make_bill,
    make_paid,
    row,
    statement,
    take_in,
    yuan,
)

pytestmark = pytest.mark.django_db(transaction=True)
TOMORROW = DAY + timedelta(days=1)


def found():
    return sorted(Difference.objects.values_list("finding", "state", "delta_minor"))


def proof(bill):
    return DayProof.objects.get(bill=bill, currency="CNY")


def test_a_day_on_which_all_agree_has_no_difference_and_is_proven():
    ana, ben = make_paid(49_90), make_paid(1_00)

    bill = take_in([row(ana.pk, 49_90), row(ben.pk, 1_00)])

    assert (bill.state, bill.line_count, bill.matched_count, found()) == ("matched", 2, 2, [])
    assert (proof(bill).ledger_minor, proof(bill).bill_minor, proof(bill).unexplained_minor) == (50_90, 50_90, 0)
    assert proof(bill).parts == {}


def test_each_disagreement_is_found_and_named_and_the_day_is_explained_to_the_fen():
    ana, ben, cai, eve = make_paid(10_00), make_paid(20_00), make_paid(30_00), make_paid(40_00)
    still_waiting = make_attempt(make_intent(amount=yuan(5_00)), method=PROVIDER)

    bill = take_in(
        [
            row(ana.pk, 10_00),
            row(ana.pk, 10_00),  # Doubled.
            row(ben.pk, 20_01),
            row(cai.pk, 30_00, currency="USD"),
            row(still_waiting.pk, 5_00),
            row(uuid4(), 7_00),
        ]
    )

    assert found() == [
        ("amount_differs", "open", 1),
        ("currency_differs", "open", -30_00),
        ("currency_differs", "open", 30_00),
        ("ours_only", "open", -40_00),
        ("status_differs", "open", 5_00),
        ("theirs_only", "open", 7_00),
        ("theirs_only", "open", 10_00),
    ]
    assert Difference.objects.get(finding="ours_only").ref == eve.pk.hex
    assert (bill.matched_count, Pair.objects.count()) == (1, 3)
    assert proof(bill).unexplained_minor == 0
    assert proof(bill).ledger_minor == proof(bill).bill_minor + sum(proof(bill).parts.values())


def test_matching_again_changes_nothing():
    take_in([row(make_paid().pk, 49_00), row(uuid4(), 1_00)])
    before = (found(), list(Pair.objects.order_by("id").values()))

    for _ in range(2):
        match_bill(Bill.objects.get().pk, now=MORNING)

    assert (found(), list(Pair.objects.order_by("id").values())) == before


def test_a_payment_near_midnight_waits_for_the_next_bill_and_is_resolved_by_it():
    """Without `_may_still_come`: fails, it is ours_only at once."""
    late = make_paid(at=STARTS + timedelta(hours=23, minutes=59))

    first = take_in([])
    assert found() == [("cross_day", "waiting", -49_90)]
    second = take_in([row(late.pk, at=STARTS + timedelta(days=1))], day=TOMORROW, now=MORNING + timedelta(days=1))

    assert found() == [("cross_day", "resolved", -49_90)]
    assert proof(second).parts == {"of_another_day": -49_90}
    assert (proof(first).unexplained_minor, proof(second).unexplained_minor) == (0, 0)


def test_what_waited_in_vain_is_only_ours():
    make_paid(at=STARTS + timedelta(hours=23, minutes=59))
    take_in([])

    take_in([], day=TOMORROW, now=MORNING + timedelta(days=1))

    assert found() == [("ours_only", "open", -49_90)]


def test_what_only_the_bill_knew_is_resolved_once_we_know_it():
    waiting = make_attempt(make_intent(amount=yuan(5_00)), method=PROVIDER)
    bill = take_in([row(waiting.pk, 5_00)])
    assert found() == [("status_differs", "open", 5_00)]
    said = paid(waiting)
    learn_payment(waiting.pk, type(said)(said.fate, said.amount, said.provider_ref, NOON, ""), now=MORNING, source="t")

    match_bill(bill.pk, now=MORNING)

    assert found() == [("status_differs", "resolved", 5_00)]
    assert proof(bill).parts == {"booked_another_day": -5_00}


def test_a_transfer_is_found_by_its_number_where_it_names_nothing_of_ours():
    attempt = make_paid()
    Attempt.objects.filter(pk=attempt.pk).update(trade_ref="ICBC-7")

    bill = take_in([row("", trade="ICBC-7")])

    assert (bill.matched_count, found()) == (1, [])


def test_fees_that_agree_are_booked_once_and_another_waits_for_a_person():
    ana, ben = make_paid(100_00), make_paid(200_00)
    Attempt.objects.update(fee_minor=60)

    bill = take_in([row(ana.pk, 100_00, fee=60), row(ben.pk, 200_00, fee=70)])
    match_bill(bill.pk, now=MORNING)

    assert found() == [("fee_differs", "open", -70)]
    assert ledger.balance(ledger.in_transit(PROVIDER, "CNY")) == yuan(300_00 - 60)
    assert proof(bill).parts == {"fees_not_booked": 70}
    assert proof(bill).ledger_minor == proof(bill).bill_minor + 70


def test_the_books_hold_when_a_bill_with_fees_came_in():
    """Without the fees in `check_books`: fails with its AssertionError about the balance at the provider."""
    ana = make_paid(100_00)
    Attempt.objects.update(fee_minor=60)

    take_in([row(ana.pk, 100_00, fee=60)])

    assert ledger.balance(ledger.in_transit(PROVIDER, "CNY")) == yuan(100_00 - 60)
    check_books()


def test_processes_at_once_match_once():
    """Without the locks of `_match`: fails with an IntegrityError of reconciliation_pair_entry_id_key."""
    attempts = [make_paid() for _ in range(20)]
    bill = make_bill()
    import_bill(bill.pk, statement([row(one.pk) for one in attempts[:15]]), now=MORNING)

    done = at_once([lambda: match_bill(bill.pk, now=MORNING)] * 4)

    assert done == ["done"] * 4
    assert Pair.objects.count() == 15
    assert found() == [("ours_only", "open", -49_90)] * 5


def test_processes_at_once_take_a_bill_in_once():
    """Without the bill's row lock: fails with an IntegrityError of reconciliation_each_line_once."""
    bill = make_bill()
    rows = [row(uuid4()) for _ in range(300)]

    done = at_once([lambda: import_bill(bill.pk, statement(rows), now=MORNING)] * 4)

    assert done == ["done"] * 4
    bill.refresh_from_db()
    assert (bill.state, bill.line_count, bill.lines.count()) == ("imported", 300, 300)


WISHES = st.lists(
    st.tuples(st.sampled_from(["same", "missing", "amount", "doubled", "unknown", "fee"]), st.integers(1, 90_00)),
    min_size=1,
    max_size=12,
)


def reference(wishes):
    """Say row by row what a bill made so differs by."""
    expected = Counter()
    for what, minor in wishes:
        if what == "missing":
            expected["ours_only", -minor] += 1
        elif what == "amount":
            expected["amount_differs", 1] += 1
        elif what in ("doubled", "unknown"):
            expected["theirs_only", minor] += 1
        elif what == "fee":
            expected["fee_differs", -3] += 1
    return expected


@settings(max_examples=15)
@given(wishes=WISHES)
def test_whatever_a_bill_has_wrong_the_sets_find_what_a_look_at_each_row_finds(wishes):
    day = DAY + timedelta(days=2 * Bill.objects.count())
    noon = NOON + (day - DAY)
    rows = []
    for what, minor in wishes:
        ours = uuid4() if what == "unknown" else make_paid(minor, at=noon).pk
        told = [row(ours, minor + (what == "amount"), fee=3 * (what == "fee"), at=noon)]
        rows += told * {"missing": 0, "doubled": 2}.get(what, 1)

    bill = take_in(rows, day=day, now=noon + timedelta(days=1))

    mine = Difference.objects.filter(bill=bill).values_list("finding", "delta_minor")
    assert Counter(mine) == reference(wishes)
    assert all(one.unexplained_minor == 0 for one in DayProof.objects.filter(bill=bill))
