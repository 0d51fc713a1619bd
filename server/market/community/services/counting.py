"""How the sums per product move with each review, and how they are checked."""

from collections.abc import Sequence
from uuid import UUID

import structlog
from django.db import transaction

from foundation import sql
from market.community.models import Review, ReviewSummary

log = structlog.get_logger(__name__)

TRUTH = """
    SELECT product_id, count(*) FILTER (WHERE stars = 1) AS stars_1, count(*) FILTER (WHERE stars = 2) AS stars_2,
           count(*) FILTER (WHERE stars = 3) AS stars_3, count(*) FILTER (WHERE stars = 4) AS stars_4,
           count(*) FILTER (WHERE stars = 5) AS stars_5,
           count(*) FILTER (WHERE cardinality(picture_ids) > 0) AS with_pictures
    FROM community_review WHERE removed_at IS NULL
"""


def count_in(reviews: Sequence[Review]) -> None:
    """
    Add new reviews to their products' sums, in their own transaction, in one statement.

    Locks the sums until the commit, in the order of the products' ids.
    """
    sums: dict[UUID, list[int]] = {review.product_id: [0] * 6 for review in sorted(reviews, key=_product_of)}
    for review in reviews:
        sums[review.product_id][review.stars - 1] += 1
        sums[review.product_id][5] += bool(review.picture_ids)
    sql.run(
        """
        INSERT INTO community_reviewsummary AS s
          (product_id, stars_1, stars_2, stars_3, stars_4, stars_5, with_pictures)
        SELECT * FROM unnest(%s::uuid[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[])
        ON CONFLICT (product_id) DO UPDATE SET
          stars_1 = s.stars_1 + excluded.stars_1, stars_2 = s.stars_2 + excluded.stars_2,
          stars_3 = s.stars_3 + excluded.stars_3, stars_4 = s.stars_4 + excluded.stars_4,
          stars_5 = s.stars_5 + excluded.stars_5, with_pictures = s.with_pictures + excluded.with_pictures
        """,
        [list(sums), *([counted[place] for counted in sums.values()] for place in range(6))],
    )


def _product_of(review: Review) -> UUID:
    return review.product_id


def count_out(review: Review) -> None:
    """Take a review out of its product's sums again, before it is emptied."""
    column = f"stars_{int(review.stars)}"
    sql.run(
        f"UPDATE community_reviewsummary SET {column} = {column} - 1, with_pictures = with_pictures - %s"
        " WHERE product_id = %s",
        [int(bool(review.picture_ids)), review.product_id],
    )


def reconcile_summaries() -> list[UUID]:
    """Mend sums that do not say what the reviews say, and return whose were wrong. None ever should be."""
    wrong = [
        product_id
        for (product_id,) in sql.rows(
            f"""
            SELECT coalesce(s.product_id, t.product_id) FROM community_reviewsummary s
            FULL JOIN ({TRUTH} GROUP BY product_id) t ON t.product_id = s.product_id
            WHERE (s.stars_1, s.stars_2, s.stars_3, s.stars_4, s.stars_5, s.with_pictures)
                  IS DISTINCT FROM (t.stars_1, t.stars_2, t.stars_3, t.stars_4, t.stars_5, t.with_pictures)
              AND NOT (t.product_id IS NULL AND s.stars_1 + s.stars_2 + s.stars_3 + s.stars_4 + s.stars_5 = 0)
            """
        )
    ]
    return [product_id for product_id in wrong if _mend(product_id)]


@transaction.atomic
def _mend(product_id: UUID) -> bool:
    """Count one product's reviews again. Whoever writes one meanwhile waits for us, or was seen by the count."""
    ReviewSummary.objects.get_or_create(product_id=product_id)
    kept = ReviewSummary.objects.select_for_update().get(pk=product_id)
    before = kept.view()
    counted = sql.one(f"{TRUTH} AND product_id = %s GROUP BY product_id", [product_id])
    sums = counted[1:] if counted else (0,) * 6
    kept.stars_1, kept.stars_2, kept.stars_3, kept.stars_4, kept.stars_5, kept.with_pictures = sums
    kept.save()
    if kept.view() == before:
        return False
    log.error("community.summary_was_wrong", product_id=str(product_id), before=str(before), after=str(kept.view()))
    return True
