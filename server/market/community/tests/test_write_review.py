from datetime import timedelta
from uuid import uuid4

import pytest

from foundation.testing import NOON, told, told_all
from market.community.errors import AlreadyReviewed, StarsOutOfRange
from market.community.events import ReviewWritten
from market.community.models import Review
from market.community.queries import review, reviewed_line_ids, reviews_of
from market.community.services.write_review import write_review
from market.community.tests.factories import buy, make_buyer, make_review, make_sku
from market.media.facade import PictureNotFound
from market.media.models import Picture
from market.media.tests.factories import make_picture
from market.orders.facade import NotReviewable, OrderNotFound

pytestmark = pytest.mark.django_db


def test_a_buyer_says_what_they_think_and_everyone_can_read_it():
    lan, mug = make_buyer(), make_sku()
    (line_id,) = buy(lan, mug)
    picture = make_picture(owner_id=lan.id, keep=False)

    view = write_review(
        person_id=lan.id, line_id=line_id, stars=4, text=" 杯沿很薄。 ", picture_ids=[picture.id], now=NOON
    )

    assert view == review(view.id)
    assert (view.product_id, view.shop_id, view.person_id) == (mug.product_id, mug.shop_id, lan.id)
    assert (view.stars, view.text, view.option_text, view.origin) == (4, "杯沿很薄。", mug.option_text, "")
    assert (view.picture_ids, view.follow_up, view.reply) == ((picture.id,), None, None)
    news = told(ReviewWritten, key=view.id)
    assert (news.line_id, news.person_id, news.stars, news.shop_id) == (line_id, lan.id, 4, mug.shop_id)
    assert Picture.objects.get(pk=picture.id).kept_at == NOON
    summary = reviews_of([mug.product_id])[mug.product_id]
    assert (summary.count, summary.average_x100, summary.with_pictures_count) == (1, 400, 1)
    assert summary.stars == (0, 0, 0, 1, 0)
    assert reviewed_line_ids([line_id, uuid4()]) == {line_id}


def test_each_line_is_reviewed_once_and_each_line_of_an_order_by_itself():
    lan, mug, bowl = make_buyer(), make_sku(), make_sku(title="碗")
    first, second = buy(lan, mug)[0], buy(lan, bowl)[0]
    write_review(person_id=lan.id, line_id=first, stars=5, text="", now=NOON)

    with pytest.raises(AlreadyReviewed):
        write_review(person_id=lan.id, line_id=first, stars=1, text="其实不好", now=NOON + timedelta(days=1))
    write_review(person_id=lan.id, line_id=second, stars=1, text="碎了", now=NOON)

    assert reviews_of([mug.product_id])[mug.product_id].stars == (0, 0, 0, 0, 1)
    assert len(told_all(ReviewWritten)) == Review.objects.count() == 2


def test_only_the_buyer_reviews_and_only_what_has_arrived():
    lan, eve, mug = make_buyer(), make_buyer("夜行"), make_sku()
    (here,), (on_its_way,) = buy(lan, mug), buy(lan, mug, received=False)

    with pytest.raises(OrderNotFound):
        write_review(person_id=eve.id, line_id=here, stars=1, text="", now=NOON)
    with pytest.raises(OrderNotFound):
        write_review(person_id=lan.id, line_id=uuid4(), stars=1, text="", now=NOON)
    with pytest.raises(NotReviewable):
        write_review(person_id=lan.id, line_id=on_its_way, stars=1, text="", now=NOON)
    with pytest.raises(StarsOutOfRange):
        write_review(person_id=lan.id, line_id=here, stars=6, text="", now=NOON)

    assert (Review.objects.count(), told_all(ReviewWritten)) == (0, [])


def test_nobody_elses_picture_is_shown():
    lan = make_buyer()
    theirs = make_picture(owner_id=uuid4(), keep=False)

    with pytest.raises(PictureNotFound):
        make_review(buyer=lan, picture_ids=[theirs.id])

    assert Review.objects.count() == 0
    assert Picture.objects.get(pk=theirs.id).kept_at is None
