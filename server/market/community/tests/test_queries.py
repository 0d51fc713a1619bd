from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.testing import NOON
from market.catalogue.tests.factories import make_product
from market.community import facade
from market.community.models import Review, ReviewSummary
from market.community.queries import FILTERS, reviews_of_product
from market.community.services.counting import reconcile_summaries
from market.community.tests.factories import bring_review
from market.community.types import ReviewFilter
from market.media.tests.factories import make_picture

pytestmark = pytest.mark.django_db


def test_summaries_and_latest_reviews_take_one_query_however_many(django_assert_num_queries):
    goods = [make_product() for _ in range(3)]
    said = [bring_review(goods[0], stars=stars, at=NOON + timedelta(days=stars)) for stars in (1, 2, 3, 4)]
    other = bring_review(goods[1], stars=5)
    ids = [product.id for product in goods]

    with django_assert_num_queries(1):
        summaries = facade.reviews_of(ids)
    with django_assert_num_queries(1):
        latest = facade.latest_reviews(ids, limit=3)

    assert [(summaries[one].count, summaries[one].average_x100) for one in ids] == [(4, 250), (1, 500), (0, 0)]
    assert latest == {ids[0]: said[:0:-1], ids[1]: [other], ids[2]: []}


moments = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.booleans()), max_size=12)


@settings(deadline=None, max_examples=25)
@given(said=moments, limit=st.integers(1, 5), only=st.sampled_from(ReviewFilter))
def test_page_by_page_every_review_is_met_once_newest_first(said, limit, only):
    product = make_product(pictures=0)
    picture = make_picture()
    for hours, stars, pictured in said:
        ids = [picture.id] if pictured else []
        bring_review(product, stars=stars, at=NOON + timedelta(hours=hours), picture_ids=ids)

    seen, after = [], None
    while True:
        page, after = reviews_of_product(product.id, only=only, after=after, limit=limit)
        seen += page
        assert len(page) <= limit
        if after is None:
            break

    rows = Review.objects.filter(FILTERS[only], product_id=product.id).order_by("-written_at", "-id")
    assert seen == [row.view() for row in rows]


@settings(deadline=None, max_examples=25)
@given(said=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5), st.booleans()), max_size=15))
def test_the_sums_say_what_the_reviews_say(said):
    goods = [make_product(pictures=0) for _ in range(3)]
    picture = make_picture()
    for place, stars, pictured in said:
        bring_review(goods[place], stars=stars, picture_ids=[picture.id] if pictured else [])

    summaries = facade.reviews_of([product.id for product in goods])

    for place, product in enumerate(goods):
        given_stars = [stars for where, stars, _ in said if where == place]
        summary = summaries[product.id]
        assert summary.stars == tuple(given_stars.count(value) for value in (1, 2, 3, 4, 5))
        assert summary.with_pictures_count == sum(pictured for where, _, pictured in said if where == place)
    assert reconcile_summaries() == []


def test_sums_that_went_wrong_are_found_and_mended():
    right, wrong, missing = make_product(), make_product(), make_product()
    for product in (right, wrong, missing):
        bring_review(product, stars=3)
    ReviewSummary.objects.filter(pk=wrong.id).update(stars_5=9)
    ReviewSummary.objects.filter(pk=missing.id).delete()

    assert sorted(reconcile_summaries()) == sorted([wrong.id, missing.id])

    assert {one.stars for one in facade.reviews_of([right.id, wrong.id, missing.id]).values()} == {(0, 0, 1, 0, 0)}
    assert reconcile_summaries() == []
