"""What a provider kept, where its bill and our reckoning agree, is entered in the book, once for each bill."""

from datetime import timedelta

from foundation import sql
from foundation.money import Money
from market.ledger import facade as ledger
from market.reconciliation.models import Bill

LAST_MOMENT = timedelta(milliseconds=1)  # Of the bill's day: that is when the provider kept it.


def book_agreed_fees(bill: Bill) -> None:
    """Post the fees of the pairs whose fees agree. What differs waits for a person."""
    agreed = sql.rows(
        """
        WITH chosen AS (
          SELECT p.id, l.currency, l.fee_minor FROM reconciliation_pair p
          JOIN reconciliation_billline l ON l.id = p.line_id JOIN reconciliation_entry e ON e.id = p.entry_id
          WHERE p.bill_id = %s AND l.currency = e.currency AND l.fee_minor <> 0 AND NOT p.is_fee_booked
            AND reconciliation_fee_agrees(l.kind, l.fee_minor, e.fee_minor)
        ), marked AS (
          UPDATE reconciliation_pair SET is_fee_booked = true WHERE id IN (SELECT id FROM chosen)
        )
        SELECT currency, coalesce(sum(fee_minor) FILTER (WHERE fee_minor > 0), 0)::bigint,
               coalesce(-sum(fee_minor) FILTER (WHERE fee_minor < 0), 0)::bigint, max(id)::bigint
        FROM chosen GROUP BY currency ORDER BY currency
        """,
        [bill.pk],
    )
    for currency, kept, given_back, newest in agreed:
        for kind, minor in (("payment_fee_charged", kept), ("payment_fee_returned", given_back)):
            entries = ledger.entries(kind, {"provider": bill.provider}, {"amount": Money(currency, minor)})
            if entries:
                cause = f"bill:{bill.pk}:{kind}:{currency}:{newest}"
                ledger.post(cause, kind, entries, bill.ends_at - LAST_MOMENT, memo=f"{bill.provider} {bill.day}")
