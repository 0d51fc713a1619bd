"""A shop says its one reply in other words."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.community import rules
from market.community.errors import NotReplied
from market.community.models import Review
from market.community.services.judge_review import judge_reply
from market.community.types import ReviewView


@transaction.atomic
def change_reply(*, review_id: UUID, actor_id: UUID, text: str, now: datetime) -> ReviewView:
    """
    Change the shop's reply; what it said before is kept. Whether the actor speaks for the shop is the caller's to ask.

    Locks the review.

    :raises ReviewNotFound, NotReplied, ReplyIsSettled, TextMissing, TextTooLong, BadText; moderation.TextRefused:
    """
    review = Review.objects.lock(review_id)
    if review.replied_at is None:
        raise NotReplied
    rules.check_can_change_reply(review.replied_at, now)
    said = rules.check_text(text, longest=rules.LONGEST_REPLY, is_needed=True)
    if said == review.reply:
        return review.view()
    judge_reply(said)
    before, review.reply = review.reply, said
    review.reply_revisions.create(text=before, until=now, by_id=actor_id)
    review.reply_changed_at = now
    review.save(update_fields=["reply", "reply_changed_at"])
    audit.record(
        actor_id=actor_id,
        action="community.change_reply",
        subject=encode("rev", review.id),
        holder_id=review.shop_id,
        before={"reply": before},
        after={"reply": review.reply},
    )
    return review.view()
