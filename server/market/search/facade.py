"""The face search shows to the storefront. Another engine would take this one's place behind these functions."""

from market.search.queries.find import find
from market.search.queries.suggest import suggest
from market.search.services.index_documents import forget_documents, index_documents
from market.search.services.index_phrases import index_phrases
from market.search.types import (
    AttributeDraft,
    DocumentDraft,
    FacetView,
    LabelView,
    PhraseDraft,
    SearchAnswer,
    SearchQuestion,
    Sort,
    ValueView,
)

__all__ = [
    "AttributeDraft",
    "DocumentDraft",
    "FacetView",
    "LabelView",
    "PhraseDraft",
    "SearchAnswer",
    "SearchQuestion",
    "Sort",
    "ValueView",
    "find",
    "forget_documents",
    "index_documents",
    "index_phrases",
    "suggest",
]
