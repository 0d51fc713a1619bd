"""Somebody says that a review helped them, or takes that back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7
from market.community.errors import OwnReview
from market.community.models import Review


@transaction.atomic
def vote_helpful(*, review_id: UUID, person_id: UUID, is_helpful: bool, now: datetime) -> int:
    """
    Count one person's vote once, or no longer; a second time changes nothing. Return how many there are.

    Locks the review.

    :raises ReviewNotFound, OwnReview:
    """
    review = Review.objects.lock(review_id)
    if review.person_id == person_id:
        raise OwnReview
    if is_helpful:
        moved = sql.run(
            """
            INSERT INTO community_helpfulvote (id, review_id, person_id, at) VALUES (%s, %s, %s, %s)
            ON CONFLICT DO NOTHING
            """,
            [uuid7(), review_id, person_id, now],
        )
    else:
        moved, _ = review.votes.filter(person_id=person_id).delete()
        moved = -moved
    if moved:
        review.helpful_count += moved
        review.save(update_fields=["helpful_count"])
    return review.helpful_count
