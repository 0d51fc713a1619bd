"""How a review is looked at when somebody reports it. Found by moderation when the house starts."""

from uuid import UUID

from market.circles import facade as circles
from market.community.models import SHOWN, Review
from market.community.services.judge_review import words_of
from market.community.types import REVIEW_KIND
from market.moderation import facade as moderation
from market.moderation.facade import Sight, Subject


@moderation.shows(REVIEW_KIND, prefix="rev")
def look_at_review(review_id: UUID, viewer_id: UUID | None) -> Sight | None:
    """What was imported has no author here who could be told why or appeal."""
    review = Review.objects.filter(SHOWN, pk=review_id, person_id__isnull=False).first()
    if review is None or review.person_id is None:
        return None
    if viewer_id is not None and review.person_id in circles.out_of_sight(viewer_id):
        return None
    pictures = (*review.picture_ids, *review.follow_up_picture_ids)
    return Sight(Subject(REVIEW_KIND, review.id, review.person_id), words_of(review), pictures)
