"""Many reviews come along with goods from elsewhere."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.sql import broken_guard
from market.catalogue import facade as catalogue
from market.community.errors import AlreadyReviewed
from market.community.events import ReviewWritten
from market.community.models import Review
from market.community.queries import review_ids_of_source
from market.community.services.counting import count_in
from market.community.services.import_review import new_review
from market.community.types import ReviewDraft


@transaction.atomic
def import_reviews(drafts: Sequence[ReviewDraft]) -> int:
    """
    Keep reviews from another market, all of them or none; those whose key is known stay as they are. Return how many
    were new. A fixed number of statements. Locks the sums of their products in the order of the ids.

    :raises what import_review raises, for the first draft that is wrong; AlreadyReviewed: a line has its review
    """
    known = review_ids_of_source([draft.source_key for draft in drafts])
    fresh = [draft for draft in drafts if draft.source_key not in known]
    products = catalogue.products({draft.product_id for draft in fresh})
    for draft in fresh:
        if draft.product_id not in products:
            raise catalogue.ProductNotFound(product_id=draft.product_id)
    reviews = [new_review(draft, products[draft.product_id].shop_id) for draft in fresh]

    try:
        Review.objects.bulk_create(reviews)
    except IntegrityError as error:
        if "line_id" in broken_guard(error):
            raise AlreadyReviewed from None
        raise
    count_in(reviews)
    outbox.publish_many(
        [
            (
                ReviewWritten(
                    one.id,
                    one.product_id,
                    one.shop_id,
                    one.person_id,
                    one.order_id,
                    one.line_id,
                    one.stars,
                    one.written_at,
                ),
                one.id,
            )
            for one in reviews
        ]
    )
    return len(reviews)
