"""What buyers say is read before others see it, and goes or comes back as a reviewer decides."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.community.events import ReviewDecided
from market.community.models import Review
from market.community.services.counting import count_in, count_out
from market.community.types import REVIEW_KIND
from market.moderation import facade as moderation
from market.moderation.facade import Kind, Outcome, Subject, TextToCheck, Verdict


def judge_review(review: Review) -> Sequence[Verdict]:
    """
    Read a new review, and compare what it shows. Touches no row.

    :raises moderation.TextRefused: with the words; moderation.PictureRefused:
    """
    return _judge(review, review.text, review.picture_ids)


def judge_follow_up(review: Review) -> Sequence[Verdict]:
    """Read what is added to a review likewise. :raises moderation.TextRefused, moderation.PictureRefused:"""
    return _judge(review, review.follow_up, review.follow_up_picture_ids)


def judge_reply(text: str) -> None:
    """
    Read what a shop says to a review. What is forbidden is refused; the rest stands, for no half of a review is held.

    :raises moderation.TextRefused:
    """
    (verdict,) = moderation.check_texts([TextToCheck(Kind.COMMENT, text)])
    moderation.refuse_if_forbidden({"text": verdict})


def _judge(review: Review, words: str, picture_ids: Sequence[UUID]) -> Sequence[Verdict]:
    assert review.person_id is not None, "it is written here"
    (text,) = moderation.check_texts([TextToCheck(Kind.COMMENT, words)])
    pictures = moderation.check_pictures(picture_ids, author_id=review.person_id)
    moderation.refuse_if_forbidden({"text": text, "picture_ids": pictures})
    return text, pictures


def hold_if_doubtful(review: Review, verdicts: Sequence[Verdict], now: datetime) -> None:
    """Keep a review from others until somebody has looked at it, in the caller's transaction; to be saved."""
    if moderation.gravest(verdicts) == Outcome.HOLD:
        assert review.person_id is not None, "it is written here"
        review.is_held, review.removed_at = True, now
        moderation.open_item(
            subject=Subject(REVIEW_KIND, review.id, review.person_id),
            text=words_of(review),
            picture_ids=[*review.picture_ids, *review.follow_up_picture_ids],
            verdicts=verdicts,
            now=now,
        )


@transaction.atomic
def decide_review(*, review_id: UUID, is_to_be_seen: bool, now: datetime) -> None:
    """
    Show a review, or keep it and its stars from everybody, words and all: an appeal may bring it back.

    What its author took back stays so. Safe to repeat. Locks the review and the sums.
    """
    review = Review.objects.select_for_update().filter(pk=review_id).first()
    if review is None or (review.removed_at is not None and not review.is_held) or review.is_held != is_to_be_seen:
        return
    if is_to_be_seen:
        review.is_held, review.removed_at = False, None
        count_in([review])
    else:
        count_out(review)
        review.is_held, review.removed_at = True, now
    review.save(update_fields=["is_held", "removed_at"])
    outbox.publish(ReviewDecided(review.id, review.product_id, is_to_be_seen, now), key=review.id)


def words_of(review: Review) -> str:
    return "\n".join(filter(None, (review.text, review.follow_up)))
