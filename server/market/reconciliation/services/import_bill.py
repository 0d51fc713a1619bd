"""A bill comes in, once, in pieces: whoever dies in between, the next goes on where it ended."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.payments.facade import BillRow, Statement
from market.reconciliation import rules
from market.reconciliation.metrics import alert
from market.reconciliation.models import Bill
from market.reconciliation.states import BillState

CHUNK = 5_000  # Rows in memory and in one transaction: some two megabytes, and a tenth of a second.
COLUMNS = (
    ("bill_id", "uuid"), ("place", "int"), ("kind", "text"), ("ref", "text"), ("payment_ref", "text"),
    ("refund_ref", "text"), ("trade_ref", "text"), ("currency", "text"), ("amount_minor", "bigint"),
    ("fee_minor", "bigint"), ("at", "timestamptz"),
)  # fmt: skip


def import_bill(bill_id: UUID, statement: Statement, *, now: datetime) -> None:
    """
    Write a statement's rows under its bill. Locks the bill, a piece at a time.

    Told again, it changes nothing; told otherwise, it calls for a person. :raises BillNotFound; payments.Unclear:
    """
    if not _begin(bill_id, statement.digest, now):
        return
    place = 0
    while chunk := list(islice(statement.rows, CHUNK)):
        _write(bill_id, statement.digest, place, chunk)
        place += len(chunk)
    _end(bill_id, statement.digest, place, now)


@transaction.atomic
def _begin(bill_id: UUID, digest: str, now: datetime) -> bool:
    bill = Bill.objects.lock(bill_id)
    if bill.state in (BillState.IMPORTED, BillState.MATCHED):
        if bill.digest != digest:
            alert("bill_changed", provider=bill.provider, day=bill.day.isoformat())
        return False
    if bill.state == BillState.IMPORTING:
        if bill.digest != digest:  # Half of another one is in. The provider has written it anew.
            bill.lines.all().delete()
            bill.digest, bill.line_count = digest, 0
            bill.save(update_fields=["digest", "line_count"])
        return True
    bill.digest = digest
    bill.move_to(BillState.IMPORTING, now=now, because=f"digest {digest[:16]}")
    return True


@transaction.atomic
def _write(bill_id: UUID, digest: str, place: int, chunk: Sequence[BillRow]) -> None:
    """Write a piece, unless another process has done so already."""
    bill = Bill.objects.lock(bill_id)
    if bill.state != BillState.IMPORTING or bill.digest != digest or bill.line_count > place:
        return
    rows = [
        (
            bill_id, place + n, row.kind, rules.name_of(row.kind, row.payment_ref, row.refund_ref), row.payment_ref,
            row.refund_ref, row.trade_ref, row.amount.currency, row.amount.minor, row.fee.minor, row.at,
        )
        for n, row in enumerate(chunk)
    ]  # fmt: skip
    sql.insert_many("reconciliation_billline", COLUMNS, rows)
    bill.line_count = place + len(chunk)
    bill.save(update_fields=["line_count"])


@transaction.atomic
def _end(bill_id: UUID, digest: str, count: int, now: datetime) -> None:
    bill = Bill.objects.lock(bill_id)
    if bill.state == BillState.IMPORTING and bill.digest == digest and bill.line_count == count:
        bill.next_try_at, bill.trouble, bill.imported_at = None, "", now
        bill.move_to(BillState.IMPORTED, now=now, because=f"{count} rows")
