"""A provider is asked for its statement of a day, until it has one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation.tasks import enqueue_many
from market.payments import facade as payments
from market.reconciliation import rules
from market.reconciliation.metrics import alert
from market.reconciliation.models import Bill
from market.reconciliation.services.import_bill import import_bill
from market.reconciliation.services.match_bill import match_bill
from market.reconciliation.states import BillState

LEASE = timedelta(minutes=10)  # For which a task has it in hand; then another asks.
MOST_AT_ONCE = 20


@transaction.atomic
def enqueue_due_bills(*, now: datetime) -> int:
    """Give the bills that are due to the queue. Return how many. Locks their rows."""
    due = list(
        Bill.objects.select_for_update(skip_locked=True)
        .filter(next_try_at__lte=now)
        .order_by("next_try_at")[:MOST_AT_ONCE]
    )
    for bill in due:
        bill.next_try_at = now + LEASE
    Bill.objects.bulk_update(due, ["next_try_at"])
    enqueue_many("reconciliation.fetch_bill", [{"bill_id": str(bill.pk)} for bill in due])
    return len(due)


def fetch_bill(bill_id: UUID, *, now: datetime) -> None:
    """
    Ask for a bill, take it in and match it. Calls the provider. Not ready, or no answer: later again.

    Some say the same of a day without trades as of a bill that is not made yet. A day of which we know no trade either
    is not late, and after three days its bill is taken for an empty one.
    """
    bill = Bill.objects.filter(pk=bill_id).first()
    account = payments.billing().get(bill.provider) if bill is not None else None
    if bill is None or account is None:
        return
    if bill.state in (BillState.AWAITED, BillState.IMPORTING):
        try:
            import_bill(bill.pk, _statement_of(bill, account, now=now), now=now)
        except payments.NoBill as answer:
            _ask_later(bill.pk, str(answer), now=now, can_be_late=not _is_quiet(bill, account))
            return
        except (payments.Refused, payments.Unclear) as trouble:
            _ask_later(bill.pk, str(trouble), now=now)
            return
    match_bill(bill.pk, now=now)


def _statement_of(bill: Bill, account: payments.Billing, *, now: datetime) -> payments.Statement:
    """Ask for the statement. :raises NoBill, Refused, Unclear:"""
    try:
        return payments.call(bill.provider, "bill", lambda: account.bill(bill.day))
    except payments.NoBill:
        if now >= bill.ends_at + rules.QUIET_AFTER and _is_quiet(bill, account):
            return payments.Statement.empty()
        raise


def _is_quiet(bill: Bill, account: payments.Billing) -> bool:
    """Do we know of nothing that day? What is near midnight may stand in the neighbouring day's bill."""
    since, until = bill.starts_at + rules.EDGE, bill.ends_at - rules.EDGE
    return not any(
        payments.money_moved(bill.provider, kind, since=since, until=until, limit=1) for kind in account.billed
    )


@transaction.atomic
def _ask_later(bill_id: UUID, trouble: str, *, now: datetime, can_be_late: bool = True) -> None:
    """Remember what went wrong; once it is late, call for a person, once."""
    bill = Bill.objects.lock(bill_id)
    bill.tries += 1
    bill.trouble = trouble[:300]
    bill.next_try_at = now + rules.retry_wait(bill.tries)
    if can_be_late and bill.alerted_at is None and now >= bill.ends_at + rules.LATE:
        bill.alerted_at = now
        alert("bill_late", provider=bill.provider, day=bill.day.isoformat(), trouble=trouble[:200])
    bill.save(update_fields=["tries", "trouble", "next_try_at", "alerted_at"])
