"""Put people among those who are found, as they are called and followed now."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7_floor
from market.circles import facade as circles
from market.people import facade as people
from market.search.rules import naming, sounds
from market.search.services.count_terms import alone, count_terms

PERSON = (
    ("person_id", "uuid"), ("folded", "text"), ("pinyin", "text"), ("follower_count", "int"), ("terms", "text"),
)  # fmt: skip
NEWCOMERS_FOR = timedelta(minutes=10)  # Longer than any transaction that somebody joins in may take.


@transaction.atomic
def index_people(person_ids: Collection[UUID]) -> None:
    """
    Index these people as they are now; who is not there any more goes. What did not change is not written.

    Six statements, whatever the number. Safe to repeat.
    """
    if not person_ids:
        return
    alone()
    known, accounts = people.people(person_ids), circles.circles(person_ids)
    kept = {
        person_id: (row, frozenset(terms))
        for person_id, *row, terms in sql.rows(
            """
            SELECT person_id, folded, follower_count, tsvector_to_array(terms) FROM search_foundperson
            WHERE person_id = ANY(%s) FOR UPDATE
            """,
            [list(person_ids)],
        )
    }
    counted: Counter[str] = Counter()
    rows = []
    for person_id in sorted(known):
        folded, account = naming.fold(known[person_id].nickname), accounts[person_id]
        terms = naming.terms(person_id, folded, account.bio, account.follower_count)
        row, before = kept.pop(person_id, (None, frozenset()))
        if row == [folded, account.follower_count] and terms == before:
            continue
        counted.update(terms)
        counted.subtract(before)
        sound = sounds.pinyin(folded).replace(" ", "")
        rows.append((person_id, folded, sound, account.follower_count, " ".join(terms)))
    for _, before in kept.values():
        counted.subtract(before)
    sql.run("DELETE FROM search_foundperson WHERE person_id = ANY(%s)", [list(kept)])
    if rows:
        sql.run(
            f"""
            INSERT INTO search_foundperson (person_id, folded, pinyin, follower_count, terms)
            SELECT person_id, folded, pinyin, follower_count, array_to_tsvector(string_to_array(terms, ' '))
            FROM {sql.given(PERSON)}
            ON CONFLICT (person_id) DO UPDATE SET folded = excluded.folded, pinyin = excluded.pinyin,
              follower_count = excluded.follower_count, terms = excluded.terms
            """,
            [sql.pack(PERSON, rows)],
        )
    count_terms(counted)


def index_newcomers(*, now: datetime, at_once: int = 500) -> int:
    """
    Index who joined lately, in pieces, each its own transaction. Return how many.

    Nobody tells that somebody joined: ids that begin with their moment do.
    """
    last, count = uuid7_floor(now - NEWCOMERS_FOR), 0
    while joined := people.person_ids(after=last, limit=at_once):
        met = sql.rows("SELECT person_id FROM search_foundperson WHERE person_id = ANY(%s)", [joined])
        fresh = set(joined) - {one for (one,) in met}
        index_people(fresh)
        last, count = joined[-1], count + len(fresh)
    return count
