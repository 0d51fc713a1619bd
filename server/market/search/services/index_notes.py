"""Put notes among those that are found, as they are now, or take them away."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.notes import facade as notes
from market.notes.facade import CountsView, NoteView
from market.search.rules import lifting, weighing
from market.search.rules.cutting import lexemes
from market.search.services.count_terms import alone, count_terms

NOTE = (
    ("note_id", "uuid"), ("published_at", "timestamptz"), ("love", "float8"), ("terms", "text"), ("keys", "text"),
    ("weights", "text"),
)  # fmt: skip


@transaction.atomic
def index_notes(note_ids: Collection[UUID]) -> list[UUID]:
    """
    Index these notes as they are now; those that others do not see go. Return which are found from now on.

    Seven statements, whatever the number. Safe to repeat, and in any order: it asks, and trusts no news for what is so.
    """
    if not note_ids:
        return []
    alone()
    seen = notes.notes(note_ids)
    did = notes.counts(list(seen))
    before = sql.rows(
        "DELETE FROM search_foundnote WHERE note_id = ANY(%s) RETURNING tsvector_to_array(terms)", [list(note_ids)]
    )
    counted: Counter[str] = Counter()
    for (terms,) in before:
        counted.subtract(terms)
    rows = []
    for note in sorted(seen.values(), key=lambda one: one.id):
        weights = _weights(note)
        terms = {weighing.EVERYTHING, *weights, *_placed(note)}
        counted.update(terms)
        by_key = {weighing.key(lexeme): weight for lexeme, weight in weights.items()}
        rows.append(
            (
                note.id, note.published_at, _love(did[note.id]), " ".join(terms),
                "{" + ",".join(map(str, by_key)) + "}", bytes(by_key.values()).hex(),
            )
        )  # fmt: skip
    if rows:
        sql.run(
            f"""
            INSERT INTO search_foundnote (note_id, published_at, love, terms, keys, weights)
            SELECT note_id, published_at, love, array_to_tsvector(string_to_array(terms, ' ')), keys::int[],
                   decode(weights, 'hex')
            FROM {sql.given(NOTE)} ON CONFLICT DO NOTHING
            """,
            [sql.pack(NOTE, rows)],
        )
    count_terms(counted)
    return sorted(seen)


def _weights(note: NoteView) -> dict[str, int]:
    """What each word weighs; a note's parts weigh as those of a product do that a reader looks at as much."""
    draft = note.draft
    return weighing.weigh(
        {
            "title": lexemes(draft.title),
            "category": [lexeme for topic in note.topics for lexeme in lexemes(topic)],
            "details": lexemes(f"{draft.body} {draft.place_name}")[: weighing.LONGEST_DESCRIPTION],
        }
    )


def _placed(note: NoteView) -> list[str]:
    """What a note is found by beside its words: its topics, and when it was published."""
    assert note.published_at is not None, "what others see has a date"
    times = [lifting.of_stretch(span, lifting.stretch(note.published_at, span)) for span in lifting.SPANS]
    return [*times, *(lifting.of_topic(topic.replace(" ", "_")) for topic in note.topics)]


@transaction.atomic
def warm_notes(note_ids: Collection[UUID]) -> None:
    """Count anew what people did with notes. Two statements."""
    did = notes.counts(note_ids)
    sql.run(
        """
        UPDATE search_foundnote n SET love = given.love
        FROM unnest(%s::uuid[], %s::float8[]) AS given (note_id, love) WHERE n.note_id = given.note_id
        """,
        [list(did), [_love(one) for one in did.values()]],
    )


def _love(did: CountsView) -> float:
    return lifting.love(did.likes, did.saves, did.comments)
