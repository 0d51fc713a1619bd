"""Many hands on one product. Real threads, real PostgreSQL, real commits."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from foundation.errors import ShopError
from foundation.testing import NOON, told_all
from market.catalogue.events import ProductPublished
from market.catalogue.models import Product, ProductMove, Sku
from market.catalogue.services.create_product import create_product
from market.catalogue.services.publish_product import publish_product
from market.catalogue.services.update_product import update_product
from market.catalogue.services.withdraw_product import withdraw_product
from market.catalogue.states import ProductState
from market.catalogue.tests.factories import COLOUR, make_category, make_product
from market.catalogue.types import SkuDraft

RUNNERS = 20


def all_at_once(act: Callable[[int], Any]) -> list[Any]:
    """Let twenty threads act in the same moment; return what each got, a refusal as its code."""
    gun = Barrier(RUNNERS)

    def run(number: int) -> Any:
        try:
            gun.wait()
            return act(number)
        except ShopError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(RUNNERS) as pool:
        return list(pool.map(run, range(RUNNERS)))


@pytest.mark.django_db(transaction=True)
def test_twenty_publish_one_draft_and_it_is_told_once():
    """Without `Product.objects.lock` (a plain get): fails with 20 moves and 20 pieces of news.."""
    mug = make_product()

    all_at_once(lambda _: publish_product(mug.id, NOON))

    assert Product.objects.get(pk=mug.id).state == ProductState.PUBLISHED
    assert (len(told_all(ProductPublished)), ProductMove.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_publishing_and_withdrawing_at_once_leaves_an_unbroken_history():
    """Without `Product.objects.lock` (a plain get): fails, two moves in a row leave the same state.."""
    mug = make_product(published=True)

    all_at_once(lambda n: (withdraw_product if n % 2 else publish_product)(mug.id, NOON))

    moves = list(ProductMove.objects.order_by("id").values_list("before", "after"))
    assert all(earlier[1] == later[0] for earlier, later in pairwise(moves))
    assert moves[-1][1] == Product.objects.get(pk=mug.id).state


@pytest.mark.django_db(transaction=True)
def test_twenty_bring_the_same_goods_and_they_are_made_once():
    """Without the unique index on `source_key`: fails with 16 products.."""
    category = make_category()

    views = all_at_once(
        lambda _: create_product(
            shop_id=category.id,
            category_id=category.id,
            title={"en": "Mug"},
            skus=[SkuDraft("ONLY")],
            source_key="elsewhere:1",
            now=NOON,
        )
    )

    assert {view.id for view in views} == set(Product.objects.values_list("id", flat=True))
    assert (Product.objects.count(), Sku.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_want_one_address_name_and_one_gets_it():
    """Without the constraint `catalogue_slug_once_per_shop`: fails with 20 products called "mug"."""
    category, shop_id = make_category(), uuid4()

    answers = all_at_once(
        lambda _: (
            create_product(shop_id=shop_id, category_id=category.id, slug="mug", title={"en": "Mug"}, now=NOON).slug
        )
    )

    assert Counter(answers) == {"mug": 1, "catalogue.slug_taken": RUNNERS - 1}


@pytest.mark.django_db(transaction=True)
def test_twenty_change_the_skus_and_what_stands_is_what_one_of_them_said():
    """Without `Product.objects.lock` (a plain get): fails with IntegrityError from the combinations' index.."""
    mug = make_product(options=(COLOUR,), skus=(SkuDraft("A", (0,)),))

    answers = all_at_once(
        lambda n: update_product(mug.id, {"skus": [SkuDraft("A", (n % 2,)), SkuDraft(f"B{n}", ((n + 1) % 2,))]}, NOON)
    )

    assert all(not isinstance(answer, str) for answer in answers)
    active = list(Sku.objects.filter(product_id=mug.id, is_active=True).values_list("code", "option_values"))
    assert len(active) == 2
    assert "A" in dict(active)
    assert sorted(values for _, values in active) == [[0], [1]]
