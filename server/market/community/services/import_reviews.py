"""Many reviews come along with goods from elsewhere."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.sql import broken_guard
from market.catalogue import facade as catalogue
from market.community import rules
from market.community.errors import AlreadyReviewed
from market.community.events import ReviewWritten
from market.community.models import Review
from market.community.queries import review_ids_of_source
from market.community.services.counting import count_in
from market.community.types import ReviewDraft


def import_reviews(drafts: Sequence[ReviewDraft]) -> int:
    """
    Keep reviews from another market, all of them or none, marked as such: their origin is what stands before the first
    ":" of the key. Those whose key is known stay as they are; a reply given there comes along. Return how many were
    new. A fixed number of statements. Locks the sums of their products in the order of the ids.

    :raises StarsOutOfRange, TextTooLong, BadText, TooManyPictures; catalogue.ProductNotFound: for the first draft that
        is wrong; AlreadyReviewed: a line has its review
    """
    while True:
        try:
            return _bring(drafts)
        except IntegrityError as error:
            guard = broken_guard(error)
            if "line_id" in guard:
                raise AlreadyReviewed from None
            if "source_key" not in guard:
                raise
            # Somebody brought one of them a moment ago: now it is known.


@transaction.atomic
def _bring(drafts: Sequence[ReviewDraft]) -> int:
    known = review_ids_of_source([draft.source_key for draft in drafts])
    fresh = [one for one in drafts if one.source_key not in known]
    products = catalogue.products({draft.product_id for draft in fresh})
    for draft in fresh:
        if draft.product_id not in products:
            raise catalogue.ProductNotFound(product_id=draft.product_id)
    reviews = Review.objects.bulk_create([_row(draft, products[draft.product_id].shop_id) for draft in fresh])
    count_in(reviews)
    outbox.publish_many([(_news_of(one), one.id) for one in reviews])
    return len(reviews)


def _row(draft: ReviewDraft, shop_id: UUID) -> Review:
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


def _news_of(one: Review) -> ReviewWritten:
    return ReviewWritten(
        one.id, one.product_id, one.shop_id, one.person_id, one.order_id, one.line_id, one.stars, one.written_at
    )
