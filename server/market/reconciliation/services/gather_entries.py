"""Our own side of some days at a provider is copied from payments and the ledger."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from foundation import sql
from market.ledger import facade as ledger
from market.payments import facade as payments
from market.payments.facade import BillKind, MovedView

PAGE = 5_000
COLUMNS = (
    ("provider", "text"), ("kind", "text"), ("ref", "text"), ("trade_ref", "text"), ("currency", "text"),
    ("amount_minor", "bigint"), ("fee_minor", "bigint"), ("at", "timestamptz"), ("day", "date"),
    ("booked_at", "timestamptz"), ("booked_minor", "bigint"),
)  # fmt: skip


def gather_entries(provider: str, kinds: frozenset[BillKind], *, zone: tzinfo, since: datetime, until: datetime) -> int:
    """Copy what happened in [since, until), page by page; what is there already stays. Return how many were new."""
    new = 0
    for kind in sorted(kinds):
        page: list[MovedView] = []
        while page := payments.money_moved(
            provider, kind, since=since, until=until, after=page[-1] if page else None, limit=PAGE
        ):
            new += _write(provider, page, zone)
    return new


def _write(provider: str, page: Sequence[MovedView], zone: tzinfo) -> int:
    booked = ledger.booked_in_transit(provider, [one.cause for one in page])
    nothing = (None, 0)
    rows = [
        (
            provider, one.kind, one.ref.replace("-", ""), one.trade_ref, one.amount.currency, one.amount.minor,
            one.fee.minor, one.at, one.at.astimezone(zone).date(), *booked.get(one.cause, nothing),
        )
        for one in page
    ]  # fmt: skip
    names = ", ".join(name for name, _ in COLUMNS)
    return sql.run(
        f"""
        INSERT INTO reconciliation_entry ({names}) SELECT {names} FROM {sql.given(COLUMNS)}
        ON CONFLICT (provider, kind, ref) DO UPDATE
        SET booked_at = excluded.booked_at, booked_minor = excluded.booked_minor
        WHERE reconciliation_entry.booked_at IS DISTINCT FROM excluded.booked_at
        """,
        [sql.pack(COLUMNS, rows)],
    )
