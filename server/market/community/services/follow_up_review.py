"""An author adds what they know by now."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.community import rules
from market.community.errors import AlreadyFollowedUp, ReviewNotFound
from market.community.events import ReviewDecided, ReviewFollowedUp
from market.community.models import Review
from market.community.services.counting import count_out
from market.community.services.judge_review import hold_if_doubtful, judge_follow_up
from market.community.types import ReviewView
from market.media import facade as media


@transaction.atomic
def follow_up_review(
    *, review_id: UUID, person_id: UUID, text: str, picture_ids: Sequence[UUID] = (), now: datetime
) -> ReviewView:
    """
    Add the one follow-up that a review can have. Only its author may. A doubtful one takes the review with it until
    somebody has looked. Locks the review.

    :raises ReviewNotFound: none, or somebody else's; AlreadyFollowedUp, FollowUpTooLate, TextMissing, TextTooLong,
        BadText, TooManyPictures; media.PictureNotFound; moderation.TextRefused, moderation.PictureRefused:
    """
    review = Review.objects.lock(review_id)
    if review.person_id != person_id:
        raise ReviewNotFound
    if review.followed_up_at is not None:
        raise AlreadyFollowedUp
    rules.check_can_follow_up(review.written_at, now)
    review.follow_up = rules.check_text(text, is_needed=True)
    review.follow_up_picture_ids = list(rules.check_pictures(picture_ids))
    media.keep_pictures(review.follow_up_picture_ids, now)  # First, so that none is swept away between the two.
    media.check_owner(review.follow_up_picture_ids, person_id)

    hold_if_doubtful(review, judge_follow_up(review), now)
    if review.is_held:
        count_out(review)
        outbox.publish(ReviewDecided(review.id, review.product_id, False, now), key=review.id)
    review.followed_up_at = now
    review.save(update_fields=["follow_up", "follow_up_picture_ids", "followed_up_at", "is_held", "removed_at"])
    outbox.publish(ReviewFollowedUp(review.id, review.product_id, review.shop_id, now), key=review.id)
    return review.view()
