"""
The face search shows the rest of the market: questions in, ids out. The storefront keeps the index through it, too.
Another engine takes its place behind the same functions, by one setting.
"""

from market.search.queries import find, suggest
from market.search.services.index_documents import forget_documents, index_documents, index_phrases
from market.search.types import DocumentDraft, PhraseDraft, SearchAnswer, SearchQuestion, Sort

__all__ = [
    "DocumentDraft",
    "PhraseDraft",
    "SearchAnswer",
    "SearchQuestion",
    "Sort",
    "find",
    "forget_documents",
    "index_documents",
    "index_phrases",
    "suggest",
]
