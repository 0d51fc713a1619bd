"""Keep the index: set-wise, in the caller's transaction, so that what is shown and what is found agree."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.words import Words
from market.search import rules
from market.search.types import DocumentDraft, PhraseDraft

# A title says what a thing is; small print mentions what it is not. Hence PostgreSQL's four weights, in this order.
_VECTOR = """
  setweight(to_tsvector('simple', {a}), 'A') || setweight(to_tsvector('english', {a}), 'A') ||
  setweight(to_tsvector('simple', {b}), 'B') || setweight(to_tsvector('english', {b}), 'B') ||
  setweight(to_tsvector('simple', {c}), 'C') || setweight(to_tsvector('english', {c}), 'C') ||
  setweight(to_tsvector('simple', {d}), 'D') || setweight(to_tsvector('english', {d}), 'D')
""".format(a="title", b="names", c="details", d="description")


@transaction.atomic
def index_documents(drafts: Sequence[DocumentDraft]) -> None:
    """Put these products into the index, or renew them. A constant number of statements, whatever their number."""
    if not drafts:
        return
    fields = [
        (
            draft.product_id,
            draft.shop_id,
            draft.brand_id,
            "{" + ",".join(map(str, draft.category_ids)) + "}",
            draft.price_minor,
            draft.has_group,
            draft.in_stock,
            draft.sold_count,
            draft.published_at,
            _cut([draft.title]),
            _cut(draft.names),
            _cut(draft.details),
            _cut([draft.description]),
        )
        for draft in drafts
    ]
    sql.run(
        f"""
        INSERT INTO search_document (product_id, shop_id, brand_id, category_ids, price_minor, has_group, in_stock,
                                     sold_count, published_at, tsv)
        SELECT product_id, shop_id, brand_id, category_ids::uuid[], price_minor, has_group, in_stock, sold_count,
               published_at, {_VECTOR}
        FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::bigint[], %s::bool[], %s::bool[], %s::bigint[],
                    %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::text[])
          AS d (product_id, shop_id, brand_id, category_ids, price_minor, has_group, in_stock, sold_count, published_at,
                title, names, details, description)
        ON CONFLICT (product_id) DO UPDATE SET
          shop_id = excluded.shop_id, brand_id = excluded.brand_id, category_ids = excluded.category_ids,
          price_minor = excluded.price_minor, has_group = excluded.has_group, in_stock = excluded.in_stock,
          sold_count = excluded.sold_count, published_at = excluded.published_at, tsv = excluded.tsv,
          indexed_at = now()
        """,
        [list(column) for column in zip(*fields, strict=True)],
    )
    _learn_words([field[9] + " " + field[10] for field in fields])
    index_phrases([PhraseDraft(draft.product_id, draft.title, draft.sold_count) for draft in drafts])


@transaction.atomic
def forget_documents(product_ids: Collection[UUID]) -> None:
    """Take products out of the index."""
    sql.run("DELETE FROM search_document WHERE product_id = ANY(%s)", [list(product_ids)])
    sql.run("DELETE FROM search_phrase WHERE subject_id = ANY(%s)", [list(product_ids)])


@transaction.atomic
def index_phrases(drafts: Sequence[PhraseDraft]) -> None:
    """Learn what to suggest: names of products, categories and brands."""
    rows = [
        (draft.subject_id, language, text, text.lower(), rules.pinyin(text).replace(" ", ""), draft.weight)
        for draft in drafts
        for language, text in draft.texts.items()
    ]
    if rows:
        sql.run(
            """
            INSERT INTO search_phrase (subject_id, language, text, folded, pinyin, weight)
            SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[])
            ON CONFLICT (subject_id, language) DO UPDATE SET
              text = excluded.text, folded = excluded.folded, pinyin = excluded.pinyin, weight = excluded.weight
            """,
            [list(column) for column in zip(*rows, strict=True)],
        )


def _cut(texts: Sequence[Words]) -> str:
    """Cut texts in all their languages and join the words by blanks, for `to_tsvector` to find them apart."""
    return " ".join(word for words in texts for text in words.values() for word in rules.tokens(text).all)


def _learn_words(texts: Sequence[str]) -> None:
    counted = Counter(word for text in texts for word in set(text.split()) if len(word) > 1)
    if counted:
        words = sorted(counted)  # One order, so that two indexers cannot cross.
        sql.run(
            """
            INSERT INTO search_word AS w (word, pinyin, initials, document_count)
            SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])
            ON CONFLICT (word) DO UPDATE SET document_count = w.document_count + excluded.document_count
            """,
            [words, [rules.pinyin(word) for word in words], [rules.initials(word) for word in words],
             [counted[word] for word in words]],
        )  # fmt: skip
