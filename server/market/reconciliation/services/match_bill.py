"""A bill is held against what we know, set by set: what belongs together is paired, the rest is a difference."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.payments import facade as payments
from market.payments.facade import BillKind
from market.reconciliation.errors import BillIsNotIn
from market.reconciliation.metrics import alert
from market.reconciliation.models import Bill
from market.reconciliation.services.book_fees import book_agreed_fees
from market.reconciliation.services.find_differences import find_differences
from market.reconciliation.services.gather_entries import gather_entries
from market.reconciliation.services.prove_day import prove_day
from market.reconciliation.services.resolve_differences import resolve_differences
from market.reconciliation.states import BillState

NEIGHBOURHOOD = timedelta(days=1)

# A line's partner is called the same, else it has the provider's own number; whichever day it was entered on. Of lines
# that name one thing twice the first has it: what is left over is a difference.
PAIR = """
    INSERT INTO reconciliation_pair (line_id, entry_id, bill_id)
    SELECT line_id, entry_id, bill_id FROM (
      SELECT l.id AS line_id, e.id AS entry_id, l.bill_id,
             row_number() OVER (PARTITION BY e.id ORDER BY b.day, l.place) AS of_entry,
             row_number() OVER (PARTITION BY l.id ORDER BY e.at, e.id) AS of_line
      FROM reconciliation_billline l JOIN reconciliation_bill b ON b.id = l.bill_id
      JOIN reconciliation_entry e ON e.provider = b.provider AND e.kind = l.kind AND {same}
      WHERE {which}
        AND NOT EXISTS (SELECT FROM reconciliation_pair p WHERE p.line_id = l.id)
        AND NOT EXISTS (SELECT FROM reconciliation_pair p WHERE p.entry_id = e.id)
    ) AS found WHERE of_entry = 1 AND of_line = 1
"""
SAME = (
    "l.ref <> '' AND e.ref = l.ref",
    "l.kind = 'payment' AND l.trade_ref <> '' AND e.trade_ref <> '' AND e.trade_ref = l.trade_ref",
)
WHICH = (
    "l.bill_id = %(bill)s",
    """l.id IN (SELECT d.line_id FROM reconciliation_difference d
                WHERE d.provider = %(provider)s AND d.state IN ('open', 'suspended') AND d.entry_id IS NULL)""",
)


def match_bill(bill_id: UUID, *, now: datetime) -> None:
    """
    Match a bill that is in, and whatever of the provider's other bills has no partner yet. Again: the same again.

    Locks the bill. Those of one provider come one after the other. :raises BillNotFound, BillIsNotIn:
    """
    bill = Bill.objects.filter(pk=bill_id).first()
    if bill is not None and bill.state in (BillState.IMPORTED, BillState.MATCHED):
        account = payments.billing().get(bill.provider)
        kinds = frozenset({BillKind.PAYMENT, BillKind.REFUND}) if account is None else account.billed
        zone = bill.starts_at.tzinfo if account is None else account.bill_zone
        assert zone is not None, "instants know their zone"
        since, until = bill.starts_at - NEIGHBOURHOOD, bill.ends_at + NEIGHBOURHOOD
        gather_entries(bill.provider, kinds, zone=zone, since=since, until=until)
    _match(bill_id, now)


@transaction.atomic
def _match(bill_id: UUID, now: datetime) -> None:
    sql.run("SELECT pg_advisory_xact_lock(7231, hashtext(provider)) FROM reconciliation_bill WHERE id = %s", [bill_id])
    bill = Bill.objects.lock(bill_id)
    if bill.state not in (BillState.IMPORTED, BillState.MATCHED):
        raise BillIsNotIn
    # Or the planner takes what has just come for a few rows, and compares each with each: 10,000 took it 12 s, now 0.8.
    sql.run("ANALYZE reconciliation_billline, reconciliation_entry")
    for same in SAME:
        for which in WHICH:
            sql.run(PAIR.format(same=same, which=which), {"bill": bill.pk, "provider": bill.provider})
    sql.run("ANALYZE reconciliation_pair")
    if bill.state == BillState.IMPORTED:
        bill.matched_at = now
        bill.move_to(BillState.MATCHED, now=now, because=f"{bill.line_count} rows")
    found = find_differences(bill, now=now)
    resolve_differences(bill.provider, now=now)
    book_agreed_fees(bill)
    bill.matched_count = _count_matched(bill)
    bill.save(update_fields=["matched_count"])
    left_over = prove_day(bill, now=now)
    if found:
        alert("differences_found", provider=bill.provider, day=bill.day.isoformat(), count=found)
    if left_over:
        alert("day_unexplained", provider=bill.provider, day=bill.day.isoformat(), minor=left_over)


def _count_matched(bill: Bill) -> int:
    row = sql.one(
        """
        SELECT count(*) FROM reconciliation_pair p WHERE p.bill_id = %(bill)s AND p.line_id NOT IN (
          SELECT line_id FROM reconciliation_difference WHERE bill_id = %(bill)s AND line_id IS NOT NULL
            AND state <> 'resolved')
        """,
        {"bill": bill.pk},
    )
    assert row is not None, "a count answers"
    return int(row[0])
