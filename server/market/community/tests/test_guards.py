"""What the database refuses, whatever Python says."""

import pytest
from django.db import IntegrityError, transaction

from foundation import sql
from market.community.models import Review
from market.community.tests.factories import bring_review, make_review

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE community_review SET text = 'wonderful'", "never rewritten"),
        ("UPDATE community_review SET stars = 5", "never rewritten"),
        ("UPDATE community_review SET written_at = now()", "never rewritten"),
        ("DELETE FROM community_review", "never deleted"),
    ],
)
def test_nobody_rewrites_or_deletes_a_review(statement, said):
    make_review(stars=1, text="碎了")
    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        sql.run(statement)
    assert Review.objects.get().text == "碎了"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("reply = 'x'", "community_reply_has_a_date"),
        ("follow_up = 'x'", "community_follow_up_has_a_date"),
        ("origin = ''", "community_bought_here_or_imported"),
    ],
)
def test_a_review_was_bought_here_or_imported_and_answers_have_dates(change, constraint):
    bring_review()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql.run(f"UPDATE community_review SET {change}")
    assert sql.broken_guard(refusal.value) == constraint


def test_stars_are_one_to_five_and_pictures_are_among_the_reviews():
    review = bring_review()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql.run("UPDATE community_reviewsummary SET with_pictures = 2")
    assert sql.broken_guard(refusal.value) == "community_pictures_among_the_reviews"
    with pytest.raises(IntegrityError) as stars, transaction.atomic():
        sql.run(
            "INSERT INTO community_review (id, product_id, shop_id, nickname, stars, text, option_text, picture_ids,"
            " written_at, follow_up, follow_up_picture_ids, reply, origin, source_key)"
            " VALUES (gen_random_uuid(), %s, %s, '', 6, '', '{}', '{}', now(), '', '{}', '', 'x', 'x:1')",
            [review.product_id, review.shop_id],
        )
    assert sql.broken_guard(stars.value) == "community_one_to_five_stars"
