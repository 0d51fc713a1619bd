"""What happened is entered in the book, many causes at a time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7
from market.ledger import rules
from market.ledger.errors import CauseReused
from market.ledger.queries import posting_sets
from market.ledger.types import AccountKey, Entry, NewSet

Columns = tuple[str, str, str, str]
ACCOUNT = (("id", "uuid"), ("party_kind", "text"), ("party_id", "text"), ("purpose", "text"), ("currency", "text"))
NAMES = ", ".join(name for name, _ in ACCOUNT[1:])
SET = (("place", "int"), ("id", "uuid"), ("cause", "text"), ("kind", "text"), ("at", "timestamptz"), ("memo", "text"),
       ("posting_count", "int"))  # fmt: skip
LINE = (("place", "int"), ("cause", "text"), ("account_id", "uuid"), ("minor", "bigint"))


@transaction.atomic
def post_many(news: Sequence[NewSet]) -> dict[str, UUID]:
    """
    Post each set once, however often it is told. Return the set's id by cause.

    Two statements whatever the number of sets, two more when some were posted before. The database checks at commit
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
    set_ids = _insert(ordered, account_ids, reverses)

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
    found = _as_ids(
        sql.rows(
            f"""
            WITH wanted AS (SELECT * FROM {sql.given(ACCOUNT)}), known AS (
              SELECT {NAMES}, ledger_account.id FROM ledger_account JOIN wanted USING ({NAMES})
            ), opened AS (
              INSERT INTO ledger_account (id, {NAMES})
              SELECT id, {NAMES} FROM wanted WHERE ({NAMES}) NOT IN (SELECT {NAMES} FROM known) ORDER BY {NAMES}
              ON CONFLICT ({NAMES}) DO NOTHING RETURNING {NAMES}, id
            )
            SELECT * FROM known UNION ALL SELECT * FROM opened
            """,
            [sql.pack(ACCOUNT, [(uuid7(), *columns) for columns in wanted])],
        )
    )
    if len(found) < len(wanted):  # Somebody else opened them while we looked.
        found |= _find([columns for columns in wanted if columns not in found])
    return found


def _find(wanted: Sequence[Columns]) -> dict[Columns, UUID]:
    rows = sql.rows(
        f"SELECT {NAMES}, a.id FROM ledger_account a JOIN {sql.given(ACCOUNT[1:])} USING ({NAMES})",
        [sql.pack(ACCOUNT[1:], wanted)],
    )
    return _as_ids(rows)


def _as_ids(rows: Iterable[Sequence[Any]]) -> dict[Columns, UUID]:
    return {(kind, party_id, purpose, currency): account_id for kind, party_id, purpose, currency, account_id in rows}


def _insert(news: Sequence[NewSet], account_ids: Mapping[Columns, UUID], reverses: UUID | None) -> dict[str, UUID]:
    """
    Write the sets that are new with their postings, in one statement, and return their ids.

    Waits for anybody who posts one of these causes now.
    """
    return dict(
        sql.rows(
            f"""
            WITH born AS (
              INSERT INTO ledger_postingset (id, cause, kind, at, memo, posting_count, reverses_id)
              SELECT id, cause, kind, at, memo, posting_count, %s::uuid FROM {sql.given(SET)} ORDER BY place
              ON CONFLICT (cause) DO NOTHING RETURNING cause, id
            ), written AS (
              INSERT INTO ledger_posting (set_id, account_id, minor)
              SELECT born.id, line.account_id, line.minor FROM {sql.given(LINE, name="line")} JOIN born USING (cause)
              ORDER BY line.place
            )
            SELECT cause, id FROM born
            """,
            [
                reverses,
                sql.pack(
                    SET,
                    [
                        (place, uuid7(), new.cause, new.kind, new.at, new.memo, len(new.entries))
                        for place, new in enumerate(news)
                    ],
                ),
                sql.pack(
                    LINE,
                    [
                        (place, new.cause, account_ids[entry.account.columns], entry.minor)
                        for place, (new, entry) in enumerate((new, entry) for new in news for entry in new.entries)
                    ],
                ),
            ],
        )
    )
