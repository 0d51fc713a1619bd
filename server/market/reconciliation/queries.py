"""The questions reconciliation answers. Nothing here writes."""

from datetime import date

from foundation import sql
from foundation.money import Money
from market.reconciliation.models import DayProof
from market.reconciliation.types import ProofView, UnsettledView


def proofs(*, since: date) -> list[ProofView]:
    """Return the proofs of the days since then, newest first. One query, over a few rows a day."""
    rows = DayProof.objects.filter(bill__day__gte=since).select_related("bill")
    return [
        ProofView(
            bill_id=row.bill_id,
            provider=row.bill.provider,
            day=row.bill.day,
            ledger=Money(row.currency, row.ledger_minor),
            bill=Money(row.currency, row.bill_minor),
            parts=tuple((name, Money(row.currency, minor)) for name, minor in sorted(row.parts.items())),
            unexplained=Money(row.currency, row.unexplained_minor),
        )
        for row in rows.order_by("-bill__day", "bill__provider", "currency")
    ]


def unsettled() -> list[UnsettledView]:
    """Return the differences that nobody has settled, added up. One query, over those alone."""
    return [
        UnsettledView(provider, finding, state, Money(currency, minor), count, oldest)
        for provider, finding, state, currency, minor, count, oldest in sql.rows(
            """
            SELECT provider, finding, state, currency, sum(abs(delta_minor))::bigint, count(*)::int, min(day)
            FROM reconciliation_difference WHERE state IN ('waiting', 'open', 'suspended')
            GROUP BY provider, finding, state, currency ORDER BY min(day), provider, finding
            """
        )
    ]
