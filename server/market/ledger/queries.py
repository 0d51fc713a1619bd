"""Questions the ledger can answer. Nothing here writes."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from foundation import sql
from foundation.money import Money
from market.ledger.chart import RESULTS
from market.ledger.errors import CauseNotFound
from market.ledger.models import PostingSet
from market.ledger.rules import MARKET_ZONE
from market.ledger.types import AccountKey, Entry, KindSum, PostingSetView, Proof, ResultPart, WrongBalance


def balance(account: AccountKey) -> Money:
    """Return what an account holds: debits above zero, credits below; nothing when it was never used."""
    return balances([account])[account]


def balances(accounts: Sequence[AccountKey]) -> dict[AccountKey, Money]:
    """
    Return what each account holds, exactly, as of this statement and with what this transaction has posted itself.

    One query. It reads a few running sums and the postings since they were folded, however many there are in all. It
    is one snapshot, so none is missed and none counted twice.
    """
    by_columns = {account.columns: account for account in accounts}
    found = {account: Money.zero(account.currency) for account in accounts}
    for *columns, minor in sql.rows(
        """
        SELECT a.party_kind, a.party_id, a.purpose, a.currency, (
          coalesce((SELECT sum(minor) FROM ledger_balance WHERE account_id = a.id), 0)
          + coalesce((SELECT sum(minor) FROM ledger_posting
                      WHERE account_id = a.id AND born >= (SELECT through FROM ledger_folding)), 0)
        )::bigint
        FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS k (party_kind, party_id, purpose, currency)
        JOIN ledger_account a USING (party_kind, party_id, purpose, currency)
        """,
        [list(column) for column in zip(*by_columns, strict=True)] if by_columns else [[], [], [], []],
    ):
        account = by_columns[tuple(columns)]
        found[account] = Money(account.currency, minor)
    return found


def kinds_of(account_id: UUID) -> list[KindSum]:
    """Explain a balance: what the postings of each kind come to. As quick as the balance itself."""
    rows = sql.rows(
        """
        SELECT kind, sum(minor)::bigint, sum(n)::bigint FROM (
          SELECT kind, minor, posting_count AS n FROM ledger_balance WHERE account_id = %(account)s
          UNION ALL
          SELECT s.kind, p.minor, 1 FROM ledger_posting p JOIN ledger_postingset s ON s.id = p.set_id
          WHERE p.account_id = %(account)s AND p.born >= (SELECT through FROM ledger_folding)
        ) AS parts GROUP BY kind ORDER BY kind
        """,
        {"account": account_id},
    )
    return [KindSum(*row) for row in rows]


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


def trial_balance() -> list[tuple[str, str, str, int]]:
    """Return what all accounts of one kind of party and purpose come to: (currency, party, purpose, minor)."""
    return sql.rows(
        """
        SELECT a.currency, a.party_kind, a.purpose, sum(part.minor)::bigint FROM (
          SELECT account_id, minor FROM ledger_balance
          UNION ALL
          SELECT account_id, minor FROM ledger_posting WHERE born >= (SELECT through FROM ledger_folding)
        ) AS part JOIN ledger_account a ON a.id = part.account_id
        GROUP BY a.currency, a.party_kind, a.purpose ORDER BY a.currency, a.party_kind, a.purpose
        """
    )


def holdings() -> list[tuple[str, str, str, str, int]]:
    """
    Return the trial balance with each provider by itself: (currency, party, provider or "", purpose, minor).

    Reads every running balance, so it takes longer the more people and shops there are; for the clock.
    """
    return sql.rows(
        """
        SELECT a.currency, a.party_kind, CASE a.party_kind WHEN 'provider' THEN a.party_id ELSE '' END, a.purpose,
               sum(part.minor)::bigint
        FROM (
          SELECT account_id, minor FROM ledger_balance
          UNION ALL
          SELECT account_id, minor FROM ledger_posting WHERE born >= (SELECT through FROM ledger_folding)
        ) AS part JOIN ledger_account a ON a.id = part.account_id
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        """
    )


def results_by_day(first: date, last: date) -> list[ResultPart]:
    """
    Return what the platform earned and spent from one day to another, both included, by what and by kind of event.

    A day is the market's own, and has what happened in it, whenever it was told. Reads every set of these days: for
    people who reckon, not for pages that many look at.
    """
    starts_at, ends_at = (datetime.combine(day, time.min, MARKET_ZONE) for day in (first, last + timedelta(days=1)))
    rows = sql.rows(
        """
        SELECT (s.at AT TIME ZONE %(zone)s)::date AS day, a.currency, a.purpose, s.kind, -sum(p.minor)::bigint
        FROM ledger_postingset s
        JOIN ledger_posting p ON p.set_id = s.id
        JOIN ledger_account a ON a.id = p.account_id AND (a.party_kind, a.purpose) = ANY(
          SELECT * FROM unnest(%(parties)s::text[], %(purposes)s::text[]))
        WHERE s.at >= %(starts)s AND s.at < %(ends)s
        GROUP BY day, a.currency, a.purpose, s.kind
        ORDER BY day, a.currency, a.purpose, s.kind
        """,
        {
            "zone": MARKET_ZONE.utcoffset(None),
            "parties": [str(place.party) for place in RESULTS],
            "purposes": [str(place.purpose) for place in RESULTS],
            "starts": starts_at,
            "ends": ends_at,
        },
    )
    return [ResultPart(*row) for row in rows]


def prove() -> Proof:
    """
    Check the whole book: every set sums to zero per currency and has all its postings, so does the whole, and every
    running balance is the sum of the postings that were folded into it.

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
        ), summed AS (
          SELECT p.account_id, s.kind, sum(p.minor) AS minor, count(*) AS posting_count
          FROM ledger_posting p JOIN ledger_postingset s ON s.id = p.set_id
          WHERE p.born < (SELECT through FROM ledger_folding) GROUP BY p.account_id, s.kind
        ), unexplained AS (
          SELECT account_id, kind, coalesce(b.minor, 0) AS running, coalesce(summed.minor, 0)::bigint AS summed
          FROM ledger_balance b FULL JOIN summed USING (account_id, kind)
          WHERE b.minor IS DISTINCT FROM summed.minor OR b.posting_count IS DISTINCT FROM summed.posting_count
        )
        SELECT (SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM wrong),
               (SELECT coalesce(array_agg(currency ORDER BY currency), '{}') FROM trial),
               (SELECT coalesce(array_agg(minor ORDER BY currency), '{}') FROM trial),
               (SELECT coalesce(json_agg(json_build_array(account_id, kind, running, summed)), '[]') FROM unexplained),
               (SELECT count(*) FROM ledger_postingset), (SELECT count(*) FROM ledger_posting),
               (SELECT coalesce(sum(posting_count), 0)::bigint FROM ledger_balance)
        """
    )
    assert row is not None
    wrong, currencies, left_over, unexplained, sets, postings, folded = row
    return Proof(
        tuple(wrong),
        tuple(zip(currencies, left_over, strict=True)),
        tuple(WrongBalance(UUID(account_id), *rest) for account_id, *rest in unexplained),
        sets,
        postings,
        folded,
    )


IN_TRANSIT = """
    FROM ledger_postingset s JOIN ledger_posting p ON p.set_id = s.id JOIN ledger_account a ON a.id = p.account_id
    WHERE a.party_kind = 'provider' AND a.purpose = 'in_transit' AND a.party_id = %(provider)s
"""


def booked_in_transit(provider: str, causes: Collection[str]) -> dict[str, tuple[datetime, int]]:
    """Return when each of these causes was booked on a provider's account, and how many minor units. One query."""
    asked = {"provider": provider, "causes": list(causes)}
    found = sql.rows(f"SELECT s.cause, s.at, p.minor {IN_TRANSIT} AND s.cause = ANY(%(causes)s::text[])", asked)
    return {cause: (at, minor) for cause, at, minor in found}


def moved_in_transit(provider: str, *, since: datetime, until: datetime) -> dict[tuple[str, str], int]:
    """
    Return by how many minor units a provider's account moved in [since, until), by currency and by what comes first in
    the causes: "payment", "payout". One query, over what was posted in that time.
    """
    return {
        (currency, what): minor
        for currency, what, minor in sql.rows(
            f"""
            SELECT a.currency, split_part(s.cause, ':', 1), sum(p.minor)::bigint {IN_TRANSIT}
            AND s.at >= %(since)s AND s.at < %(until)s GROUP BY 1, 2
            """,
            {"provider": provider, "since": since, "until": until},
        )
    }
