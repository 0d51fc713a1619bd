"""Somebody says what they think of what they bought."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.neighbours import neighbour
from foundation.sql import broken_guard
from market.community import rules
from market.community.errors import AlreadyReviewed
from market.community.events import ReviewWritten
from market.community.models import Review
from market.community.services.counting import count_in
from market.community.services.judge_review import hold_if_doubtful, judge_review
from market.community.types import ReviewView
from market.media import facade as media
from market.orders import facade as orders


def write_review(
    *,
    person_id: UUID,
    line_id: UUID,
    stars: int,
    text: str,
    picture_ids: Sequence[UUID] = (),
    video_id: UUID | None = None,
    as_note: bool = False,
    now: datetime,
) -> ReviewView:
    """
    Publish a buyer's review of one order line, or hold it until somebody has looked at it. Each line has one review,
    for ever.

    `as_note`: its author agrees that a note of theirs says and shows the same, with what was bought tagged; the note is
    judged like any other, and both are written or neither.

    Two at once meet in the unique index on the line. Locks the product's sums until the commit.

    :raises StarsOutOfRange, TextTooLong, BadText, TooManyPictures, AlreadyReviewed, NothingToShowAsNote;
        media.PictureNotFound, media.VideoNotFound; moderation.TextRefused, moderation.PictureRefused;
        with `as_note` what notes refuse;
        orders.OrderNotFound: not theirs; orders.NotReviewable: not completed yet
    """
    review = Review(
        person_id=person_id,
        line_id=line_id,
        stars=rules.check_stars(stars),
        text=rules.check_text(text),
        picture_ids=list(rules.check_pictures(picture_ids)),
        video_id=video_id,
        written_at=now,
    )
    if as_note:
        rules.check_can_be_note(review.text, review.picture_ids, video_id)
    try:
        with transaction.atomic():
            return _write(review, person_id, line_id, now, as_note=as_note)
    except IntegrityError as error:
        if "line_id" in broken_guard(error):
            raise AlreadyReviewed from None
        raise


def _write(review: Review, person_id: UUID, line_id: UUID, now: datetime, *, as_note: bool) -> ReviewView:
    line = orders.reviewable_line(person_id, line_id)
    media.keep_pictures(review.picture_ids, now)  # First, so that none is swept away between the two.
    media.check_owner(review.picture_ids, person_id)
    films = [review.video_id] if review.video_id else []
    media.keep_videos(films, now)
    media.check_videos_owner(films, person_id)
    review.order_id, review.product_id, review.sku_id = line.order_id, line.product_id, line.sku_id
    review.shop_id, review.option_text = line.shop_id, dict(line.option_text)
    verdicts = judge_review(review)
    if as_note:
        review.note_id = neighbour("community.publish_note")(
            author_id=person_id,
            product_id=line.product_id,
            text=review.text,
            picture_ids=review.picture_ids,
            video_id=review.video_id,
            now=now,
        )
    hold_if_doubtful(review, verdicts, now)
    review.save(force_insert=True)
    if not review.is_held:
        count_in([review])
    news = ReviewWritten(
        review.id, line.product_id, line.shop_id, person_id, line.order_id, line_id, review.stars, now
    )  # fmt: skip
    outbox.publish(news, key=review.id)
    return review.view()
