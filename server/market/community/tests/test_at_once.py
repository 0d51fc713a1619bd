"""Many hands on one review. Real threads, real PostgreSQL, real commits."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from foundation.errors import ShopError
from foundation.testing import NOON, told_all
from market.catalogue.tests.factories import make_product
from market.community.events import ReviewWritten
from market.community.models import Review, ReviewSummary
from market.community.queries import reviews_of
from market.community.services.counting import reconcile_summaries
from market.community.services.follow_up_review import follow_up_review
from market.community.services.import_reviews import import_reviews
from market.community.services.remove_review import remove_review
from market.community.services.reply_to_review import reply_to_review
from market.community.services.write_review import write_review
from market.community.tests.factories import bring_review, buy, make_buyer, make_review, make_sku
from market.community.types import ReviewDraft

RUNNERS = 20


def all_at_once(act: Callable[[int], Any]) -> Counter[Any]:
    """Let twenty threads act in the same moment; count what they got, a refusal as its code, success as "done"."""
    gun = Barrier(RUNNERS)

    def run(number: int) -> Any:
        try:
            gun.wait()
            act(number)
            return "done"
        except ShopError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(RUNNERS) as pool:
        return Counter(pool.map(run, range(RUNNERS)))


@pytest.mark.django_db(transaction=True)
def test_twenty_reviews_of_one_line_and_one_is_written():
    """Without the unique index on `line_id`: fails with 20 reviews."""
    lan = make_buyer()
    mug = make_sku()
    (line_id,) = buy(lan, mug)

    answers = all_at_once(lambda n: write_review(person_id=lan.id, line_id=line_id, stars=5, text=f"{n}", now=NOON))

    assert answers == {"done": 1, "community.already_reviewed": RUNNERS - 1}
    assert Review.objects.count() == reviews_of([mug.product_id])[mug.product_id].count == 1
    assert len(told_all(ReviewWritten)) == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_reviews_of_one_product_all_count():
    product = make_product()

    all_at_once(lambda n: bring_review(product, stars=n % 5 + 1))

    assert reviews_of([product.id])[product.id].stars == (4, 4, 4, 4, 4)
    assert reconcile_summaries() == []


@pytest.mark.django_db(transaction=True)
def test_twenty_bring_the_same_review_and_it_counts_once():
    """Without the unique index on `source_key`: fails with 20 reviews; without trying again: as most are refused."""
    product = make_product()

    assert all_at_once(lambda n: import_reviews([ReviewDraft("elsewhere:1", product.id, "客", 5, f"{n}", NOON)])) == {
        "done": RUNNERS
    }

    assert Review.objects.count() == reviews_of([product.id])[product.id].count == 1


@pytest.mark.django_db(transaction=True)
def test_one_follow_up_one_reply_and_one_taking_back_win():
    """Without `Review.objects.lock` (a plain get): fails as the sums would go below zero."""
    lan = make_buyer()
    review = make_review(buyer=lan)

    followed = all_at_once(lambda n: follow_up_review(review_id=review.id, person_id=lan.id, text=f"{n}", now=NOON))
    replied = all_at_once(lambda n: reply_to_review(review_id=review.id, actor_id=uuid4(), text=f"{n}", now=NOON))
    removed = all_at_once(lambda _: remove_review(review_id=review.id, person_id=lan.id, now=NOON))

    assert followed == {"done": 1, "community.already_followed_up": RUNNERS - 1}
    assert replied == {"done": 1, "community.already_replied": RUNNERS - 1}
    assert removed == {"done": 1, "community.review_not_found": RUNNERS - 1}
    assert reconcile_summaries() == []


@pytest.mark.django_db(transaction=True)
def test_mending_wrong_sums_while_reviews_come_in_loses_none():
    """Without `select_for_update` in `_mend`: fails with 2 to 7 reviews counted of 11."""
    product = make_product()
    bring_review(product)
    ReviewSummary.objects.update(stars_1=1_000)

    all_at_once(lambda n: bring_review(product) if n % 2 else reconcile_summaries())

    assert reviews_of([product.id])[product.id].stars == (0, 0, 0, 0, 11)
    assert reconcile_summaries() == []
