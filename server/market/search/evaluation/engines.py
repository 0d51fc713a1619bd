"""The two that are compared: our search, by its own facade and tables, and a plain BM25 over the same texts."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from market.search.evaluation.figures import DEPTH
from market.search.evaluation.judged import JudgedSet, product_id
from market.search.queries.find import find
from market.search.services.index_documents import index_documents
from market.search.services.load_synonyms import load_synonyms
from market.search.types import DocumentDraft, SearchQuestion

_TABLES = ("search_entry", "search_term", "search_spelling", "search_label", "search_synonym", "search_phrase")
_AT_ONCE = 500

Engine = Callable[[str], list[str]]  # A query's best products, as the judgments call them.


@contextmanager
def our_search(judged: JudgedSet) -> Iterator[Engine]:
    """
    Index the set in temporary tables that hide the market's own while this transaction lasts, and search there.

    The tables are made like the room's, indexes included; nothing of them remains.
    """
    names = {product_id(identity): identity for identity, _ in judged.products}
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING ALL)")
        cursor.execute("CREATE TEMPORARY TABLE search_edition AS SELECT 0::bigint AS number, '' AS shipped")
        load_synonyms()
        drafts = [draft for _, draft in judged.products]
        for start in range(0, len(drafts), _AT_ONCE):
            index_documents(drafts[start : start + _AT_ONCE])
        cursor.execute(f"ANALYZE {', '.join(_TABLES)}")
        yield lambda query: [names[one] for one in find(SearchQuestion(text=query, limit=DEPTH)).product_ids]
        cursor.execute(f"DROP TABLE {', '.join(f'pg_temp.{table}' for table in (*_TABLES, 'search_edition'))}")


def plain_bm25(judged: JudgedSet) -> Engine:
    """Build Lucene's BM25 (k1 1.5, b 0.75) over every text at once: English stop words, Snowball endings."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    names = [identity for identity, _ in judged.products]
    index = bm25s.BM25()
    index.index(_tokens(bm25s, stemmer, [_whole_text(draft) for _, draft in judged.products]), show_progress=False)

    def best(query: str) -> list[str]:
        found, scores = index.retrieve(_tokens(bm25s, stemmer, [query]), k=min(DEPTH, len(names)), show_progress=False)
        return [names[place] for place, score in zip(found[0], scores[0], strict=True) if score > 0]

    return best


def _tokens(bm25s: Any, stemmer: Any, texts: Sequence[str]) -> Any:
    return bm25s.tokenize(list(texts), stopwords="en", stemmer=stemmer, show_progress=False)


def _whole_text(draft: DocumentDraft) -> str:
    words = [draft.title, draft.brand, *draft.categories, *draft.details, draft.description]
    return "\n".join(text for one in words for text in one.values())
