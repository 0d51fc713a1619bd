"""A shop answers a review in public."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.community import rules
from market.community.errors import AlreadyReplied
from market.community.events import ReviewReplied
from market.community.models import Review
from market.community.services.judge_review import judge_reply
from market.community.types import ReviewView


@transaction.atomic
def reply_to_review(*, review_id: UUID, actor_id: UUID, text: str, now: datetime) -> ReviewView:
    """
    Give the shop's one reply. Whether the actor speaks for the shop is the caller's to ask. Locks the review.

    :raises ReviewNotFound, AlreadyReplied, TextMissing, TextTooLong, BadText; moderation.TextRefused:
    """
    review = Review.objects.lock(review_id)
    if review.replied_at is not None:
        raise AlreadyReplied
    review.reply = rules.check_text(text, longest=rules.LONGEST_REPLY, is_needed=True)
    judge_reply(review.reply)

    review.replied_at, review.replied_by = now, actor_id
    review.save(update_fields=["reply", "replied_at", "replied_by"])
    news = ReviewReplied(review.id, review.product_id, review.shop_id, review.person_id, now)
    outbox.publish(news, key=review.id)
    audit.record(
        actor_id=actor_id,
        action="community.reply_to_review",
        subject=encode("rev", review.id),
        holder_id=review.shop_id,
        after={"reply": review.reply},
    )
    return review.view()
