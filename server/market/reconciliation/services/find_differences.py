"""What a bill and we do not agree about is written down, each thing once."""

from datetime import datetime
from uuid import UUID

from foundation import sql
from market.payments import facade as payments
from market.payments.facade import BillKind
from market.reconciliation import rules
from market.reconciliation.models import Bill

SIGN = "CASE WHEN {0}.kind IN ('payment', 'chargeback_won') THEN 1 ELSE -1 END"
THEIRS, OURS = SIGN.format("l"), SIGN.format("e")

# One row per difference: (line, entry, finding, state, kind, ref, currency, delta). A pair in two currencies is two,
# one in each; a refund's fee is right when it gives back nothing up to its part.
FOUND = f"""
    SELECT l.id AS line_id, e.id AS entry_id, 'amount_differs' AS finding, 'open' AS state, l.kind, l.ref, l.currency,
           {THEIRS} * (l.amount_minor - e.amount_minor) AS delta
    FROM reconciliation_pair p JOIN reconciliation_billline l ON l.id = p.line_id
    JOIN reconciliation_entry e ON e.id = p.entry_id
    WHERE p.bill_id = %(bill)s AND l.currency = e.currency AND l.amount_minor <> e.amount_minor
    UNION ALL
    SELECT l.id, e.id, 'currency_differs', 'open', l.kind, l.ref, side.currency, side.delta
    FROM reconciliation_pair p JOIN reconciliation_billline l ON l.id = p.line_id
    JOIN reconciliation_entry e ON e.id = p.entry_id
    CROSS JOIN LATERAL (VALUES (l.currency, {THEIRS} * l.amount_minor), (e.currency, -{OURS} * e.amount_minor))
      AS side (currency, delta)
    WHERE p.bill_id = %(bill)s AND l.currency <> e.currency
    UNION ALL
    SELECT l.id, e.id, 'fee_differs', 'open', l.kind, l.ref, l.currency, -l.fee_minor
    FROM reconciliation_pair p JOIN reconciliation_billline l ON l.id = p.line_id
    JOIN reconciliation_entry e ON e.id = p.entry_id
    WHERE p.bill_id = %(bill)s AND NOT reconciliation_fee_agrees(l.kind, l.fee_minor, e.fee_minor)
    UNION ALL
    SELECT l.id, NULL, CASE WHEN l.ref = ANY(%(ours)s::text[]) THEN 'status_differs' ELSE 'theirs_only' END, 'open',
           l.kind, l.ref, l.currency, {THEIRS} * l.amount_minor - l.fee_minor
    FROM reconciliation_billline l
    WHERE l.bill_id = %(bill)s AND NOT EXISTS (SELECT FROM reconciliation_pair p WHERE p.line_id = l.id)
    UNION ALL
    SELECT NULL, e.id, CASE WHEN {{waits}} THEN 'cross_day' ELSE 'ours_only' END,
           CASE WHEN {{waits}} THEN 'waiting' ELSE 'open' END, e.kind, e.ref, e.currency, -{OURS} * e.amount_minor
    FROM reconciliation_entry e
    WHERE e.provider = %(provider)s AND e.day = %(day)s
      AND NOT EXISTS (SELECT FROM reconciliation_pair p WHERE p.entry_id = e.id)
"""
WAITS = """(
    e.at >= %(late)s AND NOT EXISTS (SELECT FROM reconciliation_bill n WHERE n.provider = e.provider
                                     AND n.day = e.day + 1 AND n.state = 'matched')
    OR e.at < %(early)s AND EXISTS (SELECT FROM reconciliation_bill n WHERE n.provider = e.provider
                                    AND n.day = e.day - 1 AND n.state <> 'matched'))"""
WRITE = f"""
    WITH found AS ({FOUND.format(waits=WAITS)}), written AS (
      INSERT INTO reconciliation_difference (id, bill_id, line_id, entry_id, provider, day, finding, state, kind, ref,
                                             currency, delta_minor, found_at)
      SELECT gen_random_uuid(), %(bill)s, line_id, entry_id, %(provider)s, %(day)s, finding, state, kind, ref, currency,
             delta, %(now)s FROM found
      ON CONFLICT DO NOTHING RETURNING id, state
    )
    INSERT INTO reconciliation_differencemove (difference_id, before, after, at, because)
    SELECT id, '', state, %(now)s, 'found' FROM written
"""


def find_differences(bill: Bill, *, now: datetime) -> int:
    """Write down what this bill shows that is not written yet. Return how many. In: its pairs made, its row locked."""
    return sql.run(
        WRITE,
        {
            "bill": bill.pk,
            "provider": bill.provider,
            "day": bill.day,
            "now": now,
            "early": bill.starts_at + rules.EDGE,
            "late": bill.ends_at - rules.EDGE,
            "ours": _known_to_us(bill),
        },
    )


def _known_to_us(bill: Bill) -> list[str]:
    """Return which lines without a partner are of payments and refunds of ours, in whatever state."""
    without = sql.rows(
        """
        SELECT l.kind, l.ref FROM reconciliation_billline l
        WHERE l.bill_id = %s AND l.kind IN ('payment', 'refund') AND l.ref ~ '^[0-9a-f]{32}$'
          AND NOT EXISTS (SELECT FROM reconciliation_pair p WHERE p.line_id = l.id)
          AND NOT EXISTS (SELECT FROM reconciliation_entry e WHERE e.provider = %s AND e.kind = l.kind
                          AND e.ref = l.ref)
        """,
        [bill.pk, bill.provider],
    )
    known: list[str] = []
    for kind in (BillKind.PAYMENT, BillKind.REFUND):
        asked = [UUID(ref) for of, ref in without if of == kind]
        known += [one.hex for one in payments.standing(kind, asked)] if asked else []
    return known
