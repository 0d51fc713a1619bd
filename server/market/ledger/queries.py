"""Questions the ledger can answer. Nothing here writes."""

from collections.abc import Collection, Sequence
from uuid import UUID

from foundation import sql
from foundation.money import Money
from market.ledger.errors import CauseNotFound
from market.ledger.models import PostingSet
from market.ledger.types import AccountKey, Entry, PostingSetView, Proof


def balance(account: AccountKey) -> Money:
    """Return what an account holds: debits above zero, credits below; nothing when it was never used."""
    return balances([account])[account]


def balances(accounts: Sequence[AccountKey]) -> dict[AccountKey, Money]:
    """Return what each account holds. One query, by the index that carries the amounts."""
    by_columns = {account.columns: account for account in accounts}
    found = {account: Money.zero(account.currency) for account in accounts}
    for *columns, minor in sql.rows(
        """
        SELECT a.party_kind, a.party_id, a.purpose, a.currency, coalesce(sum(p.minor), 0)::bigint
        FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS k (party_kind, party_id, purpose, currency)
        JOIN ledger_account a USING (party_kind, party_id, purpose, currency)
        LEFT JOIN ledger_posting p ON p.account_id = a.id
        GROUP BY a.id
        """,
        [list(column) for column in zip(*by_columns, strict=True)] if by_columns else [[], [], [], []],
    ):
        account = by_columns[tuple(columns)]
        found[account] = Money(account.currency, minor)
    return found


def posting_set(cause: str) -> PostingSetView:
    """:raises CauseNotFound:"""
    found = posting_sets([cause])
    if cause not in found:
        raise CauseNotFound(cause=cause)
    return found[cause]


def posting_sets(causes: Collection[str]) -> dict[str, PostingSetView]:
    """Return what was posted for each cause, of those that were. Two queries."""
    sets = list(PostingSet.objects.filter(cause__in=causes))
    entries: dict[UUID, list[Entry]] = {row.id: [] for row in sets}
    for set_id, minor, *columns in sql.rows(
        """
        SELECT p.set_id, p.minor, a.party_kind, a.party_id, a.purpose, a.currency
        FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
        WHERE p.set_id = ANY(%s::uuid[]) ORDER BY p.id
        """,
        [list(entries)],
    ):
        kind, party_id, purpose, currency = columns
        entries[set_id].append(Entry(AccountKey(kind, party_id or None, purpose, currency), minor))
    return {
        row.cause: PostingSetView(
            row.id, row.cause, row.kind, row.at, row.memo, row.reverses_id, tuple(entries[row.id])
        )
        for row in sets
    }


def prove() -> Proof:
    """
    Check the whole book: every set sums to zero per currency and has all its postings, and so do all the balances.

    One statement, so one snapshot: writers need not stop. Reads the whole book; for the night.
    """
    row = sql.one(
        """
        WITH sums AS (
          SELECT p.set_id, a.currency, sum(p.minor) AS minor, count(*) AS postings
          FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id GROUP BY p.set_id, a.currency
        ), wrong AS (
          SELECT s.id FROM ledger_postingset s LEFT JOIN sums ON sums.set_id = s.id
          GROUP BY s.id
          HAVING coalesce(sum(sums.postings), 0) <> s.posting_count OR s.posting_count < 2
              OR coalesce(bool_or(sums.minor <> 0), true)
        ), trial AS (
          SELECT a.currency, sum(p.minor)::bigint AS minor
          FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
          GROUP BY a.currency HAVING sum(p.minor) <> 0
        )
        SELECT (SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM wrong),
               (SELECT coalesce(array_agg(currency ORDER BY currency), '{}') FROM trial),
               (SELECT coalesce(array_agg(minor ORDER BY currency), '{}') FROM trial),
               (SELECT count(*) FROM ledger_postingset), (SELECT count(*) FROM ledger_posting)
        """
    )
    assert row is not None
    wrong, currencies, left_over, sets, postings = row
    return Proof(tuple(wrong), tuple(zip(currencies, left_over, strict=True)), sets, postings)
