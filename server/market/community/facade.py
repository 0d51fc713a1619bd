"""
The face community shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.community.errors import AlreadyReviewed, ReviewNotFound
from market.community.queries import (
    count_of_source,
    latest_reviews,
    review,
    review_ids_of_source,
    reviewed_line_ids,
    reviews_of,
    shown_orders,
)
from market.community.services.import_reviews import import_reviews
from market.community.services.write_review import write_review
from market.community.types import BoughtLine, ReviewDraft, ReviewFilter, ReviewId, ReviewView, SummaryView

__all__ = [
    "AlreadyReviewed",
    "BoughtLine",
    "ReviewDraft",
    "ReviewFilter",
    "ReviewId",
    "ReviewNotFound",
    "ReviewView",
    "SummaryView",
    "count_of_source",
    "import_reviews",
    "latest_reviews",
    "review",
    "review_ids_of_source",
    "reviewed_line_ids",
    "reviews_of",
    "shown_orders",
    "write_review",
]
