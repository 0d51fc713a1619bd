from uuid import uuid4

import pytest

from foundation.testing import NOON, told
from market.catalogue.facade import ProductNotFound
from market.catalogue.tests.factories import make_product
from market.community.events import ReviewWritten
from market.community.facade import count_of_source, import_review
from market.community.models import Review
from market.community.queries import reviews_of
from market.community.tests.factories import bring_review

pytestmark = pytest.mark.django_db


def bring(product_id, key="zh_litemall:comment:1", **given):
    words = {"nickname": "布艺控", "stars": 4, "text": "布料很厚实", "at": NOON}
    return import_review(source_key=key, product_id=product_id, **{**words, **given})


def test_a_review_from_elsewhere_says_where_it_comes_from():
    product = make_product()

    view = bring(product.id, reply="谢谢")

    assert (view.origin, view.nickname, view.person_id) == ("zh_litemall", "布艺控", None)
    assert (view.stars, view.at, view.shop_id) == (4, NOON, product.shop_id)
    assert view.reply is not None
    assert view.reply.text == "谢谢"
    assert (told(ReviewWritten, key=view.id).person_id, reviews_of([product.id])[product.id].count) == (None, 1)


def test_bringing_it_twice_brings_it_once():
    product = make_product()

    first, again = bring(product.id), bring(product.id, text="别的话")

    assert first == again
    assert reviews_of([product.id])[product.id].count == Review.objects.count() == 1


def test_reviews_of_a_source_are_counted_from_the_rows():
    product = make_product()
    bring(product.id)
    bring_review(product)

    assert (count_of_source("zh_litemall"), count_of_source("elsewhere"), count_of_source("else")) == (1, 1, 0)


def test_a_review_of_nothing_is_refused():
    with pytest.raises(ProductNotFound):
        bring(uuid4())
    assert Review.objects.count() == 0
