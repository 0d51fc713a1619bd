"""A day is proven: what moved by our ledger is what the bill says, but for what is named."""

from datetime import datetime
from typing import Any

from foundation import sql
from market.ledger import facade as ledger
from market.reconciliation.models import Bill, DayProof
from market.reconciliation.rules import SIGNS
from market.reconciliation.services.find_differences import OURS, THEIRS

PAYERS = ("payment", "refund", "chargeback", "chargeback-won")  # What comes first in the causes of payers' money.

# Everything by which the entries of a day and the lines of its bill come apart, per currency. The sum of the parts is
# what we have booked of payers' money that day, less what the bill says of it.
PARTS = f"""
    WITH line AS (
      SELECT l.*, {THEIRS} * l.amount_minor AS minor, p.entry_id FROM reconciliation_billline l
      LEFT JOIN reconciliation_pair p ON p.line_id = l.id WHERE l.bill_id = %(bill)s
    ), entry AS (
      SELECT e.*, {OURS} * e.amount_minor AS minor, p.bill_id FROM reconciliation_entry e
      LEFT JOIN reconciliation_pair p ON p.entry_id = e.id
      WHERE e.provider = %(provider)s AND (e.day = %(day)s OR e.booked_at >= %(begin)s AND e.booked_at < %(end)s
                                           OR p.bill_id = %(bill)s)
    )
    SELECT currency, 'bill', sum(minor)::bigint FROM line GROUP BY currency
    UNION ALL SELECT currency, 'bill_fees', -sum(fee_minor)::bigint FROM line GROUP BY currency
    UNION ALL SELECT currency, 'theirs_only', -sum(minor)::bigint FROM line WHERE entry_id IS NULL GROUP BY currency
    UNION ALL SELECT l.currency, 'amount_differs', sum(e.minor - l.minor)::bigint
      FROM line l JOIN entry e ON e.id = l.entry_id WHERE e.currency = l.currency GROUP BY l.currency
    UNION ALL SELECT l.currency, 'currency_differs', -sum(l.minor)::bigint
      FROM line l JOIN entry e ON e.id = l.entry_id WHERE e.currency <> l.currency GROUP BY l.currency
    UNION ALL SELECT e.currency, 'currency_differs', sum(e.minor)::bigint
      FROM line l JOIN entry e ON e.id = l.entry_id WHERE e.currency <> l.currency GROUP BY e.currency
    UNION ALL SELECT currency, 'ours_only', sum(minor)::bigint FROM entry
      WHERE day = %(day)s AND bill_id IS NULL GROUP BY currency
    UNION ALL SELECT currency, 'on_another_bill', sum(minor)::bigint FROM entry
      WHERE day = %(day)s AND bill_id <> %(bill)s GROUP BY currency
    UNION ALL SELECT currency, 'of_another_day', -sum(minor)::bigint FROM entry
      WHERE day <> %(day)s AND bill_id = %(bill)s GROUP BY currency
    UNION ALL SELECT currency, 'booked_another_day', -sum(minor)::bigint FROM entry
      WHERE day = %(day)s AND (booked_at IS NULL OR booked_at < %(begin)s OR booked_at >= %(end)s) GROUP BY currency
    UNION ALL SELECT currency, 'booked_this_day', sum(minor)::bigint FROM entry
      WHERE day <> %(day)s AND booked_at >= %(begin)s AND booked_at < %(end)s GROUP BY currency
"""


def prove_day(bill: Bill, *, now: datetime) -> int:
    """Write down the proof of a bill's day in each currency. Return how many minor units are unexplained, together."""
    asked = {
        "bill": bill.pk,
        "provider": bill.provider,
        "day": bill.day,
        "begin": bill.starts_at,
        "end": bill.ends_at,
    }
    found: dict[str, dict[str, int]] = {}
    for currency, name, minor in sql.rows(PARTS, asked):
        parts = found.setdefault(currency, {})
        parts[name] = parts.get(name, 0) + minor
    moved = ledger.moved_in_transit(bill.provider, since=bill.starts_at, until=bill.ends_at)
    left_over = 0
    for currency in sorted({*found, *(one for one, _ in moved)}):
        booked = {what: minor for (of, what), minor in moved.items() if of == currency}
        left_over += abs(_write(bill, currency, found.get(currency, {}), booked, now))
    return left_over


def _write(bill: Bill, currency: str, parts: dict[str, int], booked: dict[str, int], now: datetime) -> int:
    gross, fees = parts.pop("bill", 0), parts.pop("bill_fees", 0)
    payers = sum(minor for what, minor in booked.items() if what in PAYERS)
    unexplained = payers - gross - sum(parts.values())
    others = {what: minor for what, minor in booked.items() if what not in PAYERS}
    fees_booked = others.get("bill", 0)
    named: dict[str, Any] = {**parts, **{f"booked:{what}": minor for what, minor in others.items() if what != "bill"}}
    named["fees_not_booked"] = fees_booked - fees
    DayProof.objects.update_or_create(
        bill=bill,
        currency=currency,
        defaults={
            "ledger_minor": sum(booked.values()),
            "bill_minor": gross + fees,
            "parts": {name: minor for name, minor in named.items() if minor},
            "unexplained_minor": unexplained,
            "proved_at": now,
        },
    )
    return unexplained


assert set(SIGNS) == {"payment", "refund", "chargeback", "chargeback_won"}, "the statements above know these"
