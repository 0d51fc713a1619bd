"""An author takes their review back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.neighbours import neighbour
from market.community.events import ReviewRemoved
from market.community.models import Review
from market.community.services.counting import count_out
from market.community.types import REVIEW_KIND
from market.moderation import facade as moderation


@transaction.atomic
def remove_review(*, review_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Empty a review and show it no more, nor the note that says the same. Only its author may; the line stays reviewed.

    Locks the review, the sums, and its item at moderation.

    :raises ReviewNotFound: none, or somebody else's
    """
    review = Review.objects.lock_own(review_id, person_id)
    if not review.is_held:
        count_out(review)
    review.text = review.follow_up = review.reply = ""
    review.picture_ids = []
    review.follow_up_picture_ids = []
    review.video_id = None
    if review.note_id:
        neighbour("community.delete_note")(note_id=review.note_id, author_id=person_id, now=now)
    review.removed_at, review.is_held = now, False
    review.save()
    moderation.withdraw_item(kind=REVIEW_KIND, subject_id=review_id, now=now)
    outbox.publish(ReviewRemoved(review.id, review.product_id, now), key=review.id)
