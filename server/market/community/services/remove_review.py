"""An author takes their review back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.neighbours import neighbour
from market.community.errors import ReviewNotFound
from market.community.events import ReviewRemoved
from market.community.models import Review
from market.community.services.counting import count_out


@transaction.atomic
def remove_review(*, review_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Empty a review and show it no more, nor the note that says the same. Only its author may; the line stays reviewed.

    Locks the review and the sums.

    :raises ReviewNotFound: none, or somebody else's
    """
    review = Review.objects.lock(review_id)
    if review.person_id != person_id:
        raise ReviewNotFound
    count_out(review)
    review.text = review.follow_up = review.reply = ""
    review.picture_ids = []
    review.follow_up_picture_ids = []
    review.video_id = None
    if review.note_id:
        neighbour("community.delete_note")(note_id=review.note_id, author_id=person_id, now=now)
    review.removed_at = now
    review.save()
    outbox.publish(ReviewRemoved(review.id, review.product_id, now), key=review.id)
