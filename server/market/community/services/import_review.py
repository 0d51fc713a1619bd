"""A review comes along with goods from elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.sql import broken_guard
from market.catalogue import facade as catalogue
from market.community import rules
from market.community.events import ReviewWritten
from market.community.models import Review
from market.community.services.counting import count_in
from market.community.types import ReviewDraft, ReviewView


def import_review(
    *,
    source_key: str,
    product_id: UUID,
    nickname: str,
    stars: int,
    text: str,
    at: datetime,
    picture_ids: Sequence[UUID] = (),
    reply: str = "",
) -> ReviewView:
    """
    Keep a review from another market, marked as such: its origin is what stands before the first ":" of the key.

    The same key again returns the first one, unchanged. A reply given there comes along.

    :raises StarsOutOfRange, TextTooLong, BadText, TooManyPictures; catalogue.ProductNotFound:
    """
    known = Review.objects.filter(source_key=source_key).first()
    if known is not None:
        return known.view()
    product = catalogue.products([product_id]).get(product_id)
    if product is None:
        raise catalogue.ProductNotFound(product_id=product_id)
    draft = ReviewDraft(source_key, product_id, nickname, stars, text, at, tuple(picture_ids), reply)
    try:
        return _write(new_review(draft, product.shop_id))
    except IntegrityError as error:
        if "source_key" in broken_guard(error):  # Somebody brought it a moment ago.
            return Review.objects.get(source_key=source_key).view()
        raise


def new_review(draft: ReviewDraft, shop_id: UUID) -> Review:
    """
    Build the row of a review from elsewhere; not yet written.

    :raises StarsOutOfRange, TextTooLong, BadText, TooManyPictures:
    """
    answer = rules.check_text(draft.reply, longest=rules.LONGEST_IMPORTED)
    bought = draft.line
    return Review(
        person_id=bought.person_id if bought else None,
        order_id=bought.order_id if bought else None,
        line_id=bought.line_id if bought else None,
        sku_id=bought.sku_id if bought else None,
        option_text=dict(bought.option_text) if bought else {},
        source_key=draft.source_key,
        origin=draft.source_key.split(":", 1)[0],
        product_id=draft.product_id,
        shop_id=bought.shop_id if bought else shop_id,
        nickname=rules.check_text(draft.nickname)[:40],
        stars=rules.check_stars(draft.stars),
        text=rules.check_text(draft.text, longest=rules.LONGEST_IMPORTED),
        picture_ids=list(rules.check_pictures(draft.picture_ids)),
        written_at=draft.at,
        reply=answer,
        replied_at=draft.at if answer else None,
    )


@transaction.atomic
def _write(review: Review) -> ReviewView:
    review.save(force_insert=True)
    count_in([review])
    news = ReviewWritten(
        review.id, review.product_id, review.shop_id, None, None, None, review.stars, review.written_at
    )
    outbox.publish(news, key=review.id)
    return review.view()
