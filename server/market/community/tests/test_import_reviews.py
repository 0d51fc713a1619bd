from uuid import uuid4

import pytest

from foundation.testing import NOON, told, told_all
from market.catalogue.facade import ProductNotFound
from market.catalogue.tests.factories import make_product
from market.community.errors import StarsOutOfRange
from market.community.events import ReviewWritten
from market.community.facade import import_review, import_reviews, review_ids_of_source, reviews_of
from market.community.models import Review
from market.community.services.counting import reconcile_summaries
from market.community.types import ReviewDraft

pytestmark = pytest.mark.django_db


def a_draft(number: int, product_id, **more) -> ReviewDraft:
    words = {"nickname": "布艺控", "stars": 4, "text": "布料很厚实", "at": NOON, "reply": "谢谢"}
    return ReviewDraft(f"elsewhere:comment:{number}", product_id, **{**words, **more})


def test_many_come_along_just_as_one_does():
    mug, pot = make_product(), make_product()
    alone = import_review(
        source_key="elsewhere:comment:0", product_id=mug.id, nickname="布艺控", stars=4, text="布料很厚实",
        at=NOON, reply="谢谢",
    )  # fmt: skip

    assert import_reviews([a_draft(1, mug.id), a_draft(2, pot.id, stars=1), a_draft(3, mug.id, stars=5)]) == 3

    def words(review):
        return (review.nickname, review.stars, review.text, review.at, review.reply, review.origin, review.shop_id)

    row = Review.objects.get(source_key="elsewhere:comment:1")
    assert words(row.view()) == words(alone)
    assert (told(ReviewWritten, key=row.id).stars, told(ReviewWritten, key=row.id).person_id) == (4, None)
    assert reviews_of([mug.id])[mug.id].stars == (0, 0, 0, 2, 1)
    assert reviews_of([pot.id])[pot.id].stars == (1, 0, 0, 0, 0)
    assert reconcile_summaries() == []


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
