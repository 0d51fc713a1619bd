"""What follows a review: its follow-up, its reply, and its author taking it back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from foundation.models import AuditEntry
from foundation.testing import NOON, told
from market.community.errors import AlreadyFollowedUp, AlreadyReplied, AlreadyReviewed, ReviewNotFound, TextMissing
from market.community.events import ReviewFollowedUp, ReviewRemoved, ReviewReplied
from market.community.models import Review
from market.community.queries import review, reviews_of
from market.community.services.follow_up_review import follow_up_review
from market.community.services.remove_review import remove_review
from market.community.services.reply_to_review import reply_to_review
from market.community.services.write_review import write_review
from market.community.tests.factories import bring_review, make_buyer, make_review
from market.community.types import FollowUpView, ReplyView
from market.media.tests.factories import make_picture

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=30)


def test_the_author_adds_one_follow_up():
    lan = make_buyer()
    first = make_review(buyer=lan)
    picture = make_picture(owner_id=lan.id, keep=False)

    after = follow_up_review(
        review_id=first.id, person_id=lan.id, text="用了一个月", picture_ids=[picture.id], now=LATER
    )

    assert after.follow_up == FollowUpView("用了一个月", (picture.id,), LATER)
    assert (after.text, after.stars) == (first.text, first.stars)
    assert told(ReviewFollowedUp, key=first.id).at == LATER
    with pytest.raises(AlreadyFollowedUp):
        follow_up_review(review_id=first.id, person_id=lan.id, text="再说一次", now=LATER)
    assert review(first.id) == after


def test_only_the_author_follows_up_and_only_with_words():
    lan = make_buyer()
    first = make_review(buyer=lan)

    with pytest.raises(ReviewNotFound):
        follow_up_review(review_id=first.id, person_id=uuid4(), text="我也说", now=LATER)
    with pytest.raises(ReviewNotFound):
        follow_up_review(review_id=bring_review().id, person_id=lan.id, text="我也说", now=LATER)
    with pytest.raises(TextMissing):
        follow_up_review(review_id=first.id, person_id=lan.id, text="  ", now=LATER)

    assert review(first.id) == first


def test_the_shop_replies_once_and_the_trail_says_who():
    first, clerk = make_review(), uuid4()

    after = reply_to_review(review_id=first.id, actor_id=clerk, text="谢谢喜欢。", now=LATER)

    assert after.reply == ReplyView("谢谢喜欢。", LATER, None)
    assert told(ReviewReplied, key=first.id) == ReviewReplied(
        first.id, first.product_id, first.shop_id, first.person_id, LATER
    )
    entry = AuditEntry.objects.get(action="community.reply_to_review")
    assert (entry.actor_id, entry.holder_id, entry.after) == (clerk, first.shop_id, {"reply": "谢谢喜欢。"})
    with pytest.raises(AlreadyReplied):
        reply_to_review(review_id=first.id, actor_id=clerk, text="再谢", now=LATER)
    with pytest.raises(ReviewNotFound):
        reply_to_review(review_id=uuid4(), actor_id=clerk, text="谢", now=LATER)


def test_an_author_takes_a_review_back_and_cannot_write_it_anew():
    lan = make_buyer()
    first = make_review(buyer=lan, stars=1, picture_ids=[make_picture(owner_id=lan.id).id])
    line_id = Review.objects.get().line_id
    assert line_id is not None

    remove_review(review_id=first.id, person_id=lan.id, now=LATER)

    with pytest.raises(ReviewNotFound):
        review(first.id)
    with pytest.raises(ReviewNotFound):
        remove_review(review_id=first.id, person_id=lan.id, now=LATER)
    with pytest.raises(AlreadyReviewed):
        write_review(person_id=lan.id, line_id=line_id, stars=5, text="", now=LATER)
    row = Review.objects.get()
    assert (row.text, row.picture_ids, row.removed_at) == ("", [], LATER)
    summary = reviews_of([first.product_id])[first.product_id]
    assert (summary.count, summary.average_x100, summary.with_pictures_count) == (0, 0, 0)
    assert told(ReviewRemoved, key=first.id).product_id == first.product_id


def test_nobody_else_takes_a_review_back():
    first = make_review()
    with pytest.raises(ReviewNotFound):
        remove_review(review_id=first.id, person_id=uuid4(), now=LATER)
    assert review(first.id) == first
