from uuid import uuid4

import pytest

from foundation.testing import NOON, told, told_all
from market.catalogue.facade import ProductNotFound
from market.catalogue.tests.factories import make_product
from market.community.errors import StarsOutOfRange
from market.community.events import ReviewWritten
from market.community.facade import count_of_source, import_reviews, review_ids_of_source, reviews_of
from market.community.models import Review
from market.community.services.counting import reconcile_summaries
from market.community.types import ReviewDraft

pytestmark = pytest.mark.django_db


def a_draft(number: int, product_id, **more) -> ReviewDraft:
    words = {"nickname": "布艺控", "stars": 4, "text": "布料很厚实", "at": NOON, "reply": "谢谢"}
    return ReviewDraft(f"elsewhere:comment:{number}", product_id, **{**words, **more})


def test_reviews_from_elsewhere_say_where_they_come_from():
    mug, pot = make_product(), make_product()

    assert import_reviews([a_draft(1, mug.id), a_draft(2, pot.id, stars=1), a_draft(3, mug.id, stars=5)]) == 3

    view = Review.objects.get(source_key="elsewhere:comment:1").view()
    assert (view.origin, view.nickname, view.person_id, view.text) == ("elsewhere", "布艺控", None, "布料很厚实")
    assert (view.stars, view.at, view.shop_id) == (4, NOON, mug.shop_id)
    assert view.reply is not None
    assert view.reply.text == "谢谢"
    assert (told(ReviewWritten, key=view.id).stars, told(ReviewWritten, key=view.id).person_id) == (4, None)
    assert reviews_of([mug.id])[mug.id].stars == (0, 0, 0, 1, 1)
    assert reviews_of([pot.id])[pot.id].stars == (1, 0, 0, 0, 0)
    assert (count_of_source("elsewhere"), count_of_source("else"), reconcile_summaries()) == (3, 0, [])


def test_those_that_are_known_stay_as_they_are():
    mug = make_product()
    import_reviews([a_draft(1, mug.id)])

    assert import_reviews([a_draft(1, mug.id, text="别的话"), a_draft(2, mug.id)]) == 1

    assert Review.objects.get(source_key="elsewhere:comment:1").text == "布料很厚实"
    assert (reviews_of([mug.id])[mug.id].count, len(told_all(ReviewWritten)), reconcile_summaries()) == (2, 2, [])
    assert set(review_ids_of_source(["elsewhere:comment:2", "elsewhere:comment:9"])) == {"elsewhere:comment:2"}


def test_one_that_is_wrong_leaves_none_behind():
    mug = make_product()

    with pytest.raises(StarsOutOfRange):
        import_reviews([a_draft(1, mug.id), a_draft(2, mug.id, stars=0)])
    with pytest.raises(ProductNotFound):
        import_reviews([a_draft(1, mug.id), a_draft(2, uuid4())])

    assert (Review.objects.count(), reviews_of([mug.id])[mug.id].count) == (0, 0)


def test_the_number_of_statements_does_not_grow_with_the_reviews(django_assert_max_num_queries):
    mug = make_product()

    with django_assert_max_num_queries(20) as spent:
        import_reviews([a_draft(number, mug.id) for number in range(2)])
    with django_assert_max_num_queries(len(spent)):
        import_reviews([a_draft(number, mug.id) for number in range(2, 200)])
