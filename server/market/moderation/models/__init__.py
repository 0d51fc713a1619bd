"""Rows of moderation: the lists of words, what people look at and think of it, and what is held against whom."""

from market.moderation.models.classifiers import Classifier
from market.moderation.models.conduct import Report, Strike
from market.moderation.models.items import Item, ItemMove, Snapshot
from market.moderation.models.lists import Lexicon, ListVersion, Term
from market.moderation.models.looks import Look, LookKey
from market.moderation.models.reviewing import Appeal, Gold, Opinion

__all__ = [
    "Appeal",
    "Classifier",
    "Gold",
    "Item",
    "ItemMove",
    "Lexicon",
    "ListVersion",
    "Look",
    "LookKey",
    "Opinion",
    "Report",
    "Snapshot",
    "Strike",
    "Term",
]
