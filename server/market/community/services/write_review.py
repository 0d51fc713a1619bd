"""Somebody says what they think of what they bought."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.sql import broken_guard
from market.community import rules
from market.community.errors import AlreadyReviewed
from market.community.events import ReviewWritten
from market.community.models import Review
from market.community.services.counting import count_in
from market.community.types import ReviewView
from market.media import facade as media
from market.orders import facade as orders


def write_review(
    *, person_id: UUID, line_id: UUID, stars: int, text: str, picture_ids: Sequence[UUID] = (), now: datetime
) -> ReviewView:
    """
    Publish a buyer's review of one order line. Each line has one review, for ever.

    Two at once meet in the unique index on the line. Locks the product's sums until the commit.

    :raises StarsOutOfRange, TextTooLong, BadText, TooManyPictures, AlreadyReviewed; media.PictureNotFound;
        orders.OrderNotFound: not theirs; orders.NotReviewable: not completed yet
    """
    review = Review(
        person_id=person_id,
        line_id=line_id,
        stars=rules.check_stars(stars),
        text=rules.check_text(text),
        picture_ids=list(rules.check_pictures(picture_ids)),
        written_at=now,
    )
    try:
        with transaction.atomic():
            return _write(review, person_id, line_id, now)
    except IntegrityError as error:
        if "line_id" in broken_guard(error):
            raise AlreadyReviewed from None
        raise


def _write(review: Review, person_id: UUID, line_id: UUID, now: datetime) -> ReviewView:
    line = orders.reviewable_line(person_id, line_id)
    media.keep_pictures(review.picture_ids, now)  # First, so that none is swept away between the two.
    media.check_owner(review.picture_ids, person_id)
    review.order_id, review.product_id, review.sku_id = line.order_id, line.product_id, line.sku_id
    review.shop_id, review.option_text = line.shop_id, dict(line.option_text)
    review.save(force_insert=True)
    count_in([review])
    news = ReviewWritten(
        review.id, line.product_id, line.shop_id, person_id, line.order_id, line_id, review.stars, now
    )  # fmt: skip
    outbox.publish(news, key=review.id)
    return review.view()
