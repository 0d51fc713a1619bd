"""
Who takes a day's bill in, as a process of its own: `python -m bench.reconcilers WAY PROVIDER ROWS`.

Prints what it took as a line of JSON. WAY is `sets`, which is ours, or `rows`: each row written, looked up, compared
and paired by itself, as one would at first. Of a thousand rows one names a fen too many, and one is missing.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import django

DAY = date(2020, 1, 1)  # Long before anything else happened.
STARTS = datetime(2020, 1, 1, tzinfo=UTC)
NOW = STARTS + timedelta(days=1, hours=10)
FEE_BPS = 60
PAID = """
    WITH made AS (
      SELECT n, gen_random_uuid() AS intent, gen_random_uuid() AS attempt, gen_random_uuid() AS ref,
             gen_random_uuid() AS payer, 1000 + n %% 9000 AS minor,
             timestamptz '2020-01-01 03:00Z' + n * interval '0.5 seconds' AS at
      FROM generate_series(1, %(rows)s) AS n
    ), intents AS (
      INSERT INTO payments_intent (id, ref, payer_id, amount_minor, currency, title, state, expires_at, created_at,
                                   paid_at, method, paid_minor)
      SELECT intent, ref, payer, minor, 'CNY', '{}', 'paid', at + interval '1 hour', at, at, %(provider)s, minor
      FROM made
    )
    INSERT INTO payments_attempt (id, intent_id, key, fingerprint, method, state, role, amount_minor, currency, title,
                                  return_path, return_url, expires_at, created_at, paid_at, trade_ref, fee_minor)
    SELECT attempt, intent, 'bench', '', %(provider)s, 'succeeded', 'payment', minor, 'CNY', '', '/', '',
           at + interval '1 hour', at, at, %(provider)s || n, (minor * %(bps)s + 5000) / 10000 FROM made
"""


def pay(provider: str, rows: int) -> bytes:
    """Have so many payments made, and write the provider's bill of them: a line for each, separated by commas."""
    from foundation import sql

    sql.run(PAID, {"provider": provider, "rows": rows, "bps": FEE_BPS})
    sql.run("ANALYZE payments_attempt")
    paid = sql.rows(
        "SELECT id, trade_ref, amount_minor, fee_minor, paid_at FROM payments_attempt WHERE method = %s"
        " ORDER BY paid_at",
        [provider],
    )
    lines = (
        f"{ref},{trade},{minor + (n % 1000 == 500)},{fee},{at.isoformat()}\n"
        for n, (ref, trade, minor, fee, at) in enumerate(paid)
        if n % 1000 != 999
    )
    return "".join(lines).encode()


def read(words: bytes) -> Iterator[Any]:
    from foundation.money import Money
    from market.payments.facade import BillKind, BillRow

    begin = 0
    while (end := words.find(b"\n", begin)) >= 0:
        ref, trade, minor, fee, at = words[begin:end].decode().split(",")
        amount, kept = Money("CNY", int(minor)), Money("CNY", int(fee))
        yield BillRow(BillKind.PAYMENT, ref, trade, "", amount, kept, datetime.fromisoformat(at))
        begin = end + 1


def await_bill(provider: str) -> Any:
    from market.reconciliation.models import Bill

    return Bill.objects.create(provider=provider, day=DAY, starts_at=STARTS, ends_at=STARTS + timedelta(days=1))


def by_sets(provider: str, words: bytes) -> dict[str, float]:
    from market.payments.facade import Statement
    from market.reconciliation.services.import_bill import import_bill
    from market.reconciliation.services.match_bill import match_bill

    bill = await_bill(provider)
    began = time.perf_counter()
    import_bill(bill.pk, Statement.read(words, read(words)), now=NOW)
    imported = time.perf_counter()
    match_bill(bill.pk, now=NOW)
    return {"import_seconds": imported - began, "match_seconds": time.perf_counter() - imported}


def by_rows(provider: str, words: bytes) -> dict[str, float]:
    """The same rows in the same tables, by four statements for each; what the bill lacks is not even looked for."""
    from market.payments.models import Attempt
    from market.reconciliation.models import BillLine, Difference, Entry, Pair
    from market.reconciliation.states import BillState

    bill = await_bill(provider)
    bill.move_to(BillState.IMPORTING, now=NOW, because="by rows")
    began = time.perf_counter()
    for place, row in enumerate(list(read(words))):
        line = BillLine.objects.create(
            bill=bill, place=place, kind=row.kind, ref=UUID(row.payment_ref).hex, payment_ref=row.payment_ref,
            trade_ref=row.trade_ref, currency=row.amount.currency, amount_minor=row.amount.minor,
            fee_minor=row.fee.minor, at=row.at,
        )  # fmt: skip
        attempt = Attempt.objects.get(pk=row.payment_ref, method=provider)
        entry = Entry.objects.create(
            provider=provider, kind=row.kind, ref=line.ref, trade_ref=attempt.trade_ref, currency=attempt.currency,
            amount_minor=attempt.amount_minor, fee_minor=attempt.fee_minor, at=row.at, day=DAY,
        )  # fmt: skip
        Pair.objects.create(line=line, entry=entry, bill=bill)
        if line.amount_minor != entry.amount_minor:
            Difference.objects.create(
                bill=bill, line=line, entry=entry, provider=provider, day=DAY, finding="amount_differs", kind=row.kind,
                ref=line.ref, currency=line.currency, delta_minor=line.amount_minor - entry.amount_minor, found_at=NOW,
            )  # fmt: skip
    return {"import_seconds": time.perf_counter() - began, "match_seconds": 0.0}


TAKEN_AWAY = {
    "reconciliation_differencemove": "difference_id IN (SELECT id FROM reconciliation_difference WHERE provider = %s)",
    "reconciliation_difference": "provider = %s",
    "reconciliation_pair": "bill_id IN (SELECT id FROM reconciliation_bill WHERE provider = %s)",
    "reconciliation_entry": "provider = %s",
    "reconciliation_billline": "bill_id IN (SELECT id FROM reconciliation_bill WHERE provider = %s)",
    "reconciliation_billmove": "bill_id IN (SELECT id FROM reconciliation_bill WHERE provider = %s)",
    "reconciliation_dayproof": "bill_id IN (SELECT id FROM reconciliation_bill WHERE provider = %s)",
    "reconciliation_bill": "provider = %s",
    "payments_intent": "id IN (SELECT intent_id FROM payments_attempt WHERE method = %s)",
    "payments_attempt": "method = %s",
}


def take_away(provider: str) -> None:
    """Nobody bought anything for these payments: whoever proves the books afterwards would have to say so."""
    from django.db import transaction

    from foundation import sql

    with transaction.atomic():
        sql.run("SET LOCAL session_replication_role = replica")  # Guards against changing history are for others.
        for table, which in TAKEN_AWAY.items():
            sql.run(f"DELETE FROM {table} WHERE {which}", [provider])


def main(way: str, provider: str, rows: int) -> None:
    django.setup()
    from foundation import sql

    words = pay(provider, rows)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()  # Whoever measures reads the clocks.
    before, burned = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    took = {"sets": by_sets, "rows": by_rows}[way](provider, words)
    found = dict(
        sql.rows(
            "SELECT finding, count(*)::int FROM reconciliation_difference WHERE provider = %s GROUP BY 1", [provider]
        )
    )
    told = {
        **took,
        "rows": words.count(b"\n"),
        "bill_bytes": len(words),
        "grew_bytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "app_seconds": time.process_time() - burned,
        "found": found,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()
    take_away(provider)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
