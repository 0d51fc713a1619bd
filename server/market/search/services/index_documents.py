"""Keep the index: set-wise, in the caller's transaction, so that what is shown and what is found agree."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.search.rules import asking, reading, sounds, weighing
from market.search.rules.reading import Reading
from market.search.services.index_phrases import index_phrases
from market.search.services.turn_edition import turn_edition
from market.search.types import DocumentDraft, LabelView, PhraseDraft

# One writer of counts at a time: two that add to the same words in another order would wait for each other for ever.
_ALONE = "SELECT pg_advisory_xact_lock(hashtext('search_term'))"


@dataclass(frozen=True, slots=True)
class _Kept:
    digest: bytes
    terms: frozenset[str]


@transaction.atomic
def index_documents(drafts: Sequence[DocumentDraft]) -> None:
    """
    Put these products into the index, or renew them. A constant number of statements, whatever their number.

    Texts that did not change are not cut again, and what did not change is not written. Waits for other indexers.
    """
    if not drafts:
        return
    sql.run(_ALONE)
    kept = _kept([draft.product_id for draft in drafts])
    counted: Counter[str] = Counter()
    renewed: list[tuple[DocumentDraft, bytes, Reading]] = []
    moved: list[tuple[DocumentDraft, frozenset[str]]] = []
    for draft in drafts:
        before = kept.get(draft.product_id)
        digest = reading.digest(draft)
        if before is not None and before.digest == digest:
            texts = frozenset(term for term in before.terms if not term.startswith(weighing.SCALARS))
            terms = texts | reading.scalars(draft)
            moved.append((draft, terms))
        else:
            read = reading.read(draft)
            terms = read.terms | reading.scalars(draft)
            renewed.append((draft, digest, read))
        counted.update(terms)
        counted.subtract(before.terms if before else ())
    _write(renewed)
    _move(moved)
    _count(counted)
    _learn_labels([label for _, _, read in renewed for label in read.labels])
    _learn_spellings(pair for _, _, read in renewed for pair in read.spellings)
    index_phrases([PhraseDraft(draft.product_id, draft.title, draft.sold_count) for draft in drafts])


@transaction.atomic
def forget_documents(product_ids: Collection[UUID]) -> None:
    """Take products out of the index."""
    sql.run(_ALONE)
    gone = sql.rows(
        "DELETE FROM search_entry WHERE product_id = ANY(%s) RETURNING tsvector_to_array(terms)", [list(product_ids)]
    )
    counted: Counter[str] = Counter()
    for (terms,) in gone:
        counted.subtract(terms)
    _count(counted)
    sql.run("DELETE FROM search_phrase WHERE subject_id = ANY(%s)", [list(product_ids)])


def _kept(product_ids: Collection[UUID]) -> dict[UUID, _Kept]:
    found = sql.rows(
        "SELECT product_id, digest, tsvector_to_array(terms) FROM search_entry WHERE product_id = ANY(%s)",
        [list(product_ids)],
    )
    return {product_id: _Kept(bytes(digest), frozenset(terms)) for product_id, digest, terms in found}


def _scalars(draft: DocumentDraft) -> tuple[object, ...]:
    quality = asking.quality(sold_count=draft.sold_count, in_stock=draft.in_stock)
    return draft.product_id, draft.price_minor, draft.sold_count, draft.published_at, quality


def _write(renewed: Sequence[tuple[DocumentDraft, bytes, Reading]]) -> None:
    rows = [
        (
            *_scalars(draft),
            " ".join(read.terms | reading.scalars(draft)),
            "{" + ",".join(map(str, read.keys)) + "}",
            read.weights,
            "{" + ",".join(str(label.id) for label in read.labels) + "}",
            digest,
        )
        for draft, digest, read in renewed
    ]
    if rows:
        sql.run(
            """
            INSERT INTO search_entry (product_id, price_minor, sold_count, published_at, quality, terms, keys, weights,
                                      labels, digest)
            SELECT product_id, price_minor, sold_count, published_at, quality,
                   array_to_tsvector(string_to_array(terms, ' ')), keys::int[], weights, labels::bigint[], digest
            FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::float8[], %s::text[], %s::text[],
                        %s::bytea[], %s::text[], %s::bytea[])
              AS d (product_id, price_minor, sold_count, published_at, quality, terms, keys, weights, labels, digest)
            ON CONFLICT (product_id) DO UPDATE SET
              price_minor = excluded.price_minor, sold_count = excluded.sold_count,
              published_at = excluded.published_at, quality = excluded.quality, terms = excluded.terms,
              keys = excluded.keys, weights = excluded.weights, labels = excluded.labels, digest = excluded.digest,
              indexed_at = now()
            """,
            [list(column) for column in zip(*rows, strict=True)],
        )


def _move(moved: Sequence[tuple[DocumentDraft, frozenset[str]]]) -> None:
    rows = [(*_scalars(draft), " ".join(terms)) for draft, terms in moved]
    if rows:
        sql.run(
            """
            UPDATE search_entry e SET price_minor = d.price_minor, sold_count = d.sold_count, quality = d.quality,
              published_at = d.published_at, terms = d.vector, indexed_at = now()
            FROM (SELECT product_id, price_minor, sold_count, published_at, quality,
                         array_to_tsvector(string_to_array(terms, ' ')) AS vector
                  FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::timestamptz[], %s::float8[], %s::text[])
                    AS d (product_id, price_minor, sold_count, published_at, quality, terms)) d
            WHERE e.product_id = d.product_id
              AND (e.price_minor, e.sold_count, e.published_at, e.quality, e.terms)
                  IS DISTINCT FROM (d.price_minor, d.sold_count, d.published_at, d.quality, d.vector)
            """,
            [list(column) for column in zip(*rows, strict=True)],
        )


def _count(counted: Mapping[str, int]) -> None:
    changed = sorted((term, count) for term, count in counted.items() if count)
    if changed:
        sql.run(
            """
            INSERT INTO search_term AS t (term, document_count) SELECT * FROM unnest(%s::text[], %s::int[])
            ON CONFLICT (term) DO UPDATE SET document_count = greatest(0, t.document_count + excluded.document_count)
            """,
            [[term for term, _ in changed], [count for _, count in changed]],
        )


def _learn_labels(labels: Iterable[LabelView]) -> None:
    rows = [
        (one.id, one.kind, one.key, sql.as_json(one.name), sql.as_json(one.value), one.number, one.subject_id)
        for one in {label.id: label for label in labels}.values()
    ]
    if rows:
        # Shops write one colour in many ways: the first that was seen names it. Brands and categories are renamed.
        learnt = sql.rows(
            """
            INSERT INTO search_label AS l (id, kind, key, name, value, number, subject_id)
            SELECT id, kind, key, name::jsonb, value::jsonb, number, subject_id
            FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::float8[], %s::uuid[])
              AS d (id, kind, key, name, value, number, subject_id)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, value = excluded.value
            WHERE l.kind <> 'attribute' AND (l.name, l.value) IS DISTINCT FROM (excluded.name, excluded.value)
            RETURNING l.xmax <> 0
            """,
            [list(column) for column in zip(*rows, strict=True)],
        )
        if any(is_renamed for (is_renamed,) in learnt):
            turn_edition()


def _learn_spellings(pairs: Iterable[tuple[str, str]]) -> None:
    spelt: dict[str, Any] = dict(pairs)
    if spelt:  # Most are known by now, and the dictionary of sounds is large.
        for (word,) in sql.rows("SELECT word FROM search_spelling WHERE word = ANY(%s)", [list(spelt)]):
            del spelt[word]
    words = sorted(spelt)  # One order, so that two indexers cannot cross.
    if words:
        sql.run(
            """
            INSERT INTO search_spelling (word, term, pinyin, initials)
            SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) ON CONFLICT DO NOTHING
            """,
            [words, [spelt[word] for word in words], [sounds.pinyin(word) for word in words],
             [sounds.initials(word) for word in words]],
        )  # fmt: skip
