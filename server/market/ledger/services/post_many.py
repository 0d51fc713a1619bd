"""What happened is entered in the book, many causes at a time."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7
from market.ledger import rules
from market.ledger.errors import CauseReused
from market.ledger.queries import posting_sets
from market.ledger.types import AccountKey, Entry, NewSet

Columns = tuple[str, str, str, str]


@transaction.atomic
def post_many(news: Sequence[NewSet]) -> dict[str, UUID]:
    """
    Post each set once, however often it is told. Return the set's id by cause.

    Four statements whatever the number of sets, two more when some were posted before. The database checks at commit
    that each balances.

    :raises CauseReused: posted before with other figures; Unbalanced, UnknownKind: then nothing is posted
    """
    for new in news:
        rules.check_set(new.kind, new.entries)
    return write_sets(news)


def write_sets(news: Sequence[NewSet], *, reverses: UUID | None = None) -> dict[str, UUID]:
    """Write sets whose kinds and sums are known to be right; one that reverses another says which."""
    if not news:
        return {}
    first: dict[str, NewSet] = {}
    for new in news:
        known = first.setdefault(new.cause, new)
        _check_same(new, known.kind, known.entries)
    ordered = [first[cause] for cause in sorted(first)]  # One order, so that two batches cannot cross.

    account_ids = _accounts({entry.account for new in ordered for entry in new.entries})
    set_ids = _insert_sets(ordered, reverses)
    _insert_postings([(set_ids[new.cause], new.entries) for new in ordered if new.cause in set_ids], account_ids)

    old = [new for new in ordered if new.cause not in set_ids]
    if old:
        posted = posting_sets([new.cause for new in old])
        for new in old:
            _check_same(new, posted[new.cause].kind, posted[new.cause].entries)
            set_ids[new.cause] = posted[new.cause].id
    return set_ids


def _check_same(new: NewSet, kind: str, entries: Sequence[Entry]) -> None:
    if new.kind != kind or not rules.same_entries(new.entries, entries):
        raise CauseReused(cause=new.cause)


def _accounts(keys: Iterable[AccountKey]) -> dict[Columns, UUID]:
    """Return the id of each account, opening those that are new, in one order."""
    wanted = sorted({key.columns for key in keys})
    found = _find(wanted)
    missing = [columns for columns in wanted if columns not in found]
    if missing:
        sql.run(
            """
            INSERT INTO ledger_account (id, party_kind, party_id, purpose, currency)
            SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[])
            ON CONFLICT (party_kind, party_id, purpose, currency) DO NOTHING
            """,
            [[uuid7() for _ in missing], *_turned(missing)],
        )
        found |= _find(missing)
    return found


def _find(wanted: Sequence[Columns]) -> dict[Columns, UUID]:
    rows = sql.rows(
        """
        SELECT a.party_kind, a.party_id, a.purpose, a.currency, a.id FROM ledger_account a
        JOIN unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS k (party_kind, party_id, purpose, currency)
          USING (party_kind, party_id, purpose, currency)
        """,
        _turned(wanted),
    )
    return {(kind, party_id, purpose, currency): account_id for kind, party_id, purpose, currency, account_id in rows}


def _turned(rows: Sequence[Columns]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _insert_sets(news: Sequence[NewSet], reverses: UUID | None) -> dict[str, UUID]:
    """Return the ids of the sets that are new. Waits for anybody who posts one of these causes now."""
    return dict(
        sql.rows(
            """
            INSERT INTO ledger_postingset (id, cause, kind, at, memo, posting_count, reverses_id)
            SELECT id, cause, kind, at, memo, postings, %s::uuid
            FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::timestamptz[], %s::text[], %s::int[]) WITH ORDINALITY
              AS s (id, cause, kind, at, memo, postings, place)
            ORDER BY place
            ON CONFLICT (cause) DO NOTHING RETURNING cause, id
            """,
            [
                reverses,
                [uuid7() for _ in news],
                [new.cause for new in news],
                [new.kind for new in news],
                [new.at for new in news],
                [new.memo for new in news],
                [len(new.entries) for new in news],
            ],
        )
    )


def _insert_postings(sets: Sequence[tuple[UUID, Sequence[Entry]]], account_ids: dict[Columns, UUID]) -> None:
    lines = [(set_id, account_ids[e.account.columns], e.minor) for set_id, entries in sets for e in entries]
    if lines:
        sql.run(
            """
            INSERT INTO ledger_posting (set_id, account_id, minor)
            SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::bigint[])
            """,
            [list(column) for column in zip(*lines, strict=True)],
        )
